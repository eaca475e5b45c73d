"""What changed from one record to another: new reports, openings, answers, states of lines, events, quotes, contradictions.

The two are records of one casebook as known on two days. An object is the same when it has the same id or, as what is learnt of it can
change its id, when it rests on the same characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..reading.types import Reading
from ..record.types import Channel, ChannelChange, Evidence, Exchange, Record, RecordEvent, RecordQuote
from ..world import World
from . import words
from .shelf import Passage, Shelf

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that changed: of which kind of object, its id in the later record (else the earlier), in a sentence, with what proves it."""

    kind: str  # report exchange answer channel event quote discrepancy
    id: str
    text: str
    proof: Passage | None


def differences(before: Record, after: Record, readings: Sequence[Reading], world: World) -> tuple[Difference, ...]:
    """Everything that the later record holds otherwise than the earlier one, kind by kind."""
    shelf = Shelf(after, readings)
    return (
        *_reports(before, shelf),
        *_exchanges(before, after, shelf, world),
        *_channels(before, after, shelf, world),
        *_events(before, after, shelf, world),
        *_quotes(before, after, shelf, world),
        *_discrepancies(before, after, shelf),
    )


def _reports(before: Record, shelf: Shelf) -> Iterator[Difference]:
    held = {r.id: r for r in before.reports}
    for row in shelf.rows:
        if row.id not in held:
            text = f"new report [{shelf.number(row.id)}] {shelf.name(row)}, {row.published.edtf or 'date unknown'}: {row.title or 'without a title'}"
            yield Difference(kind="report", id=row.id, text=text, proof=None)
        elif held[row.id].published.edtf != row.published.edtf:
            text = f"report [{shelf.number(row.id)}] {shelf.name(row)} is now of {row.published.edtf or 'an unknown day'}"
            yield Difference(kind="report", id=row.id, text=f"{text} (before: {held[row.id].published.edtf or 'unknown'})", proof=None)


def _exchanges(before: Record, after: Record, shelf: Shelf, world: World) -> Iterator[Difference]:
    for old, new in _pairs(before.exchanges, after.exchanges, lambda x: x.id, lambda x: x.evidence):
        if new is None:
            if old is not None:
                yield Difference(kind="exchange", id=old.id, text=f"no longer an exchange of its own: {_called(old, world)}", proof=None)
            continue
        if old is None:
            opened = f", opened {new.opened}" if new.opened else ""
            yield Difference(kind="exchange", id=new.id, text=f"new {_called(new, world)}{opened}", proof=shelf.best(new.evidence))
        elif old.opened != new.opened:
            text = f"{_called(new, world)} was opened {new.opened or 'on an unknown day'} (before: {old.opened or 'unknown'})"
            yield Difference(kind="exchange", id=new.id, text=text, proof=shelf.best(new.evidence))
        stood = {s.party: s for s in old.standings} if old is not None else {}
        for s in new.standings:
            was = stood[s.party].status if s.party in stood else "open"
            if s.status != was or (s.party not in stood and old is not None):
                since = f", {s.since}" if s.since else ""
                text = f"{words.party(world, s.party)}: {was} → {s.status}{since} ({_called(new, world)})"
                yield Difference(kind="answer", id=new.id, text=text, proof=shelf.best(s.evidence))


def _called(x: Exchange, world: World) -> str:
    return f"{x.kind} of {words.parties(world, x.sender)} to {words.parties(world, x.to)}: {x.about}"


def _channels(before: Record, after: Record, shelf: Shelf, world: World) -> Iterator[Difference]:
    held = {c.key: c for c in before.channels}
    for c in after.channels:
        now, was = _state(c), _state(held[c.key]) if c.key in held else None
        known = {(h.state, h.status) for h in held[c.key].history} if c.key in held else set()
        told = now and f"{now.state}{f' {words.since(now.since)}' if now.since else ''}{' (announced)' if now.status == 'announced' else ''}"
        if now is not None and (was is None or was.state != now.state):
            text = f"{c.name} ({words.parties(world, c.between)}): {f'{was.state} → ' if was else ''}{told}"
            yield Difference(kind="channel", id=c.id, text=text, proof=shelf.best(now.evidence))
        for h in c.history:
            if h.status == "proposed" and (h.state, h.status) not in known:
                yield Difference(kind="channel", id=c.id, text=f"{c.name}: {h.state} is proposed", proof=shelf.best(h.evidence))


