"""What the finders of changes look at: two profiles, their aligned passages, and the items that stand in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ...reading.types import Event, Name, Quote, Time
from ...report.types import Role
from ...text import Span, cover
from ..profile import Profile
from ..relation import Relation

# Below this a pair of passages is good enough for the reader to look at, but not to conclude from what one side lacks.
SURE = 0.35


RUNNING = frozenset({Role.LEDE, Role.BODY, Role.CAPTION, Role.PULLQUOTE})


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A passage of the original and the one that renders it; `running` says that it is of the running text."""

    original: Span
    copy: Span
    score: float
    running: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Original and copy with their relation (`a` of its beads is the original)."""

    original: Profile
    copy: Profile
    relation: Relation

    @property
    def across_languages(self) -> bool:
        """True when the copy is in another language."""
        return self.relation.kind == "translation"

    def aligned(self, least: float = SURE) -> Iterator[Aligned]:
        """Passages that go together at least this surely."""
        for bead in self.relation.beads:
            if bead.a and bead.b and bead.score >= least:
                yield Aligned(
                    original=cover(self.original.passages[i].span for i in bead.a),
                    copy=cover(self.copy.passages[j].span for j in bead.b),
                    score=bead.score,
                    running=all(self.original.passages[i].role in RUNNING for i in bead.a),
                )


def within(items: Iterable[T], span: Span) -> tuple[T, ...]:
    """The items that start inside `span`."""
    return tuple(item for item in items if span.start <= item.span.start < span.end)


def names_in(profile: Profile, span: Span) -> tuple[Name, ...]:
    """Names of a passage."""
    return within(profile.reading.names, span)


def times_in(profile: Profile, span: Span) -> tuple[Time, ...]:
    """Time expressions of a passage."""
    return within(profile.reading.times, span)


def quotes_in(profile: Profile, span: Span) -> tuple[Quote, ...]:
    """Quotes that start in a passage."""
    return within(profile.reading.quotes, span)


def events_in(profile: Profile, span: Span) -> tuple[Event, ...]:
    """Events whose trigger stands in a passage."""
    return tuple(e for e in profile.reading.events if span.start <= e.trigger.start < span.end)


def parties_in(profile: Profile, span: Span) -> frozenset[str]:
    """Ids of everybody a passage names or refers to, and of those for whom they act."""
    found: set[str] = set()
    for name in names_in(profile, span):
        found.update((*name.principal, *([name.id] if name.id else [])))
    for reference in within(profile.reading.references, span):
        found.update((*reference.principal, *([reference.id] if reference.id else [])))
    for event in events_in(profile, span):
        found.update((*event.actors, *event.recipients, *event.agents))
    return frozenset(found)


def line_around(profile: Profile, span: Span) -> Span:
    """The paragraph in which a passage stands."""
    return line_bounds(profile.text, span)


def line_bounds(text: str, span: Span) -> Span:
    """The line of `text` in which `span` stands."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
