"""What the shape of a line says, whatever language it is in."""

from __future__ import annotations

import re

from .lines import Line

_TRAIL = re.compile(r"\s[»›>→/|·•]\s")
_SUFFIX = re.compile(r"\s+[–—|-]\s+([^–—|]{2,40})$")
_DASHES = "–—-―"
_NAME_PARTICLES = 3  # letters: "de", "von", "al", "bin" stand uncapitalised inside names


def is_trail(line: Line) -> bool:
    """True for a breadcrumb, or a menu on one line: short parts between the same kind of separators."""
    parts = _TRAIL.split(line.text)
    return len(parts) >= 3 and not line.ends and all(len(part.split()) <= 3 for part in parts[:-1])


def is_name(text: str) -> bool:
    """True for two to four words that look like a person's name, and nothing else."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(c in text for c in ',:;!?"«»“”()|/@#0123456789'):
        return False
    capital = [w[0].isupper() for w in words]
    small = [w for w, up in zip(words, capital, strict=True) if not up]
    return capital[0] and capital[-1] and sum(capital) <= 4 and all(len(w) <= _NAME_PARTICLES for w in small)


def is_heading(line: Line, most: int) -> bool:
    """True for a line of at most `most` words that does not end as a sentence does (a question or a call may)."""
    tail = line.text.rstrip("\"'”’»)] ")[-1:]
    return 1 <= len(line) <= most and tail not in ".…:;," and any(c.isalpha() for c in line.text)


def shouts(line: Line) -> bool:
    """True when two or more words in capitals open the line and ordinary writing follows, as in captions of the popular press."""
    words = [w.of(line_text) for w, line_text in ((w.shift(-line.span.start), line.text) for w in line.words)]
    loud = 0
    while loud < len(words) and words[loud].isupper():
        loud += 1
    return loud >= 2 and len(words) - loud >= 4 and sum(map(len, words[:loud])) >= 8 and words[loud][0].isupper()


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