def _state(channel: Channel) -> ChannelChange | None:
    return next((h for h in reversed(channel.history) if h.status != "proposed"), None)


def _events(before: Record, after: Record, shelf: Shelf, world: World) -> Iterator[Difference]:
    for old, new in _pairs(before.events, after.events, lambda e: e.id, lambda e: e.evidence):
        if new is None:
            if old is not None:
                yield Difference(kind="event", id=old.id, text=f"no longer an event of its own: {_told(old, world)}", proof=None)
        elif old is None:
            yield Difference(kind="event", id=new.id, text=f"new: {_told(new, world)}", proof=shelf.best(new.evidence))
        elif _deed(old) != _deed(new):
            text = f"{_told(new, world)} (before: {words.deed(world, old.actors, old.type, old.mode, old.recipients)})"
            fresh = [e for e in new.evidence if e not in old.evidence]
            yield Difference(kind="event", id=new.id, text=text, proof=shelf.best(fresh or new.evidence))
        elif old.status != new.status:
            yield Difference(kind="event", id=new.id, text=f"{old.status} → {new.status}: {_told(new, world)}", proof=shelf.best(new.evidence))
        elif old.date != new.date:
            yield Difference(kind="event", id=new.id, text=f"{old.date or 'undated'} → {_told(new, world)}", proof=shelf.best(new.evidence))
        elif old.independent != new.independent:
            text = f"{words.counted(new.independent, 'witness', 'witnesses')} (before: {old.independent}): {_told(new, world)}"
            yield Difference(kind="event", id=new.id, text=text, proof=shelf.best(new.evidence))


def _deed(e: RecordEvent) -> tuple[object, ...]:
    return e.type, e.mode, e.actors, e.recipients


def _told(e: RecordEvent, world: World) -> str:
    return f"{e.date or 'undated'}  {words.deed(world, e.actors, e.type, e.mode, e.recipients)}{f': {e.about}' if e.about else ''}"


def _quotes(before: Record, after: Record, shelf: Shelf, world: World) -> Iterator[Difference]:
    def places(q: RecordQuote) -> tuple[Evidence, ...]:
        return tuple(Evidence(report=v.report, span=v.span) for v in q.versions)

    for old, new in _pairs(before.quotes, after.quotes, lambda q: q.id, places):
        if new is None:
            continue
        first = new.versions[0]
        passage = shelf.quoted(first.report, first.span)
        who = new.label or (words.party(world, new.speaker) if new.speaker else "somebody")
        if old is None:
            yield Difference(kind="quote", id=new.id, text=f"new: {who}", proof=passage)
        elif len(old.versions) < len(new.versions):
            more = words.counted(len(new.versions) - len(old.versions), "further version")
            yield Difference(kind="quote", id=new.id, text=f"{more}: {who}", proof=passage)


def _discrepancies(before: Record, after: Record, shelf: Shelf) -> Iterator[Difference]:
    held = {d.id for d in before.discrepancies}
    for d in after.discrepancies:
        if d.id not in held:
            yield Difference(kind="discrepancy", id=d.id, text=f"{d.severity} {d.kind}: {d.note}", proof=shelf.best(d.evidence[-1:]))


def _pairs(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], str], places: Callable[[T], Sequence[Evidence]]
) -> Iterator[tuple[T | None, T | None]]:
    """Each later object with the earlier one that it was (`None` for a new one), then the earlier ones that are gone.

    What was merged into an object that has another predecessor is not gone, and is not given at all.
    """
    by_id = {key(o): o for o in old}
    by_place: dict[Evidence, list[T]] = {}
    for o in old:
        for e in places(o):
            by_place.setdefault(e, []).append(o)
    lived: set[str] = set()
    kept = {key(n) for n in new}
    for n in new:
        was = by_id.get(key(n))
        kin = [o for e in places(n) for o in by_place.get(e, ())]
        if was is None:
            free = [o for o in kin if key(o) not in kept and key(o) not in lived]
            was = max(free, key=lambda o: (len(set(places(o)) & set(places(n))), key(o)), default=None)
        lived.update(key(o) for o in kin)
        if was is not None:
            lived.add(key(was))
        yield was, n
    yield from ((o, None) for o in old if key(o) not in lived)
