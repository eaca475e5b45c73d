"""Half-open spans of one text, counted in Unicode code points.

All offset arithmetic of the project lives here, so that nobody writes `+ 1` elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of one named text, in code points.

    >>> Span(0, 6).of("Norway answered")
    'Norway'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span cannot run from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> float:
        """Intersection over union, 0.0 to 1.0."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        if shared <= 0:
            return 0.0
        return shared / (max(self.end, other.end) - min(self.start, other.start))


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans` (at least one)."""
    held = list(spans)
    return Span(min(s.start for s in held), max(s.end for s in held))


def trim(span: Span, text: str, extra: str = "") -> Span:
    """`span` without white space (and characters of `extra`) at its ends.

    >>> trim(Span(0, 5), " ab, ", extra=",")
    Span(start=1, end=3)
    """
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in extra):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in extra):
        end -= 1
    return Span(start, end)
