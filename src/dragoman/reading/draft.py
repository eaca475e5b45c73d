"""A reading in the making: what the finders of names, times, quotes and events hand to one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ..models import Sentence
from ..packs import Pack
from ..report.types import Report
from ..text import Span
from ..world import World
from .types import Name, Quote, Reference, Time


class Placed(Protocol):
    """What stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where."""


P = TypeVar("P", bound=Placed)


def overlapping(items: Sequence[P], first: int, last: int) -> Sequence[P]:
    """Those of some names or times, in order and beside each other, that have a character in `[first, last)`: the rest is not looked at."""
    low, high = (bisect_left(items, offset, key=lambda item: item.span.start) for offset in (first, last))
    if low and items[low - 1].span.end > first:
        low -= 1
    return items[low:high]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report with its pack, the world, and what has been found so far.

    `sentences` cover the blocks that are not junk, with offsets in the report's text, in order. Where the language has no model,
    tokens carry no analysis (`upos` "X", every token its own head) and only shallow finders can do their work.
    """

    report: Report
    pack: Pack
    world: World
    sentences: tuple[Sentence, ...]
    deep: bool
    names: tuple[Name, ...] = ()
    references: tuple[Reference, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence in which `span` starts, or `None` (junk, white space)."""
        at = bisect_right(self.sentences, span.start, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 and span.start < self.sentences[at].end else None
