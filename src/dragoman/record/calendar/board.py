"""The days still possible on each clock, and what happens to them when a constraint is laid on."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from ...when import Period
from .meanings import Window, both, days_of, meant, spoken_on
from .types import Link

# How many days texts of one family lie apart at most, where it is not known which repeats which.
NEAR = 3


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

    @property
    def window(self) -> Window:
        """The days on which reports can have been written."""
        return Window(self.base, self.size)

    def dates(self, mask: int) -> Iterator[date]:
        """The days of a mask, in order."""
        return days_of(self.window, mask)


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
        return both(board.window, board.days[target], left, right)
    mine, theirs = (left, right) if clock_of[left.report] == target else (right, left)
    if mine.relative is None:
        return board.all
    return spoken_on(board.window, board.days[target], mine.relative, meant(board.window, board.days[clock_of[theirs.report]], theirs))


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
