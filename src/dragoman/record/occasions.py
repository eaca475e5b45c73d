"""Occasions: the acts that ask something of somebody, and what is gathered of them into one opening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

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


@dataclass(slots=True, eq=False)
class Occasion:
    """An opening in the making: the happenings gathered so far, with what they have in common kept at hand."""

    members: list[Happening]
    kind: str = field(init=False)
    sort: Sort = field(init=False)
    senders: set[str] = field(init=False)
    to: set[str] = field(init=False)
    reports: set[str] = field(init=False)
    opened: str | None = field(init=False)
    lettered: bool = field(init=False)

    def __post_init__(self) -> None:
        self._look()

    def take(self, more: Iterable[Happening]) -> None:
        """Add happenings."""
        self.members.extend(more)
        self._look()

    def _look(self) -> None:
        kinds = [k for h in self.members if (k := kind_of(h)) is not None]
        self.kind = min((k[0] for k in kinds), key=STRENGTH.index)
        self.sort = min((k[1] for k in kinds), key=list(Sort).index)
        self.senders = {p for h in self.members for p in h.event.actors}
        self.to = {p for h in self.members for p in h.event.recipients}
        self.reports = {c.report for h in self.members for c in h.claims}
        self.opened = earliest([h.when for h in self.members])
        self.lettered = any(carrier_of(h) == "letter" for h in self.members)


def is_bare(h: Happening) -> bool:
    """True for a mention that does not say what is asked."""
    return all(c.bare for c in h.claims)


def mentioned(hs: Iterable[Happening]) -> bool:
    """True for what is told only as that to which an answer was given: it is meant to be known."""
    return all(c.mention or c.bare for h in hs for c in h.claims) and any(c.mention for h in hs for c in h.claims)


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


def since(group: Occasion) -> str | None:
    """The day of the asking, or where nobody tells it the one on which it was first told."""
    return group.opened or first_told(group)


def first_told(group: Occasion) -> str | None:
    """The day of the earliest report that tells it, as far as that is known."""
    return min((o.known for o in group.members if o.known is not None), key=in_time, default=None)


def earliest(dates: Sequence[str | None]) -> str | None:
    """The earliest of the days named, else the finest date."""
    days = [d for d in dates if d is not None and is_day(d)]
    return min(days) if days else finest(dates)
