"""Somebody who can act, and one side of an act."""

from __future__ import annotations

from dataclasses import dataclass

from ...text import Span


@dataclass(frozen=True, slots=True)
class Party:
    """A mention of somebody who can act: for whom (`principals`), through whom (`agent`), and where it stands."""

    principals: tuple[str, ...]
    agent: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Met:
    """Parties of one side of an act, and how they were found: in a "place" of the frame, in the "sentence", in the report before …"""

    parties: tuple[Party, ...] = ()
    how: str = "nobody"

    def __bool__(self) -> bool:
        return bool(self.parties)

    def joined(self, others: tuple[Party, ...]) -> Met:
        """These parties and those of the others who are not among them."""
        return Met((*self.parties, *(p for p in others if p not in self.parties)), self.how)


def once(parties: list[Party]) -> tuple[Party, ...]:
    """The parties, each once, in their order."""
    seen: dict[tuple[tuple[str, ...], str | None], Party] = {}
    for party in parties:
        seen.setdefault((party.principals, party.agent), party)
    return tuple(seen.values())


def principals(parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Whom these parties stand for, each once, in the order of the text."""
    return tuple(dict.fromkeys(p for party in parties for p in party.principals))


def agents(parties: tuple[Party, ...]) -> tuple[str, ...]:
    """The persons and bodies among them, each once."""
    return tuple(dict.fromkeys(p.agent for p in parties if p.agent))
