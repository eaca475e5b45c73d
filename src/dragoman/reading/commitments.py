"""Instruments that a report says bind somebody: which treaty or principle, what it lays down, who invokes it.

The instrument is a name of that kind, or a description that the pack knows ("the principle of indivisible security"). A predicate
of the pack ties it to who refers to it, to whom it binds, or to what it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..packs.events import Binding, Trigger
from ..text import Span
from .draft import Draft
from .events.frame import Frame, started
from .events.lexicon import Entry, Lexicon, forms, lexicon
from .events.parties import Parties, principals
from .events.tree import Tree
from .types import CommitmentClaim, Event

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
    for rule in tree.section.described:
        for phrase in rule.phrases:
            at = _phrase(tree, phrase.split())
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
        if not rule.verbs and _under_case(tree, rule, instrument):
            told.append((rule, None))
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
        for source in rule.provision:
            heads = frame.slot_tokens(source)
            if provision is None and heads:
                tokens = [t for t in tree.subtree(heads[0]) if tree.tokens[t].upos != "PUNCT"]
                provision = tree.span(tokens) if tokens else None
    if not who:
        # Who demands or accuses in the name of an instrument invokes it.
        who.extend(a for e in events if e.type in ("REQUEST", "ACCUSE", "REJECT") for a in e.actors)
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
    for word in rule.verbs:
        lemma, _, particle = word.partition(" ")
        known = forms(lemma, lex.section.verb_endings, lex.section)
        entry = Entry(Trigger(id=rule.id, yes=rule.yes, no=rule.no, type="COMMITMENT"), lemma, particle, False)
        for i, token in enumerate(tree.tokens):
            if token.upos not in ("VERB", "ADJ", "AUX") or (tree.lemmas[i] != lemma and tree.words[i] not in known):
                continue
            frame = started(draft.pack, tree, parties, entry, i)
            if frame is not None and any(_holds(tree, t, instrument) for s in rule.instrument for t in frame.slot_tokens(s)):
                found.append(frame)
    return found


def _holds(tree: Tree, token: int, instrument: _Instrument) -> bool:
    return any(tree.tokens[i].start < instrument.span.end and instrument.span.start < tree.tokens[i].end for i in tree.phrase(token))


def _under_case(tree: Tree, rule: Binding, instrument: _Instrument) -> bool:
    head = tree.head_of(instrument.span)
    chain = (head, *tree.ancestors(head)) if head is not None else ()
    return any(case in rule.cases for i in chain[:3] for case in tree.cases(i))
