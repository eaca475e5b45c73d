"""The days still possible on each clock, and what happens to them when a constraint is laid on."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from ...when import Period, loose, reach, seen
from .types import Link, Sighting

# How many days texts of one family lie apart at most, where it is not known which repeats which.
NEAR = 3
_WEEK = 7
_A_MONDAY = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing that takes days away: from one clock by its mask, or from two that a link joins."""

    sure: float
    clock: str
    mask: int  # -1 when it joins two sightings
    link: Link | None
    text: str
    order: tuple[str, ...]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One narrowing of a clock: by what, to which days, and the steps (by place) that its own and the other clock's days came from."""

    clock: str
    by: Constraint
    days: int
    own: int | None
    other: int | None


@dataclass(slots=True)
class Board:
    """The clocks with the days still possible on each, as bits counted from the window's first day, and how they came about."""

    base: int
    size: int
    all: int
    days: dict[str, int] = field(default_factory=dict)
    joins: dict[str, list[Constraint]] = field(default_factory=lambda: defaultdict(list))
    steps: list[Step] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)  # the newest step of each clock

    def narrow(self, clock: str, days: int, by: Constraint, other: str | None) -> None:
        """Leave a clock only these days, and note why."""
        self.days[clock] = days
        self.steps.append(Step(clock, by, days, self.last.get(clock), None if other is None else self.last.get(other)))
        self.last[clock] = len(self.steps) - 1

    def back_to(self, length: int) -> None:
        """Take back all steps from this place on."""
        for step in reversed(self.steps[length:]):
            if step.own is None:
                self.days[step.clock] = self.all
                del self.last[step.clock]
            else:
                self.days[step.clock] = self.steps[step.own].days
                self.last[step.clock] = step.own
        del self.steps[length:]

    def mask(self, span: Period) -> int:
        """The bits of a period, as far as it lies in the window."""
        first = 0 if span.first is None else max(span.first.toordinal() - self.base, 0)
        last = self.size - 1 if span.last is None else min(span.last.toordinal() - self.base, self.size - 1)
        return 0 if last < first else ((1 << (last - first + 1)) - 1) << first

    def around(self, mask: int) -> int:
        """The days of a mask and those within a few days of them."""
        wide = mask
        for by in range(1, NEAR + 1):
            wide |= mask << by | mask >> by
        return wide & self.all

    def dates(self, mask: int) -> Iterator[date]:
        """The days of a mask, in order."""
        bits = bin(mask)[:1:-1]  # as a string: taking bits off a long number one by one costs its whole length each time
        at = bits.find("1")
        while at >= 0:
            yield date.fromordinal(self.base + at)
            at = bits.find("1", at + 1)


def lay(board: Board, one: Constraint, clock_of: Mapping[str, str]) -> bool:
    """Lays a constraint on and spreads what it takes away; takes it back and says False when a clock has no day left."""
    start, touched = len(board.steps), {one.clock, one.other} - {""}
    if one.link is not None:
        for clock in touched:
            board.joins[clock].append(one)
    elif board.days[one.clock] & ~one.mask:
        board.narrow(one.clock, board.days[one.clock] & one.mask, one, None)
    if _spread(board, touched, clock_of):
        return True
    board.back_to(start)
    if one.link is not None:
        for clock in touched:
            board.joins[clock].remove(one)
    return False


def _spread(board: Board, changed: set[str], clock_of: Mapping[str, str]) -> bool:
    waiting = set(changed)
    if not all(board.days[clock] for clock in waiting):
        return False
    while waiting:
        clock = min(waiting)
        waiting.discard(clock)
        for join in board.joins[clock]:
            for target in sorted({join.clock, join.other}):
                kept = board.days[target] & _allowed(board, join, target, clock_of)
                if not kept:
                    return False
                if kept != board.days[target]:
                    board.narrow(target, kept, join, join.other if target == join.clock else join.clock)
                    waiting.add(target)
    return True


def _allowed(board: Board, join: Constraint, target: str, clock_of: Mapping[str, str]) -> int:
    """The days of one clock on which its sighting can mean what the other one can mean."""
    link = join.link
    if link is None:
        return join.mask
    left, right = link.left, link.right
    if link.kind == "near":
        return board.around(board.days[join.other if target == join.clock else join.clock])
    if clock_of[left.report] == clock_of[right.report]:
        return _both(board, board.days[target], left, right)
    mine, theirs = (left, right) if clock_of[left.report] == target else (right, left)
    if mine.relative is None:
        return board.all
    quick = weekly(mine.relative)
    if quick is not None and (theirs.relative is None or weekly(theirs.relative) is not None):
        return _from_which(board, board.days[target], quick, _reached(board, board.days[clock_of[theirs.report]], theirs))
    return sees(board, board.days[target], mine.relative, meant(board, board.days[clock_of[theirs.report]], theirs))


# Most relative dates only hang on the weekday of the day that they are spoken on: "yesterday", "Wednesday last week". Then seven stretches, one
# for each weekday, say what they mean, and whole masks can be moved at once.
_WEEKLY = re.compile(
    r"(?:(?:day|week|weekend)[+-]\d{1,2}|[+-]P\d{1,2}[DW]|weekday:[A-Z]{3}(?: (?:past|recent|eve|last|future|next|near))?|weekend|approx| )+"
)
_PAD = 512  # days at each side of the window that a date spoken within it may mean


