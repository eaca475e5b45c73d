"""Events that one report counts from an act that another report dates ("a week after Russia suspended its mission")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..reading.types import Reading
from .dating import counts_from, stepped
from .merge import Happening


def anchored(readings: Mapping[str, Reading], told: Iterable[Happening]) -> Mapping[str, tuple[str, str]]:
    """For happenings that nothing else dates, by id: the day counted from that of the happening on which they hang, and why.

    A day that two reports count differently is left open.

    Args:
        readings: of all reports.
        told: all happenings, with the dates that the record gives them.
    """
    told = tuple(told)
    steps = [(h, c, found) for h in told if h.event.date is None for c in h.claims if (found := counts_from(readings[c.report], c.event)) is not None]
    if not steps:
        return {}
    wanted = {(c.report, other.trigger) for _, c, (other, _) in steps}
    of = {(c.report, c.event.trigger): h for h in told for c in h.claims if (c.report, c.event.trigger) in wanted}
    days: dict[str, set[tuple[str, str]]] = {}
    for happening, claim, (other, time) in steps:
        base = of.get((claim.report, other.trigger))
        when = stepped(readings[claim.report], other, time, base.event.date) if base is not None else None
        if when is not None and when.date is not None:
            days.setdefault(happening.event.id, set()).add((when.date, when.because))
    return {name: min(found) for name, found in days.items() if len({date for date, _ in found}) == 1}
