"""What a report says of standing lines between parties: missions, offices, councils, consultations, cooperation, contact.

A pack names the lines (nouns) and the predicates that change or tell their state; whose line it is stands in the noun's phrase
("Russia's mission to NATO"), with the predicate ("Canada closed its embassy in Tehran"), or, for a line that the report has named
before, there. Expulsions, recalls and broken relations tell of the mission or of the relations whether the sentence names them or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..packs import Pack, shipped_packs
from ..packs.events import Change, Line, Trigger
from ..text import Span
from ..world import World
from .draft import Draft
from .events import content
from .events.context import Context
from .events.frame import Frame, started
from .events.lexicon import Entry, Lexicon, fits, forms, lexicon, spelled, verb_entries
from .events.parties import Parties, principals
from .events.repair import repaired
from .events.status import negated, status_of
from .events.tree import Tree
from .names import name_at
from .types import ChannelState, Event, Name

_STATUS = {"actual": "actual", "announced": "announced", "considered": "proposed", "content": "proposed", "threatened": "proposed"}
# A line that is shut or lies still has no level; what stands near it is somebody's title.
_SHUT = frozenset(("closed", "suspended", "dormant"))
# What is to be raised, cut down or cut is there as yet.
_PRESUPPOSES = frozenset(("upgraded", "downgraded", "reduced"))
# Acts that tell of a line by themselves: the kind of line (of a state, of an organisation) and its state.
_ACTS = {
    "expel": ("embassy", "mission", "reduced"),
    "recall": ("embassy", "mission", "downgraded"),
    "cut-ties": ("relations", "relations", "closed"),
    "restore": ("embassy", "mission", "restored"),
}
# Who comes back or is named when a mission has its head again.
_HEAD = "ambassador"
# Lines that have a staff, and how many it can be.
_STAFFED = frozenset(("mission", "embassy", "consulate", "office"))
_MOST = 2000
# The names of channels are English in every reading, as the labels of the world are.
_NAMES_IN = "en"


def find_channels(draft: Draft, events: tuple[Event, ...]) -> tuple[ChannelState, ...]:
    """The states of lines that the report's sentences tell, in the order of the text."""
    lex = lexicon(draft.pack)
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
        tree = Tree(sentence, lex.section, lex.governors)
        parties = Parties(draft, tree)
        here = by_sentence[sentence.start]
        if parties.all or here or parties.names:
            mended = repaired(tree, parties, lex)
            if mended is not None:
                tree = Tree(mended, lex.section, lex.governors)
                parties = Parties(draft, tree)
            states = _in_sentence(draft, lex, tree, parties, context, told)
            states += [s for e in here for s in _of_act(draft, tree, e, states)]
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
class _Sides:
    """Between whom a line stands; `key` names it when the parties do not, `place` where it stands."""

    parties: tuple[str, ...]
    key: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """Lines that the report has named with their parties, for "these consultations", "the dialogue"."""

    lines: list[tuple[Line, _Sides]]

    def hear(self, draft: Draft, tree: Tree, parties: Parties) -> None:
        """Take note of the lines that a sentence names together with both sides."""
        for line, at in _lines_under(draft, tree, range(len(tree.tokens))):
            inside = principals(parties.inside(_own_phrase(tree, at)))
            if not line.owned and len(inside) == 2:
                self.lines.append((line, _Sides(tuple(sorted(inside)))))

    def last(self, draft: Draft, tree: Tree, line: Line, at: int, among: tuple[str, ...]) -> tuple[Line, _Sides] | None:
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
    status = _STATUS.get(status_of(frame))
    state = change.state
    if negated(frame):
        if change.negated is None:
            return []
        state = change.negated
    if status is None or (change.firm and status != "actual"):
        return []
    found: list[ChannelState] = []
    heads = [t for source in change.slots for t in frame.slot_tokens(source)]
    for named, at in _lines_under(draft, frame.tree, [i for t in heads for i in (t, *frame.tree.phrase(t))]):
        line, sides = _whose(draft, frame, named, at, context, before)
        if sides is None or (change.kinds and line.kind not in change.kinds):
            continue
        firm = change.status or status
        found.append(_built(draft, told, line, sides, at, firm, state))
        if firm == "proposed" and state in _PRESUPPOSES:
            found.append(_built(draft, told, line, sides, at, "actual", "open", dated=False))
    return found


