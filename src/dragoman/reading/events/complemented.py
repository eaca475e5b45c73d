"""Clauses that say what a noun or verb is about, whose opening word a tagger takes for a relative pronoun: "the accusation that it attacked …"."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from .lexicon import Lexicon
from .parties import Parties
from .tree import Tree


def complemented(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the word a subordinating one: it stands right behind a noun of saying, and its clause wants nothing that it could be."""
    del parties, lex
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        if token.upos == "ADV" and (described := _led_by_adverb(tree, i)) is not None:
            marks = tree.kids(i, "case", "mark")
            changed[i] = replace(changed[i], head=described, deprel="advmod")
            for c in marks:
                changed[c] = replace(changed[c], head=described, deprel="mark", upos="SCONJ")
            continue
        verb = tree.head(i)
        if verb is not None and _one_of_two(tree, i, verb):
            changed[verb] = replace(changed[verb], deprel="xcomp")
            continue
        if verb is not None and (teller := _told_by(tree, i, verb)) is not None:
            changed[i] = replace(changed[i], upos="SCONJ", feats="")
            changed[verb] = replace(changed[verb], head=teller, deprel="ccomp")
            continue
        noun = tree.head(verb) if verb is not None else None
        if verb is None or noun is None or noun >= i or token.upos != "PRON" or not tree.relates(i):
            continue
        inside = set(tree.subtree(noun))
        if any(k not in inside for k in range(noun + 1, i)):
            continue
        said = tree.governor(noun) == "content" or tree.is_word(noun, tree.section.charges)
        whole = any(s != i for s in tree.own_subjects(verb)) and (tree.rel(i) == "mark" or any(c != i for c in tree.kids(verb, "obj")))
        if tree.section.verb_second and tree.words[i] in tree.section.relatives:
            continue  # Scandinavian "som" is a mark to the parsers and relative all the same: "de krav, som Iran har stillet"
        if said and whole:
            changed[i] = replace(changed[i], upos="SCONJ", feats="", deprel="mark")
            changed[verb] = replace(changed[verb], deprel="acl")
    return tree.with_tokens(changed)


def _one_of_two(tree: Tree, i: int, verb: int) -> bool:
    """True for "either" between a verb and what is its object, which parsers then hang beside it: "suggested either closing the mission or …"."""
    return tree.tokens[i].deprel == "cc:preconj" and verb == i + 1 and tree.head(verb) == i - 1 and tree.rel(verb) == "advcl" and not tree.marks(verb)


def _told_by(tree: Tree, i: int, verb: int) -> int | None:
    """The verb of telling whose content hangs on the word before it like a relative clause: "informed Russia that its posts will be cut".

    Nothing is left open in the clause that the noun could be, and the word that opens it is no part of it.
    """
    noun = tree.head(verb)
    whole = tree.rel(i) == "mark" and any(s != i for s in tree.own_subjects(verb))
    if noun is None or tree.tokens[verb].deprel != "acl:relcl" or not whole or noun > i or tree.governor(noun) == "content":
        return None
    if tree.tokens[noun].upos == "PRON" and not tree.passive(verb) and not tree.kids(verb, "obj", "ccomp", "xcomp"):
        return None  # "accused it of interference, something that it denies": what is denied is that something
    teller = next((k for k in tree.ancestors(noun) if tree.tokens[k].upos == "VERB"), None)
    if teller is None or tree.governor(teller) != "content" or tree.kids(teller, "ccomp", "xcomp"):
        return None
    return teller


def _led_by_adverb(tree: Tree, i: int) -> int | None:
    """The participle behind an adverb that took its preposition: "accused it of secretly backing …"."""
    verb = i + 1
    if tree.inflects or verb >= len(tree.tokens) or tree.tokens[verb].upos != "VERB" or tree.head(i) == verb or tree.marks(verb):
        return None
    present = tree.tokens[verb].feat("VerbForm") == "Ger" or (
        tree.tokens[verb].feat("VerbForm") == "Part" and tree.tokens[verb].feat("Tense") == "Pres"
    )
    return verb if present and any(c == i - 1 for c in tree.kids(i, "case", "mark")) else None
