"""Families: reports that go back to one text, and so are one witness."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..packs import Pack
from ..reading.types import Reading
from .comparison import compare_profiles
from .direction import Direction, direction
from .index import Index, keys_of
from .profile import Profile, profile
from .relation import Relation, relate, turned
from .types import Comparison, Family, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    """Two related reports, lower index first; `first` is the index of the earlier one where that is sure."""

    a: int
    b: int
    relation: Relation
    told: Direction

    @property
    def first(self) -> int | None:
        if not self.told.sure:
            return None
        return self.a if self.told.first == "a" else self.b

    def other(self, i: int) -> int:
        return self.b if i == self.a else self.a


def find_families(readings: Sequence[Reading], packs: Mapping[str, Pack] | None = None) -> tuple[Family, ...]:
    """Every report in exactly one family, the smallest id's family first; the order of `readings` changes nothing.

    A report that goes back to nothing in the casebook is a family of its own, and its own origin.

    Args:
        readings: the reports.
        packs: what is known of the languages; by default the packs that come with Dragoman.
    """
    kinship = Kinship(packs)
    held = {r.report.id: r for r in readings}
    for i in sorted(held):
        kinship.add(held[i])
    return kinship.families()


class Kinship:
    """Reports as they come in, each held against the few that it may go back to; what is found of one is not looked for again.

    Which of a crowd's members are held against each other follows the order in which they came, and so can what is called the origin where
    reports do not tell; `find_families` brings them in one order.

    Args:
        packs: what is known of the languages; by default the packs that come with Dragoman.
    """

    def __init__(self, packs: Mapping[str, Pack] | None = None) -> None:
        self._packs = packs
        self._profiles: list[Profile] = []
        self._known: set[str] = set()
        self._index = Index()
        self._leaders: list[int] = []  # which report each number of the index is
        self._first: dict[str, int] = {}  # of reports with the very same words, by their digest
        self._edges: list[_Edge] = []
        self._made: dict[tuple[tuple[str, ...], int], Family] = {}

    def add(self, reading: Reading) -> tuple[str, ...]:
        """Take a report in; the ids of the reports that it is related to. One that is known already changes nothing."""
        if reading.report.id in self._known:
            return ()
        self._known.add(reading.report.id)
        number, new = len(self._profiles), profile(reading)
        self._profiles.append(new)
        if not new.passages:
            return ()
        if new.digest in self._first:
            others = [self._first[new.digest]]
        else:
            self._first[new.digest] = number
            others = [self._leaders[i] for i in self._index.add(keys_of(new))]
            self._leaders.append(number)
        return tuple(self._profiles[i].id for i in others if self._relates(i, number))

    def _relates(self, i: int, j: int) -> bool:
        relation = relate(self._profiles[i], self._profiles[j])
        if relation.kind != "unrelated":
            told = direction(self._profiles[i], self._profiles[j], relation)
            self._edges.append(_Edge(a=i, b=j, relation=relation, told=told))
        return relation.kind != "unrelated"

    def families(self) -> tuple[Family, ...]:
        """Every report so far in exactly one family, the smallest id's family first."""
        made = {}
        edges = sorted(self._edges, key=lambda e: (e.a, e.b))
        groups = [tuple(sorted(g, key=lambda i: self._profiles[i].id)) for g in _groups(len(self._profiles), edges)]
        group_of = {i: n for n, members in enumerate(groups) for i in members}
        within: dict[int, list[_Edge]] = defaultdict(list)
        for edge in edges:
            if group_of[edge.a] == group_of[edge.b]:
                within[group_of[edge.a]].append(edge)
        for n, members in enumerate(groups):
            inside = within[n]
            key = tuple(self._profiles[i].id for i in members), len(inside)
            made[key] = self._made.get(key) or _family(self._profiles, members, inside, self._packs)
        self._made = made
        return tuple(sorted(made.values(), key=lambda f: f.members[0].report))


