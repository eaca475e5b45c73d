"""The brief of a record: what a person must know of an exchange, each line with the sentence that proves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..families.types import Family
from ..reading.types import Reading
from ..record.types import Channel, Commitment, Discrepancy, Exchange, Record, RecordEvent, RecordQuote, ReportRow, Standing
from ..report.types import Note
from ..text import Span
from ..when import period, sort_key
from ..world import World
from . import words
from .shelf import Passage, Shelf

# Characters of the words that a note is about.
_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeLine:
    """Where one addressee of an exchange stands, in words, with its proof (none for silence)."""

    party: str
    status: str
    verdict: str
    since: str | None
    proof: Passage | None
    before: tuple[str, ...] = ()  # earlier answers, oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeView:
    """One exchange as the brief shows it."""

    id: str
    kind: str
    sender: str
    to: str
    about: str
    parts: tuple[str, ...]
    carrier: str | None
    opened: str | None
    opened_because: str
    told: str | None  # the day of the earliest report that tells it
    deadline: str | None
    counters: tuple[tuple[str, str], ...]  # the askings that this one is a wish of its own against: id, and who asked whom
    invokes: tuple[str, ...]
    lines: tuple[AddresseeLine, ...]
    proof: Passage | None
    witnesses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLine:
    """One entry of a channel's history."""

    state: str
    since: str | None
    status: str
    level: str | None
    staff: int | None
    told: str | None  # when it was first told
    proof: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelView:
    """One channel: where it stands, what happened before, what is proposed."""

    id: str
    name: str
    between: str
    now: ChannelLine | None
    before: tuple[ChannelLine, ...]
    proposed: tuple[ChannelLine, ...]
    witnesses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """What an instrument is said to lay down, and by whom (the report itself, where nobody is named)."""

    by: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentView:
    """One instrument with the readings of it side by side."""

    id: str
    name: str
    invoked_by: str
    readings: tuple[ReadingView, ...]
    proof: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """One event, one line; `told` is when the first report that tells it was published.

    `also` are events without a date that cannot be told from this one: the same deed, told by other reports of that day.
    """

    id: str
    date: str | None
    told: str | None
    because: str
    text: str
    about: str
    status: str
    said_by: tuple[str, ...]
    proof: Passage | None
    witnesses: int
    also: tuple[tuple[str, Passage | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One wording of a quote; `said_in` is the language first used, where that is known and another."""

    passage: Passage
    kind: str
    said_in: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """One utterance with its versions, the one nearest to the original first."""

    id: str
    date: str | None
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """All that one speaker is quoted with."""

    speaker: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One thing that a copy changed, or one contradiction between reports."""

    kind: str
    severity: str
    note: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report: where it comes from, when, of which family, and what was odd about it."""

    number: int
    id: str
    name: str
    title: str | None
    language: str
    published: str
    because: str
    relation: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything the brief shows, in its order."""

    day: str | None
    counted_to: str
    reports_count: int
    witnesses: int
    exchanges: tuple[ExchangeView, ...]
    channels: tuple[ChannelView, ...]
    commitments: tuple[CommitmentView, ...]
    dated: tuple[TimelineLine, ...]
    undated: tuple[TimelineLine, ...]
    quotes: tuple[SpeakerView, ...]
    reports: tuple[ReportView, ...]
    changes: tuple[ChangeView, ...]
    unread: tuple[str, ...]


_SEVERITY = {"high": 0, "medium": 1, "low": 2}
_VERDICTS = {"accepted": "accepted", "rejected": "rejected", "complied": "complied", "withdrawn": "withdrawn", "answered": "answered"}
_TURNS = {
    "accept": "accepted",
    "reject": "rejected",
    "comply": "complied",
    "withdraw": "withdrew it",
    "partial": "answered in part",
    "counter": "answered with a counter-proposal",
}
_PARTLY = {"partial": "answered in part", "counter": "answered with a counter-proposal"}


def make_brief(record: Record, readings: Sequence[Reading], world: World, unread: Iterable[str] = ()) -> Brief:
    """The brief of a record.

    Args:
        record: the record as of its day.
        readings: the readings behind it, for the words.
        world: labels of parties.
        unread: one sentence for each input that could not be read.
    """
    shelf = Shelf(record, readings)
    day = _today(record, shelf)
    lines = [timeline_line(e, shelf, world) for e in record.events]
    return Brief(
        day=day.isoformat() if day else None,
        counted_to=_counted_to(record, day),
        reports_count=len(record.reports),
        witnesses=len(record.families),
        exchanges=tuple(exchange_view(x, record.exchanges, shelf, world, day) for x in newest_first(record.exchanges, shelf)),
        channels=tuple(channel_view(c, shelf, world) for c in record.channels),
        commitments=tuple(commitment_view(c, shelf, world) for c in record.commitments),
        dated=tuple(sorted((x for x in lines if x.date), key=lambda x: (sort_key(x.date), x.text, x.id))),
        undated=tuple(_alike(sorted((x for x in lines if not x.date), key=lambda x: (sort_key(x.told), x.text, x.id)))),
        quotes=speakers(record.quotes, shelf, world),
        reports=tuple(_report(row, record.families, shelf) for row in shelf.rows),
        changes=tuple(change_view(d, shelf) for d in gravest_first(record.discrepancies)),
        unread=tuple(unread),
    )


def newest_first(exchanges: Sequence[Exchange], shelf: Shelf) -> list[Exchange]:
    """Exchanges by the day on which they were opened, the newest first; then undated ones, by the day on which they were first told."""
    dated = sorted((x for x in exchanges if x.opened), key=lambda x: x.id)
    undated = sorted((x for x in exchanges if not x.opened), key=lambda x: x.id)
    dated.sort(key=lambda x: sort_key(x.opened), reverse=True)
    undated.sort(key=lambda x: sort_key(shelf.told(x.evidence) or "0001"), reverse=True)
    return dated + undated


def gravest_first(discrepancies: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Discrepancies, the gravest first."""
    return sorted(discrepancies, key=lambda d: (_SEVERITY.get(d.severity, 3), d.kind, d.id))


def exchange_view(exchange: Exchange, others: Iterable[Exchange], shelf: Shelf, world: World, day: date | None) -> ExchangeView:
    """One exchange with a line per addressee; `others` are those of the record, which it may answer."""
    asked = {o.id: f"the {o.kind} of {words.parties(world, o.sender)} to {words.parties(world, o.to)}" for o in others if o.id in exchange.counters}
    return ExchangeView(
        id=exchange.id,
        kind=exchange.kind,
        sender=words.parties(world, exchange.sender),
        to=words.parties(world, exchange.to),
        about=words.tidy(exchange.about),
        parts=tuple(map(words.tidy, exchange.parts)),
        carrier=exchange.carrier,
        opened=exchange.opened,
        opened_because=exchange.opened_because,
        told=exchange.known,
        deadline=exchange.deadline,
        counters=tuple((i, asked.get(i, i)) for i in exchange.counters),
        invokes=tuple(words.party(world, i) for i in exchange.invokes),
        lines=_addressees(exchange, shelf, world, day),
        proof=shelf.best(exchange.evidence),
        witnesses=exchange.independent,
    )


def channel_view(channel: Channel, shelf: Shelf, world: World) -> ChannelView:
    """One channel: the last actual or announced state is where it stands."""
    lines = [
        ChannelLine(state=c.state, since=c.since, status=c.status, level=c.level, staff=c.staff, told=c.known, proof=shelf.best(c.evidence))
        for c in channel.history
    ]
    happened = [line for line in lines if line.status != "proposed"]
    return ChannelView(
        id=channel.id,
        name=channel.name,
        between=words.parties(world, channel.between),
        now=happened[-1] if happened else None,
        before=tuple(happened[:-1]),
        proposed=tuple(line for line in lines if line.status == "proposed"),
        witnesses=channel.independent,
    )


def commitment_view(commitment: Commitment, shelf: Shelf, world: World) -> CommitmentView:
    """One commitment: each reading with whoever it is of."""
    return CommitmentView(
        id=commitment.id,
        name=f"{commitment.label}{f' ({commitment.year})' if commitment.year and str(commitment.year) not in commitment.label else ''}",
        invoked_by=words.parties(world, commitment.invoked_by) if commitment.invoked_by else "",
        readings=tuple(
            ReadingView(by=words.parties(world, w.invoked_by) if w.invoked_by else "the report", passage=shelf.quoted(w.place.report, w.place.span))
            for w in commitment.provisions
        ),
        proof=shelf.best(commitment.evidence),
    )


def timeline_line(event: RecordEvent, shelf: Shelf, world: World) -> TimelineLine:
    """One event in one line."""
    return TimelineLine(
        id=event.id,
        date=event.date,
        told=shelf.told(event.evidence),
        because=event.date_because,
        text=words.deed(world, event.actors, event.type, event.mode, event.recipients),
        about=words.tidy(event.about),
        status=words.status(event.status),
        said_by=tuple(words.party(world, s) for s in event.said_by),
        proof=shelf.best(event.evidence),
        witnesses=event.independent,
    )


def _alike(lines: Iterable[TimelineLine]) -> list[TimelineLine]:
    """Undated lines, those that tell one deed on one day in the words of another, or in fewer, put into one."""
    kept: list[TimelineLine] = []
    for line in lines:
        at = next((n for n, other in enumerate(kept) if _is_one_deed(line, other)), None)
        if at is None:
            kept.append(line)
            continue
        first, second = sorted((kept[at], line), key=lambda x: -len(x.about))
        kept[at] = replace(first, also=(*first.also, (second.id, second.proof), *second.also))
    return kept


def _is_one_deed(line: TimelineLine, other: TimelineLine) -> bool:
    mine, theirs = (set(x.about.casefold().split()) for x in (line, other))
    alike = (line.told, line.text, line.status, line.said_by) == (other.told, other.text, other.status, other.said_by)
    return alike and (mine <= theirs or theirs <= mine)


def speakers(quotes: Iterable[RecordQuote], shelf: Shelf, world: World) -> tuple[SpeakerView, ...]:
    """Quotes by speaker, those with most quotes first; unknown speakers last."""
    groups: dict[str, list[RecordQuote]] = {}
    for quote in quotes:
        state = _state_of(quote.speaker)
        name = words.party(world, state) if state else quote.label or (words.party(world, quote.speaker) if quote.speaker else "")
        groups.setdefault(name, []).append(quote)
    shown = {name: whole for name, held in groups.items() if (whole := _whole(held, shelf))}
    return tuple(
        SpeakerView(
            speaker=name or "Speaker unknown",
            quotes=tuple(quote_view(q, shelf) for q in sorted(shown[name], key=lambda q: (sort_key(q.date), q.id))),
        )
        for name in sorted(shown, key=lambda name: (name == "", -len(groups[name]), name))
    )


def _state_of(speaker: str | None) -> str | None:
    """The state for which a town speaks ("Baku said"), so that what a state says stands in one place."""
    kind, _, place = (speaker or "").partition(":")
    return place.partition("/")[0] if kind == "place" and "/" in place else None


def _whole(quotes: Sequence[RecordQuote], shelf: Shelf) -> list[RecordQuote]:
    """The quotes without those of which every version is one marked word, or a few within another quote, which shows them."""
    spans: dict[str, list[Span]] = {}
    for quote in quotes:
        for v in quote.versions:
            spans.setdefault(v.report, []).append(v.span)

    def shown(report: str, span: Span) -> bool:
        inside = any(s != span and s.contains(span) for s in spans[report])
        return inside or len(span.of(shelf.reading(report).report.text).split()) == 1

    return [q for q in quotes if not all(shown(v.report, v.span) for v in q.versions)]


def quote_view(quote: RecordQuote, shelf: Shelf) -> QuoteView:
    """One quote with its versions."""
    views = []
    for version in quote.versions:
        passage = shelf.quoted(version.report, version.span)
        said_in = version.said_in if version.said_in != version.language else None
        views.append(VersionView(passage=passage, kind=version.kind, said_in=said_in))
    return QuoteView(id=quote.id, date=quote.date, versions=tuple(views))


def change_view(discrepancy: Discrepancy, shelf: Shelf) -> ChangeView:
    """One discrepancy with its passages."""
    return ChangeView(
        kind=discrepancy.kind,
        severity=discrepancy.severity,
        note=discrepancy.note,
        passages=tuple(shelf.quoted(e.report, e.span) for e in discrepancy.evidence),
    )


def _addressees(exchange: Exchange, shelf: Shelf, world: World, day: date | None) -> tuple[AddresseeLine, ...]:
    """A line for each addressee; those who stand at the same by the same proof share one."""
    alike: dict[AddresseeLine, list[str]] = {}
    for standing in exchange.standings:
        alike.setdefault(replace(_addressee(standing, exchange, shelf, world, day), party=""), []).append(standing.party)
    return tuple(replace(line, party=words.parties(world, tuple(parties))) for line, parties in alike.items())


def _addressee(standing: Standing, exchange: Exchange, shelf: Shelf, world: World, day: date | None) -> AddresseeLine:
    own = [r for r in exchange.replies if r.sender == standing.party]
    kinds = {r.kind for r in own}
    partly = next((_PARTLY[k] for k in _PARTLY if kinds and kinds <= {k}), None)
    if standing.status == "open":
        verdict = _silence(exchange.opened, shelf.told(exchange.evidence), day)
        if standing.considering:
            verdict += "; an answer is being considered"
        if _overdue(exchange.deadline, day):
            verdict += f"; overdue since {exchange.deadline}"
    elif standing.status == "answered" and partly:
        verdict = partly
    elif standing.status == "answered" and not own:
        joint = [words.party(world, r.sender) for r in exchange.replies if r.sender not in exchange.to and r.sender not in exchange.sender]
        verdict = f"answered by {' and '.join(joint)} for its members" if joint else _VERDICTS["answered"]
    else:
        verdict = _VERDICTS[standing.status]
    return AddresseeLine(
        party=words.party(world, standing.party),
        status=standing.status,
        verdict=verdict,
        since=standing.since,
        proof=shelf.best(standing.evidence),
        before=tuple(
            f"{_TURNS[r.kind]}{f', {r.date}' if r.date else f', told {r.known}' if r.known else ''}"
            for r in own
            if r.evidence != standing.evidence and r.kind != "acknowledge"
        ),
    )


def _overdue(deadline: str | None, day: date | None) -> bool:
    last = period(deadline).last if deadline else None
    return last is not None and day is not None and last < day


def _silence(opened: str | None, told: str | None, day: date | None) -> str:
    """How long an addressee has not answered, never longer than what is certain.

    What is told on a day was asked on that day at the latest, so an undated opening still gives a least number of days.
    """
    known = [p for p in (period(d) for d in (opened, told) if d) if p.last is not None and day is not None and p.last <= day]
    if not known or day is None:
        return "no answer known"
    last = min(p.last for p in known if p.last is not None)
    days = (day - last).days
    exact = opened is not None and period(opened).first == period(opened).last == last
    if not days:
        return "no answer on the same day" if exact else "no answer known"
    return f"no answer for {'' if exact else 'at least '}{words.counted(days, 'day')}"


def _today(record: Record, shelf: Shelf) -> date | None:
    """The day to which silence is counted: the day asked for, else that of the newest report."""
    asked = [last for day in (record.as_of, record.on) if day and (last := period(day).last)]
    if asked:
        return min(asked)
    lasts = [p.last for row in shelf.rows if row.published.edtf for p in (period(row.published.edtf),) if p.last and p.first == p.last]
    return max(lasts, default=None)


def _counted_to(record: Record, day: date | None) -> str:
    asked = [f"as of {record.as_of}"] if record.as_of else []
    asked += [f"as things stood on {record.on}"] if record.on else []
    if asked:
        return ", ".join(asked)
    return f"counted to {day.isoformat()}, the newest dated report" if day else "no report is dated to the day"


def _note(note: Note, text: str) -> str:
    """What was odd, with the beginning of the words of which it is said."""
    said = " ".join(note.span.of(text).split()) if note.span else ""
    return f"{note.message} “{said if len(said) <= _SHOWN else said[:_SHOWN].rsplit(' ', 1)[0] + ' …'}”" if said else note.message


def _report(row: ReportRow, families: Sequence[Family], shelf: Shelf) -> ReportView:
    published = row.published.edtf or "date unknown"
    if row.published.basis == "inferred":
        published += " (worked out)"
    if row.published.weekday and not _is_day(row.published.edtf):
        published += f", a {row.published.weekday}"
    reading = shelf.reading(row.id)
    notes = dict.fromkeys(_note(note, reading.report.text) for note in reading.notes)
    return ReportView(
        number=shelf.number(row.id),
        id=row.id,
        name=shelf.name(row),
        title=row.title,
        language=row.language,
        published=published,
        because=row.published.because,
        relation=_relation(row.id, families, shelf),
        notes=tuple(notes),
    )


def _is_day(edtf: str | None) -> bool:
    if not edtf:
        return False
    known = period(edtf)
    return known.first is not None and known.first == known.last


def _relation(report: str, families: Sequence[Family], shelf: Shelf) -> str:
    for family in families:
        for member in family.members:
            if member.report != report:
                continue
            if len(family.members) == 1:
                return "independent"
            if member.of:
                return f"{member.relation} of [{shelf.number(member.of)}]"
            others = ", ".join(f"[{shelf.number(m.report)}]" for m in family.members if m.report != report)
            return f"{member.relation}, with {others} in its family" if member.relation != "original" else f"original of {others}"
    return "independent"
