"""Families as reports come in: each is held against the few that it may go back to, and changes only the family that it belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from typing import Protocol

from ..packs import Pack
from ..reading.types import Reading
from .comparison import compare_profiles
from .edges import Edge, groups, parents, seen_from, strongest, tie, to_compare
from .index import Index, keys_of
from .profile import Profile, profile
from .relation import Relation, relate
from .types import Comparison, Family, Member

# Of related reports so many, those with the smallest ids, are held against all the others; a story in a thousand copies is not all with all.
_HUBS = 8


class Shelf(Protocol):
    """Where profiles, relations and families are kept while, or from one run to the next, reports come in."""

    @property
    def index(self) -> Index:
        """What proposes candidates."""
        ...

    def __contains__(self, report: str) -> bool: ...

    def twin(self, digest: str) -> str | None:
        """The report in the index that has the very same words."""
        ...

    def named(self, numbers: Sequence[int]) -> Sequence[str]:
        """The reports that the index numbers so."""
        ...

    def take(self, taken: Profile, number: int | None) -> None:
        """Keep a report and its number in the index, if it stands there."""
        ...

    def profile(self, report: str) -> Profile:
        """The profile of a report that was taken."""
        ...

    def edges(self, reports: Collection[str]) -> Iterable[Edge]:
        """The relations of these reports to any others."""
        ...

    def tie(self, edges: Iterable[Edge]) -> None:
        """Keep relations."""
        ...

    def families(self, reports: Collection[str] | None = None) -> Iterable[Family]:
        """The families of these reports, or all."""
        ...

    def change(self, gone: Iterable[Family], new: Iterable[Family]) -> None:
        """Put families in the place of others."""
        ...


class Kinship:
    """Reports as they come in, each held against the few that it may go back to; what is found of one is not looked for again.

    The families are those that `find_families` finds, in whatever order the reports came: all reports tied to one another are held
    against each other (of more than nine, against those with the smallest ids). Only which candidates the index proposes for a key
    that more than a dozen reports share follows the order, and it is one tie among several that join such a crowd.

    Args:
        packs: what is known of the languages; by default the packs that come with Dragoman.
        shelf: where everything is kept, by default in memory.
    """

    def __init__(self, packs: Mapping[str, Pack] | None = None, shelf: Shelf | None = None) -> None:
        self._packs = packs
        self._shelf = Memory() if shelf is None else shelf
        self._unsettled: set[str] = set()  # reports whose family is still to be made
        self._tried: dict[tuple[str, str], Relation | None] = {}  # pairs held against each other since families were made
        self._gone: dict[str, Family] = {}
        self._new: dict[str, Family] = {}

    def add(self, reading: Reading) -> tuple[str, ...]:
        """Take a report in; the ids of the reports that it is related to. One that is known already changes nothing."""
        shelf = self._shelf
        if reading.report.id in shelf:
            return ()
        new = profile(reading)
        self._unsettled.add(new.id)
        if not new.passages:
            shelf.take(new, None)
            return ()
        twin = shelf.twin(new.digest)
        if twin is not None:
            others: Sequence[str] = [twin]
            shelf.take(new, None)
        else:
            number = len(shelf.index)
            others = shelf.named(shelf.index.add(keys_of(new)))
            shelf.take(new, number)
        found = [edge for i in others if (edge := self._tie(new.id, i)) is not None]
        shelf.tie(found)
        return tuple(edge.other(new.id) for edge in found)

    def families(self) -> tuple[Family, ...]:
        """Every report so far in exactly one family, the smallest id's family first."""
        self._settle()
        return tuple(sorted(self._shelf.families(), key=lambda f: f.members[0].report))

    def changed(self) -> tuple[tuple[Family, ...], tuple[Family, ...]]:
        """What became of families since this was last asked: those that are no more as they were, and those that are as they were not before."""
        self._settle()
        gone, new = self._gone, self._new
        self._gone, self._new = {}, {}
        return tuple(gone[i] for i in sorted(gone)), tuple(new[i] for i in sorted(new))

    def _tie(self, one: str, other: str) -> Edge | None:
        a, b = sorted((one, other))
        if (a, b) in self._tried:
            return None
        found = tie(self._shelf.profile(a), self._shelf.profile(b))
        self._tried[a, b] = found[1] if found else None
        return found[0] if found else None

    def _settle(self) -> None:
        """Make the families of what came in."""
        while self._unsettled:
            reports, edges = self._reached({min(self._unsettled)})
            fresh = [edge for edge in self._completed(reports) if edge is not None]
            self._shelf.tie(fresh)
            self._put(reports, _usable(reports, [*edges, *fresh]))
            self._unsettled -= reports
        self._tried.clear()

    def _reached(self, start: set[str], but: Collection[str] = ()) -> tuple[set[str], list[Edge]]:
        """All reports that hang together with these by relations, without going over some; and the relations."""
        reached, new, edges = set(start), set(start), set[Edge]()
        while new:
            more = set(self._shelf.edges(new))
            edges |= more
            new = {i for e in more for i in (e.a, e.b)} - reached - set(but)
            reached |= new
        return reached, sorted(edges, key=lambda e: (e.a, e.b))

    def _completed(self, reports: set[str]) -> Iterable[Edge | None]:
        """Relations of reports that hang together, but by others: what hung together before has been held against each other."""
        hubs = set(nsmallest(_HUBS, reports))
        before: dict[str, str] = {}
        new = reports & self._unsettled
        for i in sorted(reports - new):
            if i not in before:
                for j in self._reached({i}, but=new)[0]:
                    before[j] = i
        for a in sorted(hubs):
            for b in sorted(reports):
                if a != b and (b not in hubs or a < b) and (a in new or b in new or before[a] != before[b]):
                    yield self._tie(a, b)

    def _put(self, reports: set[str], edges: Sequence[Edge]) -> None:
        """The families of reports that hang together, in the place of those that they had."""
        old = {f.id: f for f in self._shelf.families(reports - self._unsettled)}
        compared = {(c.original, c.copy): c for f in old.values() for c in f.comparisons}
        grouped = groups(reports, edges)
        group_of = {i: n for n, members in enumerate(grouped) for i in members}
        inside: list[list[Edge]] = [[] for _ in grouped]
        for edge in edges:
            if group_of[edge.a] == group_of[edge.b]:
                inside[group_of[edge.a]].append(edge)
        made = {f.id: f for members, within in zip(grouped, inside, strict=True) if (f := self._family(members, within, compared))}
        gone = {i: f for i, f in old.items() if made.get(i) != f}
        new = {i: f for i, f in made.items() if old.get(i) != f}
        self._shelf.change(gone.values(), new.values())
        for i, family in gone.items():
            if self._new.pop(i, None) is None:
                self._gone.setdefault(i, family)
        self._new |= new

    def _family(self, members: tuple[str, ...], inside: Sequence[Edge], compared: Mapping[tuple[str, str], Comparison]) -> Family:
        name = "f" + hashlib.sha256(members[0].encode()).hexdigest()[:10]
        if len(members) == 1:
            alone = Member(report=members[0], relation="original", of=None, why="nothing in the casebook goes back to it, nor it to anything there")
            return Family(id=name, origin=members[0], members=(alone,))
        gone_back = parents(members, inside)
        sources = [i for i in members if i not in gone_back]
        origin = sources[0] if len(sources) == 1 else None
        out = []
        for i in members:
            if i == origin:
                out.append(Member(report=i, relation="original", of=None, why=_why_origin(i, inside)))
                continue
            edge = gone_back.get(i) or strongest(i, inside)
            of = edge.other(i) if i in gone_back else None
            out.append(Member(report=i, relation=edge.kind, of=of, why=f"{edge.why}; {edge.told.why}"))
        comparisons = tuple(self._compared(a, b, edge, compared.get((a, b))) for a, b, edge in to_compare(members, gone_back, inside))
        return Family(id=name, origin=origin, members=tuple(out), comparisons=comparisons)

    def _compared(self, original: str, copy: str, edge: Edge, before: Comparison | None) -> Comparison:
        if before is not None and before.direction_sure == (edge.first is not None) and before.why.startswith(f"{edge.why}; {edge.told.why}"):
            return before
        relation = self._tried.get((edge.a, edge.b)) or relate(self._shelf.profile(edge.a), self._shelf.profile(edge.b))
        one, other = self._shelf.profile(original), self._shelf.profile(copy)
        seen = seen_from(original, edge, relation)
        return compare_profiles(one, other, seen, sure=edge.first is not None, why=edge.told.why, packs=self._packs)


