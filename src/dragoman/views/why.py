"""Why the record holds something: the chain from the characters of reports to the conclusion.

Each step is a sentence, under the one that it bears out; the innermost are the characters themselves and the rule that read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ..families.types import Family
from ..reading.types import ChannelState, CommitmentClaim, Event, Quote, Reading
from ..record.reasons import why_time
from ..record.types import (
    Channel,
    Commitment,
    Correction,
    Discrepancy,
    Evidence,
    Exchange,
    Record,
    RecordEvent,
    RecordQuote,
    ReportRow,
)  # fmt: skip
from ..text import Span
from ..world import World
from . import words
from .shelf import Passage, Shelf


class _Told(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the chain; `depth` says under which it stands, `proof` is what it rests on."""

    depth: int
    text: str
    proof: Passage | None = None


def why(identifier: str, record: Record, readings: Sequence[Reading], world: World) -> tuple[Step, ...] | None:
    """The chain of an object or a report, `None` when the record holds nothing under this id (or ref)."""
    chain = _Chain(record, readings, world)
    told: tuple[tuple[Sequence[_Told], Callable[[Any], Iterator[Step]]], ...] = (
        (record.events, chain.event),
        (record.exchanges, chain.exchange),
        (record.channels, chain.channel),
        (record.quotes, chain.quote),
        (record.discrepancies, chain.discrepancy),
        (record.commitments, chain.commitment),
        (record.families, chain.family),
    )
    for objects, steps in told:
        for one in objects:
            if one.id == identifier:
                return tuple(steps(one))
    for row in record.reports:
        if identifier in (row.id, row.ref):
            return tuple(chain.report(row))
    return None


