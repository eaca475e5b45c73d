"""What is asked of whom: the acts that open an exchange, joined over sentences, reports and languages.

One exchange is one thing that a sender put to addressees on one occasion: a letter handed over on Monday and published on Tuesday,
a list of demands told part by part, the same invitation in three papers. What is asked in its sentences are its parts.

Occasions are gathered step by step, each from what the one before found: tellings that say to whom and when, by ties of two; those that do not
say it, each put to what of its sender and season it can only mean; what a summary or a letter makes one; and what several reports tell again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..reading.types import Event
from .claims import Claim, Ground
from .days import agree, in_time, is_day, length, quarters
from .homes import found, home, left_keys, left_together, looks, one_day, shares_addressee
from .letters import carried, carried_under, carrying, is_letter, summed, summed_keys
from .likeness import likeness
from .live import Change, Choices, Clusters, Joined, Keys, Sieve
from .merge import Happening, borne_out
from .occasions import STRENGTH, Occasion, Sort, carrier_of, earliest, is_bare, is_group, kind_of, mentioned, occasion, sort_of, when
from .retold import keys as retold_keys
from .retold import one_day as of_one_day
from .retold import retold
from .types import Evidence

# Times that set a limit: "by Sunday", "within 48 hours".
_LIMIT = re.compile(r"\.\. / |day\+0 / \+P")
_ALIKE = 0.5
# How sure it is that two tellings of one day are of one occasion, where words do not say it.
_BY_DAY, _BY_ORDER = 0.4, 0.3
# A letter is written, handed over and published on days that follow one another.
_CARRIED = 2
# A date within this many days can be the one occasion on which a list of demands was put; a year cannot.
_OCCASION = 31
# So many members asked one by one, and told so many times as often, outweigh their organisation.
_SEVERAL = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class Opening:
    """The happenings that open one exchange."""

    kind: str
    sort: Sort
    sender: frozenset[str]
    to: frozenset[str]
    opened: str | None
    happenings: tuple[Happening, ...]
    id: str = ""

    @cached_property
    def place(self) -> tuple[object, ...]:
        """A place in any order of openings, by their days."""
        return in_time(self.opened), in_time(self.known), tuple(sorted(self.sender)), self.id

    @cached_property
    def wants(self) -> frozenset[str]:
        """The acts that would do what is asked."""
        return frozenset(want for c in self.claims for want in c.event.wants)

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


class Openings:
    """The openings of a record, kept as happenings come and go.

    One that names neither an addressee nor what is asked is left out.
    """

    def __init__(self, base: Ground) -> None:
        self._asking: Sieve[Happening] = Sieve(lambda h: kind_of(h) is not None and borne_out(base, h) and _asks_for_itself(base, h))
        self._firm: Clusters[Happening, Occasion] = Clusters(
            keys=_firm_keys, tie=lambda a, b: _put_together(base, a, b), order=when, goes_with=_one_occasion, make=occasion
        )
        self._loose = _Homing(base)  # what is asked, without a day
        self._hinted = _Homing(base)  # mentions, and what names nobody
        self._summed: Clusters[Occasion, Occasion] = Clusters(
            keys=summed_keys, tie=summed, order=lambda g: g.place, goes_with=of_one_day, make=_as_one, stands_for=lambda g: g.opened
        )
        self._letters: Choices[Happening, Occasion, tuple[Occasion, ...]] = Choices(
            looks=carrying, found=carried_under, order=lambda g: g.place, choose=carried
        )
        self._carried: Joined[Occasion, Occasion] = Joined(make=_with, order=when)
        self._retold: Clusters[Occasion, Opening] = Clusters(
            keys=retold_keys,
            tie=lambda a, b: retold(base, a, b),
            order=lambda g: g.place,
            goes_with=of_one_day,
            make=lambda groups: _state_by_state(base, opening_of([h for g in groups for h in g.members])),
            stands_for=lambda g: g.opened,
        )

    def update(self, told: Change[Happening]) -> Change[Opening]:
        """Take happenings away and in; the openings that are no more, and those that are new."""
        asking = self._asking.update(told)
        groups = self._firm.update(asking.only(_anchored))
        groups = self._loose.update(asking.only(_undated), groups)
        groups = self._hinted.update(asking.only(lambda h: not _anchored(h) and not _undated(h)), groups)
        groups = self._summed.update(groups)
        gone, new = self._letters.update(told.only(is_letter), groups)
        groups = self._carried.update(groups, _pairs(gone), _pairs(new))
        return self._retold.update(groups).only(_says_something)


class _Homing:
    """Tellings put to the occasions that they belong to; those that belong to none make occasions among themselves."""

    def __init__(self, base: Ground) -> None:
        self._homes: Choices[Happening, Occasion, Occasion | None] = Choices(
            looks=looks, found=found, order=lambda g: g.place, choose=lambda h, groups: home(base, h, groups)
        )
        self._taken: Joined[Occasion, Occasion] = Joined(make=_with, order=when)
        self._left: Clusters[Happening, Occasion] = Clusters(
            keys=left_keys,
            tie=lambda a, b: left_together(base, a, b),
            order=when,
            goes_with=one_day,
            make=occasion,
            stands_for=lambda h: h.when,
        )

    def update(self, told: Change[Happening], groups: Change[Occasion]) -> Change[Occasion]:
        """Take tellings and occasions away and in; the occasions with their tellings that are no more, and those that are new."""
        gone, new = self._homes.update(told, groups)
        put = self._taken.update(groups, *([(g, h) for h, g in some.items() if g is not None] for some in (gone, new)))
        return put + self._left.update(Change(*(tuple(h for h, g in some.items() if g is None) for some in (gone, new))))


def _pairs(chosen: Mapping[Happening, tuple[Occasion, ...]]) -> list[tuple[Occasion, Happening]]:
    return [(g, h) for h, groups in chosen.items() for g in groups]


def _with(group: Occasion, more: Sequence[Happening]) -> Occasion:
    return occasion((*group.members, *more)) if more else group


def _as_one(groups: Sequence[Occasion]) -> Occasion:
    return groups[0] if len(groups) == 1 else occasion(h for g in groups for h in g.members)


def _state_by_state(base: Ground, o: Opening) -> Opening:
    """The opening without the organisation that a few reports name in the place of its members, where most tell that these were asked one by one."""
    for body in sorted(o.to):
        members = set(base.world.members(body)) & o.to
        instead = [c for c in o.claims if body in c.event.recipients]
        singly = [c for c in o.claims if members & set(c.event.recipients)]
        if len(members) >= _SEVERAL and len(instead) * _SEVERAL <= len(singly):
            o = replace(o, to=o.to - {body})
    return o


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


def _anchored(h: Happening) -> bool:
    """True for a telling that can start an exchange: it says to whom, and either on which day or what and about when."""
    return bool(h.event.recipients) and h.when is not None and (not is_bare(h) or is_day(h.when))


def _undated(h: Happening) -> bool:
    """True for a telling that says what is asked and of whom, but not when."""
    return not _anchored(h) and bool(h.event.recipients) and not is_bare(h) and not mentioned([h])


def _firm_keys(h: Happening) -> Keys:
    sides = [(p, sort_of(h)) for p in h.event.actors]
    around = quarters(h.when, before=_CARRIED, after=_CARRIED)
    return Keys(found=[(*s, q) for s in sides for q in quarters(h.when)], looks=[(*s, q) for s in sides for q in around])


def _one_occasion(a: Happening, b: Happening) -> bool:
    """True when sender, sort and day of the two do not exclude one occasion."""
    if not set(a.event.actors) & set(b.event.actors) or sort_of(a) is not sort_of(b):
        return False
    return agree(a.when, b.when, _CARRIED if "letter" in (carrier_of(a), carrier_of(b)) else 0)


def _put_together(base: Ground, a: Happening, b: Happening) -> float:
    """How sure it is that two acts of one occasion are of one asking: they say the same, or are of a list put on that day."""
    if not _one_occasion(a, b) or not shares_addressee(a, Occasion((b,))):
        return 0.0
    alike = likeness(base, a.claims, b.claims)
    if alike >= _ALIKE:
        return alike
    sort = sort_of(a)
    if sort is Sort.PRESS and (_in_a_month(a.when) or _in_a_month(b.when)):
        return _BY_DAY
    if sort is Sort.INVITE or (sort is Sort.APPEAL and is_day(a.when) and is_day(b.when) and _same_parties(a, b)):
        return _BY_DAY
    if sort is Sort.OFFER and is_day(a.when) and is_day(b.when) and _same_parties(a, b) and not _in_one_report(a, b):
        return _BY_DAY
    return _BY_ORDER if sort is not Sort.PRESS and _goes_on(a, b) else 0.0


def _same_parties(a: Happening, b: Happening) -> bool:
    return a.event.actors == b.event.actors and a.event.recipients == b.event.recipients


def _in_one_report(a: Happening, b: Happening) -> bool:
    return bool({c.report for c in a.claims} & {c.report for c in b.claims})


def _goes_on(a: Happening, b: Happening) -> bool:
    """True for neighbouring sentences of which one only names the proposal that the other tells."""
    return (is_bare(a) or is_bare(b)) and any(abs(c.sentence - d.sentence) <= 1 for c in a.claims for d in b.claims if c.report == d.report)


def _in_a_month(date: str | None) -> bool:
    days = length(date)
    return days is not None and days <= _OCCASION


def opening_of(group: Sequence[Happening], name: str = "") -> Opening:
    """One opening of the happenings that belong to it, under `name` as its id."""
    kinds = [k[0] for h in group if (k := kind_of(h)) is not None]
    senders = frozenset(p for h in group for p in h.event.actors)
    return Opening(
        kind=min(kinds, key=STRENGTH.index),
        sort=min((k[1] for h in group if (k := kind_of(h)) is not None), key=list(Sort).index),
        sender=frozenset(p for p in senders if not is_group(p)) or senders,
        to=_addressees(group),
        opened=earliest([h.event.date for h in group]),
        happenings=tuple(sorted(dict.fromkeys(group), key=when)),
        id=name,
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
