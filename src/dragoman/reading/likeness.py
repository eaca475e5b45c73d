"""What type of act a sentence's words are most like, where no word of the vocabulary and no frame says more.

Weights of a multinomial logistic regression over lemmas and pairs of lemmas that stand near one another, made by `training/pairs.py`.
"""

from __future__ import annotations

import lzma
import math
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from ..models import Token
from ..models.loader import DATA
from .events.tree import Tree

WEIGHTS = Path(DATA) / "pairs"
_WITHOUT = frozenset(("PUNCT", "PROPN", "NUM", "DET", "PRON", "SYM", "X"))  # names and numbers tell of who, not of what
_MOST_WORDS = 400
_SURE = 0.5
_DEPTH = 3  # levels below the joining predicate whose words still tell what is done
_OTHER_CLAUSES = ("advcl", "acl", "parataxis", "csubj")
_RAISED = ("xcomp", "obj", "nsubj", "obl", "nmod", "acl")  # what a verb above the joining word governs it by
_NEAR = 3  # words further on that a word makes a pair with


def lemmas(tokens: Iterable[Token]) -> list[str]:
    """The lemmas that may tell what is done, in order."""
    return [token.lemma.lower() for token in tokens if token.upos not in _WITHOUT and token.text.isalpha()][:_MOST_WORDS]


def features(words: Sequence[str]) -> frozenset[str]:
    """Each word, and each two that stand near one another, in their order."""
    near = (f"{one} {other}" for i, one in enumerate(words) for other in words[i + 1 : i + 1 + _NEAR])
    return frozenset((*words, *near))


def joining(tree: Tree, sources: frozenset[int], targets: frozenset[int]) -> list[int]:
    """The tokens of the predicate that joins the two, in order: the lowest one above both with what it governs, and the verbs that it hangs on.

    Clauses below it and whatever the two govern tell of other acts.
    """
    above = [t for t in (min(sources, default=-1), min(targets, default=-1)) if t >= 0]
    if len(above) < 2:
        return []
    chains = [[at, *tree.ancestors(at)] for at in above]
    common = next((node for node in chains[0] if node in chains[1] and node not in sources and node not in targets), None)
    if common is None:
        return []
    found, stack = {common}, [(c, 1) for c in tree.children[common]]
    while stack:
        node, depth = stack.pop()
        if tree.rel(node) in _OTHER_CLAUSES or (tree.rel(node) == "conj" and tree.is_predicate(node)):
            continue
        found.add(node)
        if depth < _DEPTH and node not in sources and node not in targets:
            stack += [(c, depth + 1) for c in tree.children[node]]
    node = common
    for head in tree.ancestors(common):
        if tree.rel(node) not in _RAISED:
            break
        found |= {head, *tree.kids(head, "aux", "advmod")}
        node = head
    return sorted(found - sources - targets)


def likeliest(language: str, words: Sequence[str]) -> str | None:
    """The PLOVER type that the words make more probable than all others together, or `None`: no word is known, or they speak for several."""
    kinds, weights = _weights(language)
    known = [weights[f] for f in sorted(features(words)) if f in weights]
    if not known:
        return None
    scores = [0.0] * len(kinds)
    for row in known:
        for kind, weight in row:
            scores[kind] += weight
    best = max(range(len(kinds)), key=lambda kind: scores[kind])
    share = 1 / sum(math.exp(score - scores[best]) for score in scores)
    return kinds[best] if share >= _SURE else None


@cache
def _weights(language: str) -> tuple[tuple[str, ...], dict[str, tuple[tuple[int, float], ...]]]:
    path = WEIGHTS / f"{language}.tsv.xz"
    if not path.is_file():
        return (), {}
    head, *lines = lzma.decompress(path.read_bytes()).decode().split("\n")
    table = {}
    for line in lines:
        feature, _, row = line.partition("\t")
        table[feature] = tuple((int(kind), float(weight)) for kind, _, weight in (pair.partition(":") for pair in row.split()))
    return tuple(head.split("\t")), table
