"""Acts told by what somebody decided, announced or threatened: "Prague's decision to expel …", "the announcement by Kigali that …" as words stand.

Parsers hang the act on the noun, on its owner or on the verb far above; the order of the words is the same in all languages that put the act behind.
"""

from __future__ import annotations

from .parties import Parties
from .party import Party
from .tree import Tree

_DECIDED = frozenset(("announced", "considered", "threatened", "same", "actual"))  # what words over an act say of it that is somebody's own decision
_OWNER = 6  # tokens between the noun and its act, at most
_ASIDE = 5  # tokens of a day between commas, with these
_WITHIN = frozenset(("NOUN", "PROPN", "ADJ", "DET", "ADP", "X"))  # words of a phrase that says whose decision it is


def decision_over(tree: Tree, at: int) -> int | None:
    """The noun of deciding right before the act at this token, with no more than whose it is between; `None` where there is none."""
    i = end = _before(tree, _first(tree, at))
    while i >= 0 and end - i <= _OWNER and tree.tokens[i].upos in _WITHIN:
        told = tree.governors.get(tree.lemmas[i], tree.governors.get(tree.words[i])) if tree.tokens[i].upos == "NOUN" else None
        if told is not None:
            return i if told in _DECIDED and not tree.is_word(i, tree.section.acting) else None
        i -= 1
    return None


def _first(tree: Tree, at: int) -> int:
    """The first of several acts that are joined: "the decision to suspend relations and to expel the envoys"."""
    while tree.rel(at) == "conj" and (before := tree.head(at)) is not None and before < at and not tree.own_subjects(at):
        at = before
    return at


def _before(tree: Tree, at: int) -> int:
    """The token before the words of this act: before its mark or case word, its own objects, and the comma that opens its clause."""
    verb = tree.tokens[at].upos == "VERB"
    own = set(tree.subtree(at)) if verb else {at, *tree.kids(at, "case", "det", "amod", "nummod")}
    i = at - 1
    while i >= 0 and i in own and not (tree.tokens[i].upos == "NOUN" and tree.governors.get(tree.lemmas[i]) in _DECIDED):
        i -= 1
    if i < 0 or not verb or tree.words[i] != ",":
        return i
    opening = next((k for k in range(i - 1, max(i - _ASIDE, 0), -1) if tree.words[k] == ","), None)
    if opening is not None and not any(tree.tokens[k].upos in ("VERB", "AUX") for k in range(opening, i)):
        return opening - 1  # "the decision of Algiers, on Sunday, to expel …"
    return i - 1


def deciders(tree: Tree, parties: Parties, noun: int, at: int) -> tuple[Party, ...]:
    """Whose decision it is: named between the noun and its act, before the noun, or by a possessive that stands for the subject above."""
    between = tuple(range(noun + 1, _before(tree, _first(tree, at)) + 1))
    held = parties.inside(between)
    if held:
        opening = tree.words[noun + 1]
        cases = (*tree.section.of_cases[:2], *tree.section.agent_cases)
        joined = tree.tokens[noun + 1].upos != "ADP" or opening in cases or any(tree.under(i, cases) for i in between)
        return held if joined and len({p.principals for p in held}) == 1 else ()
    if named := parties.owners(noun):
        return named
    over = tree.predicate_over(noun)
    if over is None or not any(tree.words[c] in tree.section.third_person for c in tree.kids(noun, "nmod", "det")) or tree.passive(over):
        return ()
    return tuple(p for s in tree.subjects(over) if s != noun for p in parties.of(s))
