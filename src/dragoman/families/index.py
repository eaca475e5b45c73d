"""Which reports of a large archive are worth holding against a new one, without looking at the others.

Two ways in: words in a row that both have (copies, excerpts), and anchors that outlive translation (names, numbers, dates), alone and by
twos within one sentence. Both are look-ups of hashes: in memory in sorted arrays of eight bytes an entry (a million reports of the press take
about two gigabytes, and adding one takes milliseconds, since the arrays are many and short and a new entry is put into its place), or wherever
a casebook keeps them (see `dragoman.store`).
"""

from __future__ import annotations

import math
import zlib
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, Protocol

from .profile import FRAME, Passage, Profile

# One shingle in four stands for all (a MinHash of fixed rate: unlike one of fixed size it also sees that a short report is inside a long one).
_RATE = 4

# Of a shingle that more reports than this have (boilerplate, or a wire story in a hundred copies) only the first and the last are looked at:
# its reports are tied in a chain and to the first, not all with all.
_CROWD = 12

# A pair needs this many sampled shingles in common, and this share of the shorter report's.
_FEWEST_SHARED = 3
_LEAST_SHARE = 0.12

# Of an anchor that more reports than this have, only so many of the newest are looked at: translations follow their original within days.
_COMMON = 150

# Partners in another language that are held against each report, and the least likeness (cosine over anchors, the rarer the heavier).
_PARTNERS = 6
_LEAST_LIKENESS = 0.08

# Anchors at least this strong are looked up; by twos, of a sentence with no more than so many, and no more than so many in all.
_HARD = 1.5
_OF_A_SENTENCE = 6
_PAIRS = 96
# What two anchors in one sentence prove, beside what one does.
_PAIR = 0.7

# Arrays, by the first bits of the hash.
_PARTS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What a report is looked up by: hashes of words in a row, and of anchors with how much each counts."""

    wording: tuple[int, ...]
    anchors: tuple[tuple[int, float], ...]
    language: str


def keys_of(profile: Profile) -> Keys:
    """The keys of a report."""
    return make_keys(profile.shingles, profile.passages, profile.language)


def make_keys(shingles: Iterable[int], passages: Sequence[Passage], language: str) -> Keys:
    """The keys of a report of which these are the shingles and passages."""
    return Keys(
        wording=tuple(s for s in shingles if s % _RATE == 0), anchors=tuple(dict(_anchors(passages)).items()), language=language.split("-")[0]
    )


def _anchors(passages: Sequence[Passage]) -> Iterator[tuple[int, float]]:
    """Names, numbers and dates, each with how often it stands there, damped; and those that stand in one sentence, by twos."""
    count: Counter[str] = Counter()
    twos: set[int] = set()
    for passage in passages:
        if passage.role in FRAME:
            continue
        hard = [key for key, weight in passage.anchors.items() if weight >= _HARD]
        count.update(hard)
        # stems of words are of one language, however alike; what the reading resolved is of all
        plain = sorted(key for key in hard if key[:2] != "s:")
        if len(plain) <= _OF_A_SENTENCE:
            twos.update(zlib.crc32(f"{a}&{b}".encode()) for a, b in combinations(plain, 2))
    yield from ((zlib.crc32(key.encode()), math.sqrt(times)) for key, times in count.items())
    # the smallest hashes: of one sentence both reports take the same
    yield from ((key, _PAIR) for key in sorted(twos)[:_PAIRS])


class Postings(Protocol):
    """Numbers of reports under hashes."""

    def put(self, keys: Sequence[int], number: int) -> Sequence[tuple[Sequence[int], int]]:
        """Put a number under each key; of each key, numbers that stood there before (of many, those that `held` names) and how many there were."""
        ...


class Row(NamedTuple):
    """What the index keeps of a report beside its keys: how many shingles are looked up, the length of its anchors as a vector, its language."""

    samples: int
    norm: float
    language: str


class Rows(Protocol):
    """What is kept of each report, by its number."""

    def __len__(self) -> int: ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Row]:
        """The rows of these numbers."""
        ...

    def put(self, row: Row) -> None:
        """The row of the next number."""
        ...


class Index:
    """Reports by their keys, numbered in the order in which they were added; kept in memory unless it is told where.

    Args:
        wording: under which words in a row a report stands; of a crowd it holds the first and the last.
        anchors: under which names, numbers and dates; of many it holds the newest.
        rows: the rest.
    """

    def __init__(self, wording: Postings | None = None, anchors: Postings | None = None, rows: Rows | None = None) -> None:
        self._wording = _Arrays(crowd=True) if wording is None else wording
        self._anchors = _Arrays(crowd=False) if anchors is None else anchors
        self._rows = _Columns() if rows is None else rows

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, keys: Keys) -> tuple[int, ...]:
        """The numbers, ascending, of the reports that the new one is worth holding against; its own is the length of the index before."""
        number = len(self)
        shared: Counter[int] = Counter()
        for held, _ in self._wording.put(keys.wording, number):
            shared.update(held)
        likeness, norm = self._likeness(keys.anchors, number)
        known = self._rows.of({*(i for i, n in shared.items() if n >= _FEWEST_SHARED), *likeness})
        own = len(keys.wording)
        found = {i for i, n in shared.items() if n >= _FEWEST_SHARED and n >= _LEAST_SHARE * min(known[i].samples, own)}
        # of other languages those that have rare anchors in common (within one language, wording tells more)
        abroad = ((value / (norm * known[i].norm), -i) for i, value in likeness.items() if known[i].language != keys.language)
        found.update(-i for value, i in sorted(abroad, reverse=True)[:_PARTNERS] if value >= _LEAST_LIKENESS)
        self._rows.put(Row(samples=min(own, 0xFFFF), norm=norm, language=keys.language))
        return tuple(sorted(found))

    def _likeness(self, anchors: Sequence[tuple[int, float]], number: int) -> tuple[Mapping[int, float], float]:
        """How much of the rare anchors each report has in common with the new one, and the length of the new one's own."""
        likeness: dict[int, float] = defaultdict(float)
        square = 0.0
        for (_, weight), (held, often) in zip(anchors, self._anchors.put([key for key, _ in anchors], number), strict=True):
            rarity = math.log(1 + (number + 1) / (often + 1))
            square += (weight * rarity) ** 2
            value = weight * rarity * rarity
            for i in held:
                likeness[i] += value
        return likeness, math.sqrt(square) or 1.0


