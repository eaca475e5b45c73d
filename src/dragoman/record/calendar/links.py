"""Acts that two reports date, each in its own way: what the calendar works out the days of the reports from.

A wrong link dates a report wrongly, so little is taken for granted: both must tell one kind of act between the same parties, something beyond that
must show that it is one occasion, and no other telling may fit as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product

from ...families.types import Family
from ...reading.types import Event, Time
from ...when import Period, hangs, seen
from ..claims import Claim, Ground, is_ahead, is_now, own_time
from ..days import days_of
from ..likeness import MUTUAL, RARE, SINGULAR, alike, kin_of, meant_alike, renders, same_act, same_amounts
from .types import Link, Sighting

# Acts that parties do again and again: the parties alone do not make them one.
_FREQUENT = frozenset({"meeting", "visit", "call", "negotiation", "letter", "exercise", "build-up", "invitation"})
_ALIKE = 0.6
# How sure a link is: an act that is rare between two parties, one shown by its words, one by what it names, one whose date was only near it.
_BY_RARITY, _BY_WORDS, _BY_THINGS, _BY_NEARNESS = 0.78, 0.74, 0.7, 0.62
# One kind of act between exactly the same parties, told of one weekday by both: in the reports of one affair hardly ever two.
_BY_WEEKDAY = 0.55
_SAME_TEXT = 0.66  # texts of one family appear together, save those that are told again years later
# Windows longer than this say nothing of which occasion is meant.
_WINDOW = 200
# News is of the last days; it is told in the heading and the first sentences.
_NEWS, _LEDE = 2, 2
_PUT = frozenset({"demand", "ultimatum", "proposal"})
_PRESSING = frozenset({"demand", "ultimatum", "refuse", "accept"})
_ON_A_DAY = _PRESSING | {"proposal", "meeting", "negotiation", "summon", "sign"}
_WEEKDAY = re.compile(r"weekday:(?P<day>[A-Z]{3})(?: \w+)?(?: (?P<way>[+-])P(?P<days>\d+)D)?")
_KEYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_PEOPLE = ("person:", "office:", "body:")
_FACT = ("actual", "announced")
# A distance or an interval ("a month after …") is of another act than the one that is said to be going on now.
_SPACE = re.compile(r"P\d| / ")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """A claim with the words that date it. `floats`: what they mean hangs on a day that is still to be worked out."""

    claim: Claim
    sighting: Sighting
    near: bool  # the words only stand near the act
    window: Period | None  # the days that they can mean, by what the report itself says of its day
    floats: bool

    @property
    def key(self) -> tuple[tuple[str, int, int, int, str, str], str]:
        """A stable place in any order of tellings."""
        return self.claim.key, self.sighting.relative or self.sighting.value or ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two tellings are of one occasion: where the days of one of them are bounded, and where not."""

    bounded: float
    unbounded: float


def clock_links(families: Iterable[Family]) -> tuple[Link, ...]:
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


# ---------------------------------------------------------------------------------------------------- what a report tells


def keys_of(event: Event) -> tuple[tuple[str, str, str, str], ...]:
    """Two events that can be one act have a key in common; none for what can date nothing."""
    if event.status not in _FACT or not event.actors or not event.recipients:
        return ()
    if event.type in MUTUAL and event.mode not in ("reply", "letter"):
        both = sorted({*event.actors, *event.recipients})
        sides: Iterable[tuple[str, str]] = combinations(both, 2) if len(both) > 1 else [(both[0], both[0])]
    else:
        sides = product(event.actors, event.recipients)
    return tuple((event.type, kind, one, other) for one, other in sides for kind in kin_of(event.mode))


def telling(base: Ground, claim: Claim, *, fixed: bool, floats: bool) -> Telling | None:
    """The claim with what dates it: its own time, or the one that stands nearest in its sentence when it has none but "now".

    Args:
        base: the claim's report with its stated day.
        claim: what it tells.
        fixed: the report's own day is stated.
        floats: the day on which its words were first spoken is to be worked out.
    """
    if not keys_of(claim.event):
        return None
    sighted = _sighted(base, claim, fixed=fixed)
    if sighted is None:
        return None
    sighting, near = sighted
    hung = sighting.relative is not None and hangs(sighting.relative)
    return Telling(claim=claim, sighting=sighting, near=near, window=window_of(sighting, base.published(claim.report)), floats=floats and hung)


