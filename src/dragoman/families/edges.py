"""Related reports as a graph: what is tied to what, which of them make one family, and who in it goes back to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .direction import Direction, direction
from .profile import Profile
from .relation import Relation, relate, turned


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two related reports by their ids, the lower one first; `told` says which of them was first."""

    a: str
    b: str
    kind: str
    strength: float
    why: str
    told: Direction

    @property
    def first(self) -> str | None:
        """The report that was surely first."""
        if not self.told.sure:
            return None
        return self.a if self.told.first == "a" else self.b

    def other(self, report: str) -> str:
        """The other of the two."""
        return self.b if report == self.a else self.a


def tie(one: Profile, other: Profile) -> tuple[Edge, Relation] | None:
    """The relation of two reports, with the lower id as `a`; `None` where there is none."""
    a, b = sorted((one, other), key=lambda p: p.id)
    relation = relate(a, b)
    if relation.kind == "unrelated":
        return None
    return Edge(a=a.id, b=b.id, kind=relation.kind, strength=relation.strength, why=relation.why, told=direction(a, b, relation)), relation


def seen_from(original: str, edge: Edge, relation: Relation) -> Relation:
    """The relation with the original as its first side."""
    return relation if original == edge.a else turned(relation)


def groups(reports: Collection[str], edges: Iterable[Edge]) -> list[tuple[str, ...]]:
    """Reports joined by their relations, the strongest first.

    An excerpt ties a single report to a group; two groups it ties only together with a second relation, since one long
    report may quote from two stories that have nothing to do with one another.
    """
    group = {i: i for i in reports}
    members = {i: [i] for i in reports}
    between: dict[tuple[str, str], int] = defaultdict(int)
    for edge in sorted(edges, key=lambda e: (e.kind == "excerpt", -e.strength, e.a, e.b)):
        x, y = sorted((group[edge.a], group[edge.b]))
        if x == y:
            continue
        between[x, y] += 1
        if edge.kind == "excerpt" and len(members[x]) > 1 and len(members[y]) > 1 and between[x, y] < 2:
            continue
        gone = members.pop(y)
        members[x] += gone
        for i in gone:
            group[i] = x
    return sorted(tuple(sorted(m)) for m in members.values())


def parents(members: Iterable[str], edges: Iterable[Edge]) -> Mapping[str, Edge]:
    """For each member that surely goes back to another, its strongest such relation; nobody goes back to himself by a detour."""
    found: dict[str, Edge] = {}
    for edge in sorted(edges, key=lambda e: (-e.strength, e.a, e.b)):
        if edge.first is None:
            continue
        child = edge.other(edge.first)
        if child not in found and not _descends(edge.first, child, found):
            found[child] = edge
    return {i: found[i] for i in members if i in found}


def _descends(report: str, ancestor: str, found: Mapping[str, Edge]) -> bool:
    while report != ancestor and report in found:
        report = found[report].other(report)
    return report == ancestor


def strongest(report: str, edges: Iterable[Edge]) -> Edge:
    """The report's strongest relation."""
    return min((e for e in edges if report in (e.a, e.b)), key=lambda e: (-e.strength, e.a, e.b))


def to_compare(members: Iterable[str], gone_back: Mapping[str, Edge], edges: Sequence[Edge]) -> list[tuple[str, str, Edge]]:
    """Each member once against what it goes back to, or against its nearest kin where that cannot be told: original, copy, relation."""
    out = [(edge.other(i), i, edge) for i, edge in sorted(gone_back.items())]
    seen = {frozenset((a, b)) for a, b, _ in out}
    for i in members:
        edge = strongest(i, edges)
        if i not in gone_back and edge.first is None and frozenset((edge.a, edge.b)) not in seen:
            first, second = (edge.a, edge.b) if edge.told.first != "b" else (edge.b, edge.a)
            out.append((first, second, edge))
            seen.add(frozenset((edge.a, edge.b)))
    return out