def _lines_under(draft: Draft, tree: Tree, tokens: Iterable[int]) -> list[tuple[Line, int]]:
    """The lines whose nouns are among these tokens, the more particular kinds first."""
    found: list[tuple[Line, int]] = []
    for at in dict.fromkeys(tokens):
        if tree.tokens[at].upos not in ("NOUN", "PROPN"):
            continue
        phrase = _own_phrase(tree, at)
        near = [w for i in phrase for w in (tree.lemmas[i], tree.words[i])]
        organisation = _named(draft, tree, at)
        for line in draft.pack.events.lines:
            if organisation is not None and organisation.id in line.organisations:
                found.append((line, at))
                break
            if not fits(tree.lemmas[at], tree.words[at], spelled(draft.pack, "|".join(line.nouns))):
                continue
            if line.needs and not any(n.startswith(w) or w in tree.words[at] for w in line.needs for n in near):
                continue
            found.append((line, at))
            break
    return found


def _own_phrase(tree: Tree, at: int) -> list[int]:
    """The phrase of a line's noun without what is coordinated with the noun itself ("its embassy in Tehran and its consulate")."""
    beside = {i for c in tree.kids(at, "conj") for i in tree.subtree(c)}
    return [i for i in tree.phrase(at) if i not in beside]


def _named(draft: Draft, tree: Tree, at: int) -> Name | None:
    """The organisation or body whose name this noun heads or belongs to."""
    name = name_at(draft.names, tree.tokens[at].start)
    return name if name is not None and name.kind in ("organisation", "body") and name.id else None


def _whose(draft: Draft, frame: Frame, line: Line, at: int, context: Context, before: _Told) -> tuple[Line, _Sides | None]:
    """Which line it is after all, and between whom; `None` for the sides when they are not plain."""
    tree, parties = frame.tree, frame.parties
    name = _named(draft, tree, at)
    if name is not None and name.kind == "body" and line.owned:
        owner, _, host = (name.id or "").removeprefix("body:").partition("@")
        owner = owner.partition("/")[0]
        if owner and host:
            return line, _Sides((owner, host), place=_place(draft, tree, at, host))
    if name is not None and name.kind == "organisation" and not line.owned:
        among = _of_organisation(draft, tree, line, name)
        if among is not None:
            return line, among
    inside = principals(parties.inside(_own_phrase(tree, at)))
    subject = principals(frame.slot_parties("subj")) if not frame.entry.noun else ()
    if line.owned:
        pair = _owned(frame, line, at, subject, context)
        return line, _Sides(pair, place=_place(draft, tree, at, pair[1])) if pair else None
    if not inside:
        again = before.last(draft, tree, line, at, tuple(p for p in subject if draft.world.kind(p) == "state"))
        if again is not None:
            return again
    shared = _shared(frame, inside, subject, context)
    return line, _Sides(shared) if shared else None


def _of_organisation(draft: Draft, tree: Tree, line: Line, name: Name) -> _Sides | None:
    """The sides of a council that is an organisation: both sides of one between an alliance and a state, else it and who is named beside it."""
    id_ = name.id or ""
    pair = _halves(draft.world, id_)
    if pair is not None:
        return _Sides(tuple(sorted(pair)))
    if id_ not in line.organisations:
        return None
    sentence = tree.sentence
    members = draft.world.members(id_)
    beside = [p for n in draft.names if sentence.start <= n.span.start < sentence.end for p in n.principal if p in members]
    return _Sides((id_, *sorted(set(beside))), key=id_) if beside else None


def _halves(world: World, organisation: str) -> tuple[str, str] | None:
    """An alliance and the one state that meets it in this organisation; `None` for any other organisation."""
    members = set(world.members(organisation))
    for other in world.organisations:
        inner = set(world.members(other)) if other != organisation else set()
        rest = members - inner
        if len(rest) == 1 and len(inner) > len(rest) and len(inner - members) <= 2 and world.kind(*rest) == "state":
            return other, rest.pop()
    return None


