"""Who did it, and who takes back what he said: happenings of which not both can be so, though no party or act of theirs is wrong by itself.

Only what leaves no room for two acts is told: several states expel diplomats on one day, close missions in one city and write one letter together,
but only one of them sends away the ambassador of that name. A party that says otherwise than before must say both itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from ..reading.types import Name
from .claims import Claim, Ground
from .days import agree, length, quarters, surely_before, within
from .likeness import likeness, meant_alike
from .merge import Happening
from .types import Evidence

# Kind, severity, note and the evidence on both sides.
Found = tuple[str, str, str, Sequence[Evidence]]

# Acts of one state upon one person or house of another, which no second one can do as well.
_UPON_ONE = frozenset({"expel", "withdraw-accreditation", "summon", "close-mission"})
_UPON_HOUSE = "close-mission"
_ONE = "1"
_WEEK, _YEAR = 7, 366
# A title stands this near to the word for what was done to its holder, a town this near to its mission.
_NEAR, _NEXT = 40, 6
_ALIKE = 0.5
_FACT = ("actual", "announced")
# Assents and refusals that take one another back.
_ANSWERS = {"accept": True, "refuse": False, "deny": False}
_SAID = {True: "agreed to", False: "refused"}


def doers(h: Happening) -> Iterator[Hashable]:
    """Keys under which two happenings meet that may be one act given to two."""
    e, days = h.event, length(_when(h))
    if e.mode in _UPON_ONE and e.status == "actual" and len(e.actors) == 1 and e.recipients and days is not None and days <= _WEEK:
        yield from (("done", e.mode, e.recipients, q) for q in quarters(_when(h), before=_WEEK, after=_WEEK))


def _when(h: Happening) -> str | None:
    """The day of an act, or on which it became known: it is news."""
    return h.event.date or h.known


def who_did_it(base: Ground, a: Happening, b: Happening) -> Iterator[Found]:
    """One act upon one named person or mission, given by independent reports to two states, of which neither report names both."""
    x, y = a.event, b.event
    apart = x.mode == y.mode and x.recipients == y.recipients and not {*x.actors} & {*y.actors}
    one_time = agree(x.date, y.date) and within(_when(a), _when(b), before=_WEEK, after=_WEEK)
    states = all(base.world.kind(p) == "state" for p in (*x.actors, *y.actors, *x.recipients))
    if not (apart and one_time and states) or {c.family for c in a.claims} & {c.family for c in b.claims} or _together(base, a, b):
        return
    mine, theirs = _upon(base, a), _upon(base, b)
    for thing in sorted(mine.keys() & theirs.keys()):
        names = [base.world.label(h.event.actors[0]) or h.event.actors[0] for h in (a, b)]
        yield ("actor", "high", f"One report says that {names[0]} did this, another that {names[1]} did.", [mine[thing], theirs[thing]])
        return


def _together(base: Ground, a: Happening, b: Happening) -> bool:
    """True when a report of the one tells the same of the other's actor: then both did it, or it weighs who did."""
    for h, other in ((a, b), (b, a)):
        modes, actors = {h.event.mode, other.event.mode}, set(other.event.actors)
        for report in {c.report for c in h.claims}:
            if any(e.mode in modes and actors & set(e.actors) for e in base.readings[report].events):
                return True
    return False


def _upon(base: Ground, h: Happening) -> dict[str, Evidence]:
    """The one person or house upon which a happening was done, with the best place that says so."""
    found: dict[str, Evidence] = {}
    for c in h.claims:
        if not c.derived and {n for n, _ in c.event.amounts} <= {_ONE}:
            for thing in _houses(base, c) if c.event.mode == _UPON_HOUSE else _persons(base, c):
                found.setdefault(thing, c.evidence[0])
    return found


def _persons(base: Ground, c: Claim) -> Iterator[str]:
    """Envoys named by their title right beside the act; nobody who speaks or acts in the report, nor who holds another office."""
    reading = base.readings[c.report]
    busy = {a for e in reading.events for a in (*e.agents, e.said_by)} | {q.speaker for q in reading.quotes}
    for n in reading.names:
        titled = n.kind == "office" and n.id is not None and base.world.kind(n.id) == "person" and n.principal == c.event.recipients
        if titled and n.id is not None and n.id not in busy and _beside(c, n) and not base.world.offices_of(n.id):
            yield n.id


