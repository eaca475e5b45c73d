"""The record as of a day: a pure function of readings, families and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..families.types import Family
from ..reading.types import ChannelState, Reading
from ..when import resolve
from ..world import World
from .channels import channels
from .claims import Ground, claims_of, ground, is_now
from .commitments import commitments
from .corrections import Verdicts, verdicts
from .dating import date_of, dated_reports, event_dates
from .days import days_of, in_time, is_day, known_by, recency, surely_before
from .discrepancies import discrepancies
from .exchanges import exchange_ids, exchanges
from .ids import stable_id
from .merge import Happening, happening_of, happenings
from .openings import Opening, evidence_of, opening_of, openings
from .quotes import quotes
from .types import Channel, Correction, Evidence, Misfit, Record, RecordEvent, RecordQuote, ReportRow


def fold(
    readings: Sequence[Reading],
    families: Sequence[Family],
    *,
    world: World,
    corrections: Sequence[Correction] = (),
    as_of: str | None = None,
    on: str | None = None,
) -> Record:
    """Everything known on a day, the same whatever the order of what comes in.

    Args:
        readings: one for each report.
        families: reports that go back to one text; a report that none names stands alone.
        world: whose member is who, and how things are called.
        corrections: what people said; applied last, by id.
        as_of: a day (EDTF): only reports that had surely appeared by then are folded, and nothing that happened later is kept.
            The days of undated reports are still worked out from all reports, since when a report appeared is no news of that day.
        on: a day (EDTF): how things stood then, by all that is known: nothing that surely happened later is kept; what is undated
            counts from the day on which it was first told.
    """
    said = verdicts(corrections)
    readings = sorted(readings, key=lambda r: r.report.id)
    families = sorted(families, key=lambda f: f.id)
    solved = dated_reports(readings, families, world, _supplied(readings, said))
    days = solved.dates
    if as_of is not None:
        readings = [r for r in readings if known_by(days[r.report.id].latest or days[r.report.id].edtf, as_of)]
        families = _known_families(families, {r.report.id for r in readings})
    base = ground(readings, families, days, world)
    told, said = _events(base, said, as_of, on)
    opened, ids, said = _openings(base, told, said)
    made, found = exchanges(base, opened, told, ids)
    spoken, said = _quotes(base, said, on)
    doubts = discrepancies(base, families, told, made)
    said = said.placed({d.id: d.evidence for d in doubts})
    record = Record(
        as_of=as_of,
        on=on,
        newest=max((d.edtf for r, d in days.items() if r in base.readings and d.edtf), key=recency, default=None),
        reports=tuple(_row(base, r, said) for r in _in_order(base)),
        families=tuple(families),
        events=_rows(base, told, found, said),
        misfits=tuple(Misfit(reports=p.reports, message=p.message) for p in solved.problems if set(p.reports) <= base.readings.keys()),
        exchanges=tuple(replace(x, known=base.first_told(x.evidence), corrections=said.of(x.id)) for x in made),
        channels=tuple(replace(c, corrections=said.of(c.id)) for c in said.kept(_channels(base, as_of, on), lambda c: c.id)),
        commitments=tuple(replace(c, corrections=said.of(c.id)) for c in said.kept(commitments(base), lambda c: c.id)),
        quotes=spoken,
        discrepancies=tuple(replace(d, corrections=said.of(d.id)) for d in said.kept(doubts, lambda d: d.id)),
    )
    return replace(record, unplaced=said.unplaced(_named(record)))


def _supplied(readings: Iterable[Reading], said: Verdicts) -> Mapping[str, str]:
    """Days that people gave reports."""
    return {r.report.id: day for r in readings if (day := said.date(r.report.id)) is not None}


def _known_families(families: Iterable[Family], reports: set[str]) -> list[Family]:
    """The families as far as their reports had appeared."""
    kept = []
    for family in families:
        members = tuple(m if m.of in reports else replace(m, of=None) for m in family.members if m.report in reports)
        comparisons = tuple(c for c in family.comparisons if c.original in reports and c.copy in reports)
        if members:
            kept.append(replace(family, origin=family.origin if family.origin in reports else None, members=members, comparisons=comparisons))
    return kept


def _in_order(base: Ground) -> list[str]:
    """Report ids, oldest first, of one day the originals before their copies."""
    return sorted(base.readings, key=lambda r: (in_time(base.published(r)), r in base.derived, r))


def _row(base: Ground, key: str, said: Verdicts) -> ReportRow:
    report = base.readings[key].report
    return ReportRow(
        id=key,
        ref=report.ref,
        source=report.source,
        language=report.language,
        title=report.title,
        outlet=report.outlet,
        family=base.family[key],
        published=base.days[key],
        corrections=said.of(key),
    )


def _events(base: Ground, said: Verdicts, as_of: str | None, on: str | None) -> tuple[tuple[Happening, ...], Verdicts]:
    """What happened, with people's words on it, and these words; the ids that they named stay with what they named."""
    dates = event_dates(base)
    claims = [c for c in claims_of(base, dates) if not (_later(c.event.status, c.date, as_of) or _after(on, c.event.status, c.date, c.told))]
    # What is told as done in one place and dated as a plan in another is done on that day.
    told = [h for h in happenings(base, claims) if not _after(on, h.event.status, h.event.date, None)]
    said = said.placed({h.event.id: h.event.evidence for h in told})
    merged = []
    for places in said.joined([h.event.id for h in told]):
        group = [told[p] for p in places]
        merged.append(group[0] if len(group) == 1 else happening_of(base, [c for h in group for c in h.claims], name=group[0].event.id))
    split = [part for h in merged for part in _parted(base, h, said)]
    kept = said.kept(split, lambda h: h.event.id)
    right = (_set_right(h, said) for h in kept)
    return tuple(sorted(right, key=lambda h: (in_time(h.event.date), h.event.id))), said


