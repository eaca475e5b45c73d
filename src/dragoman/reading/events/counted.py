"""What is counted stands for itself: "ten of the Norwegian diplomats", "a number of diplomats" are diplomats to whatever the verb asks for."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from .lexicon import Lexicon
from .parties import Parties
from .tree import Tree


def counted(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the counted noun in the place of the number or word of quantity that it hangs on, and that before it like any number."""
    del lex
    changed = list(tree.sentence.tokens)
    for i in range(len(changed)):
        noun = _what_is_counted(tree, parties, i)
        if noun is None:
            continue
        changed[noun] = replace(changed[noun], head=noun if tree.head(i) is None else tree.tokens[i].head, deprel=tree.tokens[i].deprel)
        for c in tree.children[noun]:
            if c < noun and tree.rel(c) == "case":
                changed[c] = replace(changed[c], head=i)
        for c in tree.children[i]:
            if c != noun and (c > noun or tree.rel(c) == "case"):
                changed[c] = replace(changed[c], head=noun)
        changed[i] = replace(changed[i], head=noun, deprel="nummod")
    return tree.with_tokens(changed)


def _what_is_counted(tree: Tree, parties: Parties, i: int) -> int | None:
    """The noun behind a number or a word of quantity that says how many of it are meant; no name, and nobody's number ("the group's ships")."""
    token = tree.tokens[i]
    if token.upos != "NUM" and not tree.is_word(i, tree.section.counting):
        return None
    if token.upos == "PROPN" or parties.at[i] or tree.kids(i, "conj", "cop") or tree.own_subjects(i):
        return None
    over = tree.head(i)
    beside = tree.children[over] if over is not None and token.upos == "NUM" and tree.rel(i) in ("obj", "obl") else ()
    behind = [c for c in (*tree.kids(i, "nmod", "obl"), *beside) if c > i and tree.under(c, tree.section.counted_cases)]
    behind = [c for c in behind if tree.head(c) == i or min(tree.subtree(c)) == i + 1]
    if len(behind) != 1 or tree.tokens[behind[0]].upos != "NOUN" or min(tree.subtree(behind[0])) != i + 1:
        return None
    return behind[0]
