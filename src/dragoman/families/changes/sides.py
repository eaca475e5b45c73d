"""What the finders of changes look at: two profiles, their aligned passages, and the items that stand in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ...packs import Pack
from ...reading.types import Event, Name, Quote, Time
from ...report.types import Role
from ...text import Span, cover
from ..profile import Profile
from ..relation import Relation
from .lexicon import Lexicon, lexicon

# Below this a pair of passages is good enough for the reader to look at, but not to conclude from what one side lacks.
SURE = 0.35


# What stands between two passages as sure as the second figure, and is about as long as it should be, is as sure as the first.
_PLACED, _HOLDS, _ABOUT = 0.5, 0.6, 1.5

RUNNING = frozenset({Role.LEDE, Role.BODY, Role.CAPTION, Role.PULLQUOTE})


# Names that stand for the party itself.
_THEMSELVES = frozenset({"state", "organisation", "group", "place"})


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
    """Original and copy with their relation (`a` of its beads is the original), and the packs that know their languages."""

    original: Profile
    copy: Profile
    relation: Relation
    packs: Mapping[str, Pack]

    @property
    def across_languages(self) -> bool:
        """True when the copy is in another language."""
        return self.relation.kind == "translation"

    def pack(self, profile: Profile) -> Pack | None:
        """The pack of a side's language."""
        return self.packs.get(profile.language)

    def lexicon(self, profile: Profile) -> Lexicon | None:
        """The words of a side's language for comparing copies."""
        pack = self.pack(profile)
        return lexicon(pack) if pack is not None else None

    def aligned(self, least: float = SURE) -> Iterator[Aligned]:
        """Passages that go together at least this surely."""
        for place, bead in enumerate(self.relation.beads):
            score = bead.score if bead.score >= _PLACED or not self._is_held(place) else _PLACED
            if bead.a and bead.b and score >= least:
                yield Aligned(
                    original=cover(self.original.passages[i].span for i in bead.a),
                    copy=cover(self.copy.passages[j].span for j in bead.b),
                    score=score,
                    running=all(self.original.passages[i].role in RUNNING for i in bead.a),
                )

    def _is_held(self, place: int) -> bool:
        """True for one passage each, about as long, between such as surely go together: a short one shows little of what it renders."""
        beads = self.relation.beads
        here = beads[place]
        beside = [beads[i] for i in (place - 1, place + 1) if 0 <= i < len(beads)]
        if not (len(here.a) == len(here.b) == 1 and beside and all(len(b.a) == len(b.b) == 1 and b.score >= _HOLDS for b in beside)):
            return False
        sizes = [(self.original.passages[b.a[0]].size, self.copy.passages[b.b[0]].size) for b in (here, *beside)]
        usual = sum(y for _, y in sizes[1:]) / max(1, sum(x for x, _ in sizes[1:]))
        return 1 / _ABOUT <= sizes[0][1] / max(1, sizes[0][0] * usual) <= _ABOUT


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


def named_in(profile: Profile, span: Span) -> frozenset[str]:
    """Ids of everybody that a passage names or refers to, and of those for whom they act."""
    found: set[str] = set()
    for name in names_in(profile, span):
        found.update((*name.principal, *([name.id] if name.id else [])))
    for reference in within(profile.reading.references, span):
        found.update((*reference.principal, *([reference.id] if reference.id else [])))
    return frozenset(found)


def explicit_in(profile: Profile, span: Span) -> frozenset[str]:
    """Ids of everybody whom a passage calls by name; whose minister somebody is, is not among them."""
    found: set[str] = set()
    for name in names_in(profile, span):
        found.update((*(name.principal if name.kind in _THEMSELVES else ()), *([name.id] if name.id else [])))
    return frozenset(found)


def parties_in(profile: Profile, span: Span) -> frozenset[str]:
    """The same, with everybody who has a part in an act that the passage tells."""
    found = set(named_in(profile, span))
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
