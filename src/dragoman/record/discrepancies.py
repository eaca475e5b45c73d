"""Discrepancies: what a copy says otherwise than its original, and where independent reports contradict one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise, product

from ..families.types import Change, Comparison, Family
from ..reading.types import Quote
from .claims import Claim, Ground
from .days import agree, days_of, is_day, surely_before
from .ids import distinct, stable_id
from .likeness import SINGULAR, alike
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
# A quote of fewer words can be anybody's.
_AT_LENGTH = 8
_WORD = re.compile(r"\w+")
_GRAVE = ("high", "medium")
_ALIKE = 0.5
# Witnesses who place one act on days this far apart contradict each other; further apart they tell of two acts.
_DAYS = 3


def discrepancies(base: Ground, families: Sequence[Family], told: Sequence[Happening], made: Sequence[Exchange]) -> tuple[Discrepancy, ...]:
    """All of them, the gravest first."""
    between = (*_counted(base, told), *_headed(told), *_dated(base, told), *_denied(base, told), *_attributed(base))
    found = [*_changed(families), *between, *_turned(base, made)]
    found.sort(key=lambda d: (("high", "medium", "low").index(d.severity), d.kind, d.evidence, d.note))
    return tuple(
        Discrepancy(id=i, kind=d.kind, severity=d.severity, note=d.note, evidence=d.evidence)
        for i, d in zip(distinct([d.id for d in found]), found, strict=True)
    )


def _made(kind: str, severity: str, note: str, evidence: Sequence[Evidence]) -> Discrepancy:
    places = [f"{e.report}:{e.span.start}-{e.span.end}" for e in evidence]
    return Discrepancy(id=stable_id("d", kind, places), kind=kind, severity=severity, note=note, evidence=tuple(evidence))


def _changed(families: Sequence[Family]) -> Iterator[Discrepancy]:
    for family in families:
        for comparison in family.comparisons:
            for change in comparison.changes:
                if change.severity in _GRAVE and change.kind in _KIND:
                    yield _made(_KIND[change.kind], change.severity, change.note, _sides(comparison, change))


def _sides(comparison: Comparison, change: Change) -> list[Evidence]:
    sides = ((comparison.original, change.original), (comparison.copy, change.copy))
    return [Evidence(report=report, span=span) for report, span in sides if span is not None]


def _counted(base: Ground, told: Sequence[Happening]) -> Iterator[Discrepancy]:
    """One act, two counts: only where each of two families gives one number, and, in one language, of the same thing."""
    for h in told:
        counts: dict[str, dict[tuple[str, str], Claim]] = {}
        for c in h.claims:
            for amount in () if c.derived else c.event.amounts:
                counts.setdefault(c.family, {}).setdefault(amount, c)
        single = [next(iter(given.items())) for _, given in sorted(counts.items()) if len(given) == 1]
        for pair in combinations(single, 2):
            ((m, of), a), ((n, other), b) = sorted(pair, key=lambda one: base.preference(one[1].evidence[0]))
            if m != n and (of == other or a.language != b.language):
                yield _made("number", "medium", f"One report counts {m}, another {n}.", [a.evidence[0], b.evidence[0]])


def _headed(told: Sequence[Happening]) -> Iterator[Discrepancy]:
    """One report, two counts of the same thing: one in its heading, another in its text."""
    apart = ((c, d) for a, b in _pairs(told) for c, d in product(a.claims, b.claims))
    for c, d in chain((pair for h in told for pair in combinations(h.claims, 2)), apart):
        if c.report != d.report or c.heading == d.heading or c.event.mode not in SINGULAR or not agree(c.date, d.date):
            continue
        heading, text = (c, d) if c.heading else (d, c)
        one, other = {of: n for n, of in heading.event.amounts}, {of: n for n, of in text.event.amounts}
        if len(one) == len(other) == 1 and one.keys() == other.keys() and one != other:
            note = f"The heading counts {next(iter(one.values()))}, the text {next(iter(other.values()))}."
            yield _made("number", "medium", note, [heading.evidence[0], text.evidence[0]])


def _attributed(base: Ground) -> Iterator[Discrepancy]:
    """The same words, and at length, given to two speakers by independent reports."""
    said: dict[tuple[str, str], list[tuple[Evidence, Quote]]] = defaultdict(list)
    for report, reading in base.readings.items():
        for quote in reading.quotes:
            words = _WORD.findall(quote.span.of(reading.report.text).casefold())
            if quote.kind == "direct" and quote.speaker is not None and len(words) >= _AT_LENGTH and report not in base.derived:
                said[reading.report.language, " ".join(words)].append((Evidence(report=report, span=quote.span), quote))
    for same in said.values():
        first: dict[str | None, Evidence] = {}
        for place, quote in sorted(same, key=lambda s: base.preference(s[0])):
            first.setdefault(quote.speaker, place)
        for (one, a), (other, b) in combinations(first.items(), 2):
            if base.family[a.report] != base.family[b.report]:
                names = [base.world.label(s) or s for s in (one, other) if s]
                yield _made("attribution", "high", f"One report gives these words to {names[0]}, another to {names[1]}.", [a, b])


def _turned(base: Ground, made: Sequence[Exchange]) -> Iterator[Discrepancy]:
    """A party that first answers one asking so, and later the other way."""
    for x in made:
        for party in sorted({r.sender for r in x.replies}):
            own = [r for r in x.replies if r.sender == party and r.kind in _SIDES]
            for earlier, later in pairwise(own):
                days = (earlier.date or earlier.known, later.date or later.known)
                if _SIDES[earlier.kind] != _SIDES[later.kind] and surely_before(*days):
                    label = base.world.label(party) or party
                    note = f"{label} {_TOLD[earlier.kind]} this ({days[0]}), and later {_TOLD[later.kind]} it ({days[1]})."
                    yield _made("meaning", "low", note, [earlier.evidence[0], later.evidence[0]])


def _dated(base: Ground, told: Sequence[Happening]) -> Iterator[Discrepancy]:
    """One act, two days, a few days apart."""
    for a, b in _pairs(told):
        x, y = days_of(a.event.date), days_of(b.event.date)
        if a.event.mode not in SINGULAR or not (is_day(a.event.date) and is_day(b.event.date)) or x is None or y is None:
            continue
        if x.first is None or y.first is None or abs((x.first - y.first).days) > _DAYS or not _independent(a, b):
            continue
        if _likeness(base, a, b) >= _ALIKE:
            note = f"One report dates this {a.event.date}, another {b.event.date}."
            yield _made("date", "medium", note, [a.event.evidence[0], b.event.evidence[0]])


def _denied(base: Ground, told: Sequence[Happening]) -> Iterator[Discrepancy]:
    """One report tells as a fact what another says did not happen."""
    for a, b in _pairs(told, denials=True):
        if _independent(a, b) and agree(a.event.date, b.event.date) and _likeness(base, a, b) >= _ALIKE:
            fact, denial = (a, b) if b.event.status == "denied" else (b, a)
            yield _made(
                "meaning",
                "high",
                "One report tells this as a fact, another says that it is not so.",
                [fact.event.evidence[0], denial.event.evidence[0]],
            )


def _pairs(told: Sequence[Happening], *, denials: bool = False) -> Iterator[tuple[Happening, Happening]]:
    """Happenings of one mode between the same parties that were kept apart."""
    groups: dict[tuple[object, ...], list[Happening]] = {}
    for h in told:
        if h.event.mode is not None and h.event.recipients:
            groups.setdefault((h.event.type, h.event.mode, h.event.actors, h.event.recipients), []).append(h)
    for group in groups.values():
        for a, b in combinations(group, 2):
            if denials == ({a.event.status, b.event.status} == {"actual", "denied"}):
                yield a, b


def _independent(a: Happening, b: Happening) -> bool:
    return not {c.family for c in a.claims} & {c.family for c in b.claims}


def _likeness(base: Ground, a: Happening, b: Happening) -> float:
    return max(alike(base, c, d) for c in a.claims for d in b.claims)
