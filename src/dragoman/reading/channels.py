"""What a report says of standing lines between parties: missions, offices, councils, consultations, cooperation, contact.

A pack names the lines (nouns) and the predicates that change or tell their state; whose line it is stands in the noun's phrase
("Russia's mission to NATO"), with the predicate ("Canada closed its embassy in Tehran"), or, for a line that the report has named
before, there. Expulsions, recalls and broken relations tell of the mission or of the relations whether the sentence names them or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from ..packs import Pack
from ..packs.events import Change, Line, Trigger
from ..text import Span
from ..world import World
from .channel_acts import dated_by_act, of_act, staff_left
from .channel_lines import STAFFED, STATUS, Sides, key_of, lines_under, name_of, named_at, own_phrase, place_of
from .draft import Draft
from .events import content
from .events.context import Context
from .events.frame import Frame
from .events.lexicon import Entry, Lexicon, fits, forms, spelled, verb_entries
from .events.parties import Parties
from .events.party import principals
from .events.scenes import Scenes
from .events.starting import started
from .events.status import negated, status_of
from .events.tree import Tree
from .types import ChannelState, Event, Name

# A line that is shut or lies still has no level; what stands near it is somebody's title.
_DEEPEST = 1  # nouns below the one that something befalls
_ALONGSIDE = frozenset(("conj", "flat", "appos", "compound", "amod"))  # relations that lead no deeper
_SHUT = frozenset(("closed", "suspended", "dormant"))
# What is to be raised, cut down or cut is there as yet.
_PRESUPPOSES = frozenset(("upgraded", "downgraded", "reduced"))


def find_channels(draft: Draft, events: tuple[Event, ...], scenes: Scenes | None = None) -> tuple[ChannelState, ...]:
    """The states of lines that the report's sentences tell, in the order of the text; `scenes` are the draft's own, where others ask for them too."""
    scenes = scenes or Scenes(draft)
    lex = scenes.lex
    if not lex.section.changes:
        return ()
    found: list[ChannelState] = []
    context = Context(lambda party: draft.world.kind(party) == "state")
    told = _Told([])
    by_sentence: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if (home := draft.sentence_at(event.trigger)) is not None:
            by_sentence[home.start].append(event)
    for sentence in draft.sentences:
        here = by_sentence[sentence.start]
        parties = scenes.raw(sentence).parties
        if parties.all or here or parties.names:
            scene = scenes.mended(sentence)
            tree, parties = scene.tree, scene.parties
            states = _in_sentence(draft, lex, tree, parties, context, told)
            states = [dated_by_act(s, here) for s in states]
            states += [s for e in here for s in of_act(draft, tree, e, states)]
            for state in states:
                if not any((s.key, s.state, s.evidence) == (state.key, state.state, state.evidence) for s in found):
                    found.append(state)
            told.hear(draft, tree, parties)
        context.hear(here)
    return _one_host(draft, found)


def _one_host(draft: Draft, found: Sequence[ChannelState]) -> tuple[ChannelState, ...]:
    """The states, with a line "in Brussels" told as the one that the report names by the organisation that sits there.

    A party has one line of a kind with an organisation and may have another with the state; where a report names only the town, and elsewhere the
    organisation, it speaks of the same.
    """
    hosts: dict[tuple[str, str], set[str]] = {}
    for s in found:
        if "@" in s.key and draft.world.kind(s.between[-1]) == "organisation":
            hosts.setdefault((s.kind, s.between[0]), set()).add(s.key)
    named = {s.key: s for s in found}
    out = []
    for s in found:
        keys = hosts.get((s.kind, s.between[0]), set()) if "@" in s.key else set()
        if len(keys) == 1 and s.key not in keys:
            same = named[next(iter(keys))]
            s = replace(s, key=same.key, name=same.name, between=same.between)
        out.append(s)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Started:
    """A change whose predicate is a token of the sentence."""

    change: Change
    frame: Frame


@dataclass(frozen=True, slots=True)
class _Told:
    """Lines that the report has named with their parties, for "these consultations", "the dialogue"."""

    lines: list[tuple[Line, Sides]]

    def hear(self, draft: Draft, tree: Tree, parties: Parties) -> None:
        """Take note of the lines that a sentence names together with both sides."""
        for line, at in lines_under(draft, tree, range(len(tree.tokens))):
            inside = principals(parties.inside(own_phrase(tree, at)))
            if not line.owned and len(inside) == 2:
                self.lines.append((line, Sides(tuple(sorted(inside)))))

    def last(self, draft: Draft, tree: Tree, line: Line, at: int, among: tuple[str, ...]) -> tuple[Line, Sides] | None:
        """The line of this noun that was named last, between parties of whom these are some."""
        for held, sides in reversed(self.lines):
            same = held.kind == line.kind or (held.needs and not line.needs)
            if same and fits(tree.lemmas[at], tree.words[at], spelled(draft.pack, "|".join(held.nouns))) and set(among) <= set(sides.parties):
                return held, sides
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """Changes by the forms of their verbs and nouns, and by the ends of compounds."""

    forms: dict[str, tuple[tuple[Change, Entry], ...]]
    ends: tuple[tuple[str, Change, Entry], ...]

    def of(self, lemma: str, form: str) -> tuple[tuple[Change, Entry], ...]:
        """The changes that this token may start."""
        compounds = tuple((change, entry) for end, change, entry in self.ends if lemma.endswith(end) or form.endswith(end))
        return tuple(dict.fromkeys((*self.forms.get(lemma, ()), *self.forms.get(form, ()), *compounds)))


@cache
def _changes(pack: Pack) -> _Table:
    section = pack.events
    found: dict[str, list[tuple[Change, Entry]]] = {}
    ends: list[tuple[str, Change, Entry]] = []
    for change in section.changes:
        rule = Trigger(id=change.id, yes=change.yes, no=change.no, type="CHANNEL", needs=change.needs, noun_needs=change.needs, places=True)
        for word in change.verbs:
            for form, entry in verb_entries(rule, word, section):
                found.setdefault(form, []).append((change, entry))
        for word in change.nouns:
            for form in forms(word.lower().lstrip("*"), section.noun_endings, section):
                found.setdefault(form, []).append((change, Entry(rule, word, "", True)))
                if word.startswith("*"):
                    ends.append((form, change, Entry(rule, word, "", True)))
    return _Table({form: tuple(dict.fromkeys(entries)) for form, entries in found.items()}, tuple(ends))


def _in_sentence(draft: Draft, lex: Lexicon, tree: Tree, parties: Parties, context: Context, told: _Told) -> list[ChannelState]:
    if any(tree.is_word(i, lex.section.avoid) for i in range(len(tree.tokens))):
        return []
    table = _changes(draft.pack)
    found: list[ChannelState] = []
    for i, token in enumerate(tree.tokens):
        for change, entry in table.of(tree.lemmas[i], tree.words[i]):
            if entry.noun != (token.upos in ("NOUN", "PROPN")):
                continue
            if change.under and not tree.under(i, change.under):
                continue
            frame = started(draft.pack, tree, parties, entry, i)
            if frame is not None:
                known = {s.key for s in found}
                found.extend(s for s in _states(draft, _Started(change, frame), context, told) if s.key not in known)
    return found


def _states(draft: Draft, told: _Started, context: Context, before: _Told) -> list[ChannelState]:
    """What one predicate says of each line that stands in its slots."""
    frame, change = told.frame, told.change
    status = STATUS.get(status_of(frame))
    state = change.state
    if negated(frame):
        if change.negated is None:
            return []
        state = change.negated
    if status is None or (change.firm and status != "actual"):
        return []
    found: list[ChannelState] = []
    heads = [t for source in change.slots for t in frame.slot_tokens(source)]
    for named, at in lines_under(draft, frame.tree, [i for t in heads for i in (t, *_in_reach(frame.tree, t))]):
        line, sides = _whose(draft, frame, named, at, context, before)
        if sides is None or (change.kinds and line.kind not in change.kinds):
            continue
        firm = change.status or status
        found.append(_built(draft, told, line, sides, at, firm, state))
        if firm == "proposed" and state in _PRESUPPOSES:
            found.append(_built(draft, told, line, sides, at, "actual", "open", dated=False))
    return found


def _in_reach(tree: Tree, head: int) -> list[int]:
    """The phrase of a noun as far as what befalls the noun befalls what is named in it: "all work at its mission to NATO", and no deeper.

    In "the renewal of the ceasefire on the border" the border is only where it holds.
    """
    found = []
    for i in tree.phrase(head):
        between = takewhile(lambda above: above != head, tree.ancestors(i))
        if i == head or sum(tree.rel(k) not in _ALONGSIDE for k in (i, *between)) <= _DEEPEST:
            found.append(i)
    return found


def _whose(draft: Draft, frame: Frame, line: Line, at: int, context: Context, before: _Told) -> tuple[Line, Sides | None]:
    """Which line it is after all, and between whom; `None` for the sides when they are not plain."""
    tree, parties = frame.tree, frame.parties
    name = named_at(draft, tree, at)
    if name is not None and name.kind == "body" and line.owned:
        owner, _, host = (name.id or "").removeprefix("body:").partition("@")
        owner = owner.partition("/")[0]
        if owner and host:
            return line, Sides((owner, host), place=place_of(draft, tree, at, host))
    if name is not None and name.kind == "organisation" and not line.owned:
        among = _of_organisation(draft, tree, line, name)
        if among is not None:
            return line, among
    inside = principals(parties.inside(own_phrase(tree, at)))
    if name is not None and name.kind == "organisation" and not line.owned and name.id in inside and len(name.text.split()) > 1:
        return line, None  # "the Gulf Cooperation Council" is whom one deals with, no line to it; "the NATO-Ukraine Council" is one
    subject = principals(frame.slot_parties("subj")) if not frame.entry.noun else ()
    if line.owned:
        pair = _owned(frame, line, at, subject, context)
        return line, Sides(pair, place=place_of(draft, tree, at, pair[1])) if pair else None
    if not inside:
        again = before.last(draft, tree, line, at, tuple(p for p in subject if draft.world.kind(p) == "state"))
        if again is not None:
            return again
    shared = _shared(frame, inside, subject, context)
    return line, Sides(shared) if shared else None


def _of_organisation(draft: Draft, tree: Tree, line: Line, name: Name) -> Sides | None:
    """The sides of a council that is an organisation: both sides of one between an alliance and a state, else it and who is named beside it."""
    id_ = name.id or ""
    pair = _halves(draft.world, id_)
    if pair is not None:
        return Sides(tuple(sorted(pair)))
    if id_ not in line.organisations:
        return None
    sentence = tree.sentence
    members = draft.world.members(id_)
    beside = [p for n in draft.names if sentence.start <= n.span.start < sentence.end for p in n.principal if p in members]
    return Sides((id_, *sorted(set(beside))), key=id_) if beside else None


def _halves(world: World, organisation: str) -> tuple[str, str] | None:
    """An alliance and the one state that meets it in this organisation; `None` for any other organisation."""
    members = set(world.members(organisation))
    for other in world.organisations:
        inner = set(world.members(other)) if other != organisation else set()
        rest = members - inner
        if len(rest) == 1 and len(inner) > len(rest) and len(inner - members) <= 2 and world.kind(*rest) == "state":
            return other, rest.pop()
    return None


def _owned(frame: Frame, line: Line, at: int, subject: tuple[str, ...], context: Context) -> tuple[str, str] | None:
    """Owner and host of an owned line."""
    tree, parties = frame.tree, frame.parties
    phrase = own_phrase(tree, at)
    own = [c for c in tree.children[at] if tree.tokens[c].deprel == "nmod:poss" and not parties.of(c)]
    before = principals(parties.inside([i for i in phrase if i < at]))
    after = [i for i in phrase if i > at]
    behind = tuple(p for p in (principals(parties.inside(after)) or principals(parties.placed(after))) if p not in before)
    if not behind and not before and not frame.entry.noun:
        behind = _host_of_verb(frame, line, at, subject)  # "closed the embassy in Iran": its own, abroad
    if not own and not before and behind and behind == subject[:1]:
        # "closed the consulate in Seattle", said of the United States: somebody else's, at home.
        owner, host = principals(frame.others(subject)) or principals(context.counterpart(subject)), behind
    elif own or (not before and subject and subject[0] not in behind):
        owner, host = subject, tuple(dict.fromkeys((*before, *behind)))
    else:
        owner, host = before, behind or tuple(p for p in subject if p not in before)
    host = tuple(p for p in host if p not in owner)
    if not own and not before and not behind:
        return None  # "the mission": whose it is, the sentence does not say
    if not host and owner and not frame.entry.noun:
        host = _host_of_verb(frame, line, at, owner)
    if not host and owner:
        host = principals(frame.others(owner)) or principals(context.counterpart(owner))
    return (owner[0], host[0]) if len(owner) == 1 and len(host) == 1 else None


def _host_of_verb(frame: Frame, line: Line, at: int, owner: tuple[str, ...]) -> tuple[str, ...]:
    """The host whom the parser hung on the verb: "closed its embassy in Iran"."""
    tree, parties = frame.tree, frame.parties
    for c in tree.kids(frame.at, "obl", "nmod", "obj"):
        if c > at and tree.under(c, line.hosts):
            held = tuple(p for p in principals(parties.of(c) or parties.placed(tree.phrase(c))) if p not in owner)
            if len(held) == 1:
                return held
    return ()


def _shared(frame: Frame, inside: tuple[str, ...], subject: tuple[str, ...], context: Context) -> tuple[str, ...] | None:
    """Both sides of a shared line."""
    sides = tuple(dict.fromkeys((*inside, *subject)))
    if len(inside) >= 2:
        sides = inside
    clause = principals(frame.parties.inside(frame.reach())) if not frame.entry.noun else ()
    if len(sides) < 2:
        sides = clause if len(clause) == 2 else sides
    elif not inside and set(clause) - set(sides):
        return None  # "Мали и Нигер разорвали отношения с Украиной": the two have none the less with each other
    if len(sides) == 1:
        other = principals(frame.others(sides)) or principals(context.counterpart(sides))
        sides = (*sides, *other)
    return tuple(sorted(sides)) if len(sides) == 2 else None


def _built(draft: Draft, told: _Started, line: Line, sides: Sides, at: int, status: str, state: str, *, dated: bool = True) -> ChannelState:
    frame = told.frame
    index = _time(draft, frame, state) if dated else None
    edtf, relative = content.dated(draft, index)
    if relative is not None and relative.startswith("duration:"):
        relative = f".. / -{relative.removeprefix('duration:')}"  # what has lasted so long began no later
    sentence = frame.tree.sentence
    return ChannelState(
        key=key_of(line, sides),
        kind=line.kind,
        name=name_of(draft, line, sides),
        between=sides.parties,
        state=state,
        status=status,
        level=_level(told, at) if dated and state not in _SHUT else None,
        date=edtf,
        date_relative=relative,
        time=index,
        evidence=Span(sentence.start, sentence.end),
        rule=f"{draft.pack.tag}/{told.change.id}",
        staff=staff_left(draft, frame.tree) if dated and state == "reduced" and line.kind in STAFFED else None,
    )


def _time(draft: Draft, frame: Frame, state: str) -> int | None:
    """The time expression that dates the state; for a line that lies still, how long the sentence says it has."""
    if state != "dormant":
        return content.time_of(draft, frame)
    sentence = frame.tree.sentence
    inside = [(n, t.relative or "") for n, t in enumerate(draft.times) if sentence.start <= t.span.start < sentence.end]
    held = [n for n, relative in inside if relative.startswith(("..", "duration:"))]
    return held[0] if len(held) == 1 else content.time_of(draft, frame)


def _level(told: _Started, at: int) -> str | None:
    """The level that the sentence gives the line: one word of the pack's levels."""
    tree = told.frame.tree
    levels = tree.section.levels
    phrases = [own_phrase(tree, t) for source in told.change.level for t in told.frame.slot_tokens(source)]
    for phrase in (*phrases, own_phrase(tree, at)):
        for i in phrase:
            for word, level in levels.items():
                if fits(tree.lemmas[i], tree.words[i], (word,)):
                    return level
    return None
