"""Who has been dealing with whom just before: the context in which a sentence may leave one side unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ...text import Span
from ..types import Event
from .party import Party

_SENT = {"letter": "REQUEST"}  # what is asked in it
_MEMORY = 4  # sentences with events
_BOTH = 2
_MOST = 0.5  # share of the acts of a side that must have been with another for that to be meant where nobody is named
_JUST = 2  # sentences with events
_NONE: Mapping[Span, frozenset[str]] = MappingProxyType({})
_NOBODY: frozenset[str] = frozenset()
_OF_ONE_KIND = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "AID"))  # types that need no mode to tell an act from others
_REACTIONS = frozenset(("ACCUSE", "SUPPORT"))
_SAID = frozenset((*_REACTIONS, "REQUEST", "THREATEN"))  # no decisions or steps, which words like "the move" speak of
_ASKING = frozenset(("REQUEST", "THREATEN"))
_ANSWERED = frozenset((*_ASKING, "ACCUSE"))
_REPEATED = frozenset(("SANCTION", "COERCE"))
_BETWEEN_STATES = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE"))
_TOLD = frozenset(("actual", "announced", "threatened"))


@dataclass(frozen=True, slots=True)
class Named:
    """What nouns tell of acts: the rules that they would start, those rules' types and modes, and the lemmas themselves."""

    rules: frozenset[str]
    acts: frozenset[tuple[str, str | None]]
    nouns: frozenset[str]


