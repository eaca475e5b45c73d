"""What a reading lets on of the day it was written on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from ...reading.types import Event, Reading
from ...text import Span
from ...when import hangs, period
from ...world import World
from ...world.world import Holding
from .told import KEYS
from .types import Dateable, Hint

# How sure each kind of hint is. What a page says of itself comes first; a month named as past can be the running month after all.
_SAME, _MEANS, _SAME_EVENT, _RECENT, _EVE, _NOT_MONTH = 0.9, 0.9, 0.8, 0.55, 0.5, 0.4
# A report is mostly of the newest day that it tells, or of the next: measured on press pages, 60 and 93 of a hundred. That is no constraint; it only
# says which day of a week that is known otherwise is the likeliest, and the day is written as uncertain.
_NEWS = 0.3
# Who acts for a state holds an office of it; but reports call former ministers by their office too, so it never outweighs anything.
_IN_OFFICE = 0.2
_HANDOVER = timedelta(days=366)  # by so much a term may be off that is known to the year only
_WEEK = 7
_LAST_PART = re.compile(r"\.\w{1,6}$")  # a file's suffix says nothing to a reader


def constraints_of(reading: Reading, world: World | None = None, *, published: str | None = None, basis: str | None = None) -> Dateable:
    """What a reading lets on of the day it was written on.

    Args:
        reading: the reading of one report.
        world: who held which office when; without it, offices say nothing.
        published: a day that outranks the page's own (a correction), with its `basis`.
        basis: "supplied" for such a day.
    """
    report = reading.report
    own = report.published
    hints = [*_weekday_hints(reading), *_same_event_hints(reading), *_bracket_hints(reading), *_month_hints(reading), *_news_hints(reading)]
    if world is not None and (published or own.edtf) is None:
        hints += _office_hints(reading, world)
    return Dateable(
        id=report.id,
        label=report.ref or _LAST_PART.sub("", report.source.rstrip("/")).rpartition("/")[2] or report.id[:8],
        published=published or own.edtf,
        basis=basis if published else own.basis,
        hints=tuple(sorted(set(hints), key=lambda h: (-h.sure, h.kind, h.relative, h.value or "", h.words, h.span or Span(0, 0)))),
    )


def _weekday_hints(reading: Reading) -> Iterator[Hint]:
    """ "Earlier Tuesday" says that it is Tuesday; a "Tuesday afternoon" alone among all weekdays suggests it."""
    sure: dict[str, Hint] = {}
    soft: dict[str, Hint] = {}
    for time in reading.times:
        key, way = _named_day(time.relative)
        if way == "same":
            sure.setdefault(key, Hint(kind="weekday", relative=f"weekday:{key} same", words=time.text, sure=_SAME, span=time.span))
        elif way == "recent":
            soft[key] = Hint(kind="weekday", relative=f"weekday:{key} same", words=time.text, sure=_RECENT, span=time.span)
        elif way == "eve" and key not in soft:
            soft[key] = Hint(kind="eve", relative=f"weekday:{key} eve", words=time.text, sure=_EVE, span=time.span)
    yield from sure.values()
    if not sure and len(soft) == 1:
        yield from soft.values()


def _named_day(relative: str | None) -> tuple[str, str]:
    """The weekday and direction of an expression that is just that, else two empty strings."""
    words = (relative or "").split(" ")
    if len(words) == 2 and words[0].startswith("weekday:"):
        return words[0].removeprefix("weekday:"), words[1]
    return "", ""


def _same_event_hints(reading: Reading) -> Iterator[Hint]:
    """One happening dated "Monday" here and "today" there: it is Monday."""
    told: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in reading.events:
        if event.status == "actual" and event.date_relative is not None and event.mode is not None:
            told[event.type, event.mode, tuple(sorted({*event.actors, *event.recipients}))].append(event)
    for events in told.values():
        if not any(event.date_relative == "day+0" for event in events):
            continue
        named = {key for event in events if (key := _named_day(event.date_relative)[0])}
        if len(named) == 1:
            key = named.pop()
            words = next((reading.times[e.time].text for e in events if e.time is not None and _named_day(e.date_relative)[0]), key)
            yield Hint(kind="weekday", relative=f"weekday:{key} same", words=words, sure=_SAME_EVENT)


def _bracket_hints(reading: Reading) -> Iterator[Hint]:
    """A weekday with the full date beside it ("on Wednesday (26 January 2022)") fixes the week of writing."""
    for before, after in zip(reading.times, reading.times[1:], strict=False):
        gap = reading.report.text[before.span.end : after.span.start]
        if len(gap) > 2 or any(c.isalnum() or c == "\n" for c in gap):
            continue
        relative, value = (before, after) if before.relative is not None else (after, before)
        if relative.relative is None or value.edtf is None or value.relative is not None or not _named_day(relative.relative)[0]:
            continue
        if period(value.edtf).days == 1 and hangs(relative.relative):
            yield Hint(kind="means", relative=relative.relative, value=value.edtf, words=relative.text, sure=_MEANS, span=relative.span)


def _news_hints(reading: Reading) -> Iterator[Hint]:
    """The weekday on which the news is, and where the text goes on to the next day, that one."""
    near = takewhile(lambda t: not (t.relative or "").startswith("week-"), reading.times)  # what follows a "last week" may be of that week
    told = [(t, *_named_day(t.relative)) for t in near]
    past = [(t, KEYS.index(key)) for t, key, way in told if way in ("past", "same", "recent")]
    if not past:
        return
    newest, day = past[0]
    for time, weekday in past[1:]:
        if (weekday - day) % _WEEK == 1:
            newest, day = time, weekday
    yield Hint(kind="news", relative=f"weekday:{KEYS[day]} past", words=newest.text, sure=_NEWS, span=newest.span)


def _month_hints(reading: Reading) -> Iterator[Hint]:
    for time in reading.times:
        words = (time.relative or "").split(" ")
        if len(words) == 2 and words[0].startswith("month:") and words[1] == "past":
            yield Hint(kind="not-month", relative=words[0], words=time.text, sure=_NOT_MONTH, span=time.span)


def _office_hints(reading: Reading, world: World) -> Iterator[Hint]:
    """Somebody acts for a state in what is told without a date of its own: the report is of a time in which that one held an office of it."""
    acting: dict[tuple[str, str], Span] = {}
    for event in reading.events:
        time = reading.times[event.time] if event.time is not None and event.time < len(reading.times) else None
        if event.status in ("actual", "announced") and event.said_by is None and (time is None or time.anchor == "published"):
            for agent in event.agents:
                for actor in event.actors:
                    acting.setdefault((agent, actor), event.trigger)
    for (person, state), span in acting.items():
        terms = [h for h in world.offices_of(person) if h.office.startswith(f"office:{state}/")]
        value = " ".join(sorted({_term(h) for h in terms}))
        if value and all(h.period.first is not None for h in terms):
            yield Hint(kind="office", relative=person, value=value, words=world.label(person) or person, sure=_IN_OFFICE, span=span)


def _term(holding: Holding) -> str:
    """The days of a term of office, wider where they may be off."""
    first, last = holding.period.first or date.min, holding.period.last
    if not holding.sure:
        first, last = first - _HANDOVER, None if last is None else last + _HANDOVER
    return f"{first.isoformat()}/{'..' if last is None else last.isoformat()}"
