"""The calendar of the casebook: on which days its reports can have been written, worked out from one another.

A report that says "Wednesday last week" of an answer that another report dates 26 January was written in the week after. Every
report's own hints and every event that two reports date are constraints on days; each takes days away until nothing changes any
more. There is no search and no guess: what remains is what every constraint allows, and it is written as coarsely as it must be.
Constraints are laid on from the surest to the weakest, and one that would leave a report no day at all is left out and told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import takewhile

from ..reading.types import Event, Reading
from ..text import Span
from ..when import Period, edtf_of, hangs, loose, period, reach, seen
from .types import Dated

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KEYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# How sure each kind of hint is. What a page says of itself comes first; a month named as past can be the running month after all.
_STATED, _CLOCK, _SAME, _MEANS, _SAME_EVENT, _RECENT, _EVE, _NOT_MONTH = 0.98, 0.95, 0.9, 0.9, 0.8, 0.55, 0.5, 0.4
# How many days texts of one family lie apart at most, where it is not known which repeats which.
_NEAR = 3
# A report is mostly of the newest day that it tells, or of the next: measured on press pages, 60 and 93 of a hundred. That is no constraint; it only
# says which day of a week that is known otherwise is the likeliest, and the day is written as uncertain.
_NEWS = 0.3
_WEEK = 7
# A dropped constraint below this is no news: such hints are only habits of speech.
_WORTH_TELLING = 0.6
_LAST_PART = re.compile(r"\.\w{1,6}$")  # a file's suffix says nothing to a reader
# A chain of more reasons than this is told as it was found: trying which of them could be left out would cost too much.
_TRIED = 24
# Longer remainders are not worth an interval: "some time in these years" dates nothing.
_LONGEST_INTERVAL = 731


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Something that a report's own words say of the day it was written on.

    `kind` is "weekday" (it is such a day), "eve" (such a day or the next), "not-month" (it is of another month than `relative` names), "means"
    (its `relative` means `value`), or "news" (such a day is the newest that it tells, which takes no day away). `sure` is 0.0 to 1.0.
    """

    kind: str
    relative: str
    words: str
    sure: float
    value: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateable:
    """A report as the calendar sees it: what it says of its day, and what its words let on.

    `label` is how reasons call it ("001"). `published` is EDTF that the page states or the user supplies, `basis` which of the two.
    """

    id: str
    label: str
    published: str | None = None
    basis: str | None = None
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """How one report dates an event: by `relative`, seen from its own day; where that is `None`, by `value`, which hangs on nothing."""

    report: str
    relative: str | None = None
    value: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two sightings that speak of one day, or two reports with one clock.

    `kind` "event": the dates that `left` and `right` give agree (both may be of one report). `kind` "clock": `right`'s report
    copies or translates `left`'s, so that its words are spoken on the original's day and it appeared no earlier. `kind` "near": both go back
    to one text, but which was first cannot be told: they were written within a few days of each other.
    `what` names the event for a person ("the answer").
    """

    left: Sighting
    right: Sighting
    kind: str = "event"
    what: str = "the event"
    sure: float = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A constraint that contradicts surer ones and was left out, in a sentence for a person."""

    reports: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The days of all reports by id, and what did not fit."""

    dates: Mapping[str, Dated]
    problems: tuple[Problem, ...]


# ------------------------------------------------------------------------------------------------------------- solving


@dataclass(frozen=True, slots=True)
class _Constraint:
    """One thing that takes days away. `masks` works on one clock; `ends` joins two."""

    sure: float
    clock: str
    mask: int  # -1 when it joins two sightings
    link: Link | None
    text: str
    order: tuple[str, ...]
    other: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """One narrowing of a clock: by what, to which days, and the steps (by place) that its own and the other clock's days came from."""

    clock: str
    by: _Constraint
    days: int
    own: int | None
    other: int | None