@lru_cache(maxsize=4096)
def weekly(relative: str) -> tuple[tuple[int, int], ...] | None:
    """How many days off a relative date begins and ends, by the weekday of the day it is spoken on; `None` where that hangs on more."""
    if _WEEKLY.fullmatch(relative) is None:
        return None
    offsets = []
    for number in range(_WEEK):
        day = _A_MONDAY + timedelta(days=number)
        span = seen(relative, day)
        if span is None or span.first is None or span.last is None:
            return None
        offsets.append(((span.first - day).days, (span.last - day).days))
    return tuple(offsets) if all(abs(n) < _PAD for pair in offsets for n in pair) else None


def _reached(board: Board, days: int, sighting: Sighting) -> int:
    """All days that a sighting can mean from any of these days, as bits counted from some days before the window."""
    every = (1 << (board.size + 2 * _PAD)) - 1
    if sighting.relative is None:
        if sighting.value is None:
            return every
        span = loose(sighting.value)
        low = 0 if span.first is None else max(span.first.toordinal() - board.base + _PAD, 0)
        high = board.size + 2 * _PAD - 1 if span.last is None else span.last.toordinal() - board.base + _PAD
        return every & ((1 << high + 1) - 1) & ~((1 << low) - 1) if high >= low else 0
    offsets = weekly(sighting.relative)
    if days == board.all or offsets is None:
        return every
    found = 0
    for number, (low, high) in enumerate(offsets):
        spoken = days & weekday_mask(board.base, board.size, frozenset({number}))
        found |= _smeared(spoken << (_PAD + low), high - low)
    return found


def _from_which(board: Board, days: int, offsets: Sequence[tuple[int, int]], wanted: int) -> int:
    """Those of the days from which a relative date means something of what is wanted (bits counted as in `_reached`)."""
    kept = 0
    for number, (low, high) in enumerate(offsets):
        spoken = days & weekday_mask(board.base, board.size, frozenset({number}))
        kept |= spoken & (_smeared(wanted, high - low) >> (_PAD + high))
    return kept


def _smeared(mask: int, by: int) -> int:
    """Each day with so many days after it."""
    for _ in range(by):
        mask |= mask << 1
    return mask


def _both(board: Board, days: int, left: Sighting, right: Sighting) -> int:
    one, other = (None if s.relative is None else weekly(s.relative) for s in (left, right))
    if one is not None and other is not None:
        meet = {n for n, ((a, b), (c, d)) in enumerate(zip(one, other, strict=True)) if a <= d and c <= b}
        return days & weekday_mask(board.base, board.size, frozenset(meet))
    kept = 0
    for day in board.dates(days):
        a, b = _meaning(left, day), _meaning(right, day)
        if a is not None and b is not None and a.overlaps(b):
            kept |= 1 << (day.toordinal() - board.base)
    return kept


def _meaning(sighting: Sighting, day: date) -> Period | None:
    if sighting.relative is not None:
        return _seen(sighting.relative, day)
    return None if sighting.value is None else loose(sighting.value)


@lru_cache(maxsize=200_000)
def _seen(relative: str, day: date) -> Period | None:
    return seen(relative, day)


def meant(board: Board, days: int, sighting: Sighting) -> list[Period]:
    """All that a sighting can mean from any of these days, as periods in order, run together where they touch."""
    if sighting.relative is None:
        return [Period(None, None) if sighting.value is None else loose(sighting.value)]
    if days == board.all:
        return [Period(None, None)]
    spans = [span for day in board.dates(days) if (span := _seen(sighting.relative, day)) is not None]
    out: list[Period] = []
    for span in sorted(spans, key=lambda s: (s.first or date.min, s.last or date.max)):
        if out and (out[-1].last is None or (span.first or date.min).toordinal() <= out[-1].last.toordinal() + 1):
            ends = (out[-1].last, span.last)
            out[-1] = Period(out[-1].first, None if None in ends else max(e for e in ends if e is not None))
        else:
            out.append(span)
    return out


def sees(board: Board, days: int, relative: str, wanted: Sequence[Period]) -> int:
    """Those of the days from which a relative date can mean something of what is wanted."""
    if not wanted:
        return 0
    if wanted[0].first is None and wanted[0].last is None:
        return days
    low, high = reach(relative)
    first, last = wanted[0].first, wanted[-1].last
    if first is not None and high is not None:
        days &= board.mask(Period(_clamped(first.toordinal() - high), None))
    if last is not None and low is not None:
        days &= board.mask(Period(None, _clamped(last.toordinal() - low)))
    starts = [(w.first or date.min) for w in wanted]
    kept = 0
    for day in board.dates(days):
        span = _seen(relative, day)
        if span is None:
            continue
        at = bisect_right(starts, span.last or date.max) - 1
        if at >= 0 and wanted[at].overlaps(span):
            kept |= 1 << (day.toordinal() - board.base)
    return kept


def _clamped(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


@lru_cache(maxsize=256)
def weekday_mask(base: int, size: int, wanted: frozenset[int]) -> int:
    """The days of a window, from its first day's ordinal, that are such weekdays (0 is Monday)."""
    week = sum(1 << n for n in range(_WEEK) if (base + n - 1) % _WEEK in wanted)
    weeks = -(-size // _WEEK)
    return week * (((1 << _WEEK * weeks) - 1) // ((1 << _WEEK) - 1)) & ((1 << size) - 1)


@lru_cache(maxsize=256)
def month_mask(base: int, size: int, month: int) -> int:
    """The days of a window that lie in a month of any year."""
    first, last = date.fromordinal(base), date.fromordinal(base + size - 1)
    kept = 0
    for year in range(first.year, last.year + 1):
        start = max(date(year, month, 1).toordinal() - base, 0)
        end = min(date(year, month, monthrange(year, month)[1]).toordinal() - base, size - 1)
        if start <= end:
            kept |= ((1 << (end - start + 1)) - 1) << start
    return kept
