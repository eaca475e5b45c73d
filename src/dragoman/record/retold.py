"""One asking told by several reports, each in its own words and language: occasions that are one, joined by what is asked and by whom."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import product

from .claims import Claim, Ground
from .days import agree, days_of, is_day, quarters, within
from .homes import fresh
from .likeness import alike, words_meant
from .live import Keys
from .occasions import Occasion, Sort, is_bare, is_group, mentioned, unnamed
from .types import Evidence

_ALIKE = 0.5
# A letter is written, handed over and published on days that follow one another.
_CARRIED = 2
# What is asked stays news for so long; a letter of one sender within so many days is one letter.
_SEASON, _LETTER = 92, 31
# So many meanings of words in common make two tellings one asking of the same addressees; of other addressees it takes more.
_MEANT, _MEANT_BY_ALL = 2, 3
# What is said in no more words than this is rendered when one of them is.
_TERSE = 2
# An instrument that both invoke says as much as so many words.
_WEIGHTY = 2
# How sure it is that one letter, or one report, tells of one asking.
_ONE_LETTER, _ONE_REPORT = 3.0, 2.0
_PRESSING = frozenset({Sort.PRESS, Sort.APPEAL})


def keys(g: Occasion) -> Keys:
    """Where occasions meet: told by one report, or asked of the same in one season; what is asked of many, of whomever it is told."""
    times: tuple[int | str | None, ...] = (*(quarters(g.since) or (None,)), "all")
    around = ("all",) if g.since is None else (*quarters(g.since, before=_SEASON, after=_SEASON), None)
    reports: list[Hashable] = [("report", r) for r in g.reports]
    senders: list[Hashable] = list(g.senders)
    sides: list[Hashable] = [(p, t) for p in g.senders for t in g.to]
    of_many = senders if g.lettered or unnamed(g.to) else []
    return Keys(
        found=reports + [(side, q) for side in (*sides, *senders) for q in times],
        looks=reports + [(side, q) for side in (*sides, *of_many) for q in around],
    )


def retold(base: Ground, a: Occasion, b: Occasion) -> float:
    """How sure it is that two occasions are one asking; 0.0 when they are kept apart."""
    if not a.senders & b.senders and not (_vague(a, b) or _vague(b, a)):
        return 0.0
    if set(a.members) & set(b.members):
        return _ONE_LETTER if one_day(a, b) else 0.0
    if _tied(a, b):
        return _ONE_REPORT
    return _strength(base, a, b) if _may_be_one(a, b) else 0.0


def _vague(a: Occasion, b: Occasion) -> bool:
    """True when the one is told of nobody by name ("Arab states"), and the other, by the same report, of those who are meant."""
    return all(map(is_group, a.senders)) and not unnamed(b.senders) and bool(a.reports & b.reports)


def _tied(a: Occasion, b: Occasion) -> bool:
    """True for pressing of one sender that one report tells, with addressees that may be the same."""
    if not {a.sort, b.sort} <= {Sort.PRESS, Sort.APPEAL} or not a.senders & b.senders or not a.reports & b.reports:
        return False
    if not agree(a.opened, b.opened, slack=_CARRIED) or not (a.to & b.to or unnamed(a.to | b.to)):
        return False
    if (a.opened is None) != (b.opened is None):
        # What a report tells without a day is its news, which an older letter is not.
        dated, undated = (a, b) if a.opened is not None else (b, a)
        if any(c.told is not None and not fresh(dated.opened, c.told) for h in undated.members for c in h.claims if c.report in dated.reports):
            return False
    if _headed(a, b) or _headed(b, a):
        return True
    if a.sort is not b.sort:
        # "Asks" may be the report's mild word for what a letter demands.
        return any(g.sort is Sort.PRESS and g.lettered for g in (a, b))
    return a.lettered and b.lettered


def _headed(a: Occasion, b: Occasion) -> bool:
    """True when a heading tells the one, and the text under it the other."""
    return any(h.claims[0].heading and h.claims[0].report in b.reports for h in a.members)


def _may_be_one(a: Occasion, b: Occasion) -> bool:
    """True when sort, day and the time of telling do not keep the two apart."""
    sorts = {a.sort, b.sort}
    same = len(sorts) == 1 or sorts <= _PRESSING or (Sort.INVITE not in sorts and a.lettered and b.lettered)
    return same and one_day(a, b) and _of_one_season(a, b)


def one_day(a: Occasion, b: Occasion) -> bool:
    """True when the days of two occasions do not exclude one asking."""
    return agree(a.opened, b.opened, slack=_CARRIED)


def _of_one_season(a: Occasion, b: Occasion) -> bool:
    """True when the one can still be meant where the other was told; a day that nobody knows keeps nothing apart."""
    x, y = a.since, b.since
    return x is None or y is None or within(x, y, before=_SEASON, after=_SEASON)


def _within_a_month(a: Occasion, b: Occasion) -> bool:
    return within(a.since, b.since, before=_LETTER, after=_LETTER)


def _may_be_of_a_month(a: Occasion, b: Occasion) -> bool:
    return None in (a.since, b.since) or _within_a_month(a, b)


def _strength(base: Ground, a: Occasion, b: Occasion) -> float:
    """0.0 when the two are kept apart."""
    said = _said_alike(base, a, b)
    if not a.senders & b.senders:
        return 0.5 if a.to & b.to and (said or any(c.heading for c in (*a.claims, *b.claims))) else 0.0
    if a.to & b.to:
        if a.sort is b.sort is Sort.OFFER and _named_again(base, a, b):
            return 0.5
        if said:
            return said
        if _month_of_day(a, b):
            return 0.6
        if "ultimatum" in (a.kind, b.kind) and a.senders == b.senders and a.to == b.to and _within_a_month(a, b):
            return 0.5  # there is hardly ever a second demand of the same parties that an ultimatum of those weeks could mean
        return 0.55 if a.lettered and b.lettered and _within_a_month(a, b) and not _of_other_things(a, b) else 0.0
    # One letter to many is told to each of them by the papers of his country.
    to_all = any(g.lettered or unnamed(g.to) for g in (a, b))
    return 0.5 if {a.sort, b.sort} <= _PRESSING and to_all and _meant_in_common(a, b) >= _MEANT_BY_ALL else 0.0


def _said_alike(base: Ground, a: Occasion, b: Occasion) -> float:
    """How surely the words of the two ask for one thing."""
    if not a.full or not b.full:
        return 0.0
    likeness = max((alike(base, c, d) for c, d in product(a.full, b.full) if c.language == d.language), default=0.0)
    if likeness >= _ALIKE:
        return likeness
    common = _meant_in_common(a, b)
    terse = min(len(c.senses) for c in (*a.full, *b.full)) <= _TERSE and a.to == b.to and _may_be_of_a_month(a, b)
    return 0.7 if common >= _MEANT else 0.6 if common and terse else 0.0


def _meant_in_common(a: Occasion, b: Occasion) -> int:
    """Of how many things and words that may mean the same both speak, in the two tellings that have most of them in common."""
    return max(
        (words_meant(c, d) + _WEIGHTY * sum(t.startswith("instrument:") for t in c.things & d.things) for c, d in product(a.full, b.full)), default=0
    )


def _of_other_things(a: Occasion, b: Occasion) -> bool:
    """True when both say at length what is asked, in one language, and no word is common to them."""
    pairs = [(c, d) for c, d in product(a.full, b.full) if c.language == d.language and min(len(c.words), len(d.words)) > _TERSE]
    return bool(pairs) and not any((c.words | c.things) & (d.words | d.things) for c, d in pairs)


def _named_again(base: Ground, a: Occasion, b: Occasion) -> bool:
    """True for what one report proposes to the same on one day twice, once in a word: "proposed talks on the border … proposed it on Tuesday"."""
    day = is_day(a.opened) and a.opened == b.opened and a.to == b.to and a.senders == b.senders
    return day and bool(a.reports & b.reports) and any(all(_in_a_word(base, c) for c in told.claims) for told in (a, b))


def _in_a_word(base: Ground, c: Claim) -> bool:
    return c.event.content is not None and len(base.words(Evidence(report=c.report, span=c.event.content)).split()) == 1


def _month_of_day(a: Occasion, b: Occasion) -> bool:
    """True when one only says in which month the same parties asked, and the other has the day."""
    vague, dated = (a, b) if is_day(b.opened) else (b, a)
    if vague.opened is None or is_day(vague.opened) or not is_day(dated.opened):
        return False
    days = days_of(vague.opened)
    short = days is not None and days.days is not None and days.days <= _LETTER
    return short and (all(map(is_bare, vague.members)) or mentioned(vague.members))
