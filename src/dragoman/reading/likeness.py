"""What type of act a sentence's words are most like, where no word of the vocabulary and no frame says more.

Weights of a multinomial logistic regression over lemmas and pairs of neighbouring lemmas, made by `training/pairs.py`.
"""

from __future__ import annotations

import lzma
import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from ..models import Token
from ..models.loader import DATA

WEIGHTS = Path(DATA) / "pairs"
_WITHOUT = frozenset(("PUNCT", "PROPN", "NUM", "DET", "PRON", "SYM", "X"))  # names and numbers tell of who, not of what
_MOST_WORDS = 400
_SURE = 0.5


def lemmas(tokens: Iterable[Token]) -> list[str]:
    """The lemmas that may tell what is done, in order."""
    return [token.lemma.lower() for token in tokens if token.upos not in _WITHOUT and token.text.isalpha()][:_MOST_WORDS]


def features(words: Sequence[str]) -> frozenset[str]:
    """Each word, and each two in a row."""
    return frozenset((*words, *(f"{one} {other}" for one, other in pairwise(words))))


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
