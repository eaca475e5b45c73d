"""Families kept with a casebook: what proposes candidates, what is related to what, and the families that follow.

All of it can be made again from the readings, and is when it was made by another version of code or packs. A new report is looked up
by its keys, held against its candidates, and changes the rows of its own family; the others are not read.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ..families.edges import Edge
from ..families.index import Index, Row, held, slot
from ..families.profile import Profile, profile
from ..families.types import Comparison, Family
from ..reading.types import Reading
from . import tables

# Values in one statement: SQLite takes 999 in its older builds.
_AT_ONCE = 900
# Profiles that are kept at hand: a report's candidates are mostly the last days' reports.
_AT_HAND = 512
# Both kinds of keys stand in one table, parted by the bit above their hashes.
_WORDING, _ANCHORS = 0, 1 << 32

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A family as it is kept: its comparisons have rows of their own, of which it knows the order."""

    family: Family
    compared: tuple[tuple[str, str], ...]


class KinshipShelf:
    """Where `dragoman.families.Kinship` keeps what it finds: the tables of one casebook, inside one transaction.

    Args:
        connection: a transaction that may write.
        reading: gives the reading of a report of the casebook.
    """

    def __init__(self, connection: Connection, reading: Callable[[str], Reading]) -> None:
        self._connection = connection
        self._reading = reading
        self._profiles: OrderedDict[str, Profile] = OrderedDict()
        self._index = Index(_Postings(connection, _WORDING, crowd=True), _Postings(connection, _ANCHORS, crowd=False), _Rows(connection))

    @property
    def index(self) -> Index:
        """What proposes candidates."""
        return self._index

    def __contains__(self, report: str) -> bool:
        c = tables.kin_reports.c
        return self._connection.execute(sa.select(c.report).where(c.report == report)).first() is not None

    def twin(self, digest: str) -> str | None:
        """The report in the index that has the very same words."""
        c = tables.kin_reports.c
        found: str | None = self._connection.execute(sa.select(c.report).where(c.digest == digest, c.number.is_not(None))).scalar()
        return found

    def named(self, numbers: Sequence[int]) -> Sequence[str]:
        """The reports that the index numbers so."""
        c = tables.kin_reports.c
        names: dict[int, str] = {}
        for some in _parts(numbers):
            names.update((row.number, row.report) for row in self._connection.execute(sa.select(c.number, c.report).where(c.number.in_(some))))
        return [names[i] for i in numbers]

    def take(self, taken: Profile, number: int | None) -> None:
        """Keep a report and its number in the index, if it stands there."""
        self._connection.execute(sa.insert(tables.kin_reports), {"report": taken.id, "digest": taken.digest, "number": number})
        self._put_at_hand(taken)

    def profile(self, report: str) -> Profile:
        """The profile of a report that was taken."""
        found = self._profiles.get(report) or profile(self._reading(report))
        self._put_at_hand(found)
        return found

    def _put_at_hand(self, some: Profile) -> None:
        self._profiles[some.id] = some
        self._profiles.move_to_end(some.id)
        if len(self._profiles) > _AT_HAND:
            self._profiles.popitem(last=False)

    def edges(self, reports: Collection[str]) -> Iterator[Edge]:
        """The relations of these reports to any others."""
        c = tables.kin_edges.c
        for side in (c.a, c.b):
            for some in _parts(sorted(reports)):
                for body in self._connection.execute(sa.select(c.body).where(side.in_(some))).scalars():
                    yield msgspec.json.decode(body, type=Edge)

    def tie(self, edges: Iterable[Edge]) -> None:
        """Keep relations."""
        self._many(sa.insert(tables.kin_edges), [{"a": e.a, "b": e.b, "body": _encode(e)} for e in edges])

    def families(self, reports: Collection[str] | None = None) -> Iterable[Family]:
        """The families of these reports, or all."""
        if reports is None:
            return kept_families(self._connection)
        c = tables.kin_members.c
        ids: set[str] = set()
        for some in _parts(sorted(reports)):
            ids.update(self._connection.execute(sa.select(c.family).where(c.report.in_(some))).scalars())
        return kept_families(self._connection, ids)

    def change(self, gone: Iterable[Family], new: Iterable[Family]) -> None:
        """Put families in the place of others."""
        old, now = {f.id: f for f in gone}, {f.id: f for f in new}
        f, m, c = tables.kin_families.c, tables.kin_members.c, tables.kin_comparisons.c
        before, after = _comparisons(old), _comparisons(now)
        stale = [{"f": key[0], "o": key[1], "k": key[2]} for key, x in before.items() if after.get(key) != x]
        fresh = [(key, x) for key, x in after.items() if before.get(key) != x]
        this = (c.family == sa.bindparam("f"), c.original == sa.bindparam("o"), c.copy == sa.bindparam("k"))
        self._many(sa.delete(tables.kin_comparisons).where(*this), stale)
        self._many(sa.delete(tables.kin_families).where(f.id == sa.bindparam("f")), [{"f": i} for i in old])
        left = [{"r": member.report} for family in old.values() for member in family.members]
        self._many(sa.delete(tables.kin_members).where(m.report == sa.bindparam("r")), left)
        self._many(sa.insert(tables.kin_families), [{"id": i, "body": _encode(_parted(family))} for i, family in now.items()])
        members = [{"report": member.report, "family": i} for i, family in now.items() for member in family.members]
        self._many(sa.insert(tables.kin_members), members)
        rows = [{"family": i, "original": original, "copy": copy, "body": _encode(x)} for (i, original, copy), x in fresh]
        self._many(sa.insert(tables.kin_comparisons), rows)

    def _many(self, statement: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(statement, rows)


def kept_families(connection: Connection, ids: Collection[str] | None = None) -> list[Family]:
    """The families with these ids, or all, as they were kept."""
    f, c = tables.kin_families.c, tables.kin_comparisons.c
    families, comparisons = sa.select(f.body), sa.select(c.family, c.body)
    kept: list[_Kept] = []
    compared: dict[str, dict[tuple[str, str], Comparison]] = defaultdict(dict)
    for some in (None,) if ids is None else _parts(sorted(ids)):
        bodies = connection.execute(families if some is None else families.where(f.id.in_(some))).scalars()
        kept.extend(msgspec.json.decode(body, type=_Kept) for body in bodies)
        for family, body in connection.execute(comparisons if some is None else comparisons.where(c.family.in_(some))):
            x = msgspec.json.decode(body, type=Comparison)
            compared[family][x.original, x.copy] = x
    return [replace(k.family, comparisons=tuple(compared[k.family.id][pair] for pair in k.compared)) if k.compared else k.family for k in kept]


class _Postings:
    """Numbers by hash, in a table."""

    def __init__(self, connection: Connection, kind: int, *, crowd: bool) -> None:
        self._connection = connection
        self._kind = kind
        self._crowd = crowd

    def put(self, keys: Sequence[int], number: int) -> Sequence[tuple[Sequence[int], int]]:
        """Put a number under each key; of each key, numbers that stood there before and how many there were."""
        c = tables.kin_keys.c
        there: dict[int, dict[int, int]] = defaultdict(dict)
        for some in _parts([self._kind + key for key in keys]):
            for key, place, other in self._connection.execute(sa.select(c.key, c.place, c.number).where(c.key.in_(some))):
                there[key][place] = other
        found, rows = [], []
        for key in (self._kind + key for key in keys):
            places = there[key]
            often = max(places, default=-1) + 1
            found.append(([places[i] for i in held(often, crowd=self._crowd)], often))
            rows.append({"key": key, "slot": slot(often, crowd=self._crowd), "place": often, "number": number})
        full = [{"k": row["key"], "s": row["slot"]} for row in rows if row["slot"] != row["place"]]
        if full:
            self._connection.execute(sa.delete(tables.kin_keys).where(c.key == sa.bindparam("k"), c.slot == sa.bindparam("s")), full)
        if rows:
            self._connection.execute(sa.insert(tables.kin_keys), rows)
        return found


class _Rows:
    """What the index keeps of each report, in a table."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        newest = connection.execute(sa.select(sa.func.max(tables.kin_rows.c.number))).scalar()
        self._count = 0 if newest is None else newest + 1

    def __len__(self) -> int:
        return self._count

    def of(self, numbers: Iterable[int]) -> Mapping[int, Row]:
        """The rows of these numbers."""
        c = tables.kin_rows.c
        found: dict[int, Row] = {}
        for some in _parts(sorted(numbers)):
            query = sa.select(c.number, c.samples, c.norm, c.language).where(c.number.in_(some))
            found.update((number, Row(samples, norm, language)) for number, samples, norm, language in self._connection.execute(query))
        return found

    def put(self, row: Row) -> None:
        """The row of the next number."""
        self._connection.execute(sa.insert(tables.kin_rows), {"number": self._count, **row._asdict()})
        self._count += 1


def _comparisons(families: Mapping[str, Family]) -> dict[tuple[str, str, str], Comparison]:
    return {(i, x.original, x.copy): x for i, family in families.items() for x in family.comparisons}


def _parted(family: Family) -> _Kept:
    return _Kept(family=replace(family, comparisons=()), compared=tuple((x.original, x.copy) for x in family.comparisons))


def _encode(item: object) -> str:
    return msgspec.json.encode(item).decode()


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