def _set_right(h: Happening, said: Verdicts) -> Happening:
    """The happening with the day and the type that people gave it."""
    event = h.event
    if day := said.date(event.id):
        event = replace(event, date=day, date_because="set right by a person")
    if (kind := said.type(event.id)) is not None:
        event = replace(event, type=kind[0], mode=kind[1])
    return h if event is h.event else replace(h, event=event)


def _later(status: str, date: str | None, as_of: str | None) -> bool:
    """True for what cannot have happened yet; plans for later days are known all the same."""
    return as_of is not None and status == "actual" and surely_before(as_of, date)


def _after(on: str | None, status: str, date: str | None, told: str | None) -> bool:
    """True for what surely came after the day: done later, or, of what is undated or still to come, told later."""
    return on is not None and surely_before(on, date if date is not None and status == "actual" else told)


def _parted(base: Ground, h: Happening, said: Verdicts) -> tuple[Happening, ...]:
    """The happening without the tellings that people took out of it, and those by themselves."""
    out = said.parted(h.event.id)
    gone = [c for c in h.claims if any(c.report == e.report and e.span.contains(c.event.trigger) for e in out)]
    rest = [c for c in h.claims if c not in gone]
    if not gone or not rest:
        return (h,)
    return happening_of(base, rest, name=h.event.id), happening_of(base, gone, name=stable_id("e", h.event.id, "apart"))


