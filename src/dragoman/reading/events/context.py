"""Who has been dealing with whom just before: the two-party context in which a sentence may leave one side unsaid."""

from __future__ import annotations

from ...text import Span
from ..types import Event
from .parties import Parties, Party

_MEMORY = 4  # sentences with events


class Context:
    """The pairs of the last sentences, forgotten as the report moves on."""

    def __init__(self) -> None:
        self._pairs: list[list[tuple[frozenset[str], frozenset[str], Span]]] = []

    def hear(self, parties: Parties, events: list[Event]) -> None:
        """Take note of a sentence's events."""
        pairs = [(frozenset(e.actors), frozenset(e.recipients), e.trigger) for e in events if e.recipients]
        if pairs:
            self._pairs.append(pairs)
            del self._pairs[:-_MEMORY]

    def counterpart(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """The other side, when the last sentence that told of these actors gave them but one."""
        mine = frozenset(actors)
        for pairs in reversed(self._pairs):
            others: dict[frozenset[str], Span] = {}
            for one, two, span in pairs:
                if one & mine and not two & mine:
                    others.setdefault(two, span)
                elif two & mine and not one & mine:
                    others.setdefault(one, span)
            if len(others) == 1:
                ((sides, span),) = others.items()
                return (Party(tuple(sorted(sides)), None, span),)
            if others:
                return ()
        return ()