def _place(draft: Draft, tree: Tree, at: int, host: str) -> str | None:
    """The English name of the town in which the line stands, when the phrase says it."""
    tokens = [tree.tokens[i] for i in tree.phrase(at)]
    tokens += [tree.tokens[i] for c in tree.kids(tree.predicate_over(at) or at, "obl", "nmod") if c > at for i in tree.phrase(c)]
    for name in draft.names:
        in_host = name.kind == "place" and (name.id or "").startswith(f"place:{host}/")
        if in_host and name.label and any(t.start < name.span.end and name.span.start < t.end for t in tokens):
            return name.label
    whole = _named(draft, tree, at)
    if whole is not None:
        towns = (p.label for key, p in draft.world.places.items() if key.startswith(f"place:{host}/"))
        return next((label for label in towns if label in whole.text), None)
    return None


def _owned(frame: Frame, line: Line, at: int, subject: tuple[str, ...], context: Context) -> tuple[str, str] | None:
    """Owner and host of an owned line."""
    tree, parties = frame.tree, frame.parties
    phrase = _own_phrase(tree, at)
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
    if len(sides) < 2 and not frame.entry.noun:
        clause = principals(frame.parties.inside(frame.reach()))
        sides = clause if len(clause) == 2 else sides
    if len(sides) == 1:
        other = principals(frame.others(sides)) or principals(context.counterpart(sides))
        sides = (*sides, *other)
    return tuple(sorted(sides)) if len(sides) == 2 else None


def _of_act(draft: Draft, tree: Tree, event: Event, said: list[ChannelState]) -> list[ChannelState]:
    """What an expulsion, a recall or a break tells of the line between the two, where the sentence does not say it of a line that it names."""
    if event.mode == "withdraw-accreditation" and not event.amounts:
        return _of_staff(draft, tree, event, said)
    told = _ACTS.get(event.mode or "")
    status = _STATUS.get(event.status)
    if told is None or status is None or len(event.actors) != 1 or not event.recipients:
        return []
    if event.mode == "restore" and not _speaks_of_head(tree, event):
        return []
    actor = event.actors[0]
    found = []
    for other in event.recipients:
        if "state" not in (draft.world.kind(actor), draft.world.kind(other)) or ":" in other or ":" in actor:
            continue
        # Who is expelled served at the mission with the actor; who is recalled, at the mission with the other side.
        owner, host = (other, actor) if event.mode == "expel" else (actor, other)
        own = event.mode == "expel" and event.content is not None and _speaks_of(draft, event.content, actor)
        if own or draft.world.kind(owner) != "state":
            continue
        kind = told[0] if draft.world.kind(host) == "state" else told[1]
        line = next((x for x in draft.pack.events.lines if x.kind == kind), None)
        pair = _Sides((owner, host) if line is not None and line.owned else tuple(sorted((owner, host))))
        if line is None or any(set(s.between) == set(pair.parties) and (s.kind == kind or s.state == told[2]) for s in said):
            continue
        found.append(
            ChannelState(
                key=_key(line, pair),
                kind=kind,
                name=_name(draft, line, pair),
                between=pair.parties,
                state=told[2],
                status=status,
                level=None,
                date=event.date,
                date_relative=event.date_relative,
                time=event.time,
                evidence=Span(tree.sentence.start, tree.sentence.end),
                rule=event.rule,
                staff=_left(draft, tree) if told[2] == "reduced" and kind in _STAFFED else None,
            )
        )
    return found


def _speaks_of_head(tree: Tree, event: Event) -> bool:
    """True for an act that is done with an ambassador: "sends its ambassador back"."""
    section, spans = tree.section, [event.trigger, *([event.content] if event.content is not None else [])]
    heads = tuple(word for word, level in section.levels.items() if level == _HEAD)
    inside = (i for i, t in enumerate(tree.tokens) if any(s.overlaps(Span(t.start, t.end)) for s in spans))
    return any(fits(tree.lemmas[i], tree.words[i], heads) for i in inside)