def _sighted(base: Ground, claim: Claim, *, fixed: bool) -> tuple[Sighting, bool] | None:
    """What dates the act, and whether that only stands near it."""
    e, reading = claim.event, base.readings[claim.report]
    own = own_time(reading, e)
    if own is not None and is_ahead(own) and e.status == "actual":
        own = None  # a day to come is part of what was asked, not that of the asking
    if own is not None and not is_now(own):
        return _by(claim, own, near=False)
    within = [t for t in reading.times if any(s.contains(t.span) for s in e.evidence)]
    around = [t for t in within if not is_now(t) and not is_ahead(t) and (t.edtf is not None or t.anchor == "published")]
    if own is None and around:
        return _by(claim, min(around, key=lambda t: (_apart(claim, t), t.span)), near=True)
    if len(around) == 1 and not _SPACE.search(around[0].relative or ""):
        return _by(claim, around[0], near=True)
    if own is not None:
        return _by(claim, own, near=False)
    if (e.date is None and e.date_relative is None) or e.time is not None:
        nows = [t for t in within if is_now(t)]
        if len(nows) == 1:
            return _by(claim, nows[0], near=True)
        days = _fresh(base, claim) if not nows and fixed else None
        return None if days is None else (Sighting(report=claim.report, value=days), True)
    return Sighting(report=claim.report, relative=e.date_relative, value=None if e.date_relative else e.date), False


def _fresh(base: Ground, claim: Claim) -> str | None:
    """The days on which an act without a day was done that a dated report tells as its news: in its heading, or in its first sentences."""
    day = days_of(base.published(claim.report))
    news = (claim.heading or claim.sentence <= _LEDE) and claim.event.status == "actual" and claim.event.mode in RARE
    if not news or day is None or day.first is None:
        return None
    return f"{(day.first - timedelta(days=_NEWS)).isoformat()}/{day.first.isoformat()}"


def _apart(claim: Claim, time: Time) -> int:
    return max(claim.event.trigger.start - time.span.end, time.span.start - claim.event.trigger.end)


def _by(claim: Claim, time: Time, *, near: bool) -> tuple[Sighting, bool] | None:
    if time.relative is not None and time.anchor == "published":
        return Sighting(report=claim.report, relative=time.relative, words=time.text), near
    return None if time.edtf is None else (Sighting(report=claim.report, value=time.edtf, words=time.text), near)


def window_of(sighting: Sighting, published: str | None) -> Period | None:
    """All days that the sighting can mean, as far as the day of its report is known."""
    if sighting.value is not None:
        return days_of(sighting.value)
    day = days_of(published)
    if sighting.relative is None or day is None or day.first is None or day.last is None:
        return None
    ends = (seen(sighting.relative, day.first), seen(sighting.relative, day.last))
    return None if ends[0] is None or ends[1] is None else Period(ends[0].first, ends[1].last)


# --------------------------------------------------------------------------------------------------- what may be one act


def likeness(base: Ground, a: Telling, b: Telling) -> Likeness | None:
    """How sure it is that the two can speak of one occasion whatever days are worked out; `None` where they cannot.

    Args:
        base: the families of both.
        a: one telling.
        b: the other; one of the two floats.
    """
    c, d = a.claim, b.claim
    if not _apart_in_time(c, d) or not same_act(c, d) or c.event.mode is None or d.event.mode is None or not same_amounts(c, d):
        return None
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        return None
    by_weekday = _BY_WEEKDAY if _one_weekday(a, b) else 0.0
    sures = [_shown(base, c, d, bounded=bounded) or by_weekday for bounded in (True, False)]
    if not any(sures):
        return None
    most = _BY_NEARNESS if a.near or b.near else 1.0
    return Likeness(min(sures[0], most), min(sures[1], most))


def _apart_in_time(c: Claim, d: Claim) -> bool:
    """True for reports with clocks of their own: of two families, or of one in which nobody knows who copied whom."""
    return c.family != d.family or (c.report != d.report and not c.derived and not d.derived)


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


def _one_weekday(a: Telling, b: Telling) -> bool:
    """True when both tell one kind of act between the same parties of the same weekday, one of them of a known day."""
    c, d = a.claim.event, b.claim.event
    if a.near or b.near or c.mode != d.mode or c.mode not in _ON_A_DAY or c.status != d.status:
        return False
    sides = {*c.actors, *c.recipients} == {*d.actors, *d.recipients} if c.type in MUTUAL else _same_sides(a.claim, b.claim)
    days = {t.window.first for t in (a, b) if t.window is not None and t.window.days == 1 and t.window.first is not None}
    named = {_weekday(m) for t in (a, b) if t.floats and (m := _WEEKDAY.search(t.sighting.relative or ""))}
    return sides and len(days) == 1 and named == {day.weekday() for day in days}


