"""A reading in the form of the contract (`dragoman read --json`)."""

from __future__ import annotations

from typing import Any

from ..report.types import Note
from ..text import Span
from .types import ChannelState, CommitmentClaim, Event, Name, Quote, Reading, Reference, Time

Json = dict[str, Any]


def to_json(reading: Reading) -> Json:
    """One object of `dragoman read --json`: the contract's fields, and ours beside them."""
    report = reading.report
    published = report.published
    return {
        "report": {
            "id": report.id,
            "ref": report.ref,
            "source": report.source,
            "url": report.url,
            "title": report.title,
            "language": report.language,
            "outlet": report.outlet,
            "byline": list(report.byline),
            "agency": report.agency,
            "published": {"edtf": published.edtf, "basis": published.basis, "span": _span(published.span)},
        },
        "text": report.text,
        "blocks": [
            {**_span_of(b.span), "role": b.role.value, "why": b.why, **({"language": b.language} if b.language else {})} for b in report.blocks
        ],
        "names": [_name(n) for n in reading.names],
        "references": [_reference(r) for r in reading.references],
        "times": [_time(t) for t in reading.times],
        "quotes": [_quote(q) for q in reading.quotes],
        "events": [_event(e) for e in reading.events],
        "channels": [_channel(c) for c in reading.channels],
        "commitments": [_commitment(c) for c in reading.commitments],
        "notes": [_note(n) for n in reading.notes],
    }


def _span_of(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _span(span: Span | None) -> Json | None:
    return None if span is None else _span_of(span)


def _name(n: Name) -> Json:
    return {
        **_span_of(n.span), "text": n.text, "kind": n.kind, "id": n.id, "label": n.label,
        "principal": list(n.principal), "certainty": round(n.certainty, 3), "why": n.why, "rule": n.rule,
    }  # fmt: skip


def _reference(r: Reference) -> Json:
    return {**_span_of(r.span), "id": r.id, "label": r.label, "principal": list(r.principal), "why": r.why, "rule": r.rule}


def _time(t: Time) -> Json:
    return {**_span_of(t.span), "text": t.text, "edtf": t.edtf, "relative": t.relative, "anchor": t.anchor, "rule": t.rule}


def _quote(q: Quote) -> Json:
    return {
        **_span_of(q.span), "kind": q.kind, "speaker": q.speaker, "speaker_text": q.speaker_text, "label": q.label,
        "principal": list(q.principal), "cue": _span(q.cue), "said_in": q.said_in, "addressee": q.addressee,
        "time": q.time, "sentence": _span_of(q.sentence), "rule": q.rule,
    }  # fmt: skip


def _event(e: Event) -> Json:
    return {
        "type": e.type, "mode": e.mode, "actors": list(e.actors), "recipients": list(e.recipients), "agents": list(e.agents),
        "status": e.status, "date": e.date or e.supposed, "date_from": "stated" if e.date else e.supposed_from, "relative": e.date_relative,
        "certainty": e.certainty, "place": e.place, "about": e.about,
        "evidence": [_span_of(s) for s in e.evidence], "trigger": _span_of(e.trigger), "rule": e.rule, "said_by": e.said_by,
        "carrier": e.carrier, "invokes": list(e.invokes), "content": _span(e.content), "answers": e.answers,
        "amounts": [{"number": number, "of": of} for number, of in e.amounts],
    }  # fmt: skip


def _channel(c: ChannelState) -> Json:
    return {
        "key": c.key, "kind": c.kind, "name": c.name, "between": list(c.between), "state": c.state, "status": c.status,
        "level": c.level, "date": c.date, "relative": c.date_relative, "evidence": [_span_of(c.evidence)], "rule": c.rule,
    }  # fmt: skip


def _commitment(c: CommitmentClaim) -> Json:
    return {
        "instrument": c.instrument, "label": c.label, "year": c.year, "provision": _span(c.provision),
        "parties": list(c.parties), "invoked_by": list(c.invoked_by), "evidence": [_span_of(c.evidence)], "rule": c.rule,
    }  # fmt: skip


def _note(n: Note) -> Json:
    return {"code": n.code, "start": n.span.start if n.span else None, "end": n.span.end if n.span else None, "message": n.message}
