"""What a relative date can mean from any of many days, and from which of many days it can mean what is wanted: for all of them at once.

Days that are meant are bits counted from `PAD` days before the window of the board, since what is spoken of can lie long before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ...when import Period, loose, seen
from .types import Sighting

PAD = 41 * 366
_WEEK = 7
_A_MONDAY = date(2018, 1, 1)
# Most relative dates hang on the weekday alone of the day that they are spoken on: "yesterday", "Wednesday last week". Then seven stretches, one for
# each weekday, say what they mean, and whole masks can be moved at once.
_WEEKLY = re.compile(
    r"(?:(?:day|week|weekend)[+-]\d{1,2}|[+-]P\d{1,2}[DW]|weekday:[A-Z]{3}(?: (?:past|recent|eve|last|future|next|near|same))?|weekend|approx| )+"
)
# Of the others, a later day means something later, save where some days mean nothing.
_GAPS = re.compile(r"same|02-29|day:(?:29|30|31)")


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which reports can have been written: the first as an ordinal, and how many."""

    base: int
    size: int

    def mask(self, span: Period) -> int:
        """The bits of a period that is spoken of; what lies beyond all that is looked at counts as its edge."""
        top = self.size + 2 * PAD - 1
        low = 0 if span.first is None else min(max(span.first.toordinal() - self.base + PAD, 0), top)
        high = top if span.last is None else min(max(span.last.toordinal() - self.base + PAD, 0), top)
        return ((1 << (high - low + 1)) - 1) << low if high >= low else 0

    @property
    def every(self) -> int:
        """All days that can be spoken of."""
        return (1 << (self.size + 2 * PAD)) - 1


def meant(window: Window, days: int, sighting: Sighting) -> int:
    """All days that a sighting can mean from any of these days."""
    if sighting.relative is None:
        return window.every if sighting.value is None else window.mask(loose(sighting.value))
    if days == (1 << window.size) - 1:
        return window.every
    offsets, found = _weekly(sighting.relative), 0
    if offsets is not None:
        for number, stretch in enumerate(offsets):
            if stretch is not None:
                spoken = days & weekday_mask(window.base, window.size, frozenset({number}))
                found |= _smeared(spoken << (PAD + stretch[0]), stretch[1] - stretch[0])
        return found
    for spoken, reached in _runs(sighting.relative, window):
        if days & spoken:
            found |= reached
    return found


def spoken_on(window: Window, days: int, relative: str, wanted: int) -> int:
    """Those of the days from which a relative date means something of what is wanted."""
    if wanted == window.every:
        return days
    offsets, kept = _weekly(relative), 0
    if offsets is not None:
        for number, stretch in enumerate(offsets):
            if stretch is not None:
                spoken = days & weekday_mask(window.base, window.size, frozenset({number}))
                kept |= spoken & (_smeared(wanted, stretch[1] - stretch[0]) >> (PAD + stretch[1]))
        return kept
    for spoken, reached in _runs(relative, window):
        if days & spoken and reached & wanted:
            kept |= spoken
    return days & kept


def both(window: Window, days: int, left: Sighting, right: Sighting) -> int:
    """Those of the days from which the two sightings can mean one day."""
    one, other = (None if s.relative is None else _weekly(s.relative) for s in (left, right))
    if one is not None and other is not None:
        pairs = enumerate(zip(one, other, strict=True))
        meet = {n for n, (a, b) in pairs if a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]}
        return days & weekday_mask(window.base, window.size, frozenset(meet))
    if left.relative is None or right.relative is None:
        hung, fixed = (right, left) if left.relative is None else (left, right)
        return days if hung.relative is None else spoken_on(window, days, hung.relative, meant(window, days, fixed))
    kept = 0
    for day in days_of(window, days):
        a, b = seen(left.relative, day), seen(right.relative, day)
        if a is not None and b is not None and a.overlaps(b):
            kept |= 1 << (day.toordinal() - window.base)
    return kept


def stretches(window: Window, mask: int) -> Iterator[Period]:
    """Days that are meant as periods, open at an edge of all that is looked at."""
    bits, at = bin(mask)[:1:-1], 0
    while (start := bits.find("1", at)) >= 0:
        at = bits.find("0", start)
        at = at if at >= 0 else len(bits)
        first = None if start == 0 else date.fromordinal(window.base - PAD + start)
        yield Period(first, None if at >= window.size + 2 * PAD else date.fromordinal(window.base - PAD + at - 1))


def days_of(window: Window, mask: int) -> Iterator[date]:
    """The days of a mask of the window, in order."""
    bits = bin(mask)[:1:-1]  # as a string: taking bits off a long number one by one costs its whole length each time
    at = bits.find("1")
    while at >= 0:
        yield date.fromordinal(window.base + at)
        at = bits.find("1", at + 1)


@lru_cache(maxsize=256)
def weekday_mask(base: int, size: int, wanted: frozenset[int]) -> int:
    """The days of a window, from its first day's ordinal, that are such weekdays (0 is Monday)."""
    week = sum(1 << n for n in range(_WEEK) if (base + n - 1) % _WEEK in wanted)
    weeks = -(-size // _WEEK)
    return week * (((1 << _WEEK * weeks) - 1) // ((1 << _WEEK) - 1)) & ((1 << size) - 1)


@lru_cache(maxsize=4096)
def _weekly(relative: str) -> tuple[tuple[int, int] | None, ...] | None:
    """How many days off a relative date begins and ends, by the weekday of the day it is spoken on; `None` where that hangs on more."""
    if _WEEKLY.fullmatch(relative) is None:
        return None
    offsets: list[tuple[int, int] | None] = []
    for number in range(_WEEK):
        day = _A_MONDAY + timedelta(days=number)
        span = seen(relative, day)
        if span is not None and (span.first is None or span.last is None):
            return None
        offsets.append(None if span is None or span.first is None or span.last is None else ((span.first - day).days, (span.last - day).days))
    return tuple(offsets) if all(abs(n) < PAD for pair in offsets if pair is not None for n in pair) else None


def _smeared(mask: int, by: int) -> int:
    """Each day with so many days after it."""
    for _ in range(by):
        mask |= mask << 1
    return mask


@lru_cache(maxsize=512)
def _runs(relative: str, window: Window) -> tuple[tuple[int, int], ...]:
    """Stretches of days from each of which a relative date means the same days, with these."""
    found: list[tuple[int, int]] = []
    waiting = [(0, window.size - 1)]
    by_halves = _GAPS.search(relative) is None
    while waiting:
        low, high = waiting.pop()
        span = _seen(relative, window.base + low)
        if span == _seen(relative, window.base + high) and (by_halves or low == high):
            if span is not None:
                found.append((((1 << (high - low + 1)) - 1) << low, window.mask(span)))
        else:
            middle = (low + high) // 2
            waiting += [(low, middle), (middle + 1, high)]
    return tuple(found)


@lru_cache(maxsize=65_536)
def _seen(relative: str, day: int) -> Period | None:
    return seen(relative, date.fromordinal(day))
