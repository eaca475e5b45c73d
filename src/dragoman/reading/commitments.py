"""Instruments that a report says bind somebody: which treaty or principle, what it lays down, who invokes it.

The instrument is a name of that kind, or a description that the pack knows ("the principle of indivisible security"). A predicate
of the pack ties it to who refers to it, to whom it binds, or to what it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..packs.events import Binding, EventsSection, Trigger
from ..text import Span
from .draft import Draft
from .events.frame import Frame
from .events.lexicon import Entry, Lexicon, forms, lexicon, verb_entries
from .events.parties import Parties
from .events.party import principals
from .events.starting import started
from .events.tree import Tree
from .types import CommitmentClaim, Event

_PREDICATES = frozenset(("VERB", "ADJ", "AUX", "NOUN"))
_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instrument:
    """A treaty, document or principle where a sentence mentions it; `by` is the rule that described it, if one did."""

    id: str
    label: str
    year: int | None
    span: Span
    by: str | None


def find_commitments(draft: Draft, events: tuple[Event, ...]) -> tuple[CommitmentClaim, ...]:
    """The commitments that the report's sentences claim, in the order of the text."""
    lex = lexicon(draft.pack)
    found: list[CommitmentClaim] = []
    for sentence in draft.sentences:
        tree = Tree(sentence, lex.section, lex.governors)
        mentioned = _mentioned(draft, tree)
        if not mentioned:
            continue
        parties = Parties(draft, tree)
        here = tuple(e for e in events if sentence.start <= e.trigger.start < sentence.end)
        for instrument in mentioned:
            claim = _claim(draft, lex, tree, parties, instrument, here)
            if claim is not None and claim not in found:
                found.append(claim)
    return tuple(found)


def _mentioned(draft: Draft, tree: Tree) -> list[_Instrument]:
    sentence = tree.sentence
    found = []
    for name in draft.names:
        if name.kind == "instrument" and name.id and sentence.start <= name.span.start < sentence.end:
            year = _YEAR.search(name.id) or _YEAR.search(name.text)
            found.append(_Instrument(id=name.id, label=name.label or name.text, year=int(year[1]) if year else None, span=name.span, by=None))
    known = frozenset((*tree.words, *tree.lemmas))
    for rule in tree.section.described:
        for phrase in rule.phrases:
            words = phrase.split()
            at = _phrase(tree, words) if known.issuperset(words) else None
            if at is not None and not any(i.span.overlaps(at) for i in found):
                found.append(_Instrument(id=rule.instrument, label=rule.label, year=None, span=at, by=rule.id))
                break
    return sorted(found, key=lambda i: i.span)


def _phrase(tree: Tree, words: list[str]) -> Span | None:
    """Where these words stand in a row, each by its form or lemma."""
    for i in range(len(tree.tokens) - len(words) + 1):
        if all(word in (tree.words[i + k], tree.lemmas[i + k]) for k, word in enumerate(words)):
            return Span(tree.tokens[i].start, tree.tokens[i + len(words) - 1].end)
    return None


def _claim(draft: Draft, lex: Lexicon, tree: Tree, parties: Parties, instrument: _Instrument, events: tuple[Event, ...]) -> CommitmentClaim | None:
    told: list[tuple[Binding, Frame | None]] = []
    for rule in lex.section.bindings:
        told.extend((rule, frame) for frame in _frames(draft, lex, tree, parties, rule, instrument))
        if rule.cases and _under_case(tree, rule, instrument):
            frame = _clause_over(draft, tree, parties, rule, instrument)
            if frame is not None or not rule.duty:
                told.append((rule, frame))
    if not told and instrument.by is None:
        return None
    who: list[str] = []
    bound: list[str] = []
    provision: Span | None = None
    for rule, frame in told:
        if frame is None:
            continue
        for source in rule.who:
            who.extend(principals(frame.slot_parties(source)))
        for source in rule.parties:
            bound.extend(principals(frame.slot_parties(source)))
        if provision is None and rule.duty:
            provision = _duty(tree, frame.at, instrument)
        for source in rule.provision:
            heads = frame.slot_tokens(source)
            if provision is None and heads:
                tokens = [t for t in tree.subtree(heads[0]) if tree.tokens[t].upos != "PUNCT"]
                provision = tree.span(tokens) if tokens else None
    if not who:
        # Who demands or accuses in the name of an instrument invokes it.
        who.extend(a for e in events if e.type in ("REQUEST", "ACCUSE", "REJECT") for a in e.actors)
    if not who:
        who.extend(_speaking(draft, instrument))
    if not (who or bound or provision):
        return None
    return CommitmentClaim(
        instrument=instrument.id,
        label=instrument.label,
        year=instrument.year,
        provision=provision,
        parties=tuple(dict.fromkeys(bound)),
        invoked_by=tuple(dict.fromkeys(who)),
        evidence=Span(tree.sentence.start, tree.sentence.end),
        rule=f"{draft.pack.tag}/{told[0][0].id if told else instrument.by}",
    )