class _Chain:
    """Builds chains over one record."""

    def __init__(self, record: Record, readings: Sequence[Reading], world: World) -> None:
        self._record, self._world = record, world
        self._readings = {r.report.id: r for r in readings}
        self._shelf = Shelf(record, readings)

    def event(self, e: RecordEvent, depth: int = 0) -> Iterator[Step]:
        """How an event is known."""
        yield Step(depth=depth, text=f"{self._act(e)} [{e.id}]")
        yield Step(depth=depth + 1, text=f"date {e.date or 'unknown'}{f': {e.date_because}' if e.date_because else ''}")
        if e.said_by:
            yield Step(depth=depth + 1, text=f"no report vouches for it itself; it is said by {words.parties(self._world, e.said_by)}")
        yield Step(depth=depth + 1, text=f"told by {self._witnesses(e.evidence)}")
        for place in e.evidence:
            yield from self._told(place, e, depth + 2)
        yield from self._words(e.corrections, depth + 1)

    def exchange(self, x: Exchange) -> Iterator[Step]:
        """How an opening and each standing are known."""
        sender, to = words.parties(self._world, x.sender), words.parties(self._world, x.to)
        yield Step(depth=0, text=f"{x.kind} of {sender} to {to}: {x.about} [{x.id}]")
        yield Step(depth=1, text=f"opened {x.opened or 'on an unknown day'}{f': {x.opened_because}' if x.opened_because else ''}")
        if x.deadline:
            yield Step(depth=1, text=f"to be met by {x.deadline}: {x.deadline_because}")
        for other in x.counters:
            yield Step(depth=1, text=f"answers exchange {other} with a wish of its own")
        yield Step(depth=1, text=f"the asking is told by {self._witnesses(x.evidence)}, as")
        for e in self._events(x.evidence, {"REQUEST", "THREATEN", "CONSULT", "AGREE"}, set(x.sender)):
            yield from self.event(e, 2)
        for s in x.standings:
            party = words.party(self._world, s.party)
            if s.status == "open":
                yield Step(depth=1, text=f"{party} stands open: no report tells an answer{'; one is being considered' if s.considering else ''}")
                yield from (Step(depth=2, text="considered", proof=self._shelf.passage(p)) for p in s.evidence)
                continue
            yield Step(depth=1, text=f"{party} stands {s.status}{f' since {s.since}' if s.since else ''}, because of")
            mine = [r for r in x.replies if r.sender == s.party] or [r for r in x.replies if r.sender not in x.to or r.kind == "withdraw"]
            for r in mine:
                when = f"{r.date} ({r.because})" if r.date and r.because else r.date or f"undated, first told {r.known or 'on an unknown day'}"
                how = f": {r.about}" if r.about else ""
                yield Step(depth=2, text=f"{words.party(self._world, r.sender)}: {r.kind}, {when}{how}")
                for e in self._events(r.evidence, None, {r.sender}):
                    yield from self.event(e, 3)
        yield from self._words(x.corrections, 1)

    def channel(self, c: Channel) -> Iterator[Step]:
        """How each state of a line is known."""
        yield Step(depth=0, text=f"{c.name}, between {words.parties(self._world, c.between)} [{c.id}, {c.key}]")
        for h in c.history:
            since = f" {words.since(h.since)}" if h.since else ", no day told"
            yield Step(depth=1, text=f"{h.state} ({h.status}){since}, told by {self._witnesses(h.evidence)}")
            for place in h.evidence:
                found = [s for s in self._reading(place).channels if set(s.between) == set(c.between) and s.evidence == place.span]
                yield self._characters(place, found, 2)
        yield from self._words(c.corrections, 1)

    def quote(self, q: RecordQuote) -> Iterator[Step]:
        """How a quote, its speaker and its versions are known."""
        yield Step(depth=0, text=f"said by {q.label or 'nobody known'}{f' on {q.date}' if q.date else ''} [{q.id}]")
        for v in q.versions:
            place = Evidence(report=v.report, span=v.span)
            said = [s for s in self._reading(place).quotes if s.span == v.span]
            yield self._characters(place, said, 1)
            for s in said:
                yield Step(depth=2, text=f"{s.kind} speech; speaker read from “{s.speaker_text or ''}”", proof=self._at(place.report, s.sentence))
                for n in self._reading(place).names:
                    if n.id is not None and n.id == s.speaker and s.sentence.overlaps(n.span):
                        yield Step(depth=3, text=f"“{n.text}” is {n.label or n.id}: {n.why}")
        if len(q.versions) > 1:
            yield Step(depth=1, text="one utterance, as the words are the same or stand in passages that render one another")
        yield from self._words(q.corrections, 1)

    def discrepancy(self, d: Discrepancy) -> Iterator[Step]:
        """What contradicts what."""
        yield Step(depth=0, text=f"{d.severity} {d.kind}: {d.note} [{d.id}]")
        yield from (self._characters(place, [], 1) for place in d.evidence)
        yield from self._words(d.corrections, 1)

    def commitment(self, m: Commitment) -> Iterator[Step]:
        """Who invokes what, in which words."""
        by = f", invoked by {words.parties(self._world, m.invoked_by)}" if m.invoked_by else ""
        yield Step(depth=0, text=f"{m.label}{f' ({m.year})' if m.year else ''}{by} [{m.id}]")
        for place in m.evidence:
            found = [c for c in self._reading(place).commitments if c.instrument == m.instrument and c.evidence == place.span]
            yield self._characters(place, found, 1)
        yield from self._words(m.corrections, 1)

    def family(self, f: Family) -> Iterator[Step]:
        """Why reports go back to one text."""
        yield Step(depth=0, text=f"{words.counted(len(f.members), 'report')} of one text [{f.id}]")
        for m in f.members:
            of = f" of [{self._shelf.number(m.of)}]" if m.of else ""
            yield Step(depth=1, text=f"[{self._shelf.number(m.report)}] {m.relation}{of}: {m.why}")
        for c in f.comparisons:
            sure = "" if c.direction_sure else " (which was first cannot be told)"
            yield Step(depth=1, text=f"[{self._shelf.number(c.original)}] and [{self._shelf.number(c.copy)}]{sure}: {c.why}")
            for p in c.pairs:
                yield Step(depth=2, text=f"a passage, likeness {p.score:.2f}", proof=self._at(c.original, p.original))
                yield Step(depth=2, text="is rendered by", proof=self._at(c.copy, p.copy))

    def report(self, row: ReportRow) -> Iterator[Step]:
        """How the day and the family of a report are known."""
        yield Step(depth=0, text=f"report [{self._shelf.number(row.id)}] {self._shelf.name(row)} [{row.id}]")
        known = {"stated": "stated", "supplied": "given by a person", "inferred": "worked out"}.get(row.published.basis or "", "not known")
        yield Step(depth=1, text=f"published {row.published.edtf or 'on an unknown day'} ({known})")
        yield from (Step(depth=2, text=sentence) for sentence in row.published.because.split("; ") if sentence)
        for misfit in self._record.misfits:
            if row.id in misfit.reports:
                yield Step(depth=2, text=misfit.message)
        member = next((m for f in self._record.families for m in f.members if m.report == row.id), None)
        if member is not None:
            of = f" of [{self._shelf.number(member.of)}]" if member.of else ""
            yield Step(depth=1, text=f"{member.relation}{of}: {member.why}")
        yield from self._words(row.corrections, 1)

    def _told(self, place: Evidence, e: RecordEvent, depth: int) -> Iterator[Step]:
        """The characters of one telling, and whom its names mean."""
        reading = self._reading(place)
        found = [r for r in reading.events if place.span in r.evidence and r.type == e.type and set(r.actors) & set(e.actors)]
        found = [r for r in found if r.mode == e.mode] or found
        yield self._characters(place, found, depth)
        for r in found:
            sure = f"read as {r.type}{f'/{r.mode}' if r.mode else ''}, {r.status}, from “{r.trigger.of(reading.report.text)}” by rule {r.rule}"
            yield Step(depth=depth + 1, text=f"{sure}; such readings are right in {r.certainty:.0%} of cases")
            if r.time is not None and r.time < len(reading.times):
                published = next(row.published for row in self._record.reports if row.id == place.report)
                yield from (Step(depth=depth + 1, text=line) for line in why_time(reading.times[r.time], published))
        parties = {*e.actors, *e.recipients, *e.agents}
        for n in reading.names:
            if place.span.contains(n.span) and (n.id in parties or parties & set(n.principal)):
                yield Step(depth=depth + 1, text=f"“{n.text}” is {n.label or n.id}{self._for(n.principal, n.id)}: {n.why}")
        for ref in reading.references:
            if place.span.contains(ref.span) and (ref.id in parties or parties & set(ref.principal)):
                yield Step(depth=depth + 1, text=f"“{ref.span.of(reading.report.text)}” is {ref.label or ref.id}: {ref.why}")

    def _for(self, principal: Sequence[str], own: str | None) -> str:
        others = [p for p in principal if p != own]
        return f", acting for {words.parties(self._world, others)}" if others else ""

    def _characters(self, place: Evidence, read: Sequence[Event | ChannelState | CommitmentClaim | Quote], depth: int) -> Step:
        rules = ", ".join(dict.fromkeys(r.rule for r in read))
        by = f", read by rule {rules}" if rules else ""
        return Step(depth=depth, text=f"characters {place.span.start}–{place.span.end} of {place.report}{by}", proof=self._shelf.passage(place))

    def _events(self, places: Iterable[Evidence], types: set[str] | None, actors: set[str]) -> list[RecordEvent]:
        held = set(places)
        found = (e for e in self._record.events if held & set(e.evidence) and actors & set(e.actors))
        return [e for e in found if types is None or e.type in types]

    def _witnesses(self, places: Sequence[Evidence]) -> str:
        families = {r.id: r.family for r in self._record.reports}
        witnesses = len({families[p.report] for p in places})
        reports = len({p.report for p in places})
        independent = words.counted(witnesses, "independent witness", "independent witnesses")
        facts = [] if reports == witnesses else [f"{words.counted(reports, 'report')}; copies count once"]
        facts += [", ".join(behind)] if (behind := self._behind({families[p.report] for p in places})) else []
        return f"{independent} ({'; '.join(facts)})" if facts else independent

    def _behind(self, families: set[str]) -> list[str]:
        """The agencies that stand behind families, and the outlets where no agency is named, each once."""
        found: dict[str, None] = {}
        for family in sorted(families):
            reports = [self._readings[r.id].report for r in self._record.reports if r.family == family]
            agencies = [r.agency for r in reports if r.agency]
            found.update(dict.fromkeys(agencies or [r.outlet for r in reports if r.outlet]))
        return list(found)

    def _words(self, corrections: Iterable[Correction], depth: int) -> Iterator[Step]:
        for c in corrections:
            yield Step(depth=depth, text=f"{c.author} said on {c.at}: {c.verb}{f' {c.value}' if c.value else ''} [{c.id}]")

    def _act(self, e: RecordEvent) -> str:
        status = f" ({words.status(e.status)})" if words.status(e.status) else ""
        return f"{words.deed(self._world, e.actors, e.type, e.mode, e.recipients)}{status}{f': {e.about}' if e.about else ''}"

    def _reading(self, place: Evidence) -> Reading:
        return self._readings[place.report]

    def _at(self, report: str, span: Span) -> Passage:
        return self._shelf.passage(Evidence(report=report, span=span))
