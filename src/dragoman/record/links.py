"""Events that two reports date, each in its own way: what the calendar works out the days of the reports from.

A wrong link dates a report wrongly, so little is taken for granted: both must tell one kind of act between the same parties, something beyond that
must show that it is one occasion, and no other telling may fit as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from ..families.types import Family
from ..reading.types import Time
from ..when import Period, hangs, seen
from .calendar import Link, Sighting
from .claims import Claim, Ground, is_ahead, is_now, own_time
from .days import days_of, is_day
from .likeness import MUTUAL, RARE, SINGULAR, alike, kin_of, meant_alike, renders, same_act, same_amounts

# Acts that parties do again and again: the parties alone do not make them one.
_FREQUENT = frozenset({"meeting", "visit", "call", "negotiation", "letter", "exercise", "build-up", "invitation"})
_ALIKE = 0.6
# How sure a link is: an act that is rare between two parties, one shown by its words, one by what it names, one whose date was only near it.
_BY_RARITY, _BY_WORDS, _BY_THINGS, _BY_NEARNESS = 0.78, 0.74, 0.7, 0.62
_SAME_TEXT = 0.66  # texts of one family appear together, save those that are told again years later
# Windows longer than this say nothing of which occasion is meant.
_WINDOW = 200
# News is of the last days; it is told in the heading and the first sentences.
_NEWS, _LEDE = 2, 2
_PUT = frozenset({"demand", "ultimatum", "proposal"})
_PRESSING = frozenset({"demand", "ultimatum", "refuse", "accept"})
_PEOPLE = ("person:", "office:", "body:")
# A distance or an interval ("a month after …") is of another act than the one that is said to be going on now.
_SPACE = re.compile(r"P\d| / ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """A claim with the words that date it and the days that they can mean."""

    claim: Claim
    sighting: Sighting
    window: Period | None
    near: bool  # the words only stand near the act


def clock_links(families: Sequence[Family]) -> tuple[Link, ...]:
    """Copies and translations share the clock of what they repeat; a rewrite keeps its own."""
    return tuple(
        Link(left=Sighting(report=m.of), right=Sighting(report=m.report), kind="clock", what="its original", sure=0.95)
        for f in sorted(families, key=lambda f: f.id)
        for m in sorted(f.members, key=lambda m: m.report)
        if m.of is not None and m.relation in ("copy", "excerpt", "translation")
    )


def near_links(families: Sequence[Family]) -> tuple[Link, ...]:
    """Texts of one family of which it cannot be told which was first: they were written within a few days of each other."""
    clocks = {(k.left.report, k.right.report) for k in clock_links(families)}
    pairs = {(c.original, c.copy) for f in families for c in f.comparisons if c.relation != "unrelated"} - clocks
    return tuple(Link(left=Sighting(report=a), right=Sighting(report=b), kind="near", what="one text", sure=_SAME_TEXT) for a, b in sorted(pairs))


def event_links(base: Ground, claims: Sequence[Claim]) -> tuple[Link, ...]:
    """One link for each act that two reports with clocks of their own date, where it can only be one act."""
    dated = [d for c in claims if (d := _dated(base, c)) is not None]
    partners: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for i, j in sorted(_pairs(base, dated)):
        sure = _sure(base, dated[i], dated[j])
        if sure:
            partners[i].append((j, sure))
            partners[j].append((i, sure))
    links = {
        _link(dated[i], dated[j], sure)
        for i, found in sorted(partners.items())
        for j, sure in found
        if i < j and _alone(dated, j, [n for n, _ in found]) and _alone(dated, i, [n for n, _ in partners[j]])
    }
    return tuple(
        sorted(
            links, key=lambda k: (k.left.report, k.right.report, k.left.relative or "", k.right.relative or "", k.what, k.left.words, k.right.words)
        )
    )


def _dated(base: Ground, claim: Claim) -> _Dated | None:
    """The claim with what dates it: its own time, or the one that stands nearest in its sentence when it has none but "now"."""
    e = claim.event
    if e.status not in ("actual", "announced") or not e.actors or not e.recipients:
        return None
    times = base.readings[claim.report].times
    own = own_time(base.readings[claim.report], e)
    if own is not None and is_ahead(own) and e.status == "actual":
        own = None  # a day to come is part of what was asked, not that of the asking
    if own is not None and not is_now(own):
        return _sighted(base, claim, own, near=False)
    around = [
        t
        for t in times
        if any(s.contains(t.span) for s in e.evidence) and not is_now(t) and not is_ahead(t) and (t.edtf is not None or t.anchor == "published")
    ]
    if own is None and around:
        return _sighted(base, claim, min(around, key=lambda t: (_apart(claim, t), t.span)), near=True)
    if len(around) == 1 and not _SPACE.search(around[0].relative or ""):
        return _sighted(base, claim, around[0], near=True)
    if own is not None:
        return _sighted(base, claim, own, near=False)
    if (e.date is None and e.date_relative is None) or (e.time is not None and own is None):
        nows = [t for t in times if is_now(t) and any(s.contains(t.span) for s in e.evidence)]
        if len(nows) == 1:
            return _sighted(base, claim, nows[0], near=True)
        days = _fresh(base, claim) if not nows else None
        return None if days is None else _Dated(claim=claim, sighting=Sighting(report=claim.report, value=days), window=days_of(days), near=True)
    sighting = Sighting(report=claim.report, relative=e.date_relative, value=None if e.date_relative else e.date)
    return _Dated(claim=claim, sighting=sighting, window=_window(base, sighting), near=False)


def _fresh(base: Ground, claim: Claim) -> str | None:
    """The days on which an act without a day was done that a dated report tells as its news: in its heading, or in its first sentences."""
    day = days_of(base.published(claim.report))
    news = claim.heading or claim.sentence <= _LEDE
    if (
        not news
        or claim.event.status != "actual"
        or claim.event.mode not in RARE
        or not _fixed(base, claim.report)
        or day is None
        or day.first is None
    ):
        return None
    return f"{(day.first - timedelta(days=_NEWS)).isoformat()}/{day.first.isoformat()}"


def _apart(claim: Claim, time: Time) -> int:
    return max(claim.event.trigger.start - time.span.end, time.span.start - claim.event.trigger.end)


def _sighted(base: Ground, claim: Claim, time: Time, *, near: bool) -> _Dated | None:
    if time.relative is not None and time.anchor == "published":
        sighting = Sighting(report=claim.report, relative=time.relative, words=time.text)
    elif time.edtf is not None:
        sighting = Sighting(report=claim.report, value=time.edtf, words=time.text)
    else:
        return None
    return _Dated(claim=claim, sighting=sighting, window=_window(base, sighting), near=near)


def _window(base: Ground, sighting: Sighting) -> Period | None:
    """All days that the sighting can mean, as far as the report's own day is known."""
    if sighting.value is not None:
        return days_of(sighting.value)
    day = days_of(base.published(sighting.report))
    if sighting.relative is None or not hangs(sighting.relative):
        return seen(sighting.relative, day.first) if sighting.relative and day and day.first else None
    if day is None or day.first is None or day.last is None:
        return None
    ends = (seen(sighting.relative, day.first), seen(sighting.relative, day.last))
    if ends[0] is None or ends[1] is None:
        return None
    return Period(ends[0].first, ends[1].last)


