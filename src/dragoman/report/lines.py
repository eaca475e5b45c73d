"""The lines of a text, with what can be measured of each before any word is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ..text import Span, trim

_WORD = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?!\w)|\w+(?:['’]\w+)*")
_CLOSERS = "\"'”’»“)]}›"
_PAIRS = 6  # neighbouring lines from which on a text can be seen to be wrapped by hand
_GOING_ON = 0.4  # share of them in which the second goes on in small letters
_NARROW = 110  # characters of the widest line of such a text
_FULL = 0.6  # of the usual width: so long is a line before a break that means nothing
_MOST_WORDS = 2_000  # of one line that are looked at; what matters stands at the ends of far shorter lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank: `span` without the white space around it, `gap` the blank lines before it."""

    span: Span
    text: str
    words: tuple[Span, ...]  # offsets in the report's text
    folded: tuple[str, ...]  # the same words, folded
    gap: int

    @property
    def ends(self) -> bool:
        """True when the line ends as a sentence does."""
        return self.text.rstrip(_CLOSERS + " \u00a0")[-1:] in (".", "!", "?", "…", "。")

    def __len__(self) -> int:
        return len(self.words)


def fold(word: str) -> str:
    """A word for comparing: whatever its case and the kind of its apostrophe."""
    return word.casefold().replace("’", "'")


def line_of(text: str, span: Span, gap: int) -> Line:
    """The line that `span` covers."""
    own = trim(span, text)
    words: list[Span] = []
    for m in _WORD.finditer(text, own.start, own.end):
        words.append(Span(m.start(), m.end()))
        if len(words) >= _MOST_WORDS:
            break
    return Line(span=own, text=own.of(text), words=tuple(words), folded=tuple(fold(w.of(text)) for w in words), gap=gap)


def lines_of(text: str) -> tuple[Line, ...]:
    """All lines of `text` that are not blank, in order; those of a text that is wrapped by hand, as in mail, put together again."""
    lines: list[Line] = []
    start = gap = 0
    for raw in text.split("\n"):
        if raw.strip():
            lines.append(line_of(text, Span(start, start + len(raw)), gap))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return tuple(_unwrapped(text, lines))


def _unwrapped(text: str, lines: list[Line]) -> list[Line]:
    """The paragraphs of a text whose lines break off at one width in the middle of sentences; the lines of any other text as they are."""
    pairs = [(one, other) for one, other in pairwise(lines) if other.gap == 0]
    going_on = sum(other.text[0].islower() and not one.ends for one, other in pairs)
    widths = sorted(len(line.text) for line in lines)
    if len(pairs) < _PAIRS or going_on < _GOING_ON * len(pairs) or widths[-1] > _NARROW:
        return lines
    full = _FULL * widths[len(widths) * 9 // 10]
    joined: list[Line] = []
    last = 0  # characters of the line before
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and line.gap == 0 and (last >= full or (line.text[0].islower() and not before.ends)):
            joined[-1] = line_of(text, Span(before.span.start, line.span.end), before.gap)
        else:
            joined.append(line)
        last = len(line.text)
    return joined