def _weekday(named: re.Match[str]) -> int:
    """The weekday that is meant, Monday 0: two days before a Saturday is a Thursday."""
    away = int(named["days"] or 0) % len(_KEYS)
    return (_KEYS.index(named["day"]) + (away if named["way"] == "+" else -away)) % len(_KEYS)


def _same_sides(c: Claim, d: Claim) -> bool:
    return set(c.event.actors) == set(d.event.actors) and set(c.event.recipients) == set(d.event.recipients)


def _mutual(c: Claim) -> bool:
    return bool(set(c.event.actors) & set(c.event.recipients))


# ---------------------------------------------------------------------------------------------------------------- links


def event_links(partners: Mapping[Telling, Mapping[Telling, Likeness]], published: Mapping[str, str | None]) -> tuple[Link, ...]:
    """One link for each act that two reports with clocks of their own date, where it can only be one act.

    Args:
        partners: for each telling that floats those that can speak of the same occasion, likewise floating or not.
        published: the days of the floating reports, as far as they are known by now.
    """
    windows = {f: window_of(f.sighting, published[f.claim.report]) for f in partners}
    fitting = {f: dict(_fitting(f, found, windows)) for f, found in partners.items()}
    days = {f: _Fitting(found, windows) for f, found in fitting.items()}
    links = set()
    for one, found in fitting.items():
        for other, sure in found.items():
            if days[one].allow(other) and (other not in days or days[other].allow(one)):
                left, right = sorted((one, other), key=lambda t: t.key)
                links.add(_link(left, right, sure))
    return tuple(sorted(links, key=_order))


def _order(link: Link) -> tuple[str, ...]:
    left, right = link.left, link.right
    return left.report, right.report, left.relative or "", right.relative or "", link.what, left.words, right.words


def _fitting(one: Telling, found: Mapping[Telling, Likeness], windows: Mapping[Telling, Period | None]) -> Iterator[tuple[Telling, float]]:
    """Those of the partners whose days fit by now, with how sure it is that they speak of the same occasion."""
    mine = windows[one]
    for other, alike_ in found.items():
        theirs = windows.get(other, other.window)
        if mine is None or theirs is None or mine.overlaps(theirs):
            sure = alike_.bounded if _bounded(mine) or _bounded(theirs) else alike_.unbounded
            if sure:
                yield other, sure


def _bounded(window: Period | None) -> bool:
    return window is not None and window.days is not None and window.days <= _WINDOW


class _Fitting:
    """The tellings that fit another one: on which days all of them can be."""

    def __init__(self, found: Iterable[Telling], windows: Mapping[Telling, Period | None]) -> None:
        """Gather them, those whose days are known and those of which only the words are."""
        self._windows = windows
        known = [window for other in found if (window := windows.get(other, other.window)) is not None]
        self._first = max((w.first for w in known if w.first is not None), default=date.min)
        self._last = min((w.last for w in known if w.last is not None), default=date.max)
        self._words: dict[str, set[str]] = defaultdict(set)
        for other in found:
            if other.sighting.relative is not None and windows.get(other, other.window) is None:
                self._words[other.claim.report].add(other.sighting.relative)

    def allow(self, chosen: Telling) -> bool:
        """True when every one of them can mean the same day as the chosen one."""
        window, words = self._windows.get(chosen, chosen.window), chosen.sighting.relative
        if window is not None:
            return (window.last or date.max) >= self._first and (window.first or date.min) <= self._last
        return words is None or all(_can_meet(words, other) for other in self._words[chosen.claim.report])


@lru_cache(maxsize=4096)
def _can_meet(one: str, other: str) -> bool:
    """True when the two relative dates can name a common day from some day of a leap year."""
    first = days_of("2020")
    if one == other or first is None or first.first is None:
        return True
    start = first.first
    days = (start.fromordinal(start.toordinal() + n) for n in range(366))
    return any((x := seen(one, day)) is not None and (y := seen(other, day)) is not None and x.overlaps(y) for day in days)


def _link(a: Telling, b: Telling, sure: float) -> Link:
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
