"""What the shape of a line says, whatever language it is in."""

from __future__ import annotations

import re

from .lines import Line

_TRAIL = re.compile(r"\s[»›>→/|·•]\s")
_SUFFIX = re.compile(r"(?<!\s)\s{1,4}[–—|-]\s{1,4}([^–—|]{2,40})$")
_CLOSERS = "\"'”’»)] "
_TEMPERATURE = re.compile(r"(?<![\w.,])[-+−–]?\d{1,2}(?:[.,]\d)?\s?(?:°\s?[CF]?|℃|[CF])(?!\w)")
_CUT_OFF = ("...", "…", "[…]", "(…)", "[...]", "(...)")
_PARTICLE = 3  # letters: "de", "von", "al" stand uncapitalised inside names
_CLAIM = 12  # words of the longest line that says whose a picture is
_NOT_IN_NAMES = re.compile(r"[^\w\s.'’-]|\d|_")


def is_trail(line: Line) -> bool:
    """True for a breadcrumb, or a menu on one line: short parts between the same kind of separators."""
    parts = _TRAIL.split(line.text)
    return len(parts) >= 3 and not line.ends and all(len(part.split()) <= 3 for part in parts[:-1])


def is_weather(line: Line) -> bool:
    """True for a short line with a temperature, as the heads of pages show today's weather."""
    return len(line) <= 8 and not line.ends and _TEMPERATURE.search(line.text) is not None


def is_cut_off(line: Line) -> bool:
    """True for a line that breaks off with dots, as the openings of other stories do."""
    return line.text.rstrip(_CLOSERS + ">").endswith(_CUT_OFF) or line.text.rstrip().endswith(_CUT_OFF)


def is_boxed(line: Line) -> bool:
    """True for a line that stands wholly in square brackets, as editors set links to other stories."""
    text = line.text
    return text[0] == "[" and text[-1] == "]" and "]" not in text[1:-1] and len(line) >= 3


def is_address(line: Line) -> bool:
    """True for a line that is only a web address, an account or tags."""
    parts = line.text.split()
    return all(p.startswith(("http://", "https://", "www.", "@", "#", "(@")) for p in parts)


def is_claim(line: Line) -> bool:
    """True for a short line that says whose a picture or text is: "© AP / Name"."""
    return line.text[0] == "©" and len(line) <= _CLAIM and line.text[-1] not in "?!"


def is_name(text: str) -> bool:
    """True for two to four words that look like a person's name, and nothing else.

    >>> is_name("Alexandra de la Cruz"), is_name("Talks begin in Geneva")
    (True, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or _NOT_IN_NAMES.search(text):
        return False
    capital = [w[0].isupper() for w in words]
    particles = [w for w, up in zip(words, capital, strict=True) if not up]
    shouting = any(len(w) > 3 and w.isupper() for w in words)
    if not (capital[0] and capital[-1] and 2 <= sum(capital) <= 4) or (
        shouting and any(up and not w.isupper() for w, up in zip(words, capital, strict=True))
    ):
        return False
    return all(len(w) <= _PARTICLE for w in particles)


def is_heading(line: Line, most: int) -> bool:
    """True for a line of at most `most` words that does not end as a sentence does (a question or a call may)."""
    return 1 <= len(line) <= most and line.text.rstrip(_CLOSERS)[-1:] not in tuple(".…:;,") and any(c.isalpha() for c in line.text)


def shouted(line: Line, text: str) -> int:
    """How many words in capitals open the line before ordinary writing follows; 0 where none does."""
    loud = 0
    while loud < len(line.words) and line.words[loud].of(text).isupper():
        loud += 1
    return loud if len(line.words) - loud >= 3 else 0


def without_suffix(text: str) -> tuple[str, str | None]:
    """A title without the name of the site behind its last dash or bar, and that name.

    >>> without_suffix("Iran answers Europe - Example Post")
    ('Iran answers Europe', 'Example Post')
    """
    m = _SUFFIX.search(text)
    return (text[: m.start()], m[1]) if m else (text, None)


def bare(text: str) -> str:
    """The words of `text`, case-folded, one space between them: for telling whether two lines say the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))
