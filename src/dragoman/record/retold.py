"""One asking told by several reports, each in its own words and language: occasions that are one, joined by what is asked and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from .claims import Claim, Ground
from .days import agree, days_of, is_day, within
from .likeness import alike, words_meant
from .occasions import Occasion, Sort, is_bare, is_group, mentioned, since, unnamed
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
_PRESSING = frozenset({Sort.PRESS, Sort.APPEAL})


def told_again(base: Ground, groups: Sequence[Occasion]) -> list[Occasion]:
    """The occasions after joining those that are one asking told by several reports, the surest first.

    Two become one only when all that was gathered for them agrees in its day.
    """
    found = dict(enumerate(groups))
    home = {i: i for i in found}
    for _, i, j in sorted((-strength, i, j) for i, j, strength in _ties(base, groups)):
        low, high = sorted((home[i], home[j]))
        if low == high or not _one_day(found[low], found[high]):
            continue
        found[low].take(found.pop(high).members)
        home = {n: low if h == high else h for n, h in home.items()}
    return [found[i] for i in sorted(found)]


def _ties(base: Ground, groups: Sequence[Occasion]) -> Iterator[tuple[int, int, float]]:
    """Pairs of occasions of one sender that are one asking, with how sure that is."""
    by_sender: dict[str, list[int]] = defaultdict(list)
    for i, g in enumerate(groups):
        for sender in g.senders:
            by_sender[sender].append(i)
    pairs = {pair for held in by_sender.values() for pair in combinations(held, 2)} | _unnamed_senders(groups)
    told = [_Told(g) for g in groups]
    for i, j in sorted(pairs):
        if _may_be_one(groups[i], groups[j]) and (strength := _strength(base, told[i], told[j])):
            yield i, j, strength


def _unnamed_senders(groups: Sequence[Occasion]) -> set[tuple[int, int]]:
    """Pairs of which one is told of nobody by name ("Arab states"), and the other, by the same report, of those who are meant."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for i, g in enumerate(groups):
        for report in g.reports:
            by_report[report].append(i)
    vague = [i for i, g in enumerate(groups) if all(map(is_group, g.senders))]
    return {(min(i, j), max(i, j)) for i in vague for report in groups[i].reports for j in by_report[report] if not unnamed(groups[j].senders)}


class _Told:
    """An occasion with what its reports say, gathered once."""

    def __init__(self, group: Occasion) -> None:
        self.group = group
        self.claims: tuple[Claim, ...] = tuple(c for h in group.members for c in h.claims)
        self.full = tuple(c for c in self.claims if not c.bare)


def _may_be_one(a: Occasion, b: Occasion) -> bool:
    """True when sort, day and the time of telling do not keep the two apart."""
    sorts = {a.sort, b.sort}
    same = len(sorts) == 1 or sorts <= _PRESSING or (Sort.INVITE not in sorts and a.lettered and b.lettered)
    return same and _one_day(a, b) and _of_one_season(a, b)


def _one_day(a: Occasion, b: Occasion) -> bool:
    return agree(a.opened, b.opened, slack=_CARRIED)


def _of_one_season(a: Occasion, b: Occasion) -> bool:
    """True when the one can still be meant where the other was told; a day that nobody knows keeps nothing apart."""
    x, y = since(a), since(b)
    return x is None or y is None or within(x, y, before=_SEASON, after=_SEASON)


def _within_a_month(a: Occasion, b: Occasion) -> bool:
    return within(since(a), since(b), before=_LETTER, after=_LETTER)


def _may_be_of_a_month(a: Occasion, b: Occasion) -> bool:
    return None in (since(a), since(b)) or _within_a_month(a, b)


def _strength(base: Ground, a: _Told, b: _Told) -> float:
    """0.0 when the two are kept apart."""
    x, y = a.group, b.group
    said = _said_alike(base, a, b)
    if not x.senders & y.senders:
        return 0.5 if x.to & y.to and (said or any(c.heading for c in (*a.claims, *b.claims))) else 0.0
    if x.to & y.to:
        if x.sort is y.sort is Sort.OFFER and _named_again(base, a, b):
            return 0.5
        if said:
            return said
        if _month_of_day(x, y):
            return 0.6
        if "ultimatum" in (x.kind, y.kind) and x.senders == y.senders and x.to == y.to and _within_a_month(x, y):
            return 0.5  # there is hardly ever a second demand of the same parties that an ultimatum of those weeks could mean
        return 0.55 if x.lettered and y.lettered and _within_a_month(x, y) and not _of_other_things(a, b) else 0.0
    # One letter to many is told to each of them by the papers of his country.
    to_all = any(g.lettered or unnamed(g.to) for g in (x, y))
    return 0.5 if {x.sort, y.sort} <= _PRESSING and to_all and _meant_in_common(a, b) >= _MEANT_BY_ALL else 0.0


def _said_alike(base: Ground, a: _Told, b: _Told) -> float:
    """How surely the words of the two ask for one thing."""
    if not a.full or not b.full:
        return 0.0
    likeness = max((alike(base, c, d) for c, d in product(a.full, b.full) if c.language == d.language), default=0.0)
    if likeness >= _ALIKE:
        return likeness
    common = _meant_in_common(a, b)
    terse = min(len(c.senses) for c in (*a.full, *b.full)) <= _TERSE and a.group.to == b.group.to and _may_be_of_a_month(a.group, b.group)
    return 0.7 if common >= _MEANT else 0.6 if common and terse else 0.0


def _meant_in_common(a: _Told, b: _Told) -> int:
    """Of how many things and words that may mean the same both speak, in the two tellings that have most of them in common."""
    return max(
        (words_meant(c, d) + _WEIGHTY * sum(t.startswith("instrument:") for t in c.things & d.things) for c, d in product(a.full, b.full)), default=0
    )


def _of_other_things(a: _Told, b: _Told) -> bool:
    """True when both say at length what is asked, in one language, and no word is common to them."""
    pairs = [(c, d) for c, d in product(a.full, b.full) if c.language == d.language and min(len(c.words), len(d.words)) > _TERSE]
    return bool(pairs) and not any((c.words | c.things) & (d.words | d.things) for c, d in pairs)


def _named_again(base: Ground, a: _Told, b: _Told) -> bool:
    """True for what one report proposes to the same on one day twice, once in a word: "proposed talks on the border … proposed it on Tuesday"."""
    x, y = a.group, b.group
    day = is_day(x.opened) and x.opened == y.opened and x.to == y.to and x.senders == y.senders
    return day and bool(x.reports & y.reports) and any(all(_in_a_word(base, c) for c in told.claims) for told in (a, b))


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
