"""Events over reports: the claims that tell of one happening become one event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..reading.types import Event
from .claims import Claim, Ground
from .days import finest, in_time, is_day, length, quarters, within
from .ids import stable_id
from .likeness import MUTUAL, RARE, SINGULAR, alike, kin_of, may_be_one, one_time, renders, same_amounts
from .live import Clusters, Keys, Names
from .types import Evidence, RecordEvent

# Below this the words of two claims are too different to be one statement; half of the shorter one is measured on hand-made reports.
_ALIKE = 0.5
# Claims of different families without any date need more than that.
_VERY_ALIKE = 0.7
# A singular act dated no coarser than this is told apart by its parties and date alone.
_NEAR = 7
_MONTH = 31
# Papers of two countries tell one demand or refusal within so many days of one another.
_DAYS = 3
_TOLD_ONCE = SINGULAR | {"demand", "ultimatum", "appeal"}
# Acts of which there is hardly a second one within the days in which the first is news.
_NEWSWORTHY = frozenset({"letter", "reply", "summon", "invitation"})
# An act that is still told without its day lies no further back.
_SEASON = 92
_YEAR = 366
_YEARS = 1900, 2101  # in which an act can lie of which nobody knows when it was told
_PLAIN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, kw_only=True, eq=False)
class Happening:
    """An event with the claims that tell of it, the best teller first."""

    event: RecordEvent
    claims: tuple[Claim, ...]

    @cached_property
    def known(self) -> str | None:
        """The day of the earliest report that tells it, as far as that is known."""
        return min((c.told for c in self.claims if c.told is not None), key=in_time, default=None)

    @cached_property
    def when(self) -> str | None:
        """Its date, or about when it was told as going on: good for telling acts apart, not for the record."""
        return self.event.date or finest(c.date for c in self.claims)


def merging(base: Ground) -> Clusters[Claim, Happening]:
    """The claims gathered into happenings, under ids that several of them may share."""

    def tie(a: Claim, b: Claim) -> float:
        if renders(base, a, b):
            return 1.0
        return _strength(base, a, b) if may_be_one(a, b) else 0.0

    return Clusters(
        keys=_keys,
        tie=tie,
        order=lambda c: c.place,
        goes_with=_can_be_one,
        make=lambda group: happening_of(base, group),
        stands_for=_of_which,
    )


def naming() -> Names[Happening, Happening]:
    """Happenings under ids of their own."""
    return Names(called=lambda h: h.event.id, order=_place, make=lambda h, i: h if h.event.id == i else replace(h, event=replace(h.event, id=i)))


def _can_be_one(a: Claim, b: Claim) -> bool:
    return one_time(a, b) and not (a.family != b.family and _of_two_things(a, b))


def _of_which(c: Claim) -> Hashable:
    """What of a claim decides with which others it can be one."""
    if c.event.type in ("REJECT", "AGREE") and not c.bare:
        return c
    return c.date, c.told if c.date is None and c.event.status == "actual" else None


def _keys(c: Claim) -> Keys:
    """Two claims meet that are of one family and type, or of one party and a kindred mode and about one time; without a day also by words.

    What nobody dates can be an act of its own report, one that is told once and of its season, or one of which words say that it is the same.
    """
    e = c.event
    parties = {*e.actors, *(e.recipients if e.type in MUTUAL else ())}
    any_mode, kin = f"type {e.type}", kin_of(e.mode)
    plain = c.date is not None and _PLAIN_DAY.fullmatch(c.date) is not None
    # A claim without a mode may be any act of its type; two with modes meet under a kindred one.
    looked = [(p, k) for p in parties for k in (kin or (any_mode,))]
    found = [(p, k) for p in parties for k in (*kin, any_mode)]
    at: list[Hashable] = [("family", c.family, e.type, c.ordinal), ("report", c.report)]
    at += [(*b, q) for b in found for q in quarters(c.date or c.told)]
    to: list[Hashable] = [at[0]]
    if c.date is None:
        to.append(at[1])
        if e.mode in _TOLD_ONCE:
            to += [(*b, q) for b in looked for q in quarters(c.told, before=_SEASON + _MONTH, after=_SEASON + _MONTH)]
    elif plain:
        # Two plain days are one time only when they are the same; a vague date can be any of them.
        at += [("day", p, c.date) for p in parties]
        to += [("day", p, c.date) for p in parties]
        to += [(*b, "vague", q) for b in looked for q in quarters(c.date, before=_MONTH, after=_MONTH)]
    else:
        at += [(*b, "vague", q) for b in found for q in quarters(c.date)]
        to += [(*b, q) for b in looked for q in quarters(c.date, before=_MONTH, after=_MONTH)]
    # Words of other years tell of other acts; what nobody dates can be of any.
    year = _year_of(c)
    words = [(p, w) for p in parties for w in c.words | c.things]
    weak: list[Hashable] = [("word", *w, year) for w in words]
    asked: list[Hashable] = []
    if c.date is None:
        years = (None, *(range(*_YEARS) if year is None else (year - 1, year, year + 1)))
        asked = [("word", *w, y) for w in words for y in years]
    return Keys(found=at, looks=to, weakly_found=weak, looks_weakly=asked)


def _year_of(claim: Claim) -> int | None:
    """The year in which a claim's act or its telling lies, `None` where that is not known."""
    years = {q // 4 for q in quarters(claim.date or claim.told)}
    return years.pop() if len(years) == 1 else None


def _strength(base: Ground, a: Claim, b: Claim) -> float:
    """0.0 when the two are kept apart."""
    likeness = alike(base, a, b)
    if likeness == 1.0:
        return 1.0
    if not a.event.actors or not b.event.actors:
        return likeness if likeness >= _VERY_ALIKE else 0.0
    if a.event.recipients and b.event.recipients and _singular(a, b):
        # Two witnesses of one day may count differently; within one report a different number is a different act.
        if _told_of_one_time(a, b) and (same_amounts(a, b) or (a.family != b.family and a.date == b.date)):
            return 0.9
        if a.report == b.report and same_amounts(a, b) and not _of_two_things(a, b):
            return 0.8
        if {a.event.mode, b.event.mode} <= RARE and same_amounts(a, b) and _season_apart(base, a, b):
            return 0.6
        if len({a.event.mode, b.event.mode}) == 1 and a.event.mode in _NEWSWORTHY and same_amounts(a, b) and _in_the_news(a, b):
            return 0.6
    if _told_abroad(a, b) and same_amounts(a, b) and not _of_two_things(a, b):
        return 0.55
    if a.report == b.report or (a.date and b.date):
        return likeness if likeness >= _ALIKE else 0.0
    return likeness if likeness >= _VERY_ALIKE and _of_one_year(base, a, b) else 0.0


def _of_two_things(a: Claim, b: Claim) -> bool:
    """True for two refusals or assents of which each says to what, in words that have neither form nor meaning in common."""
    said = a.event.type == b.event.type and a.event.type in ("REJECT", "AGREE") and not (a.bare or b.bare)
    apart = not (a.words | a.things | a.meanings) & (b.words | b.things | b.meanings)
    return said and min(len(a.words), len(b.words)) > 1 and apart


def _told_abroad(a: Claim, b: Claim) -> bool:
    """True for one undated act told at one time in two languages, whose words cannot be compared: only its parties and mode speak for it.

    A refusal or assent that does not say to what means what its own report tells.
    """
    x, y = a.event, b.event
    if x.type in ("REJECT", "AGREE") and (a.bare or b.bare):
        return False
    same = (
        x.mode == y.mode and x.mode in _TOLD_ONCE and set(x.actors) == set(y.actors) and set(x.recipients) == set(y.recipients) and bool(x.recipients)
    )
    return same and a.language != b.language and a.date is None and b.date is None and within(a.told, b.told, before=_DAYS, after=_DAYS)


def _in_the_news(a: Claim, b: Claim) -> bool:
    """True when one is dated to the day and the other, undated, is told so soon after that it is that day's news."""
    dated, undated = (a, b) if a.date is not None else (b, a)
    return undated.date is None and is_day(dated.date) and within(dated.date, undated.told, before=0, after=_NEAR)


def _singular(a: Claim, b: Claim) -> bool:
    """True for acts of which there is hardly a second one at the time, told in one mode or, when they are rare, in a kindred one."""
    modes = {a.event.mode, b.event.mode}
    return modes <= RARE or (len(modes) == 1 and modes <= SINGULAR)


def _told_of_one_time(a: Claim, b: Claim) -> bool:
    """True when both are dated and the finer date leaves no room for a second act of the kind."""
    shortest = length(finest([a.date, b.date]))
    room = _MONTH if a.event.mode in RARE else _NEAR
    return a.date is not None and b.date is not None and shortest is not None and shortest <= room


def _season_apart(base: Ground, a: Claim, b: Claim) -> bool:
    """True when one is undated and its report so near that it means the same act: within a season of its day, or a month of the other report."""
    if a.date is not None and b.date is not None:
        return False
    if a.date is None and b.date is None:
        return within(base.published(a.report), base.published(b.report), before=_MONTH, after=_MONTH)
    dated, undated = (a, b) if a.date is not None else (b, a)
    return within(dated.date, base.published(undated.report), before=0, after=_SEASON)


def _of_one_year(base: Ground, a: Claim, b: Claim) -> bool:
    """False when an undated claim was told so long after, or before, that the same words may well be of another act."""
    days = [c.date or base.published(c.report) for c in (a, b)]
    return None in days or within(days[0], days[1], before=_YEAR, after=_YEAR)


def _place(h: Happening) -> tuple[object, ...]:
    e = h.event
    return (*in_time(e.date), e.id, h.claims[0].place)


def happening_of(base: Ground, group: Sequence[Claim], name: str | None = None) -> Happening:
    """One happening of the claims that tell of it, under `name` as its id or one made of what is said."""
    ranked = sorted(group, key=lambda c: _teller(base, c))
    best = ranked[0]
    clear = next((c for c in ranked if not c.bare), best)
    events = [c.event for c in ranked]
    actors, recipients = _parties(_first_hand(ranked))
    dated = _best_date(ranked)
    date = dated.date if dated is not None else None
    mode = _commonest([e.mode for e in events if e.mode])
    kind = _commonest([e.type for e in events if e.mode == mode] or [e.type for e in events])
    said_by = () if any(e.said_by is None for e in events) else tuple(sorted({e.said_by for e in events if e.said_by}))
    evidence = _told(base, ranked)
    status = "actual" if any(e.status == "actual" for e in events) else best.event.status
    event = RecordEvent(
        id=name or stable_id("e", kind, mode, actors, recipients, date, None if date else clear.event.about),
        type=kind,
        mode=mode or None,
        actors=actors,
        recipients=recipients,
        agents=tuple(sorted({a for e in events for a in e.agents})),
        status=status,
        date=date,
        date_because=dated.because if dated is not None else "",
        place=_commonest([e.place for e in events if e.place]) or None,
        about=clear.event.about,
        said_by=said_by,
        independent=base.witnesses(evidence),
        evidence=evidence,
    )
    return Happening(event=event, claims=tuple(ranked))


def borne_out(base: Ground, h: Happening) -> bool:
    """False when only copies tell it, of passages that their originals tell otherwise: nobody is held to a garbled translation."""
    return not all(c.derived and base.told_otherwise(c.report, c.event.trigger) for c in h.claims)


def _teller(base: Ground, claim: Claim) -> tuple[object, ...]:
    """The best teller first: a report that vouches, an original, the running text, one that says what it was about, an exact date."""
    e = claim.event
    return (
        e.status != "actual",
        e.said_by is not None,
        claim.derived,
        claim.heading,
        e.content is None,
        not is_day(claim.date),
        *base.preference(claim.evidence[0]),
        claim.key,
    )


def _told(base: Ground, ranked: Sequence[Claim]) -> tuple[Evidence, ...]:
    """All places, the best teller's first and the others by preference."""
    first = ranked[0].evidence
    others = base.sorted_evidence(e for c in ranked for e in c.evidence if e not in first)
    return (*first, *others)


def _first_hand(ranked: Sequence[Claim]) -> list[Event]:
    """The tellings that say who and to whom: a copy is only asked where its original is silent or was not read."""
    own = [c.event for c in ranked if not c.derived]
    return own if any(e.recipients for e in own) else [c.event for c in ranked]


def _parties(events: Sequence[Event]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients over all tellings; when a mutual act is told from both sides, the best teller's side holds."""
    actors, recipients = set(events[0].actors), set(events[0].recipients)
    for e in events[1:]:
        told = (e.recipients, e.actors) if set(e.actors) & (recipients - actors) else (e.actors, e.recipients)
        actors.update(p for p in told[0] if p not in recipients)
        recipients.update(p for p in told[1] if p not in actors)
    return tuple(sorted(actors)), tuple(sorted(recipients))


def _best_date(ranked: Sequence[Claim]) -> Claim | None:
    best = finest(c.date for c in ranked if not c.soft)
    return next((c for c in ranked if c.date == best and not c.soft), None) if best else None


def _commonest(values: Sequence[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else ""
