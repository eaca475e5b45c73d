"""Acts that tell of a line by themselves: expulsions, recalls and returns, broken relations, the end of a staff's accreditation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from ..text import Span
from .channel_lines import STAFFED, STATUS, Sides, key_of, lines_under, name_of, place_of
from .draft import Draft
from .events.lexicon import fits, spelled
from .events.tree import Tree
from .types import ChannelState, Event

# The kind of line (of a state, of an organisation) and its state.
_ACTS = {
    "expel": ("embassy", "mission", "reduced"),
    "recall": ("embassy", "mission", "downgraded"),
    "cut-ties": ("relations", "relations", "closed"),
    "restore": ("embassy", "mission", "restored"),
}
# Who comes back or is named when a mission has its head again.
_HEAD = "ambassador"
# No staff is larger.
_MOST = 2000
# Words behind a number among which the noun that it counts stands.
_COUNTED = 4


def of_act(draft: Draft, tree: Tree, event: Event, said: list[ChannelState]) -> list[ChannelState]:
    """What an expulsion, a recall or a break tells of the line between the two, where the sentence does not say it of a line that it names."""
    if event.mode == "withdraw-accreditation" and not event.amounts:
        return _of_staff(draft, tree, event, said)
    told = _ACTS.get(event.mode or "")
    status = STATUS.get(event.status)
    if told is None or status is None or not event.actors or not event.recipients:
        return []
    if event.mode == "restore" and not _speaks_of_head(tree, event):
        return []
    staff = staff_left(draft, tree) if told[2] == "reduced" else None
    found: list[ChannelState] = []
    for actor, other in product(event.actors, event.recipients):
        if actor == other or "state" not in (draft.world.kind(actor), draft.world.kind(other)) or ":" in other or ":" in actor:
            continue
        # Who is expelled served at the mission with the actor; who is recalled, at the mission with the other side.
        owner, host = (other, actor) if event.mode == "expel" else (actor, other)
        own = event.mode == "expel" and event.content is not None and _speaks_of(draft, event.content, actor)
        if own or draft.world.kind(owner) != "state":
            continue
        kind = told[0] if draft.world.kind(host) == "state" else told[1]
        line = next((x for x in draft.pack.events.lines if x.kind == kind), None)
        pair = Sides((owner, host) if line is not None and line.owned else tuple(sorted((owner, host))))
        if line is None or any(set(s.between) == set(pair.parties) and (s.kind == kind or s.state == told[2]) for s in (*said, *found)):
            continue
        found.append(
            ChannelState(
                key=key_of(line, pair),
                kind=kind,
                name=name_of(draft, line, pair),
                between=pair.parties,
                state=told[2],
                status=status,
                level=None,
                date=event.date,
                date_relative=event.date_relative,
                time=event.time,
                evidence=Span(tree.sentence.start, tree.sentence.end),
                rule=event.rule,
                staff=staff if kind in STAFFED and len(event.actors) == 1 else None,
            )
        )
    return found


def dated_by_act(state: ChannelState, events: Sequence[Event]) -> ChannelState:
    """The state, one without a day with that of the act of its sentence by which its line came into it: "said on Monday it was severing ties"."""
    if state.date is not None or state.date_relative is not None or state.time is not None:
        return state
    for event in events:
        same = _ACTS.get(event.mode or "", ("", "", ""))[2] == state.state and set(state.between) <= {*event.actors, *event.recipients}
        if same and STATUS.get(event.status) == state.status and event.date is not None:
            return replace(state, date=event.date, date_relative=event.date_relative, time=event.time)
    return state


def _speaks_of_head(tree: Tree, event: Event) -> bool:
    """True for an act that is done with an ambassador: "sends its ambassador back"."""
    section, spans = tree.section, [event.trigger, *([event.content] if event.content is not None else [])]
    heads = tuple(word for word, level in section.levels.items() if level == _HEAD)
    inside = (i for i, t in enumerate(tree.tokens) if any(s.overlaps(Span(t.start, t.end)) for s in spans))
    return any(fits(tree.lemmas[i], tree.words[i], heads) for i in inside)


def _of_staff(draft: Draft, tree: Tree, event: Event, said: list[ChannelState]) -> list[ChannelState]:
    """A mission whose staff as a whole loses its accreditation works no more: "withdraws the accreditation of the staff of NATO's office"."""
    status = STATUS.get(event.status)
    inside = [i for i, t in enumerate(tree.tokens) if event.content is None or event.content.contains(Span(t.start, t.end))]
    named = [(line, at) for line, at in lines_under(draft, tree, inside) if line.kind in STAFFED]
    if status is None or len(named) != 1 or len(event.actors) != 1 or len(event.recipients) != 1 or ":" in event.recipients[0]:
        return []
    line, at = named[0]
    pair = Sides((event.recipients[0], event.actors[0]), place=place_of(draft, tree, at, event.actors[0]))
    if draft.world.kind(event.actors[0]) != "state" or any(s.key == key_of(line, pair) for s in said):
        return []
    return [
        ChannelState(
            key=key_of(line, pair),
            kind=line.kind,
            name=name_of(draft, line, pair),
            between=pair.parties,
            state="suspended",
            status=status,
            level=None,
            date=event.date,
            date_relative=event.date_relative,
            time=event.time,
            evidence=Span(tree.sentence.start, tree.sentence.end),
            rule=event.rule,
        )
    ]


def staff_left(draft: Draft, tree: Tree) -> int | None:
    """The size to which the sentence says that a staff was cut: the one number behind a word such as "to", alone or counting people."""
    section, found = tree.section, set()
    for i, token in enumerate(tree.tokens):
        number = section.numbers.get(tree.words[i], tree.words[i])
        in_time = any(t.span.start < token.end and token.start < t.span.end for t in draft.times)
        if i and tree.words[i - 1] in section.remaining and number.isdecimal() and 0 < int(number) <= _MOST and not in_time:
            counted = next((n for n in range(i + 1, min(i + _COUNTED, len(tree.tokens))) if tree.tokens[n].upos == "NOUN"), None)
            if counted is None or _ends_before(tree, i, counted) or fits(tree.lemmas[counted], tree.words[counted], spelled(draft.pack, "@diplomat")):
                found.add(int(number))
    return found.pop() if len(found) == 1 else None


def _ends_before(tree: Tree, number: int, noun: int) -> bool:
    """True when something other than adjectives stands between a number and a noun: it counts nothing there ("from twenty to ten in April")."""
    return any(tree.tokens[n].upos not in ("ADJ", "DET", "PROPN") for n in range(number + 1, noun))


def _speaks_of(draft: Draft, span: Span, party: str) -> bool:
    """True when this stretch names the party: "the expulsion of eight Russian diplomats" is no act of Russia."""
    return any(party in n.principal for n in draft.names if span.contains(n.span))