@dataclass(slots=True)
class _Board:
    """The clocks with the days still possible on each, as bits counted from the window's first day, and how they came about."""

    base: int
    size: int
    all: int
    days: dict[str, int] = field(default_factory=dict)
    joins: dict[str, list[_Constraint]] = field(default_factory=lambda: defaultdict(list))
    steps: list[_Step] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)  # the newest step of each clock

    def narrow(self, clock: str, days: int, by: _Constraint, other: str | None) -> None:
        """Leave a clock only these days, and note why."""
        self.days[clock] = days
        self.steps.append(_Step(clock, by, days, self.last.get(clock), None if other is None else self.last.get(other)))
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
        for by in range(1, _NEAR + 1):
            wide |= mask << by | mask >> by
        return wide & self.all

    def dates(self, mask: int) -> Iterator[date]:
        """The days of a mask, in order."""
        bits = bin(mask)[:1:-1]  # as a string: taking bits off a long number one by one costs its whole length each time
        at = bits.find("1")
        while at >= 0:
            yield date.fromordinal(self.base + at)
            at = bits.find("1", at + 1)


def solve(rows: Sequence[Dateable], links: Sequence[Link], *, window: Period) -> Solution:
    """The day of every report, as narrow as all that is said of it allows and no narrower.

    The result does not depend on the order of rows and links.

    Args:
        rows: all reports of the casebook.
        links: the events that reports date, and the copies; a link to a report that is no row is left aside.
        window: the days on which a report can have been written at all, closed at both sides.

    Raises:
        ValueError: an open `window`.
    """
    if window.first is None or window.last is None:
        raise ValueError("the window of possible days must be closed at both sides: give a first and a last day")
    by_id = {row.id: row for row in rows}
    links = [link for link in links if link.left.report in by_id and link.right.report in by_id]
    clock_of = _clocks(by_id, links)
    size = window.last.toordinal() - window.first.toordinal() + 1
    board = _Board(base=window.first.toordinal(), size=size, all=(1 << size) - 1)
    board.days = dict.fromkeys(sorted(set(clock_of.values())), board.all)
    problems: list[Problem] = []
    for one in sorted(_constraints(board, by_id, links, clock_of), key=lambda c: (-c.sure, c.order)):
        if not _lay(board, one, clock_of) and one.sure >= _WORTH_TELLING:
            told = tuple(sorted({one.link.left.report, one.link.right.report} if one.link else {one.order[0]}))
            other = one.link.left.report if one.link is not None else one.clock
            said = one.text or _link_told(board, by_id, one.link, own="", clock_of=clock_of, known=board.days[clock_of[other]])
            problems.append(Problem(reports=told, message=f"Left out, since it contradicts what is surer: {said}."))
    dates = {row.id: _likeliest(board, row, by_id, clock_of, _dated(board, row, by_id, clock_of)) for row in sorted(rows, key=lambda r: r.id)}
    return Solution(dates=dates, problems=tuple(sorted(problems, key=lambda p: (p.reports, p.message))))


def _clocks(rows: Mapping[str, Dateable], links: Iterable[Link]) -> dict[str, str]:
    """For each report the report on whose day its words were spoken first: itself, or the original it copies."""
    above = dict.fromkeys(rows, "")
    for link in sorted((k for k in links if k.kind == "clock"), key=lambda k: (-k.sure, k.left.report, k.right.report)):
        if _top(above, link.left.report) != link.right.report and not above[link.right.report]:
            above[link.right.report] = link.left.report
    return {report: _top(above, report) for report in rows}


def _top(above: Mapping[str, str], report: str) -> str:
    while above[report]:
        report = above[report]
    return report


def _constraints(board: _Board, rows: Mapping[str, Dateable], links: Iterable[Link], clock_of: Mapping[str, str]) -> Iterator[_Constraint]:
    for row in rows.values():
        clock = clock_of[row.id]
        if row.published is not None:
            span = period(row.published)
            if clock == row.id:
                text = f"{_name(row)} is of {_written(span)}"
                yield _Constraint(_STATED, clock, board.mask(span), None, text, (row.id, "0"))
            elif span.last is not None:
                text = f"{_name(row)}, which repeats it, is of {_written(span)}"
                yield _Constraint(_CLOCK, clock, board.mask(Period(None, span.last)), None, text, (row.id, "0"))
        for number, hint in enumerate(row.hints):
            mask = _hinted(board, hint)
            if mask is not None:
                yield _Constraint(hint.sure, clock, mask, None, _told(row, hint), (row.id, f"1{number:04d}", hint.kind, hint.relative))
    for link in links:
        if link.kind == "clock":
            continue
        left, right = sorted((link.left, link.right), key=lambda s: (s.report, s.relative or "", s.value or ""))
        even = Link(left=left, right=right, kind=link.kind, what=link.what, sure=link.sure)
        order = (left.report, "2", right.report, left.relative or left.value or "", right.relative or right.value or "", link.what)
        yield _Constraint(link.sure, clock_of[left.report], -1, even, "", order, clock_of[right.report])