def _of_staff(draft: Draft, tree: Tree, event: Event, said: list[ChannelState]) -> list[ChannelState]:
    """A mission whose staff as a whole loses its accreditation works no more: "withdraws the accreditation of the staff of NATO's office"."""
    status = _STATUS.get(event.status)
    inside = [i for i, t in enumerate(tree.tokens) if event.content is None or event.content.contains(Span(t.start, t.end))]
    named = [(line, at) for line, at in _lines_under(draft, tree, inside) if line.kind in _STAFFED]
    if status is None or len(named) != 1 or len(event.actors) != 1 or len(event.recipients) != 1 or ":" in event.recipients[0]:
        return []
    line, at = named[0]
    pair = _Sides((event.recipients[0], event.actors[0]), place=_place(draft, tree, at, event.actors[0]))
    if draft.world.kind(event.actors[0]) != "state" or any(s.key == _key(line, pair) for s in said):
        return []
    return [
        ChannelState(
            key=_key(line, pair),
            kind=line.kind,
            name=_name(draft, line, pair),
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


def _left(draft: Draft, tree: Tree) -> int | None:
    """The size to which the sentence says that a staff was cut: the one number behind a word such as "to"."""
    section, found = tree.section, set()
    for i, token in enumerate(tree.tokens):
        number = section.numbers.get(tree.words[i], tree.words[i])
        in_time = any(t.span.start < token.end and token.start < t.span.end for t in draft.times)
        if i and tree.words[i - 1] in section.remaining and number.isdecimal() and 0 < int(number) <= _MOST and not in_time:
            found.add(int(number))
    return found.pop() if len(found) == 1 else None


def _speaks_of(draft: Draft, span: Span, party: str) -> bool:
    """True when this stretch names the party: "the expulsion of eight Russian diplomats" is no act of Russia."""
    return any(party in n.principal for n in draft.names if span.contains(n.span))


def _built(draft: Draft, told: _Started, line: Line, sides: _Sides, at: int, status: str, state: str, *, dated: bool = True) -> ChannelState:
    frame = told.frame
    index = _time(draft, frame, state) if dated else None
    edtf, relative = content.dated(draft, index)
    if relative is not None and relative.startswith("duration:"):
        relative = f".. / -{relative.removeprefix('duration:')}"  # what has lasted so long began no later
    sentence = frame.tree.sentence
    return ChannelState(
        key=_key(line, sides),
        kind=line.kind,
        name=_name(draft, line, sides),
        between=sides.parties,
        state=state,
        status=status,
        level=_level(told, at) if dated and state not in _SHUT else None,
        date=edtf,
        date_relative=relative,
        time=index,
        evidence=Span(sentence.start, sentence.end),
        rule=f"{draft.pack.tag}/{told.change.id}",
        staff=_left(draft, frame.tree) if dated and state == "reduced" and line.kind in _STAFFED else None,
    )


def _time(draft: Draft, frame: Frame, state: str) -> int | None:
    """The time expression that dates the state; for a line that lies still, how long the sentence says it has."""
    if state != "dormant":
        return content.time_of(draft, frame)
    sentence = frame.tree.sentence
    inside = [(n, t.relative or "") for n, t in enumerate(draft.times) if sentence.start <= t.span.start < sentence.end]
    held = [n for n, relative in inside if relative.startswith(("..", "duration:"))]
    return held[0] if len(held) == 1 else content.time_of(draft, frame)


def _key(line: Line, sides: _Sides) -> str:
    if sides.key is not None:
        return f"{line.kind}:{sides.key}"
    return f"{line.kind}:{'@'.join(sides.parties)}" if line.owned else f"{line.kind}:{'-'.join(sides.parties)}"


def _name(draft: Draft, line: Line, sides: _Sides) -> str:
    """The English name of the line, as a diplomat writes it."""
    if sides.key is not None:
        return draft.world.label(sides.key) or sides.key
    a, b = sides.parties
    host = _label(draft, b)
    return line.name.format_map({"owner": _adjective(draft, a), "host": host, "place": sides.place or host, "a": _label(draft, a), "b": host})


def _label(draft: Draft, principal: str) -> str:
    """The English name of a state; an organisation goes by its acronym."""
    return (draft.world.label(principal) if draft.world.kind(principal) == "state" else None) or principal


def _adjective(draft: Draft, principal: str) -> str:
    """ "Polish" for POL; who has no adjective goes by the label."""
    pack = shipped_packs().get(_NAMES_IN)
    held = pack.names.adjectives.get(principal, ()) if pack is not None else ()
    return held[0] if held else _label(draft, principal)


def _level(told: _Started, at: int) -> str | None:
    """The level that the sentence gives the line: one word of the pack's levels."""
    tree = told.frame.tree
    levels = tree.section.levels
    phrases = [_own_phrase(tree, t) for source in told.change.level for t in told.frame.slot_tokens(source)]
    for phrase in (*phrases, _own_phrase(tree, at)):
        for i in phrase:
            for word, level in levels.items():
                if fits(tree.lemmas[i], tree.words[i], (word,)):
                    return level
    return None
