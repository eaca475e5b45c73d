"""Names in a row behind one preposition: "обратился к России, США, Китаю", where names that never change look like subjects to a small parser."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from .lexicon import Lexicon
from .parties import Parties
from .tree import Tree


def listed(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the names of a list joined to the first of them, `None` when there is nothing to mend.

    Only in a language of cases: whoever follows must stand in the case of the first, or show none.
    """
    del lex
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    first: int | None = None
    for i, token in enumerate(tree.tokens):
        party = parties.headed(i)
        if party is not None and tree.adposed(i):
            first = i
            continue
        follows = first is not None and i > 1 and tree.words[i - 1] == "," and (parties.at[i - 2] and token.upos == "PROPN")
        if not follows or party is None or first is None:
            if token.upos not in ("PUNCT", "PROPN", "ADJ"):
                first = None
            continue
        over = tree.head(i)
        alike = tree.case(i) == tree.case(first) or parties.rigid(i)
        if alike and over is not None and over < first and tree.tokens[over].upos == "VERB" and i not in tree.ancestors(first):
            changed[i] = replace(token, head=first, deprel="conj")
    tokens = tuple(changed)
    return replace(tree.sentence, tokens=tokens) if tokens != tree.sentence.tokens else None
