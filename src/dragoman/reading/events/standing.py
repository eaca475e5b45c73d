"""Who stands where a subject stands, for a verb for which the tree has none: by case, by agreement, by the order of the words."""

from __future__ import annotations

from typing import Protocol

from .lexicon import Entry
from .parties import Parties
from .party import Party
from .tree import Tree

_DEEPEST = 4
_FARTHEST = 25  # tokens of what stands between commas or in parentheses


class Started(Protocol):
    """What is asked here of a frame: its tree, its parties and the token that starts it."""

    @property
    def tree(self) -> Tree:
        """The sentence."""

    @property
    def parties(self) -> Parties:
        """Who is named in it."""

    @property
    def entry(self) -> Entry:
        """What the token starts."""

    @property
    def at(self) -> int:
        """The token."""

    def joint_participle(self) -> bool:
        """True for a participle joined to another, with its object before it."""


def by_case(frame: Started) -> tuple[int, ...]:
    """The nearest party in the nominative before a finite verb in its clause, in a language whose cases tell."""
    tree = frame.tree
    if frame.entry.noun or not tree.inflects or tree.tokens[frame.at].feat("VerbForm") != "Fin":
        return ()
    for i in range(frame.at - 1, -1, -1):
        token = tree.tokens[i]
        if token.upos == "SCONJ" or token.text == ";" or token.feat("PronType") == "Rel" or token.feat("VerbForm") == "Fin":
            return ()
        party = frame.parties.headed(i)
        if party is not None and _bare(frame, i) and not frame.parties.genitive(i) and (tree.case(i) == "Nom" or frame.parties.rigid(i)):
            return (i,)
    return ()


def by_agreement(frame: Started) -> tuple[int, ...]:
    """The subject of the finite verb before, when this one is joined to it and agrees with it in number and gender."""
    tree = frame.tree
    mine = tree.tokens[frame.at]
    if frame.entry.noun or not tree.inflects or mine.feat("VerbForm") != "Fin":
        return ()
    linked = False
    for i in range(frame.at - 1, -1, -1):
        token = tree.tokens[i]
        if token.upos == "SCONJ" or token.text == ";" or token.feat("PronType") == "Rel":
            return ()
        linked = linked or token.upos == "CCONJ"
        if token.feat("VerbForm") == "Fin" and token.upos == "VERB":
            alike = all(token.feat(f) == mine.feat(f) for f in ("Number", "Gender", "Person"))
            return tree.subjects(i) if linked and alike else ()
    return ()


def between_verbs(frame: Started) -> tuple[int, ...]:
    """The party in the nominative between a coordinator and the verb that it joins: a subject, wherever the parser hung it."""
    tree = frame.tree
    i = frame.at - 1
    while i > 0 and (tree.tokens[i].upos in ("AUX", "ADV", "PART") or tree.rel(i) == "aux"):
        i -= 1
    if frame.entry.noun or not tree.inflects or tree.rel(frame.at) != "conj" or i < 1 or tree.tokens[i].upos != "PROPN":
        return ()
    party = next((p for p in frame.parties.at[i] if p.span.end == tree.tokens[i].end), None)
    head = tree.head_of(party.span) if party is not None else None
    if party is None or head is None or frame.parties.genitive(i) or tree.case(head) != "Nom" or not _bare(frame, head):
        return ()
    row = sorted((*frame.parties.row(party), party), key=lambda p: p.span)
    first = next(k for k, t in enumerate(tree.tokens) if t.end > row[0].span.start)
    return (head,) if first and tree.tokens[first - 1].upos == "CCONJ" and (over := tree.head(frame.at)) is not None and over < first else ()


def after_subordinator(frame: Started) -> tuple[int, ...]:
    """The party right before a verb with an object, where the parser took the subordinator before it for a preposition."""
    held = just_before(frame) if frame.tree.kids(frame.at, "obj") else ()
    return held if held and frame.tree.kids(held[0], "case") else ()