def _hinted(board: _Board, hint: Hint) -> int | None:
    if hint.kind == "means":
        return None if hint.value is None else _sees(board, board.all, hint.relative, [period(hint.value)])
    key = hint.relative.partition(":")[2].split(" ")[0]
    if hint.kind in ("weekday", "eve"):
        wanted = {_KEYS.index(key)} | ({(_KEYS.index(key) + 1) % 7} if hint.kind == "eve" else set())
        return _weekday_mask(board.base, board.size, frozenset(wanted))
    if hint.kind == "not-month":
        return board.all & ~_month_mask(board.base, board.size, int(key))
    return None


@lru_cache(maxsize=64)
def _weekday_mask(base: int, size: int, wanted: frozenset[int]) -> int:
    return sum(1 << i for i in range(size) if (base + i - 1) % 7 in wanted)


@lru_cache(maxsize=64)
def _month_mask(base: int, size: int, month: int) -> int:
    return sum(1 << i for i in range(size) if date.fromordinal(base + i).month == month)


def _lay(board: _Board, one: _Constraint, clock_of: Mapping[str, str]) -> bool:
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


def _spread(board: _Board, changed: set[str], clock_of: Mapping[str, str]) -> bool:
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


def _allowed(board: _Board, join: _Constraint, target: str, clock_of: Mapping[str, str]) -> int:
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
    return _sees(board, board.days[target], mine.relative, _meant(board, board.days[clock_of[theirs.report]], theirs))


def _both(board: _Board, days: int, left: Sighting, right: Sighting) -> int:
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


def _meant(board: _Board, days: int, sighting: Sighting) -> list[Period]:
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


def _sees(board: _Board, days: int, relative: str, wanted: Sequence[Period]) -> int:
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


# ------------------------------------------------------------------------------------------------------------- results


def _dated(board: _Board, row: Dateable, rows: Mapping[str, Dateable], clock_of: Mapping[str, str]) -> Dated:
    clock = clock_of[row.id]
    days = board.days[clock]
    if row.published is not None and (clock != row.id or period(row.published).days == 1):
        return Dated(edtf=row.published, basis=row.basis, because=_own(row), weekday=None)
    edtf, weekday = _value(board, days), _weekday(board, days)
    narrower = edtf is not None and (row.published is None or _narrower(edtf, row.published))
    if not narrower and (weekday is None or row.published is None):
        return Dated(edtf=row.published, basis=row.basis, because=_own(row) if row.published else "", weekday=None)
    reasons = _reasons(board, clock, rows, clock_of)
    if clock != row.id:
        reasons = [f"it repeats the words of {_name(rows[clock])} and was written on that day or later", *reasons]
    held = edtf if narrower else row.published
    said = _sum(board, days, held, weekday)
    told = "; ".join(reasons).replace(f"{_name(row)}'s ", "its ").replace(f"{_name(row)} ", "it ")
    because = f"{_upper(told)}; so {said}." if reasons else ""
    return Dated(
        edtf=held, basis="inferred" if narrower else row.basis, because=because, weekday=None if held and period(held).days == 1 else weekday
    )


def _likeliest(board: _Board, row: Dateable, rows: Mapping[str, Dateable], clock_of: Mapping[str, str], found: Dated) -> Dated:
    """What was worked out, and where that is a week, the likeliest day of it as an uncertain one: that of the news, or of its twin."""
    news = next((h for h in row.hints if h.kind == "news"), None)
    days = board.days[clock_of[row.id]]
    known = period(found.edtf) if found.edtf is not None else None
    if news is None or known is None or known.days == 1 or clock_of[row.id] != row.id or days.bit_length() - (days & -days).bit_length() >= _WEEK:
        return found
    weekday = _KEYS.index(news.relative.partition(":")[2].split(" ")[0])
    fit = [d for d in board.dates(days) if (d.weekday() - weekday) % _WEEK <= 1]
    day = min(fit, key=lambda d: (d.isoformat() not in _twins(row, rows, board), d), default=None)
    if day is None:
        return found
    told = f"its “{news.words}” is the newest day that it tells, and a report is mostly of that day or the next: most likely {_day(day)}"
    last = max(board.dates(days))
    return Dated(edtf=f"{day.isoformat()}?", basis="inferred", because=f"{found.because.rstrip('.')}; {told}.", latest=last.isoformat())


