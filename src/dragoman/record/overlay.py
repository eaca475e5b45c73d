"""What people said laid over what was found: things that are the same or not, wrong, of another day, type or speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from ..text import Span
from .claims import Ground
from .corrections import Verdicts
from .days import in_time
from .discrepancies import in_order as doubts_in_order
from .ids import stable_id
from .live import Change, net
from .merge import Happening, happening_of
from .openings import Opening, evidence_of, opening_of
from .quotes import in_order as quotes_in_order
from .types import Discrepancy, Evidence, RecordQuote

T = TypeVar("T")


class Overlay(Generic[T]):
    """Things of one kind as people left them; only those of which something is said are looked at.

    Args:
        kind: the letter with which their ids begin.
        id_of: the id of a thing.
        rests_on: the characters on which it rests.
        order: a place in any order of things.
        corrected: things of which something is said, in order, as they are to be.
    """

    def __init__(
        self,
        kind: str,
        *,
        id_of: Callable[[T], str],
        rests_on: Callable[[T], Iterable[Evidence]],
        order: Callable[[T], Any],
        corrected: Callable[[Sequence[T], Verdicts], Iterable[T]],
    ) -> None:
        self._kind, self._id_of, self._rests_on, self._order, self._corrected = kind, id_of, rests_on, order, corrected
        self._held: dict[str, T] = {}
        self._told_by: dict[str, dict[str, T]] = defaultdict(dict)
        self._hidden: dict[int, T] = {}
        self._shown: tuple[T, ...] = ()
        self._said = Verdicts(all=())

    def update(self, change: Change[T], said: Verdicts) -> tuple[Change[T], Verdicts]:
        """Take things away and in; those that are no more and those that are new, as people left them, and what they said, put where it belongs."""
        self._keep(change)
        said = said.placed(self._kind, self._held, self._at)
        meant = sorted((self._held[key] for key in said.named if key in self._held), key=self._order)
        hidden = {id(t): t for t in meant}
        if hidden.keys() == self._hidden.keys() and said == self._said:
            return Change(tuple(t for t in change.gone if id(t) not in hidden), tuple(t for t in change.new if id(t) not in hidden)), said
        before, after = self._hidden, hidden
        came, went = set(map(id, change.new)), set(map(id, change.gone))
        gone = [t for t in change.gone if id(t) not in before] + [t for key, t in after.items() if key not in before and key not in came]
        new = [t for t in change.new if id(t) not in after] + [t for key, t in before.items() if key not in after and key not in went]
        shown = tuple(self._corrected(meant, said)) if meant else ()
        result = net((*gone, *self._shown), (*new, *shown))
        self._hidden, self._shown, self._said = after, shown, said
        return result, said

    def _keep(self, change: Change[T]) -> None:
        for thing in change.gone:
            key = self._id_of(thing)
            if self._held.get(key) is thing:
                del self._held[key]
            for report in {e.report for e in self._rests_on(thing)}:
                if self._told_by[report].get(key) is thing:
                    del self._told_by[report][key]
        for thing in change.new:
            self._held[self._id_of(thing)] = thing
            for report in {e.report for e in self._rests_on(thing)}:
                self._told_by[report][self._id_of(thing)] = thing

    def _at(self, report: str) -> Iterator[tuple[Span, str]]:
        for key, thing in sorted(self._told_by.get(report, {}).items()):
            yield from ((e.span, key) for e in self._rests_on(thing) if e.report == report)


def over_happenings(base: Ground) -> Overlay[Happening]:
    """Happenings as people left them; the ids that they named stay with what they named."""

    def corrected(told: Sequence[Happening], said: Verdicts) -> Iterator[Happening]:
        for places in said.joined([h.event.id for h in told]):
            group = [told[p] for p in places]
            one = group[0] if len(group) == 1 else happening_of(base, [c for h in group for c in h.claims], name=group[0].event.id)
            yield from (_set_right(h, said) for h in _parted(base, one, said) if not said.dismissed(h.event.id))

    return Overlay(
        "e",
        id_of=lambda h: h.event.id,
        rests_on=lambda h: h.event.evidence,
        order=lambda h: (in_time(h.event.date), h.event.id),
        corrected=corrected,
    )


def over_openings() -> Overlay[Opening]:
    """Openings as people left them."""

    def corrected(opened: Sequence[Opening], said: Verdicts) -> Iterator[Opening]:
        for places in said.joined([o.id for o in opened]):
            group = [opened[p] for p in places]
            key = group[0].id
            one = group[0] if len(group) == 1 else opening_of([h for o in group for h in o.happenings], name=key)
            for o in _split(one, said):
                if not said.dismissed(o.id):
                    yield replace(o, opened=day) if (day := said.date(o.id)) else o

    return Overlay(
        "x",
        id_of=lambda o: o.id,
        rests_on=evidence_of,
        order=lambda o: (in_time(o.opened), o.happenings[0].event.id),
        corrected=corrected,
    )


def over_quotes(base: Ground) -> Overlay[RecordQuote]:
    """Quotes as people left them."""

    def corrected(found: Sequence[RecordQuote], said: Verdicts) -> Iterator[RecordQuote]:
        for places in said.joined([q.id for q in found]):
            group = [found[p] for p in places]
            one = group[0] if len(group) == 1 else replace(group[0], versions=tuple(v for q in group for v in q.versions))
            right = said.speaker(one.id)
            if right is not None:
                one = replace(one, speaker=right.value, label=base.world.label(right.value) if right.value else None)
            if not said.dismissed(one.id):
                yield replace(one, date=said.date(one.id) or one.date)

    return Overlay(
        "q",
        id_of=lambda q: q.id,
        rests_on=lambda q: [Evidence(report=v.report, span=v.span) for v in q.versions],
        order=quotes_in_order,
        corrected=corrected,
    )


def over_discrepancies() -> Overlay[Discrepancy]:
    """Discrepancies that nobody dismissed."""
    return Overlay(
        "d",
        id_of=lambda d: d.id,
        rests_on=lambda d: d.evidence,
        order=doubts_in_order,
        corrected=lambda found, said: [d for d in found if not said.dismissed(d.id)],
    )


def _set_right(h: Happening, said: Verdicts) -> Happening:
    """The happening with the day and the type that people gave it."""
    event = h.event
    if day := said.date(event.id):
        event = replace(event, date=day, date_because="set right by a person")
    if (kind := said.type(event.id)) is not None:
        event = replace(event, type=kind[0], mode=kind[1])
    return h if event is h.event else replace(h, event=event)


def _parted(base: Ground, h: Happening, said: Verdicts) -> tuple[Happening, ...]:
    """The happening without the tellings that people took out of it, and those by themselves."""
    out = said.parted(h.event.id)
    gone = [c for c in h.claims if any(c.report == e.report and e.span.contains(c.event.trigger) for e in out)]
    rest = [c for c in h.claims if c not in gone]
    if not gone or not rest:
        return (h,)
    return happening_of(base, rest, name=h.event.id), happening_of(base, gone, name=stable_id("e", h.event.id, "apart"))


def _split(o: Opening, said: Verdicts) -> tuple[Opening, ...]:
    """The opening without what people took out of it, and that by itself."""
    out = said.parted(o.id)
    gone = [h for h in o.happenings if any(c.report == e.report and e.span.contains(c.event.trigger) for c in h.claims for e in out)]
    rest = [h for h in o.happenings if h not in gone]
    if not gone or not rest:
        return (o,)
    return opening_of(rest, name=o.id), opening_of(gone, name=stable_id("x", o.id, "apart"))
