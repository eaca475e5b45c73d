"""What a report says of standing lines between parties: missions, offices, councils, consultations, cooperation, contact.

A pack names the lines (nouns) and the predicates that change or tell their state; whose line it is stands in the noun's phrase
("Russia's mission to NATO") or with the predicate ("Canada closed its embassy in Tehran").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..packs import Pack
from ..packs.events import Change, Line, Trigger
from ..text import Span
from .draft import Draft
from .events import content
from .events.context import Context
from .events.frame import Frame, started
from .events.lexicon import Entry, Lexicon, fits, forms, lexicon, spelled
from .events.parties import Parties, principals
from .events.status import negated, status_of
from .events.tree import Tree
from .types import ChannelState, Event

_STATUS = {"actual": "actual", "announced": "announced", "considered": "proposed", "content": "proposed", "threatened": "announced"}


def find_channels(draft: Draft, events: tuple[Event, ...]) -> tuple[ChannelState, ...]:
    """The states of lines that the report's sentences tell, in the order of the text."""
    lex, changes = lexicon(draft.pack), _changes(draft.pack)
    if not changes:
        return ()
    found: list[ChannelState] = []
    context = Context(lambda party: draft.world.kind(party) == "state")
    for sentence in draft.sentences:
        tree = Tree(sentence, lex.section, lex.governors)
        parties = Parties(draft, tree)
        here = [e for e in events if sentence.start <= e.trigger.start < sentence.end]
        if parties.all or here:
            for state in _in_sentence(draft, lex, tree, parties, context):
                if not any(s.key == state.key and s.evidence == state.evidence for s in found):
                    found.append(state)
        context.hear(here)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Started:
    """A change whose predicate is a token of the sentence."""

    change: Change
    frame: Frame


@cache
def _changes(pack: Pack) -> dict[str, tuple[tuple[Change, Entry], ...]]:
    """Changes by the forms of their verbs and nouns."""
    section = pack.events
    found: dict[str, list[tuple[Change, Entry]]] = {}
    for change in section.changes:
        rule = Trigger(id=change.id, yes=change.yes, no=change.no, type="CHANNEL", needs=change.needs, noun_needs=change.needs)
        for word in change.verbs:
            lemma, _, particle = word.partition(" ")
            for form in forms(lemma, section.verb_endings, section):
                found.setdefault(form, []).append((change, Entry(rule, lemma, particle, False)))
        for word in change.nouns:
            for form in forms(word, section.noun_endings, section):
                found.setdefault(form, []).append((change, Entry(rule, word, "", True)))
    return {form: tuple(dict.fromkeys(entries)) for form, entries in found.items()}


def _in_sentence(draft: Draft, lex: Lexicon, tree: Tree, parties: Parties, context: Context) -> list[ChannelState]:
    if any(tree.is_word(i, lex.section.avoid) for i in range(len(tree.tokens))):
        return []
    table = _changes(draft.pack)
    found: list[ChannelState] = []
    for i, token in enumerate(tree.tokens):
        for change, entry in dict.fromkeys((*table.get(tree.lemmas[i], ()), *table.get(tree.words[i], ()))):
            if entry.noun != (token.upos in ("NOUN", "PROPN")):
                continue
            frame = started(draft.pack, tree, parties, entry, i)
            state = _state(draft, _Started(change, frame), context) if frame is not None else None
            if state is not None:
                found.append(state)
    return found


def _state(draft: Draft, told: _Started, context: Context) -> ChannelState | None:
    frame, change = told.frame, told.change
    status = _STATUS.get(status_of(frame))
    state = change.state
    if negated(frame):
        if change.negated is None:
            return None
        state = change.negated
    if status is None:
        return None
    for source in change.slots:
        for token in frame.slot_tokens(source):
            for line, at in _lines_under(draft.pack, frame.tree, token):
                if change.kinds and line.kind not in change.kinds:
                    continue
                sides = _sides(frame, line, at, context)
                if sides is not None:
                    return _built(draft, told, line, sides, change.status or status, state)
    return None