def _twins(row: Dateable, rows: Mapping[str, Dateable], board: _Board) -> set[str]:
    """The days of the reports that go back to the same text."""
    links = [c.link for c in board.joins.get(row.id, ()) if c.link is not None and c.link.kind == "near"]
    reports = {report for k in links for report in (k.left.report, k.right.report)} - {row.id}
    days = (period(day) for r in reports if (day := rows[r].published) is not None)
    return {d.first.isoformat() for d in days if d.first is not None and d.days == 1}


def _own(row: Dateable) -> str:
    if row.published is None:
        return ""
    return f"The page says so: {_written(period(row.published))}." if row.basis == "stated" else f"Given by hand: {_written(period(row.published))}."


def _value(board: _Board, days: int) -> str | None:
    if not days or days == board.all:
        return None
    first = date.fromordinal(board.base + (days & -days).bit_length() - 1)
    last = date.fromordinal(board.base + days.bit_length() - 1)
    if first == last:
        return first.isoformat()
    if (last - first).days < _WEEK:
        return edtf_of(Period(first, last))
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    if first.year == last.year:
        return f"{first.year:04d}" if (last - first).days > 92 else edtf_of(Period(first, last))
    return edtf_of(Period(first, last)) if (last - first).days < _LONGEST_INTERVAL else None


def _narrower(edtf: str, than: str) -> bool:
    mine, theirs = period(edtf).days, period(than).days
    return theirs is None or (mine is not None and mine < theirs)


def _weekday(board: _Board, days: int) -> str | None:
    names = {d.weekday() for d in board.dates(days)} if days != board.all else set()
    return _DAYS[names.pop()] if len(names) == 1 else None


def _reasons(board: _Board, clock: str, rows: Mapping[str, Dateable], clock_of: Mapping[str, str]) -> list[str]:
    """What the days of a clock rest on, from something stated on: in the order in which one thing follows from another, without what adds nothing."""
    last = board.last.get(clock)
    if last is None:
        return []
    needed = sorted({board.steps[n].by for n in _behind(board, last)}, key=lambda c: (-c.sure, c.order))
    for one in list(reversed(needed)) if len(needed) <= _TRIED else ():
        if one.clock == clock and one.sure == _STATED:
            continue  # what the page itself says comes first, even where the rest would do
        rest = [c for c in needed if c is not one]
        if _again(board, rest, clock_of).days.get(clock) == board.days[clock]:
            needed = rest
    replayed = _again(board, needed, clock_of)
    told: dict[_Constraint, str] = {}
    for n in _behind(replayed, replayed.last[clock]):
        step = replayed.steps[n]
        if step.by not in told:
            known = board.all if step.other is None else replayed.steps[step.other].days
            told[step.by] = step.by.text or _link_told(board, rows, step.by.link, own=step.clock, clock_of=clock_of, known=known)
    # That another page states its day is said where that day is used.
    return [text for one, text in told.items() if one.clock == clock or one.sure < _STATED or one.mask.bit_count() > 1]


def _behind(board: _Board, last: int) -> list[int]:
    """The steps that led to this one, in order."""
    found, waiting = {last}, [last]
    while waiting:
        step = board.steps[waiting.pop()]
        for before in (step.own, step.other):
            if before is not None and before not in found:
                found.add(before)
                waiting.append(before)
    return sorted(found)


def _again(board: _Board, constraints: Sequence[_Constraint], clock_of: Mapping[str, str]) -> _Board:
    """A board on which only these constraints lie."""
    fresh = _Board(base=board.base, size=board.size, all=board.all)
    fresh.days = dict.fromkeys(sorted({c for one in constraints for c in (one.clock, one.other) if c}), board.all)
    for one in constraints:
        _lay(fresh, one, clock_of)
    return fresh


def _name(row: Dateable) -> str:
    return f"report {row.label}"


