"""The record as of a day: a pure function of readings, families and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..families.types import Family
from ..reading.types import Reading
from ..world import World
from .corrections import verdicts
from .dating import dated_reports
from .days import known_by
from .folding import Stages
from .live import Change
from .types import Correction, Record


def fold(
    readings: Sequence[Reading],
    families: Sequence[Family],
    *,
    world: World,
    corrections: Sequence[Correction] = (),
    as_of: str | None = None,
    on: str | None = None,
) -> Record:
    """Everything known on a day, the same whatever the order of what comes in.

    Args:
        readings: one for each report.
        families: reports that go back to one text; a report that none names stands alone.
        world: whose member is who, and how things are called.
        corrections: what people said; applied last, by id.
        as_of: a day (EDTF): only reports that had surely appeared by then are folded, and nothing that happened later is kept.
            The days of undated reports are still worked out from all reports, since when a report appeared is no news of that day.
        on: a day (EDTF): how things stood then, by all that is known: nothing that surely happened later is kept; what is undated
            counts from the day on which it was first told.
    """
    said = verdicts(corrections)
    given = {r.report.id: day for r in readings if (day := said.date(r.report.id)) is not None}
    solved = dated_reports(readings, families, world, given)
    days = solved.dates
    if as_of is not None:
        readings = [r for r in readings if known_by(days[r.report.id].latest or days[r.report.id].edtf, as_of)]
        families = _known_families(families, {r.report.id for r in readings})
    stages = Stages(world, as_of=as_of, on=on)
    stages.update(readings, {r.report.id: days[r.report.id] for r in readings}, families=Change(new=tuple(families)), said=said)
    return stages.record(solved.problems)


def _known_families(families: Iterable[Family], reports: set[str]) -> list[Family]:
    """The families as far as their reports had appeared."""
    kept = []
    for family in families:
        members = tuple(m if m.of in reports else replace(m, of=None) for m in family.members if m.report in reports)
        comparisons = tuple(c for c in family.comparisons if c.original in reports and c.copy in reports)
        if members:
            kept.append(replace(family, origin=family.origin if family.origin in reports else None, members=members, comparisons=comparisons))
    return kept