def _lines_under(pack: Pack, tree: Tree, token: int) -> list[tuple[Line, int]]:
    """The lines that the phrase under this token names: at its head, coordinated with it, or inside ("work at the mission")."""
    found = []
    for at in (token, *(i for i in tree.phrase(token) if i != token)):
        if tree.tokens[at].upos not in ("NOUN", "PROPN"):
            continue
        for line in pack.events.lines:
            if not fits(tree.lemmas[at], tree.words[at], spelled(pack, "|".join(line.nouns))):
                continue
            near = [tree.lemmas[i] for i in tree.phrase(at)] + [tree.words[i] for i in tree.phrase(at)]
            if line.needs and not any(n.startswith(w) or w in tree.words[at] for w in line.needs for n in near):
                continue
            found.append((line, at))
            break
    return found


def _sides(frame: Frame, line: Line, at: int, context: Context) -> tuple[str, ...] | None:
    """Owner and host of an owned line, both sides of a shared one; `None` when they are not plain."""
    tree, parties = frame.tree, frame.parties
    subject = principals(frame.slot_parties("subj")) if not frame.entry.noun else ()
    inside = principals(parties.inside(tree.phrase(at)))
    if not line.owned:
        return _shared(frame, inside, subject, context)
    own = [c for c in tree.children[at] if tree.tokens[c].deprel == "nmod:poss" and not parties.of(c)]
    before = principals(parties.inside([i for i in tree.phrase(at) if i < at]))
    after = tuple(p for p in principals(parties.inside([i for i in tree.phrase(at) if i > at])) if p not in before)
    if own or (not before and subject and subject[0] not in after):
        owner, host = subject, tuple(dict.fromkeys((*before, *after)))
    else:
        owner, host = before, after or tuple(p for p in subject if p not in before)
    host = tuple(p for p in host if p not in owner)
    if not own and not before and not after:
        return None  # "the mission": whose it is, the sentence does not say
    if not host and owner and line.kind in ("embassy", "consulate"):
        host = tuple(p for p in principals(parties.placed(tree.phrase(at) + frame.reach())) if p not in owner)[:1]
    if not host and owner:
        host = principals(frame.others(owner)) or principals(context.counterpart(owner))
    if len(owner) != 1 or len(host) != 1:
        return None
    return (owner[0], host[0])


def _shared(frame: Frame, inside: tuple[str, ...], subject: tuple[str, ...], context: Context) -> tuple[str, ...] | None:
    sides = tuple(dict.fromkeys((*inside, *subject)))
    if len(inside) >= 2:
        sides = inside
    if len(sides) < 2 and not frame.entry.noun:
        clause = principals(frame.parties.inside(frame.reach()))
        sides = clause if len(clause) == 2 else sides
    if len(sides) == 1:
        other = principals(frame.others(sides)) or principals(context.counterpart(sides))
        sides = (*sides, *other)
    return tuple(sorted(sides)) if len(sides) == 2 else None


def _built(draft: Draft, told: _Started, line: Line, sides: tuple[str, ...], status: str, state: str) -> ChannelState:
    frame = told.frame
    index = content.time_of(draft, frame)
    edtf, relative = content.dated(draft, index)
    sentence = frame.tree.sentence
    level = next((frame.tree.span(frame.tree.phrase(t)).of(draft.report.text) for s in told.change.level for t in frame.slot_tokens(s)), None)
    labels = [_label(draft, side) for side in sides]
    keys = {"owner": labels[0], "host": labels[1], "a": labels[0], "b": labels[1]}
    return ChannelState(
        key=f"{line.kind}:{'@'.join(sides)}" if line.owned else f"{line.kind}:{'-'.join(sides)}",
        kind=line.kind,
        name=line.name.format_map(keys),
        between=sides,
        state=state,
        status=status,
        level=level,
        date=edtf,
        date_relative=relative,
        time=index,
        evidence=Span(sentence.start, sentence.end),
        rule=f"{draft.pack.tag}/{told.change.id}",
    )


def _label(draft: Draft, principal: str) -> str:
    """The English name of a state; an organisation goes by its acronym."""
    return (draft.world.label(principal) if draft.world.kind(principal) == "state" else None) or principal