class Context:
    """The acts of the last sentences, forgotten as the report moves on; who asked something is kept to the end."""

    def __init__(self, is_state: Callable[[str], bool]) -> None:
        self._is_state = is_state
        self._sentences: list[list[Event]] = []
        self._asked: list[Event] = []
        self._addressed: dict[str, Event] = {}
        self._just: list[Event] = []  # of the very last sentence
        self._last: Event | None = None
        self._told: list[Event] = []  # all of the report, in its order
        self._nouns: dict[Span, frozenset[str]] = {}
        self._bodies: dict[str, tuple[str, ...]] = {}
        self._contested: set[str] = set()  # words for bodies of two sides, of which none is meant before the other

    def name(self, bodies: Mapping[str, tuple[str, ...]]) -> None:
        """Take note of for whom a sentence's bodies and offices act: "the Russian embassy", "the kingdom's ministry"."""
        self._contested |= {word for word, sides in bodies.items() if self._bodies.get(word, sides) != sides}
        self._bodies.update(bodies)

    def body(self, nouns: tuple[str, ...], at: Span) -> tuple[Party, ...]:
        """For whom the body acts that the report named last by this noun, or by a compound that ends in it."""
        for known, sides in reversed(self._bodies.items()):
            if known.endswith(nouns):
                return () if known in self._contested else (Party(sides, None, at),)
        return ()

    def hear(self, events: list[Event], nouns: Mapping[Span, frozenset[str]] = _NONE) -> None:
        """Take note of a sentence's events, with the lemmas of the nouns in their triggers."""
        self._nouns.update(nouns)
        told = self._just = [e for e in events if e.status in _TOLD]
        if told:
            self._sentences.append(told)
            del self._sentences[:-_MEMORY]
        self._told.extend(told)
        for event in told:
            if event.type in _ANSWERED or event.mode == "letter":
                self._asked.append(event)
            if not event.recipients:
                continue
            self._last = event
            if (event.type in _ASKING or event.mode == "letter") and sum(map(self._is_state, event.recipients)) > 1:
                self._addressed.update(dict.fromkeys(event.actors, event))

    def counterpart(
        self, actors: tuple[str, ...], *, incoming: bool = False, earlier: tuple[Event, ...] = (), kind: str | None = None
    ) -> tuple[Party, ...]:
        """The other side, when the last sentence that told of these actors gave them but one; `incoming` if it must have acted on them.

        `earlier` are the acts of the sentence itself that stand before. Who has dealt with several sides in the report leaves open which of
        them a sentence means, unless nearly all was with one, or what was told last was an act of this `kind` as well.
        """
        mine = frozenset(actors)
        for far, events in enumerate(([e for e in earlier if e.status in _TOLD], *reversed(self._sentences))):
            others: dict[frozenset[str], Span] = {}
            for event in events:
                one, two = frozenset(event.actors), frozenset(event.recipients)
                if not two:
                    continue
                if one == two and one & mine and one - mine:
                    others.setdefault(one - mine, event.trigger)  # they dealt with one another
                elif one & mine and not two & mine and not incoming:
                    others.setdefault(two, event.trigger)
                elif two & mine and not one & mine:
                    others.setdefault(one, event.trigger)
            if len(others) > 1 and kind in _BETWEEN_STATES:
                others = {sides: at for sides, at in others.items() if all(map(self._is_state, sides))} or others
            if len(others) == 1:
                ((sides, span),) = others.items()
                return (Party(tuple(sorted(sides)), None, span),) if not far or self._goes_on(events, mine, kind) or self._mostly(mine, sides) else ()
            if others:
                return ()
        return ()

    def _goes_on(self, events: list[Event], mine: frozenset[str], kind: str | None) -> bool:
        """Whether these actors did the same just before: "demanded guarantees of the alliance. It also demanded …"."""
        return any(kind in (e.type, _SENT.get(e.mode or "")) and set(e.actors) & mine and any(":" not in r for r in e.recipients) for e in events)

    def _mostly(self, mine: frozenset[str], sides: frozenset[str]) -> bool:
        """Whether nearly all that the report told of these actors was with this side, which is no group of whom nobody knows the members."""
        if all(":" in side for side in sides):
            return False
        with_them = [other <= sides or sides <= other for other, _ in self._met(mine)]
        return len(with_them) * _MOST <= sum(with_them)

    def _met(self, mine: frozenset[str]) -> Iterator[tuple[frozenset[str], Span]]:
        """The other side of each act that the report has told of these actors, with where it stands."""
        for event in self._told:
            one, two = frozenset(event.actors), frozenset(event.recipients)
            # Those who act together are no other side of each other, unless they act on one another.
            other = one - mine if one == two else two if mine & one else one if mine & two else frozenset()
            if two and other and not other & mine:
                yield other, event.trigger

    def just_asked(self, actors: tuple[str, ...]) -> bool:
        """Whether the sentence before asked something of all of these."""
        return any(e.type == "REQUEST" and set(actors) <= set(e.recipients) for e in self._just)

    def just_asked_by(self, actors: tuple[str, ...]) -> tuple[Party, ...] | None:
        """Of whom these asked something in the sentence before, nobody where that is left unsaid; `None` if they asked nothing or more than once."""
        put = [e for e in self._just if e.type == "REQUEST" and set(e.actors) == set(actors)]
        if len(put) != 1:
            return None
        return (Party(put[0].recipients, None, put[0].trigger),) if put[0].recipients else ()

    def just_asker(self, actors: tuple[str, ...], earlier: tuple[Event, ...] = ()) -> tuple[Party, ...]:
        """Who asked something of all of these in this sentence or the one before."""
        for event in reversed((*self._just, *earlier)):
            if event.type == "REQUEST" and event.status in _TOLD and set(actors) <= set(event.recipients) and not set(actors) & set(event.actors):
                return (Party(event.actors, None, event.trigger),)
        return ()

    def partner(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """The other side in all that the report has told of these actors and others, when it is but one."""
        sides: dict[tuple[str, ...], Span] = {}
        for other, at in self._met(frozenset(actors)):
            sides.setdefault(tuple(sorted(other)), at)
        if len(sides) != 1:
            return ()
        ((only, span),) = sides.items()
        return () if all(":" in side for side in only) else (Party(only, None, span),)

    def asker(self, actors: tuple[str, ...], earlier: tuple[Event, ...] = ()) -> tuple[Party, ...]:
        """Who last asked something of these actors: the one whom an answer or refusal without addressee answers."""
        for event in reversed((*self._asked, *(e for e in earlier if e.type in _ANSWERED))):
            if set(event.recipients) & set(actors) and not set(event.actors) & set(actors):
                return (Party(event.actors, None, event.trigger),)
        return ()

    def last(self) -> Event | None:
        """The act that the report told last, in the sentence before."""
        return self._just[-1] if self._just else None

    def writer(self) -> tuple[Party, ...]:
        """Who wrote the paper of which the report told last."""
        event = next((e for e in reversed(self._told) if e.mode == "letter" or e.carrier), None)
        return (Party(event.actors, None, event.trigger),) if event is not None else ()

    def same_act(self, kind: str, mode: str | None, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Whom the same act by others met just before: "Poland expelled three Russian diplomats. Latvia expelled one."."""
        if kind in _REACTIONS:
            return self._same_reaction(kind, actors)
        if kind not in _REPEATED:
            return ()
        for event in reversed(self._told):
            if event.recipients and (event.type, event.mode) == (kind, mode):
                return () if set(event.recipients) & set(actors) else (Party(event.recipients, None, event.trigger),)
        return ()

    def _same_reaction(self, kind: str, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Whom others just before blamed, or backed, when all of them did the same."""
        alike = [e for events in self._sentences[-_JUST:] for e in events if e.type == kind and e.recipients and not set(e.actors) & set(actors)]
        whom = {e.recipients for e in alike}
        return (Party(alike[-1].recipients, None, alike[-1].trigger),) if len(whom) == 1 and not set(alike[-1].recipients) & set(actors) else ()

    def beside(self, kind: str, actors: tuple[str, ...]) -> frozenset[str]:
        """Who did the same just before to somebody else: they speak of the same thing, and are no other side."""
        alike = [e for events in self._sentences[-_JUST:] for e in events if e.type == kind and not set(actors) & {*e.actors, *e.recipients}]
        return frozenset(a for e in alike for a in e.actors)

    def doer(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Whose act was told just before, when nobody else's was: whom "the move", "the step" speaks of."""
        just = {e.actors: e for e in self._just if e.type not in _SAID}
        if len(just) == 1 and not set(next(iter(just))) & set(actors):
            return tuple(Party(sides, None, event.trigger) for sides, event in just.items())
        done = [e for e in self._told if e.type not in _SAID and not set(e.actors) & set(actors)]
        answered = Counter(e.recipients for e in self._told if e.type in _REACTIONS)
        ranked = sorted({(answered[e.actors], e.actors) for e in done if answered[e.actors]}, reverse=True)
        if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            # Of what several did, the deed of which the report tells reactions is the one spoken of.
            return (Party(ranked[0][1], None, next(e.trigger for e in done if e.actors == ranked[0][1])),)
        recent = tuple(self._recent())
        # What others say of a deed is no deed of theirs.
        deeds = [e for e in recent if e.type not in _SAID] or [e for e in self._told if e.type not in _SAID][-1:] or recent
        doers = {e.actors: e for e in deeds if not set(e.actors) & set(actors)}
        if len(doers) != 1:
            return ()
        ((sides, event),) = doers.items()
        return (Party(sides, None, event.trigger),)

    def doer_of(self, named: Named, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Who last did in this report what a noun names ("the expulsions", "the pact"), if that was somebody else."""
        for event in reversed(self._told):
            told = event.rule in named.rules or ((event.mode or event.type in _OF_ONE_KIND) and (event.type, event.mode) in named.acts)
            # "condemned the burning" is no burning of his.
            if told or (event.type not in _SAID and named.nouns & self._nouns.get(event.trigger, _NOBODY)):
                return () if set(event.actors) & set(actors) else (Party(event.actors, None, event.trigger),)
        return ()

    def _recent(self) -> Iterator[Event]:
        return (event for events in reversed(self._sentences) for event in reversed(events))

    def speaking_of(self, *, many: bool) -> tuple[Party, ...]:
        """Who acted in the sentence before, when it told of but one actor (or one group, with `many`): "They", "It"."""
        last = self._just
        sides = {e.actors for e in last}
        if len(sides) != 1:
            return ()
        (only,) = sides
        return (Party(only, None, last[0].trigger),) if (len(only) > 1) == many else ()

    def acting(self, number: int, *, both_sides: bool, earlier: tuple[Event, ...] = ()) -> tuple[Party, ...]:
        """Those who acted together last, or with one another, when they are as many as "the two countries" says.

        Of pairs, the one of which the report tells most.
        """
        event = next((e for e in reversed(earlier) if len({*e.actors, *e.recipients}) == number and e.recipients), None) if both_sides else None
        event = event or (self._pair() if both_sides and number == _BOTH else self._last)
        if event is None:
            return ()
        pair = tuple(dict.fromkeys((*event.actors, *event.recipients)))
        for sides in (event.actors, pair) if both_sides else (event.actors,):
            if len(sides) == number:
                return (Party(sides, None, event.trigger),)
        return ()

    def _pair(self) -> Event | None:
        """The last event between the two parties of which the report has told most so far."""
        pairs = [(e, frozenset((*e.actors, *e.recipients))) for e in self._told]
        pairs = [(e, pair) for e, pair in pairs if len(pair) == _BOTH and e.recipients]
        if not pairs:
            return self._last
        counts = Counter(pair for _, pair in pairs)
        return max(enumerate(pairs), key=lambda p: (counts[p[1][1]], all(map(self._is_state, p[1][1])), p[0]))[1][0]

    def sides(self, number: int, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Those who last dealt with one another, or with whom these actors last dealt, when they are as many as "both sides" says."""
        for event in self._recent():
            met = tuple(p for p in event.recipients if self._is_state(p))
            if set(event.actors) == set(actors) and len(met) == number:
                return (Party(met, None, event.trigger),)
            if set(event.recipients) == set(actors) and len(event.actors) == number:
                return (Party(event.actors, None, event.trigger),)
            pair = tuple(dict.fromkeys((*event.actors, *event.recipients)))
            if event.recipients and not set(pair) & set(actors) and len(pair) == number:
                return (Party(pair, None, event.trigger),)
            if len(event.actors) == number and not set(event.actors) & set(actors):
                return (Party(event.actors, None, event.trigger),)
        return ()

    def is_state(self, party: str) -> bool:
        """Whether a party is a state."""
        return self._is_state(party)

    def addressed(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Whom these actors last addressed together, for "the countries", "each of them"."""
        held = [self._addressed[a] for a in actors if a in self._addressed]
        states = tuple(r for r in held[0].recipients if self._is_state(r)) if held else ()
        return (Party(states if len(states) > 1 else held[0].recipients, None, held[0].trigger),) if held else ()
