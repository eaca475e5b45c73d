"""What is asked of whom: the acts that open an exchange, joined over sentences, reports and languages.

One exchange is one thing that a sender put to addressees on one occasion: a letter handed over on Monday and published on Tuesday,
a list of demands told part by part, the same invitation in three papers. What is asked in its sentences are its parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, count, product

from ..reading.types import Event
from .claims import Claim, Ground
from .days import agree, in_time, is_day, length, month_of, recency, within
from .likeness import alike
from .merge import Happening, borne_out
from .occasions import STRENGTH, Occasion, Sort, carrier_of, earliest, first_told, is_bare, is_group, kind_of, mentioned, since, sort_of, unnamed
from .retold import told_again
from .types import Evidence

# Times that set a limit: "by Sunday", "within 48 hours".
_LIMIT = re.compile(r"\.\. / |day\+0 / \+P")
_ALIKE = 0.5
# A letter is written, handed over and published on days that follow one another.
_CARRIED = 2
# A date within this many days can be the one occasion on which a list of demands was put; a year cannot.
_OCCASION = 31
# Sentences within which an unfinished telling ("At the same time it demanded …") belongs to the opening before it.
_NEAR = 3
# Sentences within which a letter is what a report is about.
_ABOUT = 4
# Days within which an opening is still the news of a report, and within which it may be meant without being dated.
_NEWS = 7
_SEASON = 92
# So many members asked one by one, and told so many times as often, outweigh their organisation.
_SEVERAL = 3
_YEAR = 366


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The happenings that open one exchange."""

    kind: str
    sort: Sort
    sender: frozenset[str]
    to: frozenset[str]
    opened: str | None
    happenings: tuple[Happening, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that tells of the opening."""
        return tuple(c for h in self.happenings for c in h.claims)

    @cached_property
    def by_report(self) -> Mapping[str, tuple[Claim, ...]]:
        """Its claims report by report."""
        found: dict[str, list[Claim]] = {}
        for c in self.claims:
            found.setdefault(c.report, []).append(c)
        return {report: tuple(claims) for report, claims in found.items()}

    @cached_property
    def known(self) -> str | None:
        """The day of the earliest report that tells it, as far as that is known."""
        return min((h.known for h in self.happenings if h.known is not None), key=in_time, default=None)


def openings(base: Ground, told: Sequence[Happening]) -> tuple[Opening, ...]:
    """The openings that these happenings make, in the order of time; one that names neither an addressee nor what is asked is left out."""
    asking = sorted((h for h in told if kind_of(h) is not None and borne_out(base, h) and _asks_for_itself(base, h)), key=_when)
    groups = _Gathered()
    for h in filter(_anchored, asking):
        kindred = [g for g in groups.about(h) if g.sort is sort_of(h)]
        homes = [g for g in kindred if all(_one_occasion(h, o) for o in g.members) and _linked(base, h, g)]
        one = [g for g in homes if all(_one_occasion(o, p) for o in g.members for p in homes[0].members)]
        groups.join(one, [h])
    for h in sorted((h for h in asking if not _anchored(h)), key=lambda h: (not h.event.recipients, *_in_text(base, h))):
        home = _home(base, h, groups.asked_by(h))
        if home is None:
            groups.join([], [h])
        else:
            groups.take(home, h)
    for h in (h for h in asking if is_bare(h) and sort_of(h) is Sort.PRESS):
        pieces = _pieces(base, h, groups.asked_by(h))
        if pieces:
            groups.join(pieces, [])
    for h in sorted((h for h in told if h.event.mode == "letter" and kind_of(h) is None and h.event.status == "actual"), key=_when):
        asked = [g for g in groups.asked_by(h) if g.sort is not Sort.INVITE]
        carried = [g for g in asked if _carries(h, g, [o for o in asked if o is not g])]
        if len(carried) == 1:
            groups.take(carried[0], h)
        elif carried and all(_one_letter(a, b) for a, b in combinations(carried, 2)):
            groups.join(carried, [h])
    made = (_state_by_state(base, opening_of(g.members)) for g in told_again(base, _of_one_letter(groups.all())))
    return tuple(sorted(filter(_says_something, made), key=lambda o: (in_time(o.opened), o.happenings[0].event.id)))


def _state_by_state(base: Ground, o: Opening) -> Opening:
    """The opening without the organisation that a few reports name in the place of its members, where most tell that these were asked one by one."""
    for body in sorted(o.to):
        members = set(base.world.members(body)) & o.to
        instead = [c for c in o.claims if body in c.event.recipients]
        singly = [c for c in o.claims if members & set(c.event.recipients)]
        if len(members) >= _SEVERAL and len(instead) * _SEVERAL <= len(singly):
            o = replace(o, to=o.to - {body})
    return o


class _Gathered:
    """The occasions so far, in the order in which they were begun, found by who asks and about when."""

    def __init__(self) -> None:
        self._begun = count()
        self._all: dict[int, Occasion] = {}
        self._by_sender: dict[str, dict[int, Occasion]] = defaultdict(dict)
        self._by_month: dict[tuple[str, int | None], dict[int, Occasion]] = defaultdict(dict)
        self._places: dict[Occasion, int] = {}

    def all(self) -> list[Occasion]:
        """Every occasion."""
        return [self._all[n] for n in sorted(self._all)]

    def asked_by(self, h: Happening) -> list[Occasion]:
        """Those of a sender of the happening."""
        return _in_order(self._by_sender[p] for p in h.event.actors)

    def about(self, h: Happening) -> list[Occasion]:
        """Those of a sender of the happening of which something may be of its time."""
        month = month_of(h.when)
        if month is None:
            return self.asked_by(h)
        return _in_order(self._by_month[p, m] for p in h.event.actors for m in (None, month - 1, month, month + 1))

    def join(self, pieces: Sequence[Occasion], more: Sequence[Happening]) -> None:
        """One occasion, begun now, of these pieces and happenings."""
        for g in pieces:
            self._file(g, self._places.pop(g), gone=True)
        self._enter(Occasion([*(o for g in pieces for o in g.members), *more]), next(self._begun))

    def take(self, group: Occasion, h: Happening) -> None:
        """Add a happening to an occasion."""
        group.take([h])
        self._enter(group, self._places[group])

    def _enter(self, group: Occasion, place: int) -> None:
        self._places[group] = place
        self._file(group, place, gone=False)

    def _file(self, group: Occasion, place: int, *, gone: bool) -> None:
        months = {month_of(h.when) for h in group.members}
        for held in (self._all, *(self._by_sender[p] for p in group.senders), *(self._by_month[p, m] for p in group.senders for m in months)):
            if gone:
                del held[place]
            else:
                held[place] = group


def _in_order(held: Iterable[Mapping[int, Occasion]]) -> list[Occasion]:
    found: dict[int, Occasion] = {}
    for some in held:
        found.update(some)
    return [found[n] for n in sorted(found)]


def _asks_for_itself(base: Ground, h: Happening) -> bool:
    """False for the order to leave that an expulsion comes with, and for the readiness of one state of which only the man of another speaks."""
    if _sends_away(base, h):
        return False
    return h.event.type != "AGREE" or any(_spoken_for(base, c) for c in h.claims)


def _spoken_for(base: Ground, c: Claim) -> bool:
    """True unless whoever says it speaks for others than those who are said to be ready."""
    speaker = c.event.said_by
    if speaker is None or speaker in c.event.actors:
        return True
    serves = {p for n in base.readings[c.report].names if n.id == speaker for p in n.principal}
    return not serves or bool(serves & set(c.event.actors))


def _sends_away(base: Ground, h: Happening) -> bool:
    """True for the order to leave by some hour that an expulsion comes with: it is part of that, and asks nothing else of anybody."""
    return sort_of(h) is Sort.PRESS and all(_with_expulsion(base, c) for c in h.claims)


def _with_expulsion(base: Ground, c: Claim) -> bool:
    reading = base.readings[c.report]
    limited = any(_LIMIT.match(t.relative) for t in reading.times if t.relative and any(s.contains(t.span) for s in c.event.evidence))
    if not limited:
        return False
    near = {i for e in reading.events if _expels(e, c.event) for i, s in enumerate(reading.sentences) if s.contains(e.trigger)}
    return any(abs(i - c.sentence) <= 1 for i in near)


def _expels(e: Event, asking: Event) -> bool:
    same = bool(set(e.actors) & set(asking.actors)) and bool(set(e.recipients) & set(asking.recipients))
    return e.mode == "expel" and e.status in ("actual", "announced") and same


def _says_something(o: Opening) -> bool:
    """True for an opening with an addressee; where nobody is named, or only copies tell it, it must say what is asked."""
    weak = all(map(is_group, o.to)) or all(c.derived for c in o.claims)
    return bool(o.to) and not (weak and all(map(is_bare, o.happenings)))


def told_in(opening: Opening, report: str) -> tuple[Claim, ...]:
    """The claims of one report that tell of the opening."""
    return opening.by_report.get(report, ())


def _when(h: Happening) -> tuple[object, ...]:
    return (*in_time(h.when), h.event.id)


def _anchored(h: Happening) -> bool:
    """True for a telling that can start an exchange: it says to whom, and either on which day or what and about when."""
    return bool(h.event.recipients) and h.when is not None and (not is_bare(h) or is_day(h.when))


def _one_occasion(a: Happening, b: Happening) -> bool:
    """True when sender, sort and day of the two do not exclude one occasion."""
    if not set(a.event.actors) & set(b.event.actors) or sort_of(a) is not sort_of(b):
        return False
    return agree(a.when, b.when, _CARRIED if "letter" in (carrier_of(a), carrier_of(b)) else 0)


def _linked(base: Ground, h: Happening, group: Occasion) -> bool:
    """True when `h` shares an addressee with the group and either says the same or is of a list put on that day."""
    if not _shares_addressee(h, group):
        return False
    if group.sort is Sort.PRESS:
        return any(_in_a_month(o.when) for o in (h, *group.members))
    if group.sort is Sort.APPEAL and all(is_day(o.when) and _same_parties(h, o) for o in (h, *group.members)):
        return True
    return group.sort is Sort.INVITE or any(_likeness(base, h, o) >= _ALIKE or _goes_on(h, o) for o in group.members)


def _same_parties(a: Happening, b: Happening) -> bool:
    return a.event.actors == b.event.actors and a.event.recipients == b.event.recipients


def _shares_addressee(h: Happening, group: Occasion) -> bool:
    """True for a common addressee; a list with somebody unnamed on it ("a number of countries") may hold whom the same report names elsewhere."""
    to, mine = group.to, set(h.event.recipients)
    if to & mine or not mine or not to:
        return bool(to & mine)
    return (_told_together(h, group) and unnamed(to | mine)) or all(map(is_group, mine)) or all(map(is_group, to))


def _pieces(base: Ground, h: Happening, groups: Sequence[Occasion]) -> list[Occasion]:
    """The groups that a summary of all that was asked ("the demands") makes one: what its report tells in pieces without another day."""
    known = base.first_told(h.event.evidence)

    def piece(g: Occasion) -> bool:
        common = g.senders & set(h.event.actors) and g.to & set(h.event.recipients) and _told_together(h, g)
        return g.sort is Sort.PRESS and bool(common) and _recent(g.opened or known, known)

    pieces = [g for g in groups if h in g.members or piece(g)]
    if len(pieces) < 2 or not all(agree(g.opened, o.opened) for g, o in combinations(pieces, 2)):
        return []
    return pieces


def _goes_on(a: Happening, b: Happening) -> bool:
    """True for neighbouring sentences of which one only names the proposal that the other tells."""
    return (is_bare(a) or is_bare(b)) and any(abs(c.sentence - d.sentence) <= 1 for c in a.claims for d in b.claims if c.report == d.report)


def _told_together(h: Happening, group: Occasion) -> bool:
    return any(c.report in group.reports for c in h.claims)


def _in_a_month(date: str | None) -> bool:
    days = length(date)
    return days is not None and days <= _OCCASION


def _likeness(base: Ground, a: Happening, b: Happening) -> float:
    return max(alike(base, c, d) for c in a.claims for d in b.claims)


def _home(base: Ground, h: Happening, groups: Sequence[Occasion]) -> Occasion | None:
    """The group to which a telling without day or addressee belongs, or `None` when that cannot be told."""
    fits = [g for g in groups if _may_belong(h, g)]
    kindred = [g for g in fits if g.sort is sort_of(h)]
    likeness = [max(_likeness(base, h, o) for o in g.members) for g in kindred]
    if likeness and max(likeness) >= _ALIKE:
        return kindred[likeness.index(max(likeness))]
    bare, pressed = is_bare(h), sort_of(h) is Sort.PRESS
    mention = mentioned([h])
    near = [(gap, n) for n, g in enumerate(kindred) if (bare or pressed or mention or mentioned(g.members)) and (gap := _gap(base, h, g)) is not None]
    if near:
        return kindred[min(near)[1]]
    known, mine = base.first_told(h.event.evidence), set(h.event.recipients)
    # What is said in full, and has a day nowhere, is one only by what it says.
    only = [g for g in kindred if _recent(since(g) if bare or mention else g.opened, known, _YEAR if mention else _SEASON)]
    if len(only) == 1 and mine and mine <= only[0].to and (pressed or mention or sort_of(h) is Sort.INVITE):
        return only[0]
    named = [g for g in kindred if mention and mine and mine <= g.to and _names_the_same(h, g)]
    if len(named) == 1:
        return named[0]
    again = [g for g in kindred if pressed and mine and mine == g.to and _asked_again(h, g, known)]
    if again:
        return max(again, key=lambda g: recency(first_told(g)))
    if not bare:
        return None
    # "The proposals", "its demands": what the sender had put to just these addressees, and last.
    put = [g for g in fits if _recent(since(g), known)]
    if known is None and mine:
        put = [g for g in kindred if mine <= g.to]  # nobody knows when it was told: then only what was asked once can be meant
        return put[0] if len(put) == 1 else None
    return max([g for g in put if g in kindred] or put, key=lambda g: (mine <= g.to, recency(since(g))), default=None)


def _one_letter(a: Occasion, b: Occasion) -> bool:
    """True for what two reports tell, each in its way, of the letter that both tell of."""
    return not a.reports & b.reports and bool(a.to & b.to) and agree(a.opened, b.opened, slack=_CARRIED)


def _of_one_letter(groups: Sequence[Occasion]) -> list[Occasion]:
    """The groups after joining those that one report ties: its headline with its text, or what it tells of a letter in several places."""
    out: list[Occasion] = []
    told: dict[tuple[str, str], dict[int, Occasion]] = defaultdict(dict)
    places: dict[Occasion, int] = {}
    for group in groups:
        keys = set(product(group.senders, group.reports))
        home = next((g for g in _in_order(told[key] for key in keys) if _tied(group, g)), None)
        if home is None:
            places[group] = len(out)
            out.append(group)
            home = group
        else:
            home.take(group.members)
        for key in product(home.senders, home.reports):
            told[key][places[home]] = home
    return out


def _tied(a: Occasion, b: Occasion) -> bool:
    """True for pressing of one sender that one report tells, with addressees that may be the same."""
    if not {a.sort, b.sort} <= {Sort.PRESS, Sort.APPEAL} or not a.senders & b.senders or not a.reports & b.reports:
        return False
    if not agree(a.opened, b.opened, slack=_CARRIED) or not (a.to & b.to or unnamed(a.to | b.to)):
        return False
    if (a.opened is None) != (b.opened is None):
        # What a report tells without a day is its news, which an older letter is not.
        dated, undated = (a, b) if a.opened is not None else (b, a)
        if any(c.told is not None and not _fresh(dated.opened, c.told) for h in undated.members for c in h.claims if c.report in dated.reports):
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


def _may_belong(h: Happening, group: Occasion) -> bool:
    if not group.senders & set(h.event.actors) or not agree(h.when, group.opened, slack=_CARRIED):
        return False
    return not h.event.recipients or not group.to or _shares_addressee(h, group) or _goes_with(h, group)


def _goes_with(h: Happening, group: Occasion) -> bool:
    """True for a guarantee asked in the sentence of a demand or the next: it is a part of it, of whatever state it speaks."""
    return h.event.mode == "guarantee" and any(0 <= gap <= 1 for gap, _ in _gaps(h, group))


def _gaps(h: Happening, group: Occasion) -> Iterator[tuple[int, str]]:
    """How many sentences after each telling of the group `h` is told in the same report, and in which."""
    if _told_together(h, group):
        yield from ((c.sentence - d.sentence, c.report) for c in h.claims for o in group.members for d in o.claims if c.report == d.report)


def _gap(base: Ground, h: Happening, group: Occasion) -> int | None:
    """Sentences between the two where one report tells both close together; what lies far back is only gone on with, not run ahead of."""
    gaps = [abs(gap) for gap, report in _gaps(h, group) if gap >= 0 or _fresh(group.opened, base.published(report))]
    return min(gaps) if gaps and min(gaps) <= _NEAR else None


def _fresh(opened: str | None, published: str | None) -> bool:
    """True unless the opening is surely older than the news of its report."""
    return agree(opened, published, slack=_NEWS)


def _asked_again(h: Happening, group: Occasion, known: str | None) -> bool:
    """True for an undated demand told in another language within a year of one like it: what is told all along is one demand.

    Where that is undated as well, meanings must meet; where it has a day, both must name one thing beyond the parties.
    """
    if h.when is not None or "letter" in {carrier_of(h), *map(carrier_of, group.members)}:
        return False
    others = [c for o in group.members for c in o.claims]
    if not {c.language for c in h.claims}.isdisjoint(c.language for c in others):
        return False
    if group.opened is None:
        return any(c.meanings & d.meanings for c in h.claims for d in others) and within(first_told(group), known, before=_YEAR, after=_YEAR)
    return _names_the_same(h, group) and within(group.opened, known, before=0, after=_YEAR)


def _names_the_same(h: Happening, group: Occasion) -> bool:
    return any(c.things & d.things for c in h.claims for o in group.members for d in o.claims)


def _recent(opened: str | None, known: str | None, after: int = _SEASON) -> bool:
    """True when the opening lies so little before a report that the report may speak of it without naming the day."""
    return within(opened, known, before=0, after=after)


def _in_text(base: Ground, h: Happening) -> tuple[object, ...]:
    """The order in which the best report tells it."""
    first = min(h.claims, key=lambda c: (base.preference(c.evidence[0]), c.key))
    return (*base.preference(first.evidence[0]), first.key)


def _carries(h: Happening, group: Occasion, others: Sequence[Occasion]) -> bool:
    """True when this letter may be what carried the group's asking: told close by, or in a report that tells no other asking of its writer."""
    if not group.senders & set(h.event.actors) or not group.to & set(h.event.recipients) or not agree(h.when, group.opened, slack=_CARRIED):
        return False
    if h.when is not None and group.opened is not None:
        return True
    elsewhere = {report for o in others for report in o.reports}
    return any(abs(gap) <= (_NEAR if report in elsewhere else _ABOUT) for gap, report in _gaps(h, group))


def opening_of(group: Sequence[Happening]) -> Opening:
    """One opening of the happenings that belong to it."""
    kinds = [k[0] for h in group if (k := kind_of(h)) is not None]
    senders = frozenset(p for h in group for p in h.event.actors)
    return Opening(
        kind=min(kinds, key=STRENGTH.index),
        sort=min((k[1] for h in group if (k := kind_of(h)) is not None), key=list(Sort).index),
        sender=frozenset(p for p in senders if not is_group(p)) or senders,
        to=_addressees(group),
        opened=earliest([h.event.date for h in group]),
        happenings=tuple(sorted(group, key=_when)),
    )


def _addressees(group: Sequence[Happening]) -> frozenset[str]:
    """All who are asked; of a guarantee told with a demand, the demand says of whom it is asked."""
    asked = [h for h in group if h.event.mode != "guarantee" and h.event.recipients] or group
    to = frozenset(p for h in asked for p in h.event.recipients) - frozenset(p for h in group for p in h.event.actors)
    return to - _called_otherwise(to, [frozenset(c.event.recipients) for h in asked for c in h.claims])


def _called_otherwise(to: frozenset[str], named: Sequence[frozenset[str]]) -> frozenset[str]:
    """Groups that are another name of a group addressed: those of one asking that no telling names side by side are the same countries.

    The name that stands beside named addressees completes them best; among equals the one told most often stays.
    """
    groups = sorted(
        filter(is_group, to), key=lambda g: (-sum(1 for n in named if g in n and not all(map(is_group, n))), -sum(g in n for n in named), g)
    )
    return frozenset(g for i, g in enumerate(groups) if any(not any({g, kept} <= n for n in named) for kept in groups[:i]))


def evidence_of(opening: Opening) -> tuple[Evidence, ...]:
    """All places that tell of the opening."""
    return tuple(e for h in opening.happenings for e in h.event.evidence)