def _openings(base: Ground, told: Sequence[Happening], said: Verdicts) -> tuple[tuple[Opening, ...], tuple[str, ...], Verdicts]:
    """What was asked, with people's words on what belongs together, the ids, and these words."""
    opened = openings(base, told)
    ids = exchange_ids(opened)
    said = said.placed({i: evidence_of(o) for i, o in zip(ids, opened, strict=True)})
    pairs: list[tuple[Opening, str]] = []
    for places in said.joined(ids):
        group = [opened[p] for p in places]
        one = group[0] if len(group) == 1 else opening_of([h for o in group for h in o.happenings])
        out = said.parted(ids[places[0]])
        gone = [h for h in one.happenings if any(c.report == e.report and e.span.contains(c.event.trigger) for c in h.claims for e in out)]
        rest = [h for h in one.happenings if h not in gone]
        pairs.append((opening_of(rest) if gone and rest else one, ids[places[0]]))
        if gone and rest:
            pairs.append((opening_of(gone), stable_id("x", ids[places[0]], "apart")))
    kept = [(o, i) for o, i in pairs if not said.dismissed(i)]
    dated = [(replace(o, opened=day) if (day := said.date(i)) else o, i) for o, i in kept]
    dated.sort(key=lambda pair: (in_time(pair[0].opened), in_time(base.first_told(evidence_of(pair[0]))), sorted(pair[0].sender), pair[1]))
    return tuple(o for o, _ in dated), tuple(i for _, i in dated), said


def _rows(base: Ground, told: Sequence[Happening], found: Mapping[str, tuple[str, str]], said: Verdicts) -> tuple[RecordEvent, ...]:
    """The events as the record lists them, in the order of time, with the dates that only the exchanges show."""
    rows = []
    for h in told:
        date, because = found.get(h.event.id, (h.event.date, h.event.date_because))
        known = base.first_told(h.event.evidence)
        rows.append(replace(h.event, date=date, date_because=because, known=known, corrections=said.of(h.event.id)))
    return tuple(sorted(rows, key=lambda e: (in_time(e.date), e.id)))


def _channels(base: Ground, as_of: str | None, on: str | None) -> tuple[Channel, ...]:
    def day_of(report: str, state: ChannelState) -> tuple[str | None, str | None]:
        date, _ = date_of(base, report, state.date, state.date_relative, state.time)
        times = base.readings[report].times
        if state.time is not None and state.time < len(times) and is_now(times[state.time]):
            return None, date
        known = days_of(base.published(report))
        if is_day(date) or state.date_relative is None or known is None or known.last is None:
            return date, date
        # The day is not known, but what hangs on one report's day keeps its order from any day that this may be.
        return date, resolve(state.date_relative, known.last.isoformat()) or date

    def counts(report: str, status: str, date: str | None) -> bool:
        return not (_later(status, date, as_of) or _after(on, status, date, base.published(report)))

    return channels(base, day_of, counts)


def _quotes(base: Ground, said: Verdicts, on: str | None) -> tuple[tuple[RecordQuote, ...], Verdicts]:
    """The quotes with people's words on them, and these words."""
    days = {(report, i): _quote_day(base, report, q.time) for report, reading in base.readings.items() for i, q in enumerate(reading.quotes)}
    found = quotes(base, days)
    said = said.placed({q.id: [Evidence(report=v.report, span=v.span) for v in q.versions] for q in found})
    made = []
    for places in said.joined([q.id for q in found]):
        group = [found[p] for p in places]
        one = group[0] if len(group) == 1 else replace(group[0], versions=tuple(v for q in group for v in q.versions))
        right = said.speaker(one.id)
        if right is not None:
            one = replace(one, speaker=right.value, label=base.world.label(right.value) if right.value else None)
        date = said.date(one.id) or one.date
        if not _after(on, "actual", date, base.first_told(Evidence(report=v.report, span=v.span) for v in one.versions)):
            made.append(replace(one, date=date, corrections=said.of(one.id)))
    return said.kept(made, lambda q: q.id), said


def _quote_day(base: Ground, report: str, time: int | None) -> str | None:
    """When a quote was said, if its report dates it."""
    if time is None:
        return None
    at = base.readings[report].times[time]
    return date_of(base, report, at.edtf, at.relative if at.anchor == "published" else None, time)[0]


def _named(record: Record) -> set[str]:
    """Every id of the record."""
    objects = (record.reports, record.events, record.exchanges, record.channels, record.commitments, record.quotes, record.discrepancies)
    return {o.id for group in objects for o in group}
