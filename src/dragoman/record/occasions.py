"""Occasions: the acts that ask something of somebody, and what is gathered of them into one opening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from .claims import Claim
from .days import finest, in_time, is_day
from .merge import Happening


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
_WISHES = frozenset((Sort.PRESS, Sort.APPEAL))
STRENGTH = ("ultimatum", "demand", "question", "request", "invitation", "proposal", "offer")


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


@dataclass(frozen=True, eq=False)
class Occasion:
    """An opening in the making: happenings gathered so far, with what they have in common kept at hand."""

    members: tuple[Happening, ...]

    @cached_property
    def kind(self) -> str:
        """The contract's kind: the strongest of what its happenings are."""
        return min((k[0] for h in self.members if (k := kind_of(h)) is not None), key=STRENGTH.index)

    @cached_property
    def sort(self) -> Sort:
        """How it asks."""
        return min((k[1] for h in self.members if (k := kind_of(h)) is not None), key=list(Sort).index)

    @cached_property
    def senders(self) -> frozenset[str]:
        """All who ask."""
        return frozenset(p for h in self.members for p in h.event.actors)

    @cached_property
    def to(self) -> frozenset[str]:
        """All who are asked."""
        return frozenset(p for h in self.members for p in h.event.recipients)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that tells of it."""
        return tuple(c for h in self.members for c in h.claims)

    @cached_property
    def full(self) -> tuple[Claim, ...]:
        """One claim for each way in which some report says what is asked."""
        said: dict[object, Claim] = {}
        for c in sorted((c for c in self.claims if not c.bare), key=lambda c: c.place):
            said.setdefault((c.language, c.words, c.things, c.senses), c)
        return tuple(said.values())

    @cached_property
    def reports(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(c.report for c in self.claims)

    @cached_property
    def opened(self) -> str | None:
        """About when it was put."""
        return earliest([h.when for h in self.members])

    @cached_property
    def known(self) -> str | None:
        """The day of the earliest report that tells it, as far as that is known."""
        return min((o.known for o in self.members if o.known is not None), key=in_time, default=None)

    @cached_property
    def since(self) -> str | None:
        """The day of the asking, or where nobody tells it the one on which it was first told."""
        return self.opened or self.known

    @cached_property
    def lettered(self) -> bool:
        """True for what was put by letter."""
        return any(carrier_of(h) == "letter" for h in self.members)

    @cached_property
    def place(self) -> tuple[object, ...]:
        """A place in any order of occasions."""
        return in_time(self.opened), tuple(h.event.id for h in self.members)


def occasion(members: Iterable[Happening]) -> Occasion:
    """The occasion of these happenings, each once."""
    return Occasion(tuple(sorted(dict.fromkeys(members), key=when)))


def when(h: Happening) -> tuple[object, ...]:
    """A place in any order of happenings, by their days."""
    return *in_time(h.when), h.event.id


def is_bare(h: Happening) -> bool:
    """True for a mention that does not say what is asked."""
    return all(c.bare for c in h.claims)


def mentioned(hs: Iterable[Happening]) -> bool:
    """True for what is told only as that to which an answer was given: it is meant to be known."""
    return all(c.mention or c.bare for h in hs for c in h.claims) and any(c.mention for h in hs for c in h.claims)


def sorts_named(h: Happening) -> frozenset[Sort]:
    """How that asks which the words of an answer name ("accepted the invitation"); the press does not keep demands and requests apart."""
    named = {_ASKS[mode][1] for c in h.claims for mode in c.event.takes_up if mode in _ASKS}
    return frozenset(named | _WISHES if named & _WISHES else named)


def sort_of(h: Happening) -> Sort | None:
    """How the happening asks, or `None` when it asks nothing."""
    kind = kind_of(h)
    return kind[1] if kind is not None else None


def is_group(party: str) -> bool:
    """True for parties that are not named one by one: "a number of countries"."""
    return party.startswith("group:")


def unnamed(parties: Iterable[str]) -> bool:
    """True when somebody among them is not named."""
    return any(map(is_group, parties))


def carrier_of(h: Happening) -> str | None:
    """By what it was put: "letter" and the like, as far as a report says so."""
    return "letter" if h.event.mode == "letter" else next((c.event.carrier for c in h.claims if c.event.carrier), None)


def earliest(dates: Sequence[str | None]) -> str | None:
    """The earliest of the days named, else the finest date."""
    days = [d for d in dates if d is not None and is_day(d)]
    return min(days) if days else finest(dates)
