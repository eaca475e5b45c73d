"""The calendar kept while reports come and go: only the connected part that a change touches is solved anew.

Reports hang together over texts of one family, and over an act that two of them tell in words that hang on their own, unknown days. A
report that states its day, or an act with a full date, lends others its day and learns nothing from them: it parts what it stands between.
So what one change touches is small, and a casebook of dated reports costs next to nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ...families.types import Family
from ...reading.types import Reading
from ...when import Period, period
from ...world import World
from ..claims import Ground, When, claims_of, ground
from ..days import is_day
from ..types import Dated
from .hints import constraints_of
from .links import Likeness, Telling, clock_links, event_links, keys_of, likeness, near_links, telling
from .solve import clocks_of, solve
from .types import Dateable, Link, Problem, Solution

# Links found with the first days can show more of the others; reports date each other in chains, but not in long ones.
_ROUNDS = 4
_HOUR = re.compile(r"T[\d:+Z-]+")
# How far a report without any date may lie from the dated ones, in years.
_BEFORE, _AFTER = 30, 3
_ANY_TIME = Period(date(1990, 1, 1), date(2039, 12, 31))

Key = tuple[str, str, str, str]


@dataclass(slots=True)
class _Shelf:
    """The tellings under one key: those that float, and the reports that have others."""

    floating: dict[Telling, None] = field(default_factory=dict)
    anchored: dict[str, None] = field(default_factory=dict)


class Calendar:
    """The days of all reports so far. The order in which they came makes no difference."""

    def __init__(self, world: World) -> None:
        """A calendar without reports; the world is needed to compare what they tell."""
        self.dates: dict[str, Dated] = {}
        self._world = world
        self._readings: dict[str, Reading] = {}
        self._given: dict[str, str] = {}
        self._rows: dict[str, Dateable] = {}
        self._family: dict[str, Family] = {}
        self._clock: dict[str, str] = {}
        self._shelves: defaultdict[Key, _Shelf] = defaultdict(_Shelf)
        self._tellings: dict[str, dict[Key, list[Telling]]] = {}  # of the reports for which somebody asked
        self._partners: dict[Telling, dict[Telling, Likeness]] = {}
        self._floating: dict[str, list[Telling]] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}  # under the first report of each connected part
        self._part: dict[str, str] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The constraints that contradict surer ones and were left out."""
        return tuple(sorted((p for found in self._problems.values() for p in found), key=lambda p: (p.reports, p.message)))

    def update(
        self,
        new: Iterable[Reading],
        *,
        gone: Iterable[str] = (),
        families_gone: Iterable[Family] = (),
        families_new: Iterable[Family] = (),
        given: Mapping[str, str] | None = None,
    ) -> set[str]:
        """The reports whose day is new or another one than before.

        Args:
            new: readings of reports that were not there, or other readings of reports that were.
            gone: reports that are no more.
            families_gone: families that are no more, or no longer as they were.
            families_new: families that are new, or as they are now.
            given: all days that people gave reports; they outrank the pages. `None`: the same as before.
        """
        new, gone = list(new), set(gone)
        families_gone, families_new = list(families_gone), list(families_new)
        given = self._given if given is None else dict(given)
        touched = {r.report.id for r in new} | gone
        touched |= {m.report for f in (*families_gone, *families_new) for m in f.members}
        touched |= {r for r in self._given.keys() | given.keys() if self._given.get(r) != given.get(r)}
        touched |= {m.report for r in touched if r in self._family for m in self._family[r].members}  # they share clocks
        stirred = set().union(*(self._withdraw(report) for report in touched))
        for report in gone:
            self._forget(report)
        for family in families_gone:
            for member in family.members:
                self._family.pop(member.report, None)
        for family in families_new:
            self._family.update((member.report, family) for member in family.members)
        self._given = given
        self._readings.update((r.report.id, r) for r in new)
        here = sorted(touched & self._readings.keys())
        for report in here:
            day = given.get(report)
            self._rows[report] = constraints_of(self._readings[report], self._world, published=day, basis="supplied" if day is not None else None)
        for report in here:
            self._clock[report] = self._clock_of(report)
        for report in here:
            stirred |= self._enter(report)
        return self._solved(sorted((stirred | set(here)) & self._readings.keys()))

    # ------------------------------------------------------------------------------------------------- coming and going

    def _forget(self, report: str) -> None:
        for held in (self.dates, self._readings, self._rows, self._clock, self._family):
            held.pop(report, None)
        self._problems.pop(self._part.pop(report, ""), None)

    def _withdraw(self, report: str) -> set[str]:
        """Takes a report's tellings away; gives the reports that they may have dated."""
        if report not in self._readings:
            return set()
        for event in self._readings[report].events:
            for key in keys_of(event):
                self._shelves[key].anchored.pop(report, None)
        neighbours: set[str] = set()
        self._floating.pop(report, None)
        for key, held in self._tellings.pop(report, {}).items():
            for one in held:
                self._shelves[key].floating.pop(one, None)
                for other in self._partners.pop(one, {}):
                    self._partners[other].pop(one, None)
                    neighbours.add(other.claim.report)
        return neighbours - {report}

    def _enter(self, report: str) -> set[str]:
        """Puts a report's tellings under their keys; gives the reports that they may date, or be dated by."""
        floats = not self._is_fixed(self._clock[report])
        keys = {key for event in self._readings[report].events for key in keys_of(event)}
        if not floats and not any(self._shelves[key].floating for key in keys):
            for key in keys:
                self._shelves[key].anchored[report] = None
            return set()
        met: set[str] = set()
        for key, held in self._told(report).items():
            shelf = self._shelves[key]
            for one in held:
                others: Iterable[Telling] = shelf.floating
                if one.floats:
                    others = (*shelf.floating, *(t for r in shelf.anchored for t in self._told(r).get(key, ()) if not t.floats))
                met |= set(self._meet(one, others))
            for one in held:
                if one.floats:
                    shelf.floating[one] = None
            shelf.anchored[report] = None
        return met

    def _meet(self, one: Telling, others: Iterable[Telling]) -> Iterator[str]:
        """Notes which of the others may tell of the same occasion; gives their reports."""
        mine = self._partners.setdefault(one, {})
        for other in list(others):
            if other is one or other in mine:
                continue
            pair = (one, other) if one.key <= other.key else (other, one)
            found = likeness(self._around(one.claim.report, other.claim.report), *pair)
            if found is not None:
                mine[other] = self._partners.setdefault(other, {})[one] = found
                yield other.claim.report

    def _told(self, report: str) -> dict[Key, list[Telling]]:
        """What a report tells that can date it or others, by key."""
        held = self._tellings.get(report)
        if held is not None:
            return held
        held = self._tellings[report] = {}
        reading, clock = self._readings[report], self._clock[report]
        day = self._rows[report].published or self._rows[clock].published
        base = ground([reading], self._families_of(report), {report: Dated(edtf=day, basis=None, because="")}, self._world)
        nowhen = dict.fromkeys(((report, i) for i in range(len(reading.events))), When(date=None, because=""))
        fixed, floats = is_day(self._rows[report].published), not self._is_fixed(clock)
        for claim in claims_of(base, nowhen):
            one = telling(base, claim, fixed=fixed, floats=floats)
            if one is not None:
                if one.floats:
                    self._floating.setdefault(report, []).append(one)
                for key in keys_of(claim.event):
                    held.setdefault(key, []).append(one)
        return held

    def _around(self, *reports: str) -> Ground:
        """The families of some reports, as comparing what they tell needs them."""
        family = self._family.get(reports[0])
        same = family is not None and all(self._family.get(r) is family for r in reports)
        return ground([], [family] if same and family is not None else [], {}, self._world)

    def _families_of(self, report: str) -> list[Family]:
        family = self._family.get(report)
        return [] if family is None else [family]

    def _members(self, report: str) -> list[str]:
        """The reports of its family, itself among them."""
        family = self._family.get(report)
        return [report] if family is None else [m.report for m in family.members if m.report in self._readings]

    def _clock_of(self, report: str) -> str:
        """The report on whose day its words were spoken first."""
        if report not in self._family:
            return report
        rows = {r: self._rows[r] for r in self._members(report)}
        return clocks_of(rows, [k for k in clock_links(self._families_of(report)) if k.left.report in rows and k.right.report in rows])[report]

    def _is_fixed(self, report: str) -> bool:
        """True for a report whose own day is known without the others."""
        return is_day(self._rows[report].published)

    # ---------------------------------------------------------------------------------------------------------- solving

    def _solved(self, stirred: Iterable[str]) -> set[str]:
        """Solves the connected parts of these reports; gives those that have another day now."""
        changed: set[str] = set()
        done: set[str] = set()
        parts: list[set[str]] = []
        for report in stirred:
            if report not in done:
                parts.append(self._connected(report))
                done |= parts[-1]
        for report in done:  # all of them first: a part that fell apart was kept under the first report of one of its pieces
            self._problems.pop(self._part.get(report, ""), None)
        for part in parts:
            first = min(part)
            solution = self._alone(first) if len(part) == 1 and self._is_fixed(first) else self._together(part)
            for member in part:
                dated = solution.dates[member]
                if self.dates.get(member) != dated:
                    self.dates[member] = dated
                    changed.add(member)
                self._part[member] = first
            if solution.problems:
                self._problems[first] = solution.problems
        return changed

    def _connected(self, report: str) -> set[str]:
        """The reports whose days may hang on one another."""
        found, waiting = {report}, [report]
        while waiting:
            here = waiting.pop()
            near = self._members(here)
            near += [other.claim.report for one in self._floating.get(here, ()) for other in self._partners.get(one, ()) if other.floats]
            for other in near:
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _alone(self, report: str) -> Solution:
        """A report that states its day and has no family: what else it lets on can only contradict that."""
        row = self._rows[report]
        day = period(row.published or "")
        return _by_the_day(solve([row], (), window=day))

    def _together(self, part: set[str]) -> Solution:
        """The days of reports that hang on one another, with those that lend them theirs."""
        partners = {one: self._partners.get(one, {}) for report in sorted(part) for one in self._floating.get(report, ())}
        lenders = {r for found in partners.values() for other in found for r in self._members(other.claim.report)} - part
        rows = [self._rows[r] for r in sorted(part)] + [replace(self._rows[r], hints=()) for r in sorted(lenders)]
        families = {f.id: f for r in sorted(part) for f in self._families_of(r)}
        lending = {f.id: f for r in sorted(lenders) for f in self._families_of(r)}
        fast = (*clock_links(families.values()), *near_links(list(families.values())), *clock_links(lending.values()))
        window = _window(rows)
        links: tuple[Link, ...] = ()
        solution = solve(rows, fast, window=window)
        for _ in range(_ROUNDS if partners else 0):
            found = event_links(partners, {r: _published(solution.dates[r]) for r in part})
            if found == links:
                break
            links = found
            solution = solve(rows, (*fast, *links), window=window)
        told = tuple(p for p in solution.problems if set(p.reports) & part)
        return _by_the_day(Solution(dates={r: d for r, d in solution.dates.items() if r in part}, problems=told))


def _published(dated: Dated) -> str | None:
    """The day as far as it is known; of several the likeliest."""
    return dated.edtf.rstrip("?") if dated.edtf is not None and dated.latest is not None else dated.edtf


def _by_the_day(solution: Solution) -> Solution:
    """The record counts in days: an hour of publication stays with the reading."""
    return replace(
        solution, dates={r: replace(d, edtf=_HOUR.sub("", d.edtf)) if d.edtf and "/" not in d.edtf else d for r, d in solution.dates.items()}
    )


def _window(rows: Iterable[Dateable]) -> Period:
    """The days on which the reports can have been written, in whole years, by those of them that are dated."""
    spans = [period(row.published) for row in rows if row.published is not None]
    first = min((s.first for s in spans if s.first is not None), default=None)
    last = max((s.last for s in spans if s.last is not None), default=None)
    if first is None or last is None:
        return _ANY_TIME
    return Period(date(max(first.year - _BEFORE, 1), 1, 1), date(min(last.year + _AFTER, 9999), 12, 31))
