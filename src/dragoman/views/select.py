"""The part of a record that concerns an actor or a stretch of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..reading.types import Reading
from ..record.types import Record, RecordQuote
from ..text import Span
from ..when import period
from ..world import World


def select(record: Record, world: World, *, actor: str | None = None, since: str | None = None, until: str | None = None) -> Record:
    """The record with only those events, exchanges, channels, commitments and quotes that meet every condition.

    Args:
        record: a folded record.
        world: knows the labels by which an actor may be named.
        actor: an id ("RUS", "person:sergey-lavrov") or a label ("Russia", "Lavrov"), whatever the case.
        since: EDTF; what certainly ended before it is left out, and so is what has no date.
        until: EDTF; what certainly began after it is left out, and so is what has no date.

    Raises:
        ValueError: `since` or `until` is not EDTF.
    """
    first = period(since).first if since else None
    last = period(until).last if until else None

    def timely(*dates: str | None) -> bool:
        if first is None and last is None:
            return True
        known = [period(d) for d in dates if d]
        return any((p.last is None or first is None or p.last >= first) and (p.first is None or last is None or p.first <= last) for p in known)

    def concerns(*ids: str | None) -> bool:
        return actor is None or any(i is not None and _is(actor, i, world.label(i)) for i in ids)

    return replace(
        record,
        events=tuple(e for e in record.events if concerns(*e.actors, *e.recipients, *e.agents) and timely(e.date)),
        exchanges=tuple(x for x in record.exchanges if concerns(*x.sender, *x.to) and timely(x.opened, *(r.date for r in x.replies))),
        channels=tuple(c for c in record.channels if concerns(*c.between) and timely(*(h.since for h in c.history))),
        commitments=tuple(c for c in record.commitments if concerns(*c.parties, *c.invoked_by)),
        quotes=tuple(q for q in record.quotes if (concerns(q.speaker) or (actor is not None and _is(actor, "", q.label))) and timely(q.date)),
    )


def never(since: str | None, until: str | None) -> bool:
    """True when no day can be both: all of `since` lies after all of `until`.

    >>> never("2023", "2022"), never("2022-06", "2022")
    (True, False)
    """
    if since is None or until is None:
        return False
    first, last = period(since).first, period(until).last
    return first is not None and last is not None and first > last


def _is(wanted: str, identifier: str, label: str | None) -> bool:
    wanted = wanted.casefold()
    return wanted == identifier.casefold() or (label is not None and wanted in (label.casefold(), *label.casefold().split()))


def said(record: Record, readings: Sequence[Reading], world: World, *, speaker: str | None = None, about: str | None = None) -> Record:
    """The record with only those quotes that a speaker said, and that speak about something.

    Args:
        record: a folded record.
        readings: the readings behind it, for the words.
        world: labels of speakers and of what is spoken about.
        speaker: an id or label, or a word of a label ("Lavrov", "Russia": all who speak for it).
        about: a name, which is found in every language that the reading resolved it in, or words that must all stand in one version
            of the quote, each at least at the beginning of a word.
    """
    held = {r.report.id: r for r in readings}

    def by(q: RecordQuote) -> bool:
        if speaker is None:
            return True
        principals = {p for v in q.versions for s in held[v.report].quotes if s.span == v.span for p in s.principal}
        labels = ((q.speaker or "", q.label), *((p, world.label(p)) for p in principals))
        return any(_is(speaker, identifier, label) for identifier, label in labels)

    def speaks_of(q: RecordQuote) -> bool:
        return about is None or any(_speaks_of(held[v.report], v.span, about, world) for v in q.versions)

    return replace(record, quotes=tuple(q for q in record.quotes if by(q) and speaks_of(q)))


def _speaks_of(reading: Reading, span: Span, about: str, world: World) -> bool:
    named = {i for n in reading.names if span.contains(n.span) for i in (n.id, *n.principal) if i is not None}
    if any(_is(about, i, world.label(i)) for i in named):
        return True
    held = span.of(reading.report.text).casefold()
    return all(re.search(rf"\b{re.escape(word)}", held) for word in about.casefold().split())