def _beside(c: Claim, n: Name) -> bool:
    told = any(s.contains(n.span) for s in c.event.evidence)
    return told and max(n.span.start - c.event.trigger.end, c.event.trigger.start - n.span.end) <= _NEAR


def _houses(base: Ground, c: Claim) -> Iterator[str]:
    """Missions of the other side with the town in which they are."""
    names = base.readings[c.report].names
    for n in names:
        if n.kind == "body" and n.id is not None and n.principal == c.event.recipients and _beside(c, n):
            yield from (f"{n.id} {p.id}" for p in names if p.kind == "place" and p.id is not None and 0 <= p.span.start - n.span.end <= _NEXT)


def stands(h: Happening) -> Iterator[Hashable]:
    """Keys under which a statement is found by one that would take it back."""
    e = h.event
    if len(e.actors) == 1 and e.recipients:
        if _answer(h) is False:
            yield from (("answer", e.actors, e.recipients, q) for q in quarters(h.known))
        elif e.mode is not None and e.status in _FACT:
            yield from (("said", e.mode, e.actors, e.recipients, q) for q in quarters(h.known))


def looks(h: Happening) -> Iterator[Hashable]:
    """Keys under which an assent looks for refusals, and a denial for what was told as a fact."""
    e = h.event
    if len(e.actors) == 1 and e.recipients:
        near = quarters(h.known, before=_YEAR, after=_YEAR)
        if _answer(h) is True:
            yield from (("answer", e.actors, e.recipients, q) for q in near)
        elif e.mode is not None and e.status == "denied":
            yield from (("said", e.mode, e.actors, e.recipients, q) for q in near)


def _answer(h: Happening) -> bool | None:
    return _ANSWERS.get(h.event.mode or "") if h.event.type in ("AGREE", "REJECT") and h.event.status in _FACT else None


def taken_back(base: Ground, a: Happening, b: Happening) -> Iterator[Found]:
    """Two statements of one party of which the later takes the earlier back, the same in words or meanings."""
    if a.event.actors != b.event.actors or a.event.recipients != b.event.recipients or not (surely_before(a.known, b.known)):
        return
    if not within(a.known, b.known, before=0, after=_YEAR):
        return
    label = base.world.label(a.event.actors[0]) or a.event.actors[0]
    one, other = _answer(a), _answer(b)
    if one is not None and other is not None:
        earlier, later = [[c for c in h.claims if not c.bare and c.event.content is not None] for h in (a, b)]
        days = a.event.date or a.known, b.event.date or b.known
        if one != other and surely_before(*days) and _same_content(base, earlier, later):
            note = f"{label} {_SAID[one]} this ({days[0]}), and later {_SAID[other]} it ({days[1]})."
            yield ("meaning", "low", note, [a.event.evidence[0], b.event.evidence[0]])
    elif a.event.mode == b.event.mode and (a.event.status == "denied") != (b.event.status == "denied") and agree(a.event.date, b.event.date):
        earlier, later = [[c for c in h.claims if _own(base, c)] for h in (a, b)]
        if earlier and later and likeness(base, earlier, later) >= _ALIKE:
            fact = a if b.event.status == "denied" else b
            grade = "medium" if fact.event.status == "actual" else "low"
            said = ("says that it is so", "that it is not so") if fact is a else ("says that it is not so", "that it is so")
            note = f"{label} {said[0]} ({a.known}), and later {said[1]} ({b.known})."
            yield ("meaning", grade, note, [earlier[0].evidence[0], later[0].evidence[0]])


def _same_content(base: Ground, some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    if not some or not others:
        return False
    return likeness(base, some, others) >= _ALIKE or any(meant_alike(c, d) for c in some for d in others)


def _own(base: Ground, c: Claim) -> bool:
    """True when the party itself says it: one who speaks for it, or, of what is announced, nobody else."""
    speaker = c.event.said_by
    if speaker is None:
        return c.event.status == "announced" and not c.derived
    spoken = {p for n in base.readings[c.report].names if n.id == speaker for p in n.principal}
    return not c.derived and (speaker in c.event.actors or {*base.world.principal(speaker), *spoken} == set(c.event.actors))