def _pairs(base: Ground, dated: Sequence[_Dated]) -> set[tuple[int, int]]:
    """Pairs of reports with clocks of their own that can tell one act and of which one can date the report of the other."""
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, d in enumerate(dated):
        e = d.claim.event
        for party in {*e.actors, *e.recipients} if e.type in MUTUAL else e.actors:
            for kind in kin_of(e.mode):
                groups[e.type, kind, party].append(i)
    pairs: set[tuple[int, int]] = set()
    for group in groups.values():
        free = [i for i in group if not _fixed(base, dated[i].claim.report)]
        fixed = [i for i in group if _fixed(base, dated[i].claim.report)]
        near = (*combinations(free, 2), *((min(i, j), max(i, j)) for i in free for j in fixed))
        pairs.update((i, j) for i, j in near if _apart_in_time(dated[i].claim, dated[j].claim))
    return pairs


def _apart_in_time(c: Claim, d: Claim) -> bool:
    """True for reports with clocks of their own: of two families, or of one in which nobody knows who copied whom."""
    return c.family != d.family or (c.report != d.report and not c.derived and not d.derived)


def _sure(base: Ground, a: _Dated, b: _Dated) -> float:
    """How sure it is that the two speak of one occasion; 0.0 when that cannot be said."""
    c, d = a.claim, b.claim
    if not same_act(c, d) or c.event.mode is None or d.event.mode is None or not same_amounts(c, d):
        return 0.0
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        return 0.0
    sure = _shown(base, c, d, bounded=_bounded(a) or _bounded(b))
    return min(sure, _BY_NEARNESS) if a.near or b.near else sure


