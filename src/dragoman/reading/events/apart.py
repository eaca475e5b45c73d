"""Times and names told apart from what acts and is acted upon: small parsers take "last year" for an object, or two names for one."""

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
        bare = tree.rel(i) == "case" and all(k in inside for k in tree.kids(over, "case"))
        if bare and tree.rel(over) == "obl" and tree.head(over) == verb and not tree.kids(verb, "obj"):
            changed[over] = replace(changed[over], deprel="obj")
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


def names_apart(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with a name as an object that the parser made part of the one before: "urged the secretary António Guterres India to …".

    So it is where the subject stands behind its verb, and somebody else is named right behind him.
    """
    del lex
    changed = list(tree.sentence.tokens)
    for i in range(2, len(changed)):
        if tree.rel(i) == "nsubj" and tree.head(i) == tree.head(i - 1) is not None and tree.tokens[i - 1].upos == "NOUN" and tree.head(i) != i - 1:
            if any(p.span.start <= tree.tokens[i - 1].start and tree.tokens[i].end <= p.span.end for p in parties.at[i]):
                changed[i - 1] = replace(changed[i - 1], deprel="nsubj")  # a title and a name
                changed[i] = replace(changed[i], head=i - 1, deprel="appos")
            continue
        before = next((p for p in parties.at[i - 1] if p.span.end <= tree.tokens[i].start), None)
        named = next((p for p in parties.at[i] if p.span.start == tree.tokens[i].start), None)
        if before is None or named is None or tree.rel(i) not in ("flat", "appos", "nmod", "compound") or tree.tokens[i].upos != "PROPN":
            continue
        owns = parties.genitive(i - 1) and not (before.agent or "").startswith("person:")  # Guterres
        if set(before.principals) & set(named.principals) or owns or tree.kids(i, "case") or tree.head_of(named.span) != i:
            continue
        top = i
        while (over := tree.head(top)) is not None and tree.tokens[over].upos in NOMINAL:
            top = over
        verb = tree.head(top)
        if verb is None or top >= i or tree.rel(top) != "nsubj" or tree.tokens[verb].upos != "VERB":
            continue
        if not any(k < top and tree.tokens[k].feat("VerbForm") == "Fin" for k in (verb, *tree.kids(verb, "aux"))):
            continue
        changed[i] = replace(changed[i], head=verb, deprel="iobj" if tree.kids(verb, "obj") else "obj")
        for c in tree.kids(top, "conj"):
            if c > i:
                changed[c] = replace(changed[c], head=i)
    return tree.with_tokens(changed)