def held(often: int, *, crowd: bool) -> Sequence[int]:
    """Which of so many numbers under one key are given, by their place: of a crowd under words in a row the first and the last, else the newest."""
    if crowd:
        return range(often) if often <= _CROWD else (0, often - 1)
    return range(max(0, often - _COMMON), often)


def slot(place: int, *, crowd: bool) -> int:
    """Where the number at a place may be kept: under one key, what is given no more is overwritten by what came later."""
    return min(place, _CROWD) if crowd else place % _COMMON


class _Arrays:
    """Numbers by hash of 32 bits, as hash and number in one: sorted arrays by the hash's first bits."""

    def __init__(self, *, crowd: bool) -> None:
        self._crowd = crowd
        self._parts = [array("Q") for _ in range(1 << _PARTS)]

    def put(self, keys: Sequence[int], number: int) -> Sequence[tuple[Sequence[int], int]]:
        return [self._put(key, number) for key in keys]

    def _put(self, key: int, number: int) -> tuple[Sequence[int], int]:
        part = self._parts[key >> (32 - _PARTS)]
        start = bisect_left(part, key << 32)
        end = bisect_left(part, (key + 1) << 32, start)
        often = end - start
        before = [part[start + i] & 0xFFFFFFFF for i in held(often, crowd=self._crowd)] if often else []
        part.insert(end, key << 32 | number)  # no number is greater yet
        return before, often


class _Columns:
    """Rows as columns of numbers."""

    def __init__(self) -> None:
        self._samples = array("H")
        self._norms = array("f")
        self._languages: list[str] = []
        self._language = array("H")  # of each report, its place in `_languages`

    def __len__(self) -> int:
        return len(self._samples)

    def of(self, numbers: Iterable[int]) -> Mapping[int, Row]:
        samples, norms, language, languages = self._samples, self._norms, self._language, self._languages
        return {i: Row(samples[i], norms[i], languages[language[i]]) for i in numbers}

    def put(self, row: Row) -> None:
        if row.language not in self._languages:
            self._languages.append(row.language)
        self._samples.append(row.samples)
        self._norms.append(row.norm)
        self._language.append(self._languages.index(row.language))
