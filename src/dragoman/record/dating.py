"""The days of the reports: stated, supplied, or worked out from one another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..families.types import Family
from ..reading.types import Event, Reading, Time
from ..when import period, resolve, tighter
from ..world import World
from .calendar import Calendar, Solution
from .claims import Ground, When, is_ahead, is_now, own_time
from .days import is_day, surely_before
from .types import Dated

_MONTH = 31
_STEP = re.compile(r"(?:[+-]P\d+[DWMY]|(?:day|week|month|year)[+-]\d+)(?: approx)?")


def dated_reports(readings: Sequence[Reading], families: Sequence[Family], world: World, given: Mapping[str, str]) -> Solution:
    """The day of each report and why, and what did not fit.

    Args:
        readings: of all reports.
        families: whose members share a clock.
        world: to compare what reports tell.
        given: days that people gave reports; they outrank the pages.
    """
    calendar = Calendar(world)
    calendar.update(readings, families_new=families, given=given)
    return Solution(dates=dict(sorted(calendar.dates.items())), problems=calendar.problems)


def event_dates(base: Ground) -> dict[tuple[str, int], When]:
    """For each event (report id, place in `Reading.events`) its date, and why."""
    found: dict[tuple[str, int], When] = {}
    for report, reading in base.readings.items():
        own = [_possible(base, report, e, _when(base, report, reading, e)) for e in reading.events]
        for i, event in enumerate(reading.events):
            known = own[i].date is not None and not own[i].soft
            found[report, i] = own[i] if known else _hung(reading, event, own) or _by_letter(event, reading.events, own) or own[i]
    return found


def _hung(reading: Reading, event: Event, dated: Sequence[When]) -> When | None:
    """The day of an act that is told to lie so long after or before another act of the same sentence, whose day the report tells somewhere."""
    found = counts_from(reading, event)
    if found is None:
        return None
    other, time = found
    act = _act(other)
    days = {w.date for e, w in zip(reading.events, dated, strict=True) if _act(e) == act and is_day(w.date) and not w.soft}
    return stepped(reading, other, time, days.pop()) if len(days) == 1 else None


def counts_from(reading: Reading, event: Event) -> tuple[Event, Time] | None:
    """The act of the same sentence from which the day of an event is counted, and the words that count ("a week after Russia suspended …")."""
    time = own_time(reading, event)
    if time is None or time.anchor != "time" or time.relative is None or not _STEP.fullmatch(time.relative):
        return None
    following = [e for e in reading.events if e.trigger.start >= time.span.end and any(s.contains(time.span) for s in e.evidence)]
    other = min(following, key=lambda e: e.trigger, default=event)
    return None if other is event else (other, time)  # "a week later" hangs on what was told before


def stepped(reading: Reading, other: Event, time: Time, day: str | None) -> When | None:
    """The day that lies so long after or before that of another act, `None` where that is not known to the day."""
    date = resolve(time.relative, day) if is_day(day) and time.relative is not None else None
    if date is None:
        return None
    told = other.trigger.of(reading.report.text)
    return When(date=date, because=f"“{time.text}” the act told as “{told}”, which is dated {day}")


def _act(event: Event) -> tuple[object, ...]:
    return event.type, event.mode, event.actors, event.recipients


def _possible(base: Ground, report: str, event: Event, when: When) -> When:
    """The date unless it cannot be that of the act: what is told as done is not of a day to come, which is rather part of what is asked."""
    own = own_time(base.readings[report], event)
    forward = own is not None and is_ahead(own)
    if event.status == "actual" and (forward or surely_before(base.published(report), when.date)):
        return When(date=None, because="")
    return when


def _by_letter(event: Event, events: Sequence[Event], dated: Sequence[When]) -> When | None:
    """The day of the letter in whose sentence its writer asks its receiver for something."""
    if event.type != "REQUEST" or event.mode == "letter":
        return None
    letters = {
        when
        for e, when in zip(events, dated, strict=True)
        if e.mode == "letter"
        and e.status == event.status == "actual"
        and when.date is not None
        and not when.soft
        and e.actors == event.actors
        and e.recipients == event.recipients
        and set(e.evidence) & set(event.evidence)
    }
    return replace(when, because=f"the letter in which it was asked: {when.because}") if len(letters) == 1 and (when := letters.pop()) else None


def _when(base: Ground, report: str, reading: Reading, event: Event) -> When:
    """An event's date; one that hangs on "now" is that of a time told nearer to it, unknown beside any other time, else soft."""
    own = own_time(reading, event)
    if own is not None and own.anchor == "time":  # it counts from another act, not from the day of the report
        return When(date=event.date, because=f"“{own.text}”" if event.date is not None else "")
    if own is not None and own is not reading.times[event.time or 0]:
        return _dated(base, report, own.edtf, own.relative, reading.times.index(own))
    beside = [t for t in reading.times if is_now(t) and any(s.contains(t.span) for s in event.evidence)]
    now = own if own is not None and is_now(own) else beside[0] if len(beside) == 1 and own is None and event.date is None else None
    if now is None:
        return _dated(base, report, event.date, event.date_relative, event.time)
    others = [i for i, t in enumerate(reading.times) if any(s.contains(t.span) for s in event.evidence) and not is_now(t)]
    nearer = [i for i in others if _apart(event, reading.times[i]) < _apart(event, now)]
    if len(nearer) == 1 and (time := reading.times[nearer[0]]).anchor != "time":
        return _dated(base, report, time.edtf, time.relative, nearer[0]) if own is now else When(date=None, because="")
    if others:
        return When(date=None, because="")
    return replace(_dated(base, report, now.edtf, now.relative, reading.times.index(now)), soft=True)


def _dated(base: Ground, report: str, stated: str | None, relative: str | None, time: int | None) -> When:
    date, because = date_of(base, report, stated, relative, time)
    return When(date=date, because=because)


def _apart(event: Event, time: Time) -> int:
    """Characters between an event's trigger and a time."""
    return max(event.trigger.start - time.span.end, time.span.start - event.trigger.end)


def date_of(base: Ground, report: str, stated: str | None, relative: str | None, time: int | None) -> tuple[str | None, str]:
    """A date that a reading gave, hung on the report's day where it is relative, with the reason in words."""
    reading, day = base.readings[report], base.days[report]
    words = f"“{reading.times[time].text}”" if time is not None and time < len(reading.times) else ""
    found = _resolved(relative, day) if relative is not None and day.edtf is not None else None
    if found is None or tighter(stated, found) == stated:
        return stated, words if stated else ""
    counted = f"{words or 'the report’s own day'}, counted from {day.edtf}"
    return found, f"{counted} ({day.because.rstrip('.')})" if day.basis == "inferred" else counted


def _resolved(relative: str, day: Dated) -> str | None:
    """What a relative date means from a report's day; where only weekday and month of that are known, the month in which all of it falls."""
    found = resolve(relative, day.edtf)
    span = period(day.edtf) if day.edtf is not None else None
    if found is not None or day.weekday is None or span is None or span.first is None or span.last is None or (span.days or 0) > _MONTH:
        return found
    days = (span.first.fromordinal(n) for n in range(span.first.toordinal(), span.last.toordinal() + 1))
    meant = {resolve(relative, d.isoformat()) for d in days if f"{d:%A}" == day.weekday}
    months = {m[:7] for m in meant if m is not None and period(m).days == 1}
    return months.pop() if len(months) == 1 and None not in meant else None
