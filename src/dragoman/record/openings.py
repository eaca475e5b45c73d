"""What is asked of whom: the acts that open an exchange, joined over sentences, reports and languages.

One exchange is one thing that a sender put to addressees on one occasion: a letter handed over on Monday and published on Tuesday,
a list of demands told part by part, the same invitation in three papers. What is asked in its sentences are its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from .claims import Claim, Ground
from .days import agree, finest, in_time, is_day, length, recency, within
from .likeness import alike
from .merge import Happening, borne_out
from .types import Evidence


class Sort(StrEnum):
    """How an opening asks; openings of different sorts are not one exchange."""

    PRESS = "press"  # demands, questions, guarantees, ultimatums: what is wanted can be a list
    APPEAL = "appeal"
    OFFER = "offer"  # proposals and offers
    INVITE = "invite"


# Mode of a REQUEST → the contract's kind and the sort.
_ASKS: Mapping[str | None, tuple[str, Sort]] = {
    "ultimatum": ("ultimatum", Sort.PRESS),
    "demand": ("demand", Sort.PRESS),
    "guarantee": ("demand", Sort.PRESS),
    "question": ("question", Sort.PRESS),
    "letter": ("request", Sort.PRESS),
    "appeal": ("request", Sort.APPEAL),
    None: ("request", Sort.APPEAL),
    "proposal": ("proposal", Sort.OFFER),
    "invitation": ("invitation", Sort.INVITE),
}
_STRENGTH = ("ultimatum", "demand", "question", "request", "invitation", "proposal", "offer")

_ALIKE = 0.5
# A letter is written, handed over and published on days that follow one another.
_CARRIED = 2
# A date within this many days can be the one occasion on which a list of demands was put; a year cannot.
_OCCASION = 31
# Sentences within which an unfinished telling ("At the same time it demanded …") belongs to the opening before it.
_NEAR = 3
# Days within which an opening is still the news of a report, and within which it may be meant without being dated.
_NEWS = 7
_SEASON = 92


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The happenings that open one exchange."""

    kind: str
    sort: Sort
    sender: frozenset[str]
    to: frozenset[str]
    opened: str | None
    happenings: tuple[Happening, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that tells of the opening."""
        return tuple(c for h in self.happenings for c in h.claims)


def kind_of(h: Happening) -> tuple[str, Sort] | None:
    """The kind of exchange that this happening opens, or `None` when it asks nothing of anybody."""
    e = h.event
    if not e.actors or set(e.actors) & set(e.recipients):
        return None
    if e.type == "AGREE" and e.mode in ("proposal", "invitation") and e.status in ("actual", "announced"):
        return "offer", Sort.OFFER  # "we are ready to …": willingness is offered by saying so
    if e.status != "actual":
        return None
    if e.mode == "ultimatum":
        return _ASKS["ultimatum"]
    return _ASKS.get(e.mode) if e.type == "REQUEST" else None


def openings(base: Ground, told: Sequence[Happening]) -> tuple[Opening, ...]:
    """The openings that these happenings make, in the order of time; one that names neither an addressee nor what is asked is left out."""
    asking = sorted((h for h in told if kind_of(h) is not None and borne_out(base, h)), key=_when)
    groups: list[list[Happening]] = []
    for h in (h for h in asking if _anchored(h)):
        homes = [g for g in groups if all(_one_occasion(h, o) for o in g) and _linked(base, h, g)]
        one = [g for g in homes if all(_one_occasion(o, p) for o in g for p in homes[0])]
        groups = [*(g for g in groups if g not in one), [o for g in one for o in g] + [h]]
    for h in sorted((h for h in asking if not _anchored(h)), key=lambda h: (not h.event.recipients, *_in_text(base, h))):
        _put(groups, _home(base, h, groups), h)
    for h in (h for h in asking if _bare(h) and _sort([h]) is Sort.PRESS):
        groups = _drawn_together(base, h, groups)
    for h in sorted((h for h in told if h.event.mode == "letter" and kind_of(h) is None and h.event.status == "actual"), key=_when):
        carried = [g for g in groups if _sort(g) in (Sort.PRESS, Sort.APPEAL) and _carries(h, g)]
        if len(carried) == 1:
            carried[0].append(h)
    groups = _of_one_letter(groups)
    return tuple(sorted(filter(_says_something, map(opening_of, groups)), key=lambda o: (*in_time(o.opened), o.happenings[0].event.id)))


def _says_something(o: Opening) -> bool:
    """True for an opening with an addressee; where nobody is named, or only copies tell it, it must say what is asked."""
    weak = all(map(_is_group, o.to)) or all(c.derived for c in o.claims)
    return bool(o.to) and not (weak and all(map(_bare, o.happenings)))


def told_in(opening: Opening, report: str) -> tuple[Claim, ...]:
    """The claims of one report that tell of the opening."""
    return tuple(c for c in opening.claims if c.report == report)


def _put(groups: list[list[Happening]], home: list[Happening] | None, h: Happening) -> None:
    if home is None:
        groups.append([h])
    else:
        home.append(h)


def _when(h: Happening) -> tuple[object, ...]:
    return (*in_time(h.event.date), h.event.id)


def _anchored(h: Happening) -> bool:
    """True for a telling that can start an exchange: it says to whom, and either on which day or what and about when."""
    return bool(h.event.recipients) and h.event.date is not None and (not _bare(h) or is_day(h.event.date))


def _bare(h: Happening) -> bool:
    """True for a mention that does not say what is asked."""
    return all(c.bare for c in h.claims)


def _sort(group: Sequence[Happening]) -> Sort:
    return min((k[1] for h in group if (k := kind_of(h)) is not None), key=list(Sort).index)


def _one_occasion(a: Happening, b: Happening) -> bool:
    """True when sender, addressees, sort and day of the two do not exclude one occasion."""
    slack = _CARRIED if "letter" in (_carrier(a), _carrier(b)) else 0
    return bool(set(a.event.actors) & set(b.event.actors)) and _same_sort(a, b) and agree(a.event.date, b.event.date, slack)


def _linked(base: Ground, h: Happening, group: Sequence[Happening]) -> bool:
    """True when `h` shares an addressee with the group and either says the same or is of a list put on that day."""
    if not _shares_addressee(h, group):
        return False
    if _sort([h]) is Sort.PRESS:
        return any(_occasion(o.event.date) for o in (h, *group))
    if _sort([h]) is Sort.INVITE:
        return True
    return any(_likeness(base, h, o) >= _ALIKE or _goes_on(h, o) for o in group)


def _shares_addressee(h: Happening, group: Sequence[Happening]) -> bool:
    """True for a common addressee; a list with somebody unnamed on it ("a number of countries") may hold whom the same report names elsewhere."""
    to, mine = {p for o in group for p in o.event.recipients}, set(h.event.recipients)
    if to & mine or not mine or not to:
        return bool(to & mine)
    return (_told_together(h, group) and _unnamed(to | mine)) or all(map(_is_group, mine)) or all(map(_is_group, to))


def _is_group(party: str) -> bool:
    return party.startswith("group:")


def _unnamed(parties: Iterable[str]) -> bool:
    return any(map(_is_group, parties))


def _drawn_together(base: Ground, h: Happening, groups: Sequence[list[Happening]]) -> list[list[Happening]]:
    """The groups after a summary of all that was asked ("the demands"): what its report tells in pieces without another day is one exchange."""
    mine, home = set(h.event.recipients), next(g for g in groups if h in g)
    own = {c.report for c in h.claims}
    pieces = [
        g
        for g in groups
        if g is home
        or (
            _sort(g) is Sort.PRESS
            and {p for o in g for p in o.event.actors} & set(h.event.actors)
            and {p for o in g for p in o.event.recipients} & mine
            and own & {c.report for o in g for c in o.claims}
            and _recent(_opened(g) or base.first_told(h.event.evidence), base.first_told(h.event.evidence))
        )
    ]
    if len(pieces) < 2 or not all(agree(_opened(g), _opened(o)) for g, o in combinations(pieces, 2)):
        return list(groups)
    joined = [o for g in pieces for o in g]
    return [*(g for g in groups if g not in pieces), joined]


def _goes_on(a: Happening, b: Happening) -> bool:
    """True for neighbouring sentences of which one only names the proposal that the other tells."""
    return (_bare(a) or _bare(b)) and any(abs(c.sentence - d.sentence) <= 1 for c in a.claims for d in b.claims if c.report == d.report)


def _told_together(h: Happening, group: Sequence[Happening]) -> bool:
    return bool({c.report for c in h.claims} & {c.report for o in group for c in o.claims})


def _occasion(date: str | None) -> bool:
    days = length(date)
    return days is not None and days <= _OCCASION


def _same_sort(a: Happening, b: Happening) -> bool:
    x, y = kind_of(a), kind_of(b)
    return x is not None and y is not None and x[1] is y[1]


def _likeness(base: Ground, a: Happening, b: Happening) -> float:
    return max(alike(base, c, d) for c in a.claims for d in b.claims)


def _carrier(h: Happening) -> str | None:
    return "letter" if h.event.mode == "letter" else next((c.event.carrier for c in h.claims if c.event.carrier), None)


def _home(base: Ground, h: Happening, groups: Sequence[list[Happening]]) -> list[Happening] | None:
    """The group to which a telling without day or addressee belongs, or `None` when that cannot be told."""
    fits = [g for g in groups if _may_belong(h, g)]
    kindred = [g for g in fits if _sort(g) is _sort([h])]
    likeness = [max(_likeness(base, h, o) for o in g) for g in kindred]
    if likeness and max(likeness) >= _ALIKE:
        return kindred[likeness.index(max(likeness))]
    bare = _bare(h)
    if bare or _sort([h]) is Sort.PRESS:
        near = [(gap, n) for n, g in enumerate(kindred) if (gap := _gap(base, h, g)) is not None]
        if near:
            return kindred[min(near)[1]]
    known = base.first_told(h.event.evidence)
    if _sort([h]) in (Sort.PRESS, Sort.INVITE):
        only = [g for g in kindred if _recent(_opened(g), known)]
        if len(only) == 1 and h.event.recipients and set(h.event.recipients) <= {p for o in only[0] for p in o.event.recipients}:
            return only[0]
    if not bare:
        return None
    # "The proposals", "its demands": what the sender had put to just these addressees, and last.
    put = [g for g in fits if _recent(_opened(g), known)]
    mine = set(h.event.recipients)
    return max(
        [g for g in put if g in kindred] or put, key=lambda g: (mine <= {p for o in g for p in o.event.recipients}, recency(_opened(g))), default=None
    )


def _of_one_letter(groups: Sequence[list[Happening]]) -> list[list[Happening]]:
    """The groups after joining those that one report ties: its headline with its text, or what it tells of a letter in several places."""
    out: list[list[Happening]] = []
    for group in groups:
        home = next((g for g in out if {_sort(g), _sort(group)} <= {Sort.PRESS, Sort.APPEAL} and _tied(group, g)), None)
        if home is None:
            out.append(group)
        else:
            home.extend(group)
    return out


def _tied(group: Sequence[Happening], other: Sequence[Happening]) -> bool:
    if not any(_told_together(h, other) for h in group) or not agree(_opened(group), _opened(other), slack=_CARRIED):
        return False
    if not {p for h in group for p in h.event.actors} & {p for h in other for p in h.event.actors}:
        return False
    to, also = ({p for h in g for p in h.event.recipients} for g in (group, other))
    if Sort.APPEAL in (_sort(group), _sort(other)):
        # "Asks" may be the report's mild word for what a letter demands.
        pressed = [g for g in (group, other) if _sort(g) is Sort.PRESS]
        return any(_carrier(h) == "letter" for g in pressed for h in g) and (bool(to & also) or _unnamed(to | also))
    headed = any(all(h.claims[0].heading for h in g) for g in (group, other))
    lettered = all(any(_carrier(h) == "letter" for h in g) for g in (group, other))
    return (headed or lettered) and (bool(to & also) or _unnamed(to | also))


def _may_belong(h: Happening, group: Sequence[Happening]) -> bool:
    senders = {p for o in group for p in o.event.actors}
    fits = not h.event.recipients or not any(o.event.recipients for o in group) or _shares_addressee(h, group) or _goes_with(h, group)
    return fits and bool(senders & set(h.event.actors)) and agree(h.event.date, _opened(group), slack=_CARRIED)


def _goes_with(h: Happening, group: Sequence[Happening]) -> bool:
    """True for a guarantee asked in the sentence of a demand or the next: it is a part of it, of whatever state it speaks."""
    gaps = (c.sentence - d.sentence for c in h.claims for o in group for d in o.claims if c.report == d.report)
    return h.event.mode == "guarantee" and any(0 <= gap <= 1 for gap in gaps)


def _gap(base: Ground, h: Happening, group: Sequence[Happening]) -> int | None:
    """Sentences between the two where one report tells both close together; what lies far back is only gone on with, not run ahead of."""
    gaps = [
        abs(c.sentence - d.sentence)
        for c in h.claims
        for o in group
        for d in o.claims
        if c.report == d.report and (c.sentence >= d.sentence or _fresh(_opened(group), base.published(c.report)))
    ]
    return min(gaps) if gaps and min(gaps) <= _NEAR else None


def _fresh(opened: str | None, published: str | None) -> bool:
    """True unless the opening is surely older than the news of its report."""
    return agree(opened, published, slack=_NEWS)


def _recent(opened: str | None, known: str | None) -> bool:
    """True when the opening lies so little before a report that the report may speak of it without naming the day."""
    return within(opened, known, before=0, after=_SEASON)


def _in_text(base: Ground, h: Happening) -> tuple[object, ...]:
    """The order in which the best report tells it."""
    first = min(h.claims, key=lambda c: (base.preference(c.evidence[0]), c.key))
    return (*base.preference(first.evidence[0]), first.key)


def _carries(h: Happening, group: Sequence[Happening]) -> bool:
    """True when this letter may be what carried the group's asking."""
    senders = {p for o in group for p in o.event.actors}
    to = {p for o in group for p in o.event.recipients}
    if not senders & set(h.event.actors) or not agree(h.event.date, _opened(group), slack=_CARRIED):
        return False
    dated = h.event.date is not None and _opened(group) is not None
    return bool(set(h.event.recipients) & to) and (dated or _told_together(h, group))


def _opened(group: Sequence[Happening]) -> str | None:
    """The earliest of the days named, else the finest date."""
    dates = [h.event.date for h in group if h.event.date]
    days = [d for d in dates if is_day(d)]
    return min(days) if days else finest(dates)


def opening_of(group: Sequence[Happening]) -> Opening:
    """One opening of the happenings that belong to it."""
    kinds = [k[0] for h in group if (k := kind_of(h)) is not None]
    return Opening(
        kind=min(kinds, key=_STRENGTH.index),
        sort=_sort(group),
        sender=frozenset(p for h in group for p in h.event.actors),
        to=_addressees(group),
        opened=_opened(group),
        happenings=tuple(sorted(group, key=_when)),
    )


def _addressees(group: Sequence[Happening]) -> frozenset[str]:
    """All who are asked; of a guarantee told with a demand, the demand says of whom it is asked."""
    asked = [h for h in group if h.event.mode != "guarantee" and h.event.recipients] or group
    return frozenset(p for h in asked for p in h.event.recipients) - frozenset(p for h in group for p in h.event.actors)


def evidence_of(opening: Opening) -> tuple[Evidence, ...]:
    """All places that tell of the opening."""
    return tuple(e for h in opening.happenings for e in h.event.evidence)
