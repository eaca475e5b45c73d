"""To what a telling without a day or an addressee belongs: one of the occasions of its sender and season, or none."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from .claims import Ground
from .days import agree, quarters, recency, within
from .likeness import likeness
from .live import Keys
from .merge import Happening
from .occasions import Occasion, Sort, carrier_of, is_bare, is_group, mentioned, sort_of, unnamed

_ALIKE = 0.5
# A letter is written, handed over and published on days that follow one another.
_CARRIED = 2
# Sentences within which an unfinished telling ("At the same time it demanded …") belongs to the opening before it.
_NEAR = 3
# Days within which an opening is still the news of a report, and within which it may be meant without being dated.
_NEWS = 7
_SEASON = 92
_YEAR = 366
_OCCASION = 31
_YEARS = 1900, 2101
# How sure it is that two tellings which have no home belong together, where words do not say it.
_BY_NEARNESS, _BY_MEANING = 0.4, 0.2
# Days within which papers tell of one answer.
_ANSWERED = 14


def found(g: Occasion) -> list[Hashable]:
    """Keys under which an occasion is found by what may belong to it."""
    to = g.to if not all(map(is_group, g.to)) else {*g.to, "*"}
    times = quarters(g.since) or (None,)
    keys: list[Hashable] = [("report", r) for r in g.reports]
    keys += [("sender", p, q) for p in g.senders for q in times]
    keys += [("pair", p, t, q) for p in g.senders for t in to for q in times]
    keys += [("pair", p, t) for p in g.senders for t in to]
    return keys


def looks(h: Happening) -> list[Hashable]:
    """Keys under which a telling looks for what it may belong to: what its reports tell, and what its sender asked in the year or season before."""
    to = h.event.recipients
    keys: list[Hashable] = [("report", c.report) for c in h.claims]
    pairs = [(p, t) for p in h.event.actors for t in ((*to, "*") if not all(map(is_group, to)) else ())]
    if h.when is not None:
        times: tuple[int | None, ...] = (*quarters(h.when, before=_CARRIED, after=_CARRIED), None)
    elif h.known is not None:
        times = (*quarters(h.known, before=_YEAR if pairs else _SEASON, after=_OCCASION), None)
    else:
        return keys + [("pair", *pair) for pair in pairs]
    if pairs:
        return keys + [("pair", *pair, q) for pair in pairs for q in times]
    return keys + [("sender", p, q) for p in h.event.actors for q in times]


def home(base: Ground, h: Happening, groups: Sequence[Occasion]) -> Occasion | None:
    """The occasion among these to which a telling without day or addressee belongs, or `None` when that cannot be told."""
    fits = [g for g in groups if _may_belong(h, g)]
    kindred = [g for g in fits if g.sort is sort_of(h)]
    alike = [likeness(base, h.claims, g.claims) for g in kindred]
    if alike and max(alike) >= _ALIKE:
        return kindred[alike.index(max(alike))]
    bare, pressed = is_bare(h), sort_of(h) is Sort.PRESS
    mention = mentioned([h])
    near = [(gap, n) for n, g in enumerate(kindred) if (bare or pressed or mention or mentioned(g.members)) and (gap := _gap(base, h, g)) is not None]
    if near:
        return kindred[min(near)[1]]
    known, mine = h.known, set(h.event.recipients)
    # What is said in full, and has a day nowhere, is one only by what it says.
    only = [g for g in kindred if recent(g.since if bare or mention else g.opened, known, _YEAR if mention else _SEASON)]
    if mention and mine:
        only = [g for g in only if mine <= g.to] or only
    if len(only) == 1 and mine and mine <= only[0].to and (pressed or mention or sort_of(h) is Sort.INVITE):
        return only[0]
    named = [g for g in kindred if mention and mine and mine <= g.to and _names_the_same(h, g)]
    if len(named) == 1:
        return named[0]
    again = [g for g in kindred if pressed and mine and mine == g.to and _asked_again(h, g, known)]
    if again:
        return max(again, key=lambda g: recency(g.known))
    if not bare:
        return None
    # "The proposals", "its demands": what the sender had put to just these addressees, and last.
    put = [g for g in fits if recent(g.since, known)]
    if known is None and mine:
        put = [g for g in kindred if mine <= g.to]  # nobody knows when it was told: then only what was asked once can be meant
        return put[0] if len(put) == 1 else None
    put = [g for g in put if g in kindred] or [g for g in put if Sort.INVITE not in (g.sort, sort_of(h))]
    return max(put, key=lambda g: (mine <= g.to, recency(g.since)), default=None)


def _may_belong(h: Happening, group: Occasion) -> bool:
    if not group.senders & set(h.event.actors) or not agree(h.when, group.opened, slack=_CARRIED):
        return False
    return not h.event.recipients or not group.to or shares_addressee(h, group) or _goes_with(h, group)


def _goes_with(h: Happening, group: Occasion) -> bool:
    """True for a guarantee asked in the sentence of a demand or the next: it is a part of it, of whatever state it speaks."""
    return h.event.mode == "guarantee" and any(0 <= gap <= 1 for gap, _ in gaps(h, group))


def gaps(h: Happening, group: Occasion) -> Iterator[tuple[int, str]]:
    """How many sentences after each telling of the group `h` is told in the same report, and in which."""
    if told_together(h, group):
        yield from ((c.sentence - d.sentence, c.report) for c in h.claims for d in group.claims if c.report == d.report)


def _gap(base: Ground, h: Happening, group: Occasion) -> int | None:
    """Sentences between the two where one report tells both close together; what lies far back is only gone on with, not run ahead of."""
    apart = [abs(gap) for gap, report in gaps(h, group) if gap >= 0 or fresh(group.opened, base.published(report))]
    return min(apart) if apart and min(apart) <= _NEAR else None


def fresh(opened: str | None, published: str | None) -> bool:
    """True unless the opening is surely older than the news of its report."""
    return agree(opened, published, slack=_NEWS)


def _asked_again(h: Happening, group: Occasion, known: str | None) -> bool:
    """True for an undated demand told in another language within a year of one like it: what is told all along is one demand.

    Where that is undated as well, meanings must meet; where it has a day, both must name one thing beyond the parties.
    """
    if h.when is not None or "letter" in {carrier_of(h), *map(carrier_of, group.members)}:
        return False
    others = group.claims
    if not {c.language for c in h.claims}.isdisjoint(c.language for c in others):
        return False
    if group.opened is None:
        return any(c.meanings & d.meanings for c in h.claims for d in others) and within(group.known, known, before=_YEAR, after=_YEAR)
    return _names_the_same(h, group) and within(group.opened, known, before=0, after=_YEAR)


def _names_the_same(h: Happening, group: Occasion) -> bool:
    return any(c.things & d.things for c in h.claims for d in group.claims)


def recent(opened: str | None, known: str | None, after: int = _SEASON) -> bool:
    """True when the opening lies so little before a report that the report may speak of it without naming the day."""
    return within(opened, known, before=0, after=after)


def shares_addressee(h: Happening, group: Occasion) -> bool:
    """True for a common addressee; a list with somebody unnamed on it ("a number of countries") may hold whom the same report names elsewhere."""
    to, mine = group.to, set(h.event.recipients)
    if to & mine or not mine or not to:
        return bool(to & mine)
    return (told_together(h, group) and unnamed(to | mine)) or all(map(is_group, mine)) or all(map(is_group, to))


def told_together(h: Happening, group: Occasion) -> bool:
    """True when some report tells both."""
    return any(c.report in group.reports for c in h.claims)


def left_keys(h: Happening) -> Keys:
    """Where tellings that have no home meet: in one report, by words of one year, or by what is asked of the same all along."""
    years = {q // 4 for q in quarters(h.known)}
    year = years.pop() if len(years) == 1 else None
    around: list[int | None] = list(range(*_YEARS)) if year is None else [year - 1, year, year + 1]
    at: list[Hashable] = [("report", c.report) for c in h.claims]
    pairs = [(p, tuple(h.event.recipients)) for p in h.event.actors]
    if _accepted_by_several(h):
        pairs += [(p, (Sort.OFFER,)) for p in h.event.actors]
    words = {(p, w) for p in h.event.actors for c in h.claims for w in c.words | c.things}
    return Keys(
        found=at + [("again", *pair, year) for pair in pairs],
        looks=at + [("again", *pair, y) for pair in pairs for y in (*around, None)],
        weakly_found=[(*w, year) for w in words],
        looks_weakly=[(*w, y) for w in words for y in (*around, None)],
    )


def _accepted_by_several(h: Happening) -> bool:
    """True for a proposal that is told, without a day, only as what somebody answers: others may answer it as well."""
    return h.when is None and h.known is not None and sort_of(h) is Sort.OFFER and mentioned([h])


def left_together(base: Ground, a: Happening, b: Happening) -> float:
    """How sure it is that two tellings without a home are of one occasion."""
    one, other = Occasion((a,)), Occasion((b,))
    if (
        _accepted_by_several(a)
        and _accepted_by_several(b)
        and a.event.actors == b.event.actors
        and within(a.known, b.known, before=_OCCASION, after=_OCCASION)
    ):
        return _BY_MEANING  # "the French proposal" that one accepts today and another next week
    if sort_of(a) is not sort_of(b) or not (_may_belong(a, other) or _may_belong(b, one)):
        return 0.0
    alike = likeness(base, a.claims, b.claims)
    if alike >= _ALIKE and (None in (a.known, b.known) or within(a.known, b.known, before=_YEAR, after=_YEAR)):
        return alike
    pressed = sort_of(a) is Sort.PRESS
    gap = min((abs(n) for n, _ in gaps(a, other)), default=None)
    if gap is not None and gap <= _NEAR and (pressed or is_bare(a) or is_bare(b) or mentioned([a]) or mentioned([b])):
        return _BY_NEARNESS - gap / 100
    undated = a.when is None and b.when is None
    if pressed and undated and told_together(a, other) and unnamed({*a.event.recipients, *b.event.recipients}):
        return _BY_MEANING  # "several countries" are asked what one of them is asked further up
    same = bool(a.event.recipients) and a.event.recipients == b.event.recipients and undated
    if same and mentioned([a]) and mentioned([b]) and within(a.known, b.known, before=_ANSWERED, after=_ANSWERED):
        return _BY_MEANING  # the answer to it is the news of these days
    return _BY_MEANING if same and pressed and _asked_again(a, other, a.known) else 0.0


def one_day(a: Happening, b: Happening) -> bool:
    """True when the days of two tellings do not exclude one occasion."""
    return agree(a.when, b.when, _CARRIED)
