"""Times told apart from what acts and is acted upon: small parsers take "last year" for an object, or hang the object on it."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_TAKEN_FOR = frozenset(("obj", "iobj", "nsubj"))
_MINE = frozenset(("case", "mark"))  # words of a phrase that introduce it
_HUNG = frozenset(("nmod", "obj", "appos", "flat", "conj", "compound", "obl"))


def times_apart(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with times as what they are to its verbs, `None` when the parser saw them so."""
    del lex
    changed = list(tree.sentence.tokens)
    for span in parties.times:
        inside = [i for i, t in enumerate(tree.tokens) if span.start <= t.start < span.end]
        head = tree.head_of(span)
        verb = next((a for a in tree.ancestors(head) if tree.tokens[a].upos in ("VERB", "AUX")), None) if head is not None else None
        if head is None or verb is None or verb in inside:
            continue
        if tree.rel(head) in _TAKEN_FOR and tree.tokens[head].upos in NOMINAL and (tree.rel(head) != "nsubj" or _another(tree, verb, head)):
            changed[head] = replace(changed[head], head=verb, deprel="obl")
        for i in inside:
            _release(tree, parties, changed, (i, head, verb), inside)
    return tree.with_tokens(changed)


def _another(tree: Tree, verb: int, time: int) -> bool:
    """True when something else can be the subject: another one, or an object that stands behind the verb."""
    return any(c != time for c in tree.own_subjects(verb)) or (time < verb and any(c > verb for c in tree.kids(verb, "obj")))


def _release(tree: Tree, parties: Parties, changed: list[Token], at: tuple[int, int, int], inside: list[int]) -> None:
    """Hang on the verb what hangs on a word of the time, and take back the time's own words from what stands outside of it."""
    i, head, verb = at
    over = tree.head(i)
    if over is not None and over not in inside and i != head and tree.rel(i) in _MINE and verb < i < over:
        changed[i] = replace(changed[i], head=head)  # "for a month ago five diplomats": the time's own "ago"
    for c in tree.children[i]:
        if (
            c in inside
            or c == verb
            or tree.tokens[c].upos not in NOMINAL
            or tree.rel(c) not in _HUNG
            or (not parties.at[c] and not _owned(tree, parties, c))
        ):
            continue
        if any(k not in inside for k in tree.kids(c, "case")):
            continue  # "the day after the decision of Prague"
        acted = c > verb and not tree.kids(verb, "obj")
        changed[c] = replace(changed[c], head=verb, deprel="obj" if acted else "obl")


def _owned(tree: Tree, parties: Parties, i: int) -> bool:
    """True for a phrase in which a party stands."""
    return bool(parties.inside(tree.phrase(i)))
