"""Events over reports: the claims that tell of one happening become one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, combinations, product

from ..reading.types import Event
from .claims import Claim, Ground
from .days import finest, in_time, is_day, length, month_of, within
from .ids import distinct, stable_id
from .likeness import MUTUAL, RARE, SINGULAR, alike, kin_of, may_be_one, one_time, renders, same_amounts
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
_MONTHS = 4  # that season in months, whatever days they begin on
_YEAR = 366
_PLAIN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, kw_only=True)
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


def happenings(base: Ground, claims: Sequence[Claim]) -> tuple[Happening, ...]:
    """Claims (in the order that `claims_of` gives) gathered into happenings, in the order of time."""
    made = sorted((happening_of(base, g) for g in _groups(base, claims)), key=_place)
    ids = distinct([h.event.id for h in made])
    return tuple(h if h.event.id == i else replace(h, event=replace(h.event, id=i)) for h, i in zip(made, ids, strict=True))


def _groups(base: Ground, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Strongest likeness first; two groups become one only when all of them can be of one time and speak of one thing."""
    leader = list(range(len(claims)))
    members = {i: [i] for i in leader}
    for _, i, j in sorted((-strength, i, j) for i, j, strength in _links(base, claims)):
        low, high = sorted((leader[i], leader[j]))
        if low != high and all(_can_be_one(claims[m], claims[n]) for m in members[low] for n in members[high]):
            for m in members[high]:
                leader[m] = low
            members[low] += members.pop(high)
    return [[claims[m] for m in sorted(group)] for group in members.values()]


def _can_be_one(a: Claim, b: Claim) -> bool:
    return one_time(a, b) and not (a.family != b.family and _of_two_things(a, b))


def _links(base: Ground, claims: Sequence[Claim]) -> Iterator[tuple[int, int, float]]:
    """Pairs of claims that tell of one happening, with how sure that is."""
    for i, j in sorted(_pairs(claims)):
        if renders(base, claims[i], claims[j]):
            yield i, j, 1.0
        elif may_be_one(claims[i], claims[j]):
            strength = _strength(base, claims[i], claims[j])
            if strength:
                yield i, j, strength


def _pairs(claims: Sequence[Claim]) -> set[tuple[int, int]]:
    """Pairs worth comparing: of one family and type, or of one party and a kindred mode, about the same time."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        groups["family", claim.family, claim.event.type].append(i)
        # Acts that are not mutual are one only when somebody acts in both.
        for party in {*claim.event.actors, *(claim.event.recipients if claim.event.type in MUTUAL else ())}:
            for key in (*kin_of(claim.event.mode), f"type {claim.event.type}"):
                groups["party", party, key].append(i)
    pairs: set[tuple[int, int]] = set()
    for name, group in groups.items():
        # A claim without a mode may be any act of its type; two with modes have met under a kindred one.
        free = {i for i in group if claims[i].event.mode is None} if name[-1].startswith("type ") else set(group)
        if not free:
            continue
        near = combinations(group, 2) if name[0] == "family" else chain(_about_one_time(claims, group), _undated(claims, group))
        pairs.update((min(pair), max(pair)) for pair in near if pair[0] in free or pair[1] in free)
    return pairs


def _about_one_time(claims: Sequence[Claim], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of dated claims of a group, without those whose fine dates lie more than a month apart."""
    by_month: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    coarse: list[int] = []
    for i in (i for i in group if claims[i].date is not None):
        month, day = month_of(claims[i].date), claims[i].date or ""
        if month is None:
            coarse.append(i)
        else:
            by_month[month][day if _PLAIN_DAY.fullmatch(day) else ""].append(i)
    yield from combinations(coarse, 2)
    for month, days in by_month.items():
        # Two plain days of a month are one time only when they are the same; a vague date can be any of them.
        vague = days.get("", [])
        later = by_month.get(month + 1, {})
        for day, here in days.items():
            yield from combinations(here, 2)
            yield from product(here, (*coarse, *(vague if day else ()), *(chain(*later.values()) if not day else later.get("", ()))))


def _undated(claims: Sequence[Claim], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a group of which one is undated, where something can make them one.

    Both are told by one report; or their reports, or the day of one and the report of the other, lie so near that an act which is rare
    or told once can be meant; or words say it.
    """
    undated = [i for i in group if claims[i].date is None]
    if not undated:
        return
    by_report: dict[str, list[int]] = defaultdict(list)
    by_month: dict[int, list[int]] = defaultdict(list)
    by_word: dict[str, dict[int | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i in group:
        by_report[claims[i].report].append(i)
        if claims[i].event.mode in _TOLD_ONCE and (when := claims[i].date or claims[i].told) is not None:
            by_month[month_of(when) or 0].append(i)  # 0: some time of a year or longer
        for word in claims[i].words | claims[i].things:
            by_word[word][_year_of(claims[i])].append(i)
    for i in undated:
        others = set(by_report[claims[i].report])
        if claims[i].event.mode in _TOLD_ONCE and claims[i].told is not None:
            month = month_of(claims[i].told)
            months = by_month if month is None else (0, *range(month - _MONTHS, month + _MONTHS + 1))
            others.update(j for m in months for j in by_month.get(m, ()))
        # Words of other years tell of other acts; what nobody dates can be of any.
        year = _year_of(claims[i])
        near = (by_word[word] for word in claims[i].words | claims[i].things)
        told = (held for w in near for y, held in w.items() if year is None or y is None or abs(y - year) <= 1)
        shared = Counter(chain.from_iterable(told))
        others.update(j for j, common in shared.items() if common > 1)
        yield from ((i, j) for j in others if j != i)


def _year_of(claim: Claim) -> int | None:
    """A running number of the year in which a claim's act or its telling lies, `None` where that is not known to the month."""
    month = month_of(claim.date or claim.told)
    return None if month is None else month // 12


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
    return (*in_time(e.date), e.id, h.claims[0].key)


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
