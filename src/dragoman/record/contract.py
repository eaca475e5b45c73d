"""A record in the form of the contract (`dragoman record --json`)."""

from __future__ import annotations

from typing import Any

from ..families.types import Comparison, Family
from ..text import Span
from .types import (
    Channel,
    Commitment,
    Correction,
    Dated,
    Discrepancy,
    Evidence,
    Exchange,
    Record,
    RecordEvent,
    RecordQuote,
    ReportRow,
)

Json = dict[str, Any]


def to_json(record: Record) -> Json:
    """The whole record: the contract's fields, and ours beside them."""
    return {
        "as_of": record.as_of or record.newest,
        "on": record.on,
        "newest": record.newest,
        "reports": [report_json(r) for r in record.reports],
        "families": [family_json(f) for f in record.families],
        "events": [event_json(e) for e in record.events],
        "exchanges": [exchange_json(x) for x in record.exchanges],
        "channels": [channel_json(c) for c in record.channels],
        "commitments": [commitment_json(c) for c in record.commitments],
        "quotes": [quote_json(q) for q in record.quotes],
        "discrepancies": [discrepancy_json(d) for d in record.discrepancies],
        "misfits": [{"reports": list(m.reports), "message": m.message} for m in record.misfits],
        "unplaced": [{"id": c.id, "target": c.target, **_correction(c)} for c in record.unplaced],
    }


def report_json(r: ReportRow) -> Json:
    """One report."""
    return {
        "id": r.id, "ref": r.ref, "source": r.source, "language": r.language, "title": r.title, "outlet": r.outlet, "family": r.family,
        "published": _dated(r.published), "corrections": _corrections(r.corrections),
    }  # fmt: skip


def family_json(f: Family) -> Json:
    """One family with what its copies changed."""
    return {
        "id": f.id,
        "origin": f.origin,
        "members": [{"report": m.report, "relation": m.relation, "of": m.of, "why": m.why} for m in f.members],
        "comparisons": [_comparison(c) for c in f.comparisons],
    }


def event_json(e: RecordEvent) -> Json:
    """One event."""
    return {
        "id": e.id, "type": e.type, "mode": e.mode, "actors": list(e.actors), "recipients": list(e.recipients),
        "agents": list(e.agents), "status": e.status, "date": e.date, "because": e.date_because, "known": e.known, "place": e.place, "about": e.about,
        "said_by": list(e.said_by), "independent": e.independent, "evidence": _evidence(e.evidence), "corrections": _corrections(e.corrections),
    }  # fmt: skip


def exchange_json(x: Exchange) -> Json:
    """One exchange; `standings` says of each addressee what `status` says in a word, with since when and what proves it."""
    return {
        "id": x.id, "kind": x.kind, "from": list(x.sender), "to": list(x.to), "about": x.about, "opened": x.opened, "because": x.opened_because,
        "known": x.known, "carrier": x.carrier, "invokes": list(x.invokes), "parts": list(x.parts),
        "deadline": x.deadline, "deadline_because": x.deadline_because, "counters": list(x.counters),
        "part_answers": [{"part": p.part, "from": p.party, "kind": p.kind, "evidence": _evidence(p.evidence)} for p in x.part_answers],
        "replies": [
            {
                "from": r.sender, "kind": r.kind, "date": r.date, "because": r.because, "known": r.known, "about": r.about,
                "evidence": _evidence(r.evidence),
            }
            for r in x.replies
        ],
        "status": {s.party: s.status for s in x.standings},
        "standings": [
            {
                "party": s.party, "status": s.status, "since": s.since, "known": s.known, "considering": s.considering,
                "evidence": _evidence(s.evidence),
            }
            for s in x.standings
        ],
        "independent": x.independent, "evidence": _evidence(x.evidence), "corrections": _corrections(x.corrections),
    }  # fmt: skip


def channel_json(c: Channel) -> Json:
    """One channel with its history, oldest first."""
    return {
        "id": c.id, "key": c.key, "between": list(c.between), "name": c.name,
        "history": [
            {
                "state": h.state, "from": h.since, "known": h.known, "status": h.status, "level": h.level, "staff": h.staff,
                "evidence": _evidence(h.evidence),
            }
            for h in c.history
        ],
        "independent": c.independent,
        "evidence": _evidence(tuple(dict.fromkeys(e for h in c.history for e in h.evidence))),
        "corrections": _corrections(c.corrections),
    }  # fmt: skip


def commitment_json(c: Commitment) -> Json:
    """One commitment; `provision` is the first wording, `provisions` all of them with their places."""
    return {
        "id": c.id, "instrument": c.label, "instrument_id": c.instrument, "year": c.year, "provision": c.provisions[0].text if c.provisions else None,
        "provisions": [{"text": w.text, "invoked_by": list(w.invoked_by), "evidence": _evidence((w.place,))} for w in c.provisions],
        "parties": list(c.parties), "invoked_by": list(c.invoked_by), "evidence": _evidence(c.evidence), "corrections": _corrections(c.corrections),
    }  # fmt: skip


def quote_json(q: RecordQuote) -> Json:
    """One utterance in all its versions; its evidence are the versions themselves."""
    return {
        "id": q.id, "speaker": q.speaker, "label": q.label, "date": q.date,
        "versions": [{"report": v.report, **_span(v.span), "language": v.language, "kind": v.kind, "said_in": v.said_in} for v in q.versions],
        "corrections": _corrections(q.corrections),
    }  # fmt: skip


def discrepancy_json(d: Discrepancy) -> Json:
    """One contradiction."""
    return {
        "id": d.id, "kind": d.kind, "severity": d.severity, "note": d.note, "evidence": _evidence(d.evidence),
        "corrections": _corrections(d.corrections),
    }  # fmt: skip


def _comparison(c: Comparison) -> Json:
    return {
        "relation": c.relation, "original": c.original, "copy": c.copy, "direction_sure": c.direction_sure, "why": c.why,
        "changes": [
            {"kind": h.kind, "original": h.original and _span(h.original), "copy": h.copy and _span(h.copy), "severity": h.severity, "note": h.note}
            for h in c.changes
        ],
    }  # fmt: skip


def _dated(d: Dated) -> Json:
    return {"edtf": d.edtf, "basis": d.basis, "because": d.because, "weekday": d.weekday}


def _evidence(evidence: tuple[Evidence, ...]) -> list[Json]:
    return [{"report": e.report, **_span(e.span)} for e in evidence]


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _corrections(corrections: tuple[Correction, ...]) -> list[Json]:
    return [{"id": c.id, **_correction(c)} for c in corrections]


def _correction(c: Correction) -> Json:
    return {"verb": c.verb, "value": c.value, "author": c.author, "at": c.at}
