"""A reading in the making: what the finders of names, times, quotes and events hand to one another."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Sentence
from ..packs import Pack
from ..report.types import Report
from ..text import Span
from ..world import World
from .types import Name, Quote, Reference, Time


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
        for sentence in self.sentences:
            if sentence.start <= span.start < sentence.end:
                return sentence
        return None
