"""Clauses told by a participle in the genitive (fi "syyttää Israelin iskeneen Teheraniin"), which small parsers hang on the noun behind."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_BREAKS = ("PUNCT", "CCONJ", "SCONJ")


def reported(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with such a participle as the clause of the verb before, its genitive as subject and what follows as its own."""
    del parties, lex
    if not tree.inflects or not tree.section.clause_endings:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(2, len(changed)):
        over = tree.head(i)
        if over is not None and over < i and tree.rel(i) in ("xcomp", "ccomp") and _of_oneself(tree, i):  # "sanoi tukevansa päättäväisesti toimia"
            for k in range(i + 1, _end(tree, i)):
                if tree.head(k) == over and tree.rel(k) in ("obj", "obl", "advmod"):
                    changed[k] = replace(changed[k], head=i)
            continue
        subject = i - 1
        while subject > 0 and tree.tokens[subject].upos == "ADV":
            subject -= 1
        owner = tree.tokens[subject].upos in NOMINAL and tree.case(subject) == "Gen"
        if not owner or not _clausal(tree, i):
            continue
        first = min(tree.subtree(subject))
        verb = next((k for k in range(first - 1, -1, -1) if tree.tokens[k].upos == "VERB"), None)
        if verb is None or i in tree.ancestors(verb) or any(tree.tokens[k].upos in _BREAKS for k in range(verb, subject) if k < first):
            continue
        changed[i] = replace(changed[i], upos="VERB", head=verb, deprel="ccomp")
        changed[subject] = replace(changed[subject], head=i, deprel="nsubj")
        for k in range(i + 1, _end(tree, i)):
            over = tree.head(k)
            if over is None or over in (i, verb) or over < i:
                rel = "obj" if tree.rel(k) in ("root", "ccomp", "nsubj") and tree.tokens[k].upos in NOMINAL else tree.tokens[k].deprel
                changed[k] = replace(changed[k], head=i, deprel=rel)
    return tree.with_tokens(changed)


def _clausal(tree: Tree, i: int) -> bool:
    """True for a participle with the ending of a clause that no noun in its own case follows."""
    token = tree.tokens[i]
    if token.upos not in ("VERB", "ADJ", "NOUN") or not tree.words[i].endswith(tuple(tree.section.clause_endings)):
        return False
    if token.feat("VerbForm") != "Part" or token.feat("Case") != "Gen" or tree.rel(i) == "root":
        return False
    noun = next((k for k in range(i + 1, len(tree.tokens)) if tree.tokens[k].upos not in ("ADJ", "NUM", "ADV")), None)
    return noun is None or tree.tokens[noun].upos not in NOMINAL or tree.case(noun) != "Gen"


def _of_oneself(tree: Tree, i: int) -> bool:
    """True for a participle whose ending says that the subject of the verb above does it."""
    token = tree.tokens[i]
    longer = (e for e in tree.section.clause_endings if any(e != o and e.startswith(o) for o in tree.section.clause_endings))
    return token.upos == "VERB" and token.feat("VerbForm") == "Part" and tree.words[i].endswith(tuple(longer))


def _end(tree: Tree, i: int) -> int:
    """The first token behind this one that closes its clause."""
    return next((k for k in range(i + 1, len(tree.tokens)) if tree.tokens[k].upos in _BREAKS), len(tree.tokens))