def _frames(draft: Draft, lex: Lexicon, tree: Tree, parties: Parties, rule: Binding, instrument: _Instrument) -> list[Frame]:
    """The predicates of the rule that have the instrument in one of its slots."""
    found = []
    trigger = Trigger(id=rule.id, yes=rule.yes, no=rule.no, type="COMMITMENT")
    for noun, words in ((False, rule.verbs), (True, rule.nouns)):
        for word in words:
            known = _starts(trigger, word, lex.section, noun=noun)
            for i, token in enumerate(tree.tokens):
                if (token.upos == "NOUN") != noun or token.upos not in _PREDICATES:
                    continue
                entries = dict.fromkeys((*known.get(tree.lemmas[i], ()), *known.get(tree.words[i], ())))
                frame = next((f for f in (started(draft.pack, tree, parties, entry, i) for entry in entries) if f is not None), None)
                if frame is not None and any(_holds(tree, t, instrument) for s in rule.instrument for t in frame.slot_tokens(s)):
                    found.append(frame)
    return found


def _starts(rule: Trigger, word: str, section: EventsSection, *, noun: bool) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    entry = Entry(rule, word.lower(), "", True)
    entries = ((form, entry) for form in forms(entry.lemma, section.noun_endings, section)) if noun else verb_entries(rule, word, section)
    for form, each in entries:
        found.setdefault(form, []).append(each)
    return found


def _clause_over(draft: Draft, tree: Tree, parties: Parties, rule: Binding, instrument: _Instrument) -> Frame | None:
    """The predicate whose clause stands under the instrument; for a rule of duty, only one on which a word of duty lies."""
    head = tree.head_of(instrument.span)
    at = tree.predicate_over(head) if head is not None else None
    if at is None or _negligible(tree, at):
        return None
    words = tuple(w for o in tree.section.obligations for w in o.words)
    if rule.duty and not any(tree.is_word(c, words) for c in (at, *tree.kids(at, "aux"))):
        return None
    return started(draft.pack, tree, parties, Entry(Trigger(id=rule.id, yes=rule.yes, no=rule.no, type="COMMITMENT"), tree.lemmas[at], "", False), at)


def _negligible(tree: Tree, at: int) -> bool:
    """True where the parser gives no predicate that could carry a clause."""
    return tree.tokens[at].upos not in ("VERB", "ADJ", "NOUN")


def _duty(tree: Tree, at: int, instrument: _Instrument) -> Span | None:
    """What the clause lays down: the stretch around its predicate from the word of duty on, without the instrument."""
    first = min((c for c in tree.kids(at, "aux") if c < at), default=at)
    run: list[int] = []
    for i in [t for t in tree.subtree(at) if t >= first]:
        token = tree.tokens[i]
        if token.start < instrument.span.end and instrument.span.start < token.end:
            break
        run.append(i)
    while run and (tree.tokens[run[-1]].upos in ("PUNCT", "ADP", "DET")):
        run.pop()
    return tree.span(run) if run and at in run else None


def _speaking(draft: Draft, instrument: _Instrument) -> tuple[str, ...]:
    """For whom the speaker of the narrowest quote around the instrument speaks."""
    held = [q for q in draft.quotes if q.principal and q.span.contains(instrument.span)]
    return min(held, key=lambda q: len(q.span)).principal if held else ()


def _holds(tree: Tree, token: int, instrument: _Instrument) -> bool:
    return any(tree.tokens[i].start < instrument.span.end and instrument.span.start < tree.tokens[i].end for i in tree.phrase(token))


def _under_case(tree: Tree, rule: Binding, instrument: _Instrument) -> bool:
    """True when the instrument stands under a case word of the rule, in the tree or by the words right before it."""
    head = tree.head_of(instrument.span)
    chain = (head, *tree.ancestors(head)) if head is not None else ()
    if any(tree.under(i, rule.cases) for i in chain[:3]):
        return True
    before = [i for i, token in enumerate(tree.tokens) if token.start < instrument.span.start]
    while before and tree.tokens[before[-1]].upos == "DET":
        before.pop()
    return any(tree.words[before[-1] - n + 1 : before[-1] + 1] == tuple(words) for case in rule.cases if before and (n := len(words := case.split())))
