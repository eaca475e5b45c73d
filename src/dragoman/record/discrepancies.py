"""Discrepancies: what a copy says otherwise than its original, and where independent reports contradict one another."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, pairwise, product

from ..families.types import Change as Altered
from ..families.types import Comparison, Family
from .claims import Claim, Ground
from .days import agree, days_of, in_time, is_day, quarters, surely_before
from .disputes import doers, looks, stands, taken_back, who_did_it
from .ids import stable_id
from .likeness import SINGULAR, likeness
from .live import Change, Choices, Files, Names, net
from .merge import Happening
from .types import Discrepancy, Evidence, Exchange

_KIND = {
    "dropped": "omission",
    "added": "addition",
    "changed-name": "actor",
    "changed-number": "number",
    "changed-date": "date",
    "changed-meaning": "meaning",
    "lost-attribution": "attribution",
    "mistranslation": "meaning",
}
# Answers that exclude one another, and how they are told.
_SIDES = {"reject": False, "accept": True, "comply": True}
_TOLD = {"reject": "rejected", "accept": "accepted", "comply": "complied with"}
# What one report tells so, and another denies.
_CONTRARY: Mapping[str, str] = {"actual": "denied", "denied": "actual"}
# A quote of fewer words can be anybody's.
_AT_LENGTH = 8
_WORD = re.compile(r"\w+")
_GRAVE = ("high", "medium")
_ALIKE = 0.5
# Witnesses who place one act on days this far apart contradict each other; further apart they tell of two acts.
_DAYS = 3


class Discrepancies:
    """All contradictions, kept as what they are between comes and goes."""

    def __init__(self, base: Ground) -> None:
        self._base = base
        self._of: dict[int, tuple[_Doubt, ...]] = {}
        self._between: Choices[Happening, Happening, tuple[Discrepancy, ...]] = Choices(
            looks=_looks, found=_found, order=_place, choose=lambda h, others: tuple(_against(base, h, others))
        )
        self._done: Choices[Happening, Happening, tuple[Discrepancy, ...]] = Choices(
            looks=doers,
            found=doers,
            order=_place,
            choose=lambda h, others: tuple(_made(*d) for o in others if _place(o) > _place(h) for d in who_did_it(base, h, o)),
        )
        self._meant: Choices[Happening, Happening, tuple[Discrepancy, ...]] = Choices(
            looks=looks,
            found=stands,
            order=_place,
            choose=lambda h, others: tuple(_made(*d) for o in others for d in chain(taken_back(base, h, o), taken_back(base, o, h))),
        )
        self._pairs: dict[tuple[int, Happening], tuple[_Doubt, ...]] = {}
        # One change of mind can be found within an exchange and between two statements.
        self._minds: Files[_Doubt, _Doubt] = Files(key=lambda d: d.told.evidence, order=lambda d: in_order(d.told), make=lambda _, same: same[0])
        self._said: Files[_Words, tuple[_Doubt, ...]] = Files(
            key=lambda w: w.key, order=lambda w: base.preference(w.place), make=lambda _, said: _doubts(_attributed(base, said))
        )
        self._words: dict[str, tuple[_Words, ...]] = {}
        self._named: Names[_Doubt, Discrepancy] = Names(
            called=lambda d: d.told.id, order=lambda d: in_order(d.told), make=lambda d, i: d.told if d.told.id == i else replace(d.told, id=i)
        )

    def update(self, reports: Change[str], families: Change[Family], told: Change[Happening], made: Change[Exchange]) -> Change[Discrepancy]:
        """Take what they are between away and in; the contradictions that are no more, and those that are new."""
        gone: list[_Doubt] = []
        new: list[_Doubt] = []
        for things in (families.gone, told.gone, made.gone):
            for thing in things:
                gone += self._of.pop(id(thing), ())
        for family in families.new:
            self._keep(family, _changed(family), new)
        for h in told.new:
            self._keep(h, chain(_counted(self._base, h), _headed(combinations(h.claims, 2))), new)
        for x in made.new:
            self._keep(x, _turned(self._base, x), new)
        for n, choices in enumerate((self._between, self._done, self._meant)):
            left, chosen = choices.update(told, told)
            for h in left:
                gone += self._pairs.pop((n, h), ())
            for h, found in chosen.items():
                if found:
                    self._pairs[n, h] = _doubts(found)
                    new += self._pairs[n, h]
        out = [w for r in reports.gone for w in self._words.pop(r, ())]
        for r in reports.new:
            self._words[r] = tuple(_at_length(self._base, r))
        words = self._said.update(Change(tuple(out), tuple(w for r in reports.new for w in self._words[r])))
        gone += chain.from_iterable(words.gone)
        new += chain.from_iterable(words.new)
        minds = self._minds.update(Change(tuple(filter(_of_mind, gone)), tuple(filter(_of_mind, new))))
        rest = Change(tuple(d for d in gone if not _of_mind(d)), tuple(d for d in new if not _of_mind(d)))
        return self._named.update(net((*rest.gone, *minds.gone), (*rest.new, *minds.new)))

    def _keep(self, thing: object, found: Iterable[Discrepancy], new: list[_Doubt]) -> None:
        if doubts := _doubts(found):
            self._of[id(thing)] = doubts
            new += doubts


@dataclass(frozen=True, slots=True, eq=False)
class _Doubt:
    """A contradiction found at one place; the same can be found at another."""

    told: Discrepancy


def _of_mind(d: _Doubt) -> bool:
    """True for what a party is said to have said otherwise later."""
    return d.told.kind == "meaning" and d.told.severity == "low"


def _doubts(found: Iterable[Discrepancy]) -> tuple[_Doubt, ...]:
    return tuple(map(_Doubt, found))


def in_order(d: Discrepancy) -> tuple[object, ...]:
    """A place in any order of contradictions, the gravest first."""
    return ("high", "medium", "low").index(d.severity), d.kind, d.evidence, d.note, d.id


def _made(kind: str, severity: str, note: str, evidence: Sequence[Evidence]) -> Discrepancy:
    places = [f"{e.report}:{e.span.start}-{e.span.end}" for e in evidence]
    return Discrepancy(id=stable_id("d", kind, places), kind=kind, severity=severity, note=note, evidence=tuple(evidence))


def _changed(family: Family) -> Iterator[Discrepancy]:
    for comparison in family.comparisons:
        for change in comparison.changes:
            if change.severity in _GRAVE and change.kind in _KIND:
                yield _made(_KIND[change.kind], change.severity, change.note, _sides(comparison, change))


def _sides(comparison: Comparison, change: Altered) -> list[Evidence]:
    sides = ((comparison.original, change.original), (comparison.copy, change.copy))
    return [Evidence(report=report, span=span) for report, span in sides if span is not None]


def _counted(base: Ground, h: Happening) -> Iterator[Discrepancy]:
    """One act, two counts: only where each of two families gives one number, and, in one language, of the same thing."""
    counts: dict[str, dict[tuple[str, str], Claim]] = {}
    for c in h.claims:
        for amount in () if c.derived else c.event.amounts:
            counts.setdefault(c.family, {}).setdefault(amount, c)
    single = [next(iter(given.items())) for _, given in sorted(counts.items()) if len(given) == 1]
    for pair in combinations(single, 2):
        ((m, of), a), ((n, other), b) = sorted(pair, key=lambda one: base.preference(one[1].evidence[0]))
        if m != n and (of == other or a.language != b.language):
            yield _made("number", "medium", f"One report counts {m}, another {n}.", [a.evidence[0], b.evidence[0]])


def _headed(pairs: Iterable[tuple[Claim, Claim]]) -> Iterator[Discrepancy]:
    """One report, two counts of the same thing: one in its heading, another in its text."""
    for c, d in pairs:
        if c.report != d.report or c.heading == d.heading or c.event.mode not in SINGULAR or not agree(c.date, d.date):
            continue
        heading, text = (c, d) if c.heading else (d, c)
        one, other = {of: n for n, of in heading.event.amounts}, {of: n for n, of in text.event.amounts}
        if len(one) == len(other) == 1 and one.keys() == other.keys() and one != other:
            note = f"The heading counts {next(iter(one.values()))}, the text {next(iter(other.values()))}."
            yield _made("number", "medium", note, [heading.evidence[0], text.evidence[0]])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Words:
    """What a report quotes at length, with who said it."""

    key: tuple[str, str]  # language and words
    place: Evidence
    speaker: str


def _at_length(base: Ground, report: str) -> Iterator[_Words]:
    reading = base.readings[report]
    for quote in reading.quotes if report not in base.derived else ():
        if quote.kind == "direct" and quote.speaker is not None:
            words = _WORD.findall(quote.span.of(reading.report.text).casefold())
            if len(words) >= _AT_LENGTH:
                yield _Words(key=(reading.report.language, " ".join(words)), place=Evidence(report=report, span=quote.span), speaker=quote.speaker)


def _attributed(base: Ground, same: Sequence[_Words]) -> Iterator[Discrepancy]:
    """The same words, and at length, given to two speakers by independent reports."""
    first: dict[str, Evidence] = {}
    for w in same:
        first.setdefault(w.speaker, w.place)
    for (one, a), (other, b) in combinations(first.items(), 2):
        if base.family[a.report] != base.family[b.report]:
            names = [base.world.label(s) or s for s in (one, other)]
            yield _made("attribution", "high", f"One report gives these words to {names[0]}, another to {names[1]}.", [a, b])


def _turned(base: Ground, x: Exchange) -> Iterator[Discrepancy]:
    """A party that first answers one asking so, and later the other way."""
    for party in sorted({r.sender for r in x.replies}):
        own = [r for r in x.replies if r.sender == party and r.kind in _SIDES]
        for earlier, later in pairwise(own):
            days = (earlier.date or earlier.known, later.date or later.known)
            if _SIDES[earlier.kind] != _SIDES[later.kind] and surely_before(*days):
                label = base.world.label(party) or party
                note = f"{label} {_TOLD[earlier.kind]} this ({days[0]}), and later {_TOLD[later.kind]} it ({days[1]})."
                yield _made("meaning", "low", note, [earlier.evidence[0], later.evidence[0]])


def _place(h: Happening) -> tuple[object, ...]:
    return in_time(h.event.date), h.event.id


def _sides_of(h: Happening) -> Hashable:
    return h.event.type, h.event.mode, h.event.actors, h.event.recipients


def _found(h: Happening) -> Iterator[Hashable]:
    """Keys under which a happening is found by another of its mode and parties."""
    if h.event.mode is not None and h.event.recipients:
        sides = _sides_of(h)
        yield from ((sides, h.event.status), *((sides, q) for q in quarters(h.event.date)), *((sides, r) for r in {c.report for c in h.claims}))


def _looks(h: Happening) -> Iterator[Hashable]:
    if h.event.mode is None or not h.event.recipients:
        return
    sides = _sides_of(h)
    if h.event.status in _CONTRARY:
        yield sides, _CONTRARY[h.event.status]
    if h.event.mode in SINGULAR:
        yield from ((sides, r) for r in {c.report for c in h.claims})
        if is_day(h.event.date):
            yield from ((sides, q) for q in quarters(h.event.date, before=_DAYS, after=_DAYS))


def _against(base: Ground, h: Happening, others: Sequence[Happening]) -> Iterator[Discrepancy]:
    """What contradicts a happening among others of its mode and parties that come after it."""
    for other in others:
        if _place(other) <= _place(h) or _sides_of(other) != _sides_of(h):
            continue
        if _CONTRARY.get(h.event.status) == other.event.status:
            # What a party itself takes back is told as that.
            if not any(chain(taken_back(base, h, other), taken_back(base, other, h))):
                yield from _denied(base, h, other)
        else:
            yield from _headed(product(h.claims, other.claims))
            yield from _dated(base, h, other)


def _dated(base: Ground, a: Happening, b: Happening) -> Iterator[Discrepancy]:
    """One act, two days, a few days apart."""
    x, y = days_of(a.event.date), days_of(b.event.date)
    if a.event.mode not in SINGULAR or not (is_day(a.event.date) and is_day(b.event.date)) or x is None or y is None:
        return
    if x.first is None or y.first is None or abs((x.first - y.first).days) > _DAYS or not _independent(a, b):
        return
    if likeness(base, a.claims, b.claims) >= _ALIKE:
        note = f"One report dates this {a.event.date}, another {b.event.date}."
        yield _made("date", "medium", note, [a.event.evidence[0], b.event.evidence[0]])


def _denied(base: Ground, a: Happening, b: Happening) -> Iterator[Discrepancy]:
    """One report tells as a fact what another says did not happen."""
    if _independent(a, b) and agree(a.event.date, b.event.date) and likeness(base, a.claims, b.claims) >= _ALIKE:
        fact, denial = (a, b) if b.event.status == "denied" else (b, a)
        note = "One report tells this as a fact, another says that it is not so."
        yield _made("meaning", "high", note, [fact.event.evidence[0], denial.event.evidence[0]])


def _independent(a: Happening, b: Happening) -> bool:
    return not {c.family for c in a.claims} & {c.family for c in b.claims}
