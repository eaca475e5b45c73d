"""Who has been dealing with whom just before: the context in which a sentence may leave one side unsaid."""

from __future__ import annotations

from collections.abc import Callable

from ...text import Span
from ..types import Event
from .parties import Party

_MEMORY = 4  # sentences with events
_ASKING = frozenset(("REQUEST", "THREATEN"))
_ANSWERED = frozenset((*_ASKING, "ACCUSE"))


class Context:
    """The pairs of the last sentences, forgotten as the report moves on; who asked something is kept to the end."""

    def __init__(self, is_state: Callable[[str], bool]) -> None:
        self._is_state = is_state
        self._pairs: list[list[tuple[frozenset[str], frozenset[str], Span]]] = []
        self._asked: list[Event] = []
        self._addressed: dict[str, Event] = {}
        self._last: Event | None = None

    def hear(self, events: list[Event]) -> None:
        """Take note of a sentence's events."""
        told = [e for e in events if e.recipients and e.status in ("actual", "announced", "threatened")]
        if told:
            self._pairs.append([(frozenset(e.actors), frozenset(e.recipients), e.trigger) for e in told])
            del self._pairs[:-_MEMORY]
        for event in told:
            self._last = event
            if event.type in _ANSWERED or event.mode == "letter":
                self._asked.append(event)
            if (event.type in _ASKING or event.mode == "letter") and sum(map(self._is_state, event.recipients)) > 1:
                self._addressed.update(dict.fromkeys(event.actors, event))

    def counterpart(self, actors: tuple[str, ...], *, incoming: bool = False) -> tuple[Party, ...]:
        """The other side, when the last sentence that told of these actors gave them but one; `incoming` if it must have acted on them."""
        mine = frozenset(actors)
        for pairs in reversed(self._pairs):
            others: dict[frozenset[str], Span] = {}
            for one, two, span in pairs:
                if one & mine and not two & mine and not incoming:
                    others.setdefault(two, span)
                elif two & mine and not one & mine:
                    others.setdefault(one, span)
            if len(others) == 1:
                ((sides, span),) = others.items()
                return (Party(tuple(sorted(sides)), None, span),)
            if others:
                return ()
        return ()

    def asker(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Who last asked something of these actors: the one whom an answer or refusal without addressee answers."""
        for event in reversed(self._asked):
            if set(event.recipients) & set(actors) and not set(event.actors) & set(actors):
                return (Party(event.actors, None, event.trigger),)
        return ()

    def acting(self, number: int, *, both_sides: bool) -> tuple[Party, ...]:
        """Those who acted together last, or with one another, when they are as many as "the two countries" says."""
        event = self._last
        if event is None:
            return ()
        pair = tuple(dict.fromkeys((*event.actors, *event.recipients)))
        for sides in (event.actors, pair) if both_sides else (event.actors,):
            if len(sides) == number:
                return (Party(sides, None, event.trigger),)
        return ()

    def addressed(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Whom these actors last addressed together, for "the countries", "each of them"."""
        held = [self._addressed[a] for a in actors if a in self._addressed]
        return (Party(held[0].recipients, None, held[0].trigger),) if held else ()
