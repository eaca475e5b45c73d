"""Sentences of several languages held against each other: what they name, count and mean, whatever language says it.

Words meet as stems (names and loans are alike in most languages) and as the English stems by which tables render them. A sentence's
partner is looked up in an inverted index of rare keys, never by comparing all with all.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The sentence of another language that is likeliest to render this one, by index, with how like they are (0.0 to 1.0)."""

    index: int
    likeness: float


def partners(sentences: Sequence[str], language: str, others: Sequence[str], other_language: str) -> tuple[Partner | None, ...]:
    """For each sentence its partner among the others, `None` where they have nothing in common."""
    left, right = [_keys(s, language) for s in sentences], [_keys(s, other_language) for s in others]
    in_left, in_right = Counter(k for keys in left for k in keys), Counter(k for keys in right for k in keys)
    most = max(len(left), len(right))
    weight = {k: math.log(1 + most / max(in_left[k], in_right[k])) for k in in_left.keys() & in_right.keys()}
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, keys in enumerate(right):
        for key, value in _unit(keys, weight).items():
            index[key].append((j, value))
    sizes = [_size(s) for s in others]
    ratio = sum(sizes) / max(1, sum(map(_size, sentences)))
    return tuple(_nearest(_unit(keys, weight), index, _size(s) * ratio, sizes) for s, keys in zip(sentences, left, strict=True))


def _nearest(keys: Mapping[str, float], index: Mapping[str, Sequence[tuple[int, float]]], size: float, sizes: Sequence[int]) -> Partner | None:
    found: dict[int, float] = defaultdict(float)
    for key, value in keys.items():
        for j, other in index[key]:
            found[j] += value * other
    fitting = {j: value * math.exp(-0.5 * (math.log(sizes[j] / size) / _SPREAD) ** 2) for j, value in found.items()}
    best = min(fitting, key=lambda j: (-fitting[j], j), default=None)
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
