"""Sentences of several languages held against each other: what they name, count and mean, whatever language says it.

Words meet as stems (names and loans are alike in most languages) and as the English stems by which tables render them. A sentence's
partner is looked up in an inverted index of the keys that both sides have and few enough sentences share.
"""

from __future__ import annotations

import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from .letters import key_of
from .profile import STEM

_WORD = re.compile(r"\w+")
# Languages that lean on another's table.
_TABLE_OF = {"nn": "nb", "no": "nb"}
# A translation is mostly about as long as its original; this is the spread of the logarithm at which the doubt begins.
_SPREAD = 0.5
_TWICE = 2
# A key of more sentences than this tells nothing, and would hold all against all; no report of the press is so long.
_COMMON = 500
_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The sentence of another language that is likeliest to render this one, by index, with how like they are (0.0 to 1.0)."""

    index: int
    likeness: float


def partners(sentences: Sequence[str], language: str, others: Sequence[str], other_language: str) -> tuple[Partner | None, ...]:
    """For each sentence its partner among the others, `None` where they have nothing in common."""
    left, right = _weighed([_keys(s, language) for s in sentences], [_keys(s, other_language) for s in others])
    sizes = [_size(s) for s in others]
    ratio = sum(sizes) / max(1, sum(map(_size, sentences)))
    return _found(left, [_size(s) * ratio for s in sentences], right, sizes)


def meanings_of(word: str, language: str) -> tuple[str, ...]:
    """The English stems that render a word, the surest few; its own stem among them where the language is English or the table lacks it."""
    tag = language.split("-")[0]
    table, key = _table(_TABLE_OF.get(tag, tag)), key_of(word)
    stem = key[:STEM]
    if stem not in table and len(key) <= STEM and key.endswith("s"):
        stem = key[:-1]  # a short word in its genitive or plural: "års"
    return table.get(stem, (key[:STEM],))[:_FEW]


def knows(language: str) -> bool:
    """True for a language whose words can be held against those of others by meaning."""
    tag = language.split("-")[0]
    return tag == "en" or bool(_table(_TABLE_OF.get(tag, tag)))


def rendered(sentences: Sequence[str], language: str, others: Sequence[str], other_language: str) -> tuple[float, float]:
    """How much of each side is rendered by the other sentence by sentence: shares of its length, 0.0 to 1.0.

    Only sentences count that are each other's nearest partners and stand in one order: in a translation nearly all do, while two
    reporters of one event say other things, and at other places.
    """
    left, right = _weighed([_keys(s, language) for s in sentences], [_keys(s, other_language) for s in others])
    sizes, other_sizes = [_size(s) for s in sentences], [_size(s) for s in others]
    ratio = sum(other_sizes) / max(1, sum(sizes))
    there = _found(left, [s * ratio for s in sizes], right, other_sizes)
    back = _found(right, [s / ratio for s in other_sizes], left, sizes)
    mutual = [(i, p.index) for i, p in enumerate(there) if p is not None and (q := back[p.index]) is not None and q.index == i]
    return _longest(mutual, sizes) / max(1, sum(sizes)), _longest(sorted((j, i) for i, j in mutual), other_sizes) / max(1, sum(other_sizes))


def _longest(pairs: Sequence[tuple[int, int]], sizes: Sequence[int]) -> float:
    """The greatest length of first members over chains in which both members go up."""
    best: list[float] = []
    for n, (i, j) in enumerate(pairs):
        best.append(sizes[i] + max((best[m] for m in range(n) if pairs[m][1] < j), default=0.0))
    return max(best, default=0.0)


def _weighed(left: Sequence[Mapping[str, float]], right: Sequence[Mapping[str, float]]) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """Both sides' keys as vectors of length one, the rarer key the heavier; keys of one side only, or of hundreds of sentences, are left out."""
    in_left, in_right = Counter(k for keys in left for k in keys), Counter(k for keys in right for k in keys)
    most = max(len(left), len(right))
    often = {k: max(in_left[k], in_right[k]) for k in in_left.keys() & in_right.keys()}
    weight = {k: math.log(1 + most / n) for k, n in often.items() if n <= _COMMON}
    return [_unit(keys, weight) for keys in left], [_unit(keys, weight) for keys in right]


def _found(
    left: Sequence[Mapping[str, float]], expected: Sequence[float], right: Sequence[Mapping[str, float]], sizes: Sequence[int]
) -> tuple[Partner | None, ...]:
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, keys in enumerate(right):
        for key, value in keys.items():
            index[key].append((j, value))
    return tuple(_nearest(keys, index, size, sizes) for keys, size in zip(left, expected, strict=True))


def _nearest(keys: Mapping[str, float], index: Mapping[str, Sequence[tuple[int, float]]], size: float, sizes: Sequence[int]) -> Partner | None:
    found: dict[int, float] = defaultdict(float)
    for key, value in keys.items():
        for j, other in index.get(key, ()):
            found[j] += value * other
    fitting = {j: value * math.exp(-0.5 * (math.log(sizes[j] / size) / _SPREAD) ** 2) for j, value in found.items()}
    best = min(fitting, key=lambda j: (-round(fitting[j], 9), j), default=None)
    return None if best is None else Partner(index=best, likeness=fitting[best])


def _unit(keys: Mapping[str, float], weight: Mapping[str, float]) -> dict[str, float]:
    held = {k: math.sqrt(min(n, _TWICE)) * weight[k] for k, n in keys.items() if k in weight}
    length = math.sqrt(sum(v * v for v in held.values())) or 1.0
    return {k: v / length for k, v in held.items()}


def _size(sentence: str) -> int:
    return max(1, sum(1 for c in sentence if not c.isspace()))


def _keys(sentence: str, language: str) -> Mapping[str, float]:
    """Stems as written ("s:"), and what they mean by their English stems ("e:"), each with how much of it the sentence has."""
    found: Counter[str] = Counter()
    tag = language.split("-")[0]
    table = _table(_TABLE_OF.get(tag, tag))
    for word in _WORD.findall(sentence):
        stem = key_of(word)[:STEM]
        found[f"s:{stem}"] += 1
        if tag == "en":
            found[f"e:{stem}"] += 1
        for rank, english in enumerate(table.get(stem, ())):
            found[f"e:{english}"] += 1 / (rank + 1)  # type: ignore[assignment]
    return found


@lru_cache(maxsize=16)
def _table(tag: str) -> Mapping[str, tuple[str, ...]]:
    """English stems for the stems of a language; empty where there is no table."""
    place = resources.files(__package__) / "tables" / f"{tag}.tsv.xz"
    if not place.is_file():
        return {}
    lines = lzma.decompress(place.read_bytes()).decode().splitlines()
    return {stem: tuple(english.split()) for stem, _, english in (line.partition("\t") for line in lines)}
