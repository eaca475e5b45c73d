"""What must hold of every record, one function per invariant; each gives a sentence for everything that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from ..reading.types import Reading
from .days import surely_before
from .types import Evidence, Record

Check = Callable[[Record, Mapping[str, Reading]], Iterator[str]]


def problems(record: Record, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Everything that is wrong with a record, as sentences; empty for a sound one."""
    by_id = {r.report.id: r for r in readings}
    return tuple(chain.from_iterable(check(record, by_id) for check in CHECKS))


def evidence_everywhere(record: Record, _: Mapping[str, Reading]) -> Iterator[str]:
    """Each object rests on characters of a report."""
    for key, evidence in _objects(record):
        if not evidence:
            yield f"{key} has no evidence."


def evidence_inside(record: Record, readings: Mapping[str, Reading]) -> Iterator[str]:
    """Evidence names a report of the record and characters of its text that are not blank."""
    listed = {r.id for r in record.reports}
    for key, evidence in _objects(record):
        for e in evidence:
            if e.report not in listed or e.report not in readings:
                yield f"{key} rests on {e.report}, which the record does not list."
            elif e.span.end > len(readings[e.report].report.text) or not e.span.of(readings[e.report].report.text).strip():
                yield f"{key} rests on characters {e.span.start} to {e.span.end} of {e.report}, where there is nothing."


def ids_once(record: Record, _: Mapping[str, Reading]) -> Iterator[str]:
    """No two objects share an id."""
    seen: set[str] = set()
    for key, _evidence in _objects(record):
        if key in seen:
            yield f"{key} stands twice."
        seen.add(key)


def replies_follow(record: Record, _: Mapping[str, Reading]) -> Iterator[str]:
    """No reply is surely earlier than what it answers."""
    for x in record.exchanges:
        for reply in x.replies:
            if surely_before(reply.date, x.opened):
                yield f"{x.id} is answered by {reply.sender} on {reply.date}, before it was opened on {x.opened}."


def every_addressee_stands(record: Record, _: Mapping[str, Reading]) -> Iterator[str]:
    """Each addressee stands somewhere, and only a reply moves it from open."""
    for x in record.exchanges:
        if tuple(s.party for s in x.standings) != x.to:
            yield f"{x.id} does not say where each of {', '.join(x.to)} stands."
        for s in x.standings:
            if s.status != "open" and not s.evidence:
                yield f"{x.id} says that {s.party} has {s.status} without evidence."


def witnesses_counted(record: Record, _: Mapping[str, Reading]) -> Iterator[str]:
    """No more independent witnesses than families, and at least one."""
    families = {r.family for r in record.reports}
    for key, count in chain(((e.id, e.independent) for e in record.events), ((x.id, x.independent) for x in record.exchanges)):
        if not 1 <= count <= len(families):
            yield f"{key} counts {count} independent witnesses among {len(families)} families."


CHECKS: tuple[Check, ...] = (evidence_everywhere, evidence_inside, ids_once, replies_follow, every_addressee_stands, witnesses_counted)


def places_of(record: Record) -> Mapping[str, tuple[Evidence, ...]]:
    """Every object of a record with the characters on which it rests."""
    return {key: evidence for key, evidence in _objects(record) if " " not in key}


def _objects(record: Record) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Every object with an id, and every part of one that must be proved by itself."""
    for event in record.events:
        yield event.id, event.evidence
    for x in record.exchanges:
        yield x.id, x.evidence
        for n, reply in enumerate(x.replies):
            yield f"{x.id} reply {n}", reply.evidence
    for channel in record.channels:
        yield channel.id, tuple(e for change in channel.history for e in change.evidence)
        for n, change in enumerate(channel.history):
            yield f"{channel.id} change {n}", change.evidence
    for commitment in record.commitments:
        yield commitment.id, commitment.evidence
    for quote in record.quotes:
        yield quote.id, tuple(Evidence(report=v.report, span=v.span) for v in quote.versions)
    for discrepancy in record.discrepancies:
        yield discrepancy.id, discrepancy.evidence
