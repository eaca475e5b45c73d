"""Folding: the record of a casebook, kept as reports come and go, so that one more costs what it touches.

Reports become claims, claims happenings, happenings openings and answers, these exchanges; quotes, channels and commitments stand beside. Each of
these stages takes what is gone and what is new from the one before (`live`). What people said is laid over what was found, object by object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Any

from ..families.types import Family, Pair
from ..reading.types import ChannelState, Reading
from ..when import resolve
from ..world import World
from .anchored import anchored
from .answers import Answered
from .calendar import Calendar, Problem
from .channels import Said as Line
from .channels import lines, with_missions
from .claims import Claim, Ground, claims_of, is_now
from .commitments import Bound, instruments
from .corrections import Verdicts, verdicts
from .dating import date_of, event_dates
from .days import days_of, in_time, is_day, recency, surely_before
from .discrepancies import Discrepancies
from .discrepancies import in_order as doubts_in_order
from .exchanges import Exchanges
from .exchanges import naming as naming_openings
from .live import Change, Joined, Row, Sieve
from .merge import Happening, merging, naming
from .openings import Openings
from .overlay import over_discrepancies, over_happenings, over_openings, over_quotes
from .quotes import Quotes, said_in
from .quotes import Said as Wording
from .quotes import in_order as quotes_in_order
from .types import (
    Channel,
    Commitment,
    Correction,
    Dated,
    Discrepancy,
    Evidence,
    Exchange,
    Misfit,
    Record,
    RecordEvent,
    RecordQuote,
    ReportRow,
    Version,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a change to a record touched: the objects as they were, and as they are, with the reports that they rest on."""

    before: Record
    after: Record


# The kinds of object that rest on characters of reports.
_PROVED = ("events", "exchanges", "channels", "commitments", "quotes", "discrepancies")