def _groups(count: int, edges: Sequence[_Edge]) -> list[tuple[int, ...]]:
    """Reports joined by their relations, the strongest first.

    An excerpt ties a single report to a group; two groups it ties only together with a second relation, since one long
    report may quote from two stories that have nothing to do with one another.
    """
    group = list(range(count))
    members = {i: [i] for i in range(count)}
    between: dict[tuple[int, int], int] = defaultdict(int)
    for edge in sorted(edges, key=lambda e: (e.relation.kind == "excerpt", -e.relation.strength, e.a, e.b)):
        x, y = sorted((group[edge.a], group[edge.b]))
        if x == y:
            continue
        between[x, y] += 1
        if edge.relation.kind == "excerpt" and len(members[x]) > 1 and len(members[y]) > 1 and between[x, y] < 2:
            continue
        members[x] += members.pop(y)
        for i in members[x]:
            group[i] = x
    return [tuple(sorted(m)) for m in members.values()]


def _family(profiles: Sequence[Profile], members: tuple[int, ...], inside: Sequence[_Edge], packs: Mapping[str, Pack] | None) -> Family:
    ids = [profiles[i].id for i in members]
    name = "f" + hashlib.sha256(ids[0].encode()).hexdigest()[:10]
    if len(members) == 1:
        alone = Member(report=ids[0], relation="original", of=None, why="nothing in the casebook goes back to it, nor it to anything there")
        return Family(id=name, origin=ids[0], members=(alone,))
    parents = _parents(members, inside)
    sources = [i for i in members if i not in parents]
    origin = sources[0] if len(sources) == 1 else None
    out = []
    comparisons: list[Comparison] = []
    for i in members:
        if i == origin:
            out.append(Member(report=profiles[i].id, relation="original", of=None, why=_why_origin(i, inside)))
            continue
        edge = parents.get(i) or _strongest(i, inside)
        told = i in parents
        why = f"{edge.relation.why}; {edge.told.why}"
        out.append(Member(report=profiles[i].id, relation=edge.relation.kind, of=profiles[edge.other(i)].id if told else None, why=why))
    for a, b, edge in _to_compare(members, parents, inside):
        seen = _seen_from(edge, a)
        comparisons.append(compare_profiles(profiles[a], profiles[b], seen, sure=edge.first is not None, why=edge.told.why, packs=packs))
    return Family(id=name, origin=None if origin is None else profiles[origin].id, members=tuple(out), comparisons=tuple(comparisons))


def _parents(members: tuple[int, ...], edges: Sequence[_Edge]) -> Mapping[int, _Edge]:
    """For each member that surely goes back to another, its strongest such relation; nobody goes back to himself by a detour."""
    parents: dict[int, _Edge] = {}
    for edge in sorted(edges, key=lambda e: (-e.relation.strength, e.a, e.b)):
        if edge.first is None:
            continue
        child = edge.other(edge.first)
        if child not in parents and not _descends(edge.first, child, parents):
            parents[child] = edge
    return {i: parents[i] for i in members if i in parents}


def _descends(i: int, ancestor: int, parents: Mapping[int, _Edge]) -> bool:
    while i != ancestor and i in parents:
        i = parents[i].other(i)
    return i == ancestor


def _strongest(i: int, edges: Sequence[_Edge]) -> _Edge:
    return min((e for e in edges if i in (e.a, e.b)), key=lambda e: (-e.relation.strength, e.a, e.b))


def _why_origin(i: int, edges: Sequence[_Edge]) -> str:
    reasons = sorted({e.told.why for e in edges if e.first == i})
    return reasons[0] if reasons else "everything else in the family goes back to it"


def _to_compare(members: tuple[int, ...], parents: Mapping[int, _Edge], edges: Sequence[_Edge]) -> list[tuple[int, int, _Edge]]:
    """Each member once against what it goes back to, or against its nearest kin where that cannot be told."""
    out = [(edge.other(i), i, edge) for i, edge in sorted(parents.items())]
    seen = {frozenset((a, b)) for a, b, _ in out}
    for i in members:
        edge = _strongest(i, edges)
        if i not in parents and edge.first is None and frozenset((edge.a, edge.b)) not in seen:
            first, second = (edge.a, edge.b) if edge.told.first != "b" else (edge.b, edge.a)
            out.append((first, second, edge))
            seen.add(frozenset((edge.a, edge.b)))
    return out


def _seen_from(edge: _Edge, original: int) -> Relation:
    return edge.relation if original == edge.a else turned(edge.relation)