def just_before(frame: Started) -> tuple[int, ...]:
    """The party named right before an active verb for which the tree has no subject."""
    tree = frame.tree
    if frame.entry.noun or tree.marks(frame.at) or frame.joint_participle():
        return ()
    for i in range(frame.at - 1, max(frame.at - 5, -1), -1):
        for party in frame.parties.at[i]:
            head = tree.head_of(party.span)
            acted = tree.inflects and head is not None and not (tree.case(head) in ("Nom", None) or frame.parties.rigid(head))
            if party.span.end == tree.tokens[i].end and head is not None and not acted and not frame.parties.genitive(i) and _bare(frame, head):
                return (head,)
        if tree.tokens[i].upos not in ("AUX", "ADV", "PART"):
            break
    return ()


def by_position(frame: Started, at: int | None = None, depth: int = 0) -> tuple[Party, ...]:
    """The parties that stand where a subject stands before an active verb, whatever the parser made of the words between.

    Auxiliaries, adverbs, times and what stands between commas are stepped over; behind a coordinator it is the subject of the verb before.
    """
    tree = frame.tree
    verb = frame.at if at is None else at
    if tree.inflects or depth > _DEEPEST or (verb == frame.at and frame.joint_participle()):
        return ()
    i = _before(frame, verb)
    if i is None:
        return ()
    token = tree.tokens[i]
    if token.upos == "CCONJ":
        alike = [k for k in range(i) if tree.tokens[k].upos == "VERB" and _alike(tree, k, verb) and not tree.relative(k)]
        if not alike or any(tree.tokens[k].upos == "SCONJ" or tree.tokens[k].text == ";" for k in range(alike[-1], i)):
            return ()
        own = () if tree.passive(alike[-1]) else tree.own_subjects(alike[-1])
        return tuple(p for s in own for p in frame.parties.of(s)) or by_position(frame, alike[-1], depth + 1)
    for party in sorted(frame.parties.at[i], key=lambda p: -len(p.span)):
        if party.span.end != token.end or frame.parties.genitive(i):
            continue
        first = next((k for k in range(i + 1) if tree.tokens[k].start >= party.span.start), i)
        if first > 1 and tree.words[first - 1] in tree.section.of_cases and tree.tokens[first - 2].upos == "NOUN" and frame.parties.acts(first - 2):
            first -= 2  # "the small kingdom of Bahrain"
        while first and tree.tokens[first - 1].upos in ("DET", "ADJ"):
            first -= 1
        opened = not first or tree.tokens[first - 1].upos not in ("ADP", "PART", "VERB") or tree.words[first - 1] in tree.section.subordinators
        row = frame.parties.row(party)
        return (*(p for p in row if p.span < party.span), party, *(p for p in row if p.span > party.span)) if opened else ()
    return ()


def _before(frame: Started, verb: int) -> int | None:
    """The last token of the phrase before this verb."""
    tree = frame.tree
    i = verb - 1
    if not tree.section.verb_second:  # "a pour sa part rejeté": nothing but adverbials stands between an auxiliary and its verb
        i = min((c - 1 for c in tree.kids(verb, "aux") if c < verb), default=i)
    while i >= 0:
        token = tree.tokens[i]
        timed = any(t.start <= token.start < t.end for t in frame.parties.times)
        behind = i + 1 < len(tree.tokens) and any(t.start <= tree.tokens[i + 1].start < t.end for t in frame.parties.times)
        if timed or token.upos in ("AUX", "ADV") or (behind and (token.upos == "ADP" or token.text == ",")):
            i -= 1
        elif token.text == "," and verb - i < _FARTHEST:
            opening = next((k for k in range(i - 1, max(i - _FARTHEST, 0), -1) if tree.words[k] == ","), None)
            if opening is None:
                return None
            i = opening - 1
        elif token.text == ")":
            opening = next((k for k in range(i - 1, max(i - _FARTHEST, 0), -1) if tree.words[k] == "("), None)
            if opening is None:
                return None
            i = opening - 1
        else:
            return i
    return None


def _bare(frame: Started, head: int) -> bool:
    """True for a phrase without case word, or after a subordinator that the parser took for one ("after the United States closed …")."""
    return all(frame.tree.words[c] in frame.tree.section.subordinators for c in frame.tree.kids(head, "case"))


def _alike(tree: Tree, one: int, other: int) -> bool:
    """True for two verbs in the same form, as coordinated ones are."""
    a, b = tree.tokens[one], tree.tokens[other]
    return a.feat("VerbForm") == b.feat("VerbForm") or {a.feat("Tense"), b.feat("Tense")} == {"Past"}