class Memory:
    """Everything in memory, as long as the process lives."""

    def __init__(self) -> None:
        self._index = Index()
        self._profiles: dict[str, Profile] = {}
        self._named: list[str] = []
        self._twins: dict[str, str] = {}
        self._edges: dict[str, list[Edge]] = {}
        self._families: dict[str, Family] = {}
        self._family: dict[str, str] = {}  # of each report

    @property
    def index(self) -> Index:
        """What proposes candidates."""
        return self._index

    def __contains__(self, report: str) -> bool:
        return report in self._profiles

    def twin(self, digest: str) -> str | None:
        """The report in the index that has the very same words."""
        return self._twins.get(digest)

    def named(self, numbers: Sequence[int]) -> Sequence[str]:
        """The reports that the index numbers so."""
        return [self._named[i] for i in numbers]

    def take(self, taken: Profile, number: int | None) -> None:
        """Keep a report and its number in the index, if it stands there."""
        self._profiles[taken.id] = taken
        if number is not None:
            self._named.append(taken.id)
            self._twins[taken.digest] = taken.id

    def profile(self, report: str) -> Profile:
        """The profile of a report that was taken."""
        return self._profiles[report]

    def edges(self, reports: Collection[str]) -> Iterable[Edge]:
        """The relations of these reports to any others."""
        return chain.from_iterable(self._edges.get(i, ()) for i in reports)

    def tie(self, edges: Iterable[Edge]) -> None:
        """Keep relations."""
        for edge in edges:
            for i in (edge.a, edge.b):
                self._edges.setdefault(i, []).append(edge)

    def families(self, reports: Collection[str] | None = None) -> Iterable[Family]:
        """The families of these reports, or all."""
        if reports is None:
            return self._families.values()
        return [self._families[i] for i in {self._family[r] for r in reports}]

    def change(self, gone: Iterable[Family], new: Iterable[Family]) -> None:
        """Put families in the place of others."""
        for family in gone:
            del self._families[family.id]
        for family in new:
            self._families[family.id] = family
            for member in family.members:
                self._family[member.report] = family.id


def _usable(reports: set[str], edges: Sequence[Edge]) -> Sequence[Edge]:
    """Relations to those that all are held against; what has none, any of its own."""
    hubs = set(nsmallest(_HUBS, reports))
    tied = {i for e in edges if e.a in hubs or e.b in hubs for i in (e.a, e.b)}
    return [e for e in edges if e.a in hubs or e.b in hubs or not (e.a in tied and e.b in tied)]


def _why_origin(report: str, edges: Sequence[Edge]) -> str:
    reasons = sorted({e.told.why for e in edges if e.first == report})
    return reasons[0] if reasons else "everything else in the family goes back to it"
