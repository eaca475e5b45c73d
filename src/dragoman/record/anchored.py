"""Events that one report counts from an act that another report dates ("a week after Russia suspended its mission")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..reading.types import Event, Reading, Time
from .dating import counts_from, stepped
from .days import in_time
from .types import Evidence, RecordEvent


def anchored(readings: Mapping[str, Reading], events: Iterable[RecordEvent]) -> tuple[RecordEvent, ...]:
    """The events in the order of time, those that nothing else dates with the day counted from that of the event on which they hang.

    A day that two reports count differently is left open, and what is dated is never dated anew.

    Args:
        readings: of all reports.
        events: of the record, in the order of time.
    """
    events = tuple(events)
    undated = ((e, where) for e in events if e.date is None for where in e.evidence)
    steps = [(e, where.report, *found) for e, where in undated for found in _counted(readings.get(where.report), e, where)]
    if not steps:
        return events
    of: dict[tuple[str, str, str | None], list[RecordEvent]] = defaultdict(list)
    for e in events:
        for where in e.evidence:
            of[where.report, e.type, e.mode].append(e)
    days: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for event, report, other, time in steps:
        for base in of[report, other.type, other.mode]:
            when = stepped(readings[report], other, time, base.date) if _tells(base, report, other) else None
            if when is not None and when.date is not None:
                days[event.id].add((when.date, when.because))
    known = {name: min(found) for name, found in days.items() if len({date for date, _ in found}) == 1}
    if not known:
        return events
    dated = (replace(e, date=known[e.id][0], date_because=known[e.id][1]) if e.id in known else e for e in events)
    return tuple(sorted(dated, key=lambda e: (in_time(e.date), e.id)))


def _counted(reading: Reading | None, event: RecordEvent, where: Evidence) -> Iterator[tuple[Event, Time]]:
    """The acts of a sentence from which it counts the day of the event."""
    for told in reading.events if reading is not None else ():
        if (told.type, told.mode) == (event.type, event.mode) and where.span in told.evidence and set(told.actors) & set(event.actors):
            found = counts_from(reading, told) if reading is not None else None
            if found is not None:
                yield found


def _tells(event: RecordEvent, report: str, told: Event) -> bool:
    """True for the event of the record that a telling is of."""
    here = any(e.report == report and e.span in told.evidence for e in event.evidence)
    return here and bool(set(event.actors) & set(told.actors))