class Folding:
    """A record that reports are added to. What it holds does not depend on the order in which they came.

    Args:
        world: whose member is who, and how things are called.
        corrections: what people said.
    """

    def __init__(self, world: World, *, corrections: Iterable[Correction] = ()) -> None:
        self._calendar = Calendar(world)
        self._stages = Stages(world)
        self._said = verdicts(corrections)

    def update(
        self,
        new: Iterable[Reading] = (),
        *,
        gone: Iterable[str] = (),
        families_gone: Iterable[Family] = (),
        families_new: Iterable[Family] = (),
        corrections: Iterable[Correction] | None = None,
    ) -> Touched:
        """Take reports away and in, and families that are no more as they were and as they are now; what that touched.

        Args:
            new: readings of reports that were not there, or other readings of reports that were.
            gone: reports that are no more.
            families_gone: families that are no more, or no longer as they were.
            families_new: families that are new, or as they are now; a report that none names stands alone.
            corrections: all that people said; `None`: the same as before.
        """
        new, gone, families = tuple(new), tuple(gone), Change(tuple(families_gone), tuple(families_new))
        if corrections is not None:
            self._said = verdicts(corrections)
        held = {r.report.id for r in new} | {key for key in self._said.named if key in self._stages.base.readings}
        given = {key: day for key in self._said.named & held if (day := self._said.date(key)) is not None}
        changed = self._calendar.update(new, gone=gone, families_gone=families.gone, families_new=families.new, given=given)
        days = {report: self._calendar.dates[report] for report in changed}
        return self._stages.update(new, days, gone=gone, families=families, said=self._said)

    def record(self) -> Record:
        """The record of everything so far."""
        return self._stages.record(self._calendar.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What was made of one report."""

    listed: ReportRow
    claims: tuple[Claim, ...]
    quotes: tuple[Wording, ...]
    lines: tuple[Line, ...]
    bound: tuple[Bound, ...]


class Stages:
    """The stages of a folding, of reports of which the days are known.

    Args:
        world: whose member is who, and how things are called.
        as_of: only what had happened by then, or was planned, is kept; the reports are those known then.
        on: only what had happened by then is kept, by all that is known.
    """

    def __init__(self, world: World, *, as_of: str | None = None, on: str | None = None) -> None:
        self._as_of, self._on = as_of, on
        self._readings: dict[str, Reading] = {}
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self._days: dict[str, Dated] = {}
        self._kin = _Kin()
        self.base = base = Ground(
            world=world,
            readings=self._readings,
            family=self._kin.family,
            derived=self._kin.derived,
            days=self._days,
            pairs=self._kin.pairs,
            originals=self._kin.originals,
            claims=self._claims,
        )
        self._told: dict[str, _Told] = {}
        self._families: dict[str, Family] = {}
        self._said = Verdicts(all=())
        self._merging, self._naming = merging(base), naming()
        self._happened: Sieve[Happening] = Sieve(lambda h: not _after(on, h.event.status, h.event.date, None))
        self._happenings = over_happenings(base)
        self._openings, self._naming_openings, self._opened = Openings(base), naming_openings(), over_openings()
        self._exchanges = Exchanges(base)
        self._dated: Joined[Happening, RecordEvent] = Joined(make=_row_of, order=lambda found: found)
        self._quotes, self._quoted = Quotes(base), over_quotes(base)
        self._lines, self._instruments, self._discrepancies = lines(base), instruments(base), Discrepancies(base)
        self._doubted = over_discrepancies()
        self._rows = _Rows()

    def update(
        self, new: Iterable[Reading], days: Mapping[str, Dated], *, gone: Iterable[str] = (), families: Change[Family], said: Verdicts
    ) -> Touched:
        """Take reports away and in; what that touched.

        Args:
            new: readings of reports that were not there, or other readings of reports that were.
            days: of reports that were not there, or that are dated otherwise now.
            gone: reports that are no more.
            families: those that are no more as they were, and those that are new.
            said: all that people said.
        """
        left = [self._told.pop(r) for r in gone if r in self._told]
        for told in left:
            for held in (self._readings, self._days, self._claims):
                held.pop(told.listed.id, None)
        self._readings.update((r.report.id, r) for r in new)
        self._days.update(days)
        families = Change(tuple(self._families.pop(f.id) for f in families.gone if f.id in self._families), families.new)
        self._families.update((f.id, f) for f in families.new)
        kin = self._kin.update(families, [r.report.id for r in new], [t.listed.id for t in left])
        touched = sorted(({r.report.id for r in new} | days.keys() | kin) & self._readings.keys())
        left += [self._told.pop(r) for r in touched if r in self._told]
        fresh = [self._tell(r) for r in touched]
        self._told.update((t.listed.id, t) for t in fresh)
        self._claims.update((t.listed.id, t.claims) for t in fresh)
        return self._fold(left, fresh, families, said)

    def _fold(self, left: list[_Told], fresh: list[_Told], families: Change[Family], said: Verdicts) -> Touched:
        def change(part: str) -> Change[object]:
            of = attrgetter(part)
            return Change(tuple(x for t in left for x in of(t)), tuple(x for t in fresh for x in of(t)))

        found = self._happened.update(self._naming.update(self._merging.update(change("claims"))))  # type: ignore[arg-type]
        told, said = self._happenings.update(found, said)
        opened, said = self._opened.update(self._naming_openings.update(self._openings.update(told)), said)
        made, answered = self._exchanges.update(opened, told)
        spoken, said = self._quoted.update(self._quotes.update(change("quotes")), said)  # type: ignore[arg-type]
        reports = Change(tuple(t.listed for t in left), tuple(t.listed for t in fresh))
        ids = Change(tuple(r.id for r in reports.gone), tuple(r.id for r in reports.new))
        doubted, self._said = self._doubted.update(self._discrepancies.update(ids, families, told, made), said)
        changes: dict[str, Change[Any]] = {
            "reports": reports,
            "families": families,
            "events": self._dated.update(told, _found(answered.gone), _found(answered.new)),
            "exchanges": made,
            "channels": self._lines.update(change("lines")).only(lambda c: c is not None),  # type: ignore[arg-type]
            "commitments": self._instruments.update(change("bound")),  # type: ignore[arg-type]
            "quotes": spoken,
            "discrepancies": doubted,
        }
        self._rows.update(changes)
        return self._touched(changes)

    def _touched(self, changes: Mapping[str, Change[Any]]) -> Touched:
        """The objects of these changes, with every report on which one of them rests."""
        before, after = ({part: c.gone for part, c in changes.items()}, {part: c.new for part, c in changes.items()})
        rows = {side: {r.id: r for r in objects["reports"]} for side, objects in (("before", before), ("after", after))}
        fresh = {r.id for r in before["reports"]} ^ {r.id for r in after["reports"]}
        named = {e.report for objects in (before, after) for part in _PROVED for x in objects[part] for e in _proofs(x)}
        for report in named & self._told.keys() - fresh:
            for held in rows.values():
                held.setdefault(report, self._told[report].listed)
        empty = Record(as_of=self._as_of, on=self._on)
        sides = ((before, rows["before"]), (after, rows["after"]))
        records = [replace(empty, **{**objects, "reports": tuple(held.values())}) for objects, held in sides]  # type: ignore[arg-type]
        return Touched(before=records[0], after=records[1])

    def _tell(self, report: str) -> _Told:
        """What is made of one report by itself."""
        base, reading = self.base, self._readings[report]
        alone = replace(base, readings={report: reading})
        claims = (
            c
            for c in claims_of(alone, event_dates(alone))
            if not (_later(c.event.status, c.date, self._as_of) or _after(self._on, c.event.status, c.date, c.told))
        )
        day_of = {time: self._quote_day(report, time) for time in {q.time for q in reading.quotes}}
        return _Told(
            listed=self._listed(report),
            claims=tuple(claims),
            quotes=said_in(reading, base.family[report], lambda q: day_of[q.time]),
            lines=tuple(self._lines_of(report)),
            bound=tuple(Bound(report=report, number=n, claim=claim) for n, claim in enumerate(reading.commitments)),
        )

    def _listed(self, report: str) -> ReportRow:
        r = self._readings[report].report
        return ReportRow(
            id=report,
            ref=r.ref,
            source=r.source,
            language=r.language,
            title=r.title,
            outlet=r.outlet,
            family=self.base.family[report],
            published=self._days[report],
            derived=report in self.base.derived,
        )

    def _lines_of(self, report: str) -> Iterator[Line]:
        for number, state in enumerate(self._readings[report].channels):
            date, place = self._line_day(report, state)
            if not (_later(state.status, date, self._as_of) or _after(self._on, state.status, date, self.base.published(report))):
                yield from with_missions(self.base, Line(report=report, number=number, state=state, date=date, place=place))

    def _line_day(self, report: str, state: ChannelState) -> tuple[str | None, str | None]:
        """The day of a state that a report tells, as far as it is known, and a day by which to sort it among others of the report."""
        date, _ = date_of(self.base, report, state.date, state.date_relative, state.time)
        times = self._readings[report].times
        if state.time is not None and state.time < len(times) and is_now(times[state.time]):
            return None, date
        known = days_of(self.base.published(report))
        if is_day(date) or state.date_relative is None or known is None or known.last is None:
            return date, date
        # The day is not known, but what hangs on one report's day keeps its order from any day that this may be.
        return date, resolve(state.date_relative, known.last.isoformat()) or date

    def _quote_day(self, report: str, time: int | None) -> str | None:
        """When a quote was said, if its report dates it."""
        if time is None:
            return None
        at = self._readings[report].times[time]
        return date_of(self.base, report, at.edtf, at.relative if at.anchor == "published" else None, time)[0]

    def record(self, problems: Iterable[Problem]) -> Record:
        """The record of what is held, with what did not fit of what reports say of their days."""
        rows, said = self._rows, self._said

        def late(q: RecordQuote) -> bool:
            return _after(self._on, "actual", q.date, self.base.first_told(Evidence(report=v.report, span=v.span) for v in q.versions))

        newest = rows.newest.last
        record = Record(
            as_of=self._as_of,
            on=self._on,
            newest=newest.published.edtf if newest is not None else None,
            reports=tuple(said.noted(rows.reports)),
            families=tuple(rows.families),
            events=tuple(said.noted(anchored(self._readings, rows.events))),
            misfits=tuple(Misfit(reports=p.reports, message=p.message) for p in problems if set(p.reports) <= self._readings.keys()),
            exchanges=tuple(said.noted(rows.exchanges)),
            channels=tuple(said.noted(said.kept(rows.channels))),
            commitments=tuple(said.noted(said.kept(rows.commitments))),
            quotes=tuple(said.noted(q for q in rows.quotes if self._on is None or not late(q))),
            discrepancies=tuple(said.noted(rows.discrepancies)),
        )
        return replace(record, unplaced=said.unplaced(_named(record))) if said.all else record


class _Rows:
    """The record's objects in the order in which they are shown."""

    def __init__(self) -> None:
        self.reports: Row[ReportRow] = Row(lambda r: (in_time(likeliest(r.published)), r.derived, r.id))
        self.newest: Row[ReportRow] = Row(lambda r: (recency(r.published.edtf), r.id))
        self.families: Row[Family] = Row(lambda f: f.id)
        self.events: Row[RecordEvent] = Row(lambda e: (in_time(e.date), e.id))
        self.exchanges: Row[Exchange] = Row(lambda x: (in_time(x.opened), in_time(x.known), x.sender, x.id))
        self.channels: Row[Channel] = Row(lambda c: c.key)
        self.commitments: Row[Commitment] = Row(lambda k: k.instrument)
        self.quotes: Row[RecordQuote] = Row(quotes_in_order)
        self.discrepancies: Row[Discrepancy] = Row(doubts_in_order)

    def update(self, changes: Mapping[str, Change[Any]]) -> None:
        """Take objects away and in, by the name of their row."""
        for part, change in changes.items():
            getattr(self, part).update(change)
        self.newest.update(changes["reports"])


class _Kin:
    """Which report is of which family, made from which, and which passages render one another."""

    def __init__(self) -> None:
        self.family: dict[str, str] = {}
        self.derived: set[str] = set()
        self.pairs: dict[tuple[str, str], tuple[Pair, ...]] = {}
        self.originals: dict[str, set[str]] = {}
        self._compared: dict[str, set[tuple[str, str]]] = {}

    def update(self, families: Change[Family], new: Iterable[str], gone: Iterable[str]) -> set[str]:
        """Take families away and in; the reports whose place among others is another one now."""
        members = {m.report for f in (*families.gone, *families.new) for m in f.members}
        before = {r: self._place(r) for r in members}
        for family in families.gone:
            for m in family.members:
                self.family[m.report] = m.report
                self.derived.discard(m.report)
            for c in family.comparisons:
                if self.pairs.pop((c.original, c.copy), None) is not None:
                    self.originals[c.copy].discard(c.original)
                    for r in (c.original, c.copy):
                        self._compared[r].discard((c.original, c.copy))
        for r in new:
            self.family.setdefault(r, r)
        for family in families.new:
            for m in family.members:
                self.family[m.report] = family.id
                if m.relation != "original" and m.of is not None:
                    self.derived.add(m.report)
            for c in family.comparisons:
                if c.relation != "unrelated":
                    self.pairs[c.original, c.copy] = c.pairs
                    self.originals.setdefault(c.copy, set()).add(c.original)
                    for r in (c.original, c.copy):
                        self._compared.setdefault(r, set()).add((c.original, c.copy))
        for r in gone:
            self.family.pop(r, None)
        return {r for r in members if self._place(r) != before[r]}

    def _place(self, report: str) -> tuple[object, ...]:
        compared = self._compared.get(report, ())
        return self.family.get(report), report in self.derived, {pair: self.pairs[pair] for pair in compared}


def likeliest(day: Dated) -> str | None:
    """The day of a report as far as it is known; of several the likeliest, so that what is told can be put in order."""
    return day.edtf.rstrip("?") if day.edtf is not None and day.latest is not None else day.edtf


def _later(status: str, date: str | None, as_of: str | None) -> bool:
    """True for what cannot have happened yet; plans for later days are known all the same."""
    return as_of is not None and status == "actual" and surely_before(as_of, date)


def _after(on: str | None, status: str, date: str | None, told: str | None) -> bool:
    """True for what surely came after the day: done later, or, of what is undated or still to come, told later."""
    return on is not None and surely_before(on, date if date is not None and status == "actual" else told)


def _row_of(h: Happening, found: Sequence[tuple[object, str, str]]) -> RecordEvent:
    """The event as the record lists it, with the date that only the exchanges show; of several the last decides."""
    _, date, because = found[-1] if found else (None, h.event.date, h.event.date_because)
    return replace(h.event, date=date, date_because=because, known=h.known)


def _found(answered: Iterable[Answered]) -> list[tuple[Happening, tuple[object, str, str]]]:
    return [(h, (a.opening.place, date, because)) for a in answered for h, date, because in a.found]


def _proofs(thing: RecordEvent | Exchange | Channel | Commitment | RecordQuote | Discrepancy) -> Iterable[Evidence | Version]:
    """The places on which an object rests."""
    if isinstance(thing, Channel):
        return (e for h in thing.history for e in h.evidence)
    if isinstance(thing, Exchange):
        return chain(thing.evidence, *(r.evidence for r in thing.replies), *(t.evidence for t in thing.standings))
    return thing.versions if isinstance(thing, RecordQuote) else thing.evidence


def _named(record: Record) -> set[str]:
    """Every id of the record."""
    objects = (record.reports, record.events, record.exchanges, record.channels, record.commitments, record.quotes, record.discrepancies)
    return {o.id for group in objects for o in group}