def _told(row: Dateable, hint: Hint) -> str:
    key = hint.relative.partition(":")[2].split(" ")[0]
    match hint.kind:
        case "weekday":
            sure = "says" if hint.sure >= _SAME_EVENT else "suggests"
            return f"{_name(row)}'s “{hint.words}” {sure} that it was written on a {_DAYS[_KEYS.index(key)]}"
        case "eve":
            after = _DAYS[(_KEYS.index(key) + 1) % 7]
            return f"{_name(row)}'s “{hint.words}” suggests that it was written on a {_DAYS[_KEYS.index(key)]} or {after}"
        case "not-month":
            return f"{_name(row)} speaks of “{hint.words}” as past, so that it is of another month"
        case _:
            return f"{_name(row)}'s “{hint.words}” is {_written(period(hint.value or ''))}"


def _link_told(board: _Board, rows: Mapping[str, Dateable], link: Link | None, *, own: str, clock_of: Mapping[str, str], known: int) -> str:
    """A link in words, told from the side of the clock `own`, when the other side's report can be of the days `known`."""
    if link is None:
        return ""
    left, right = link.left, link.right
    if link.kind == "near":
        other = right.report if clock_of[left.report] == own else left.report
        mine = left.report if other == right.report else right.report
        return f"{_name(rows[mine])} goes back to the same text as {_name(rows[other])} and was written within {_NEAR} days of it"
    if clock_of[left.report] != own or left.relative is None:
        left, right = right, left
    mine, theirs = f"{_name(rows[left.report])}'s “{left.words or left.relative}”", f"{_name(rows[right.report])}'s"
    meant = _meant(board, known, right)
    span = meant[0] if len(meant) == 1 and (meant[0].days or 99) <= 31 else None
    words = right.words or right.relative or ""
    if right.relative is None:
        return f"{mine} speaks of {link.what}, which {_name(rows[right.report])} dates {_written(period(right.value or ''))}"
    if left.report == right.report:
        return f"{mine} and “{words}” both speak of {link.what}"
    if span is not None:
        return f"{mine} speaks of {link.what}, which {theirs} “{words}” dates {_written(span)}"
    return f"{mine} and {theirs} “{words}” both speak of {link.what}"


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _sum(board: _Board, days: int, edtf: str | None, weekday: str | None) -> str:
    count = days.bit_count()
    when = _written(period(edtf)) if edtf is not None else ""
    if count == 1 or weekday is None:
        return when
    listed = [str(d.day) for d in board.dates(days)] if count <= 5 and edtf is not None and len(edtf) == 7 else []
    which = f" (the {', '.join(listed[:-1])} or {listed[-1]})" if listed else ""
    return f"a {weekday}{f' in {when}' if when else ''}{which}"


def _written(span: Period) -> str:
    """A period as an English reader writes it.

    >>> _written(period("2022-02-01")), _written(period("2022-02")), _written(period("../1996"))
    ('1 February 2022', 'February 2022', 'until 31 December 1996')
    """
    first, last = span.first, span.last
    if first is None or last is None:
        return f"until {_day(last)}" if last is not None else f"from {_day(first)} on" if first is not None else "any day"
    if first == last:
        return _day(first)
    plain = edtf_of(span)
    if len(plain) == 4:
        return plain
    if len(plain) == 7:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


# ----------------------------------------------------------------------------------------- what a reading says of its day


def constraints_of(reading: Reading, *, published: str | None = None, basis: str | None = None) -> Dateable:
    """What a reading lets on of the day it was written on.

    Args:
        reading: the reading of one report.
        published: a day that outranks the page's own (a correction), with its `basis`.
        basis: "supplied" for such a day.
    """
    report = reading.report
    own = report.published
    hints = (*_weekday_hints(reading), *_same_event_hints(reading), *_bracket_hints(reading), *_month_hints(reading), *_news_hints(reading))
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
    past = [(t, _KEYS.index(key)) for t, key, way in told if way in ("past", "same", "recent")]
    if not past:
        return
    newest, day = past[0]
    for time, weekday in past[1:]:
        if (weekday - day) % _WEEK == 1:
            newest, day = time, weekday
    yield Hint(kind="news", relative=f"weekday:{_KEYS[day]} past", words=newest.text, sure=_NEWS, span=newest.span)


def _month_hints(reading: Reading) -> Iterator[Hint]:
    for time in reading.times:
        words = (time.relative or "").split(" ")
        if len(words) == 2 and words[0].startswith("month:") and words[1] == "past":
            yield Hint(kind="not-month", relative=words[0], words=time.text, sure=_NOT_MONTH, span=time.span)