def _fixed(base: Ground, report: str) -> bool:
    """True for a report whose own day is known without the others."""
    return base.days[report].basis != "inferred" and is_day(base.published(report))


def _bounded(d: _Dated) -> bool:
    return d.window is not None and d.window.days is not None and d.window.days <= _WINDOW


def _shown(base: Ground, c: Claim, d: Claim, *, bounded: bool) -> float:
    modes, things = {c.event.mode, d.event.mode}, c.things & d.things
    if modes & _FREQUENT:
        # The same people meet again and again: where, or on what, must be said as well.
        return _BY_THINGS if bounded and len(things) >= 2 and not all(t.startswith(_PEOPLE) for t in things) else 0.0
    if renders(base, c, d):
        return _BY_WORDS
    if meant_alike(c, d) and modes & _PRESSING:
        return _BY_WORDS
    if bounded and len(modes) == 1 and modes <= _PUT and _same_sides(c, d) and not all(t.startswith(_PEOPLE) for t in things):
        return _BY_THINGS  # the same wish, named by the same place, number or instrument
    if alike(base, c, d) >= _ALIKE and len(things) + len(c.words & d.words) >= 2:
        return _BY_WORDS
    if modes <= RARE:
        return _BY_RARITY
    same = _mutual(c) == _mutual(d)
    return _BY_THINGS if modes <= SINGULAR and same and (bounded or len(things) >= 2) else 0.0


def _same_sides(c: Claim, d: Claim) -> bool:
    return set(c.event.actors) == set(d.event.actors) and set(c.event.recipients) == set(d.event.recipients)


def _mutual(c: Claim) -> bool:
    return bool(set(c.event.actors) & set(c.event.recipients))


def _alone(dated: Sequence[_Dated], chosen: int, found: Sequence[int]) -> bool:
    """True when every telling that fits can mean the same day as the chosen one."""
    return all(_compatible(dated[chosen], dated[n]) for n in found)


def _compatible(a: _Dated, b: _Dated) -> bool:
    if a.claim.report == b.claim.report and a.sighting.relative is not None and b.sighting.relative is not None:
        return _can_meet(a.sighting.relative, b.sighting.relative)
    return a.window is None or b.window is None or a.window.overlaps(b.window)


def _can_meet(one: str, other: str) -> bool:
    """True when the two relative dates can name a common day from some day of a leap year."""
    first = days_of("2020")
    if one == other or first is None or first.first is None:
        return True
    start = first.first
    days = (start.fromordinal(start.toordinal() + n) for n in range(366))
    return any((x := seen(one, day)) is not None and (y := seen(other, day)) is not None and x.overlaps(y) for day in days)


def _link(a: _Dated, b: _Dated, sure: float) -> Link:
    what = (a.claim if not a.claim.derived else b.claim).event
    return Link(left=a.sighting, right=b.sighting, kind="event", what=_named(what.mode, what.actors, what.recipients), sure=sure)


def _named(mode: str | None, actors: Sequence[str], recipients: Sequence[str]) -> str:
    """How the reasons call the act, in the project's own words."""
    act = _CALLED.get(mode or "", (mode or "act").replace("-", " "))
    return f"the {act} ({', '.join(actors)} to {', '.join(recipients)})"


_CALLED: Mapping[str, str] = {
    "refuse": "refusal",
    "accept": "acceptance",
    "expel": "expulsion",
    "withdraw-accreditation": "withdrawal of accreditation",
    "reduce-staff": "reduction of staff",
    "suspend-mission": "suspension of the mission",
    "close-mission": "closing of the mission",
    "suspend-cooperation": "suspension of cooperation",
    "cut-ties": "cutting of ties",
    "withdraw-forces": "withdrawal of forces",
    "deny": "denial",
    "sign": "signing",
}
