"""Which reports of a large archive are worth holding against a new one, without looking at the others.

Two ways in: words in a row that both have (copies, excerpts), and anchors that outlive translation (names, numbers, dates), alone and by
twos within one sentence. Both are look-ups of hashes in sorted arrays of eight bytes an entry: a million reports of the press take about
two gigabytes, and adding one takes milliseconds, since the arrays are many and short and a new entry is put into its place.
"""

from __future__ import annotations

import math
import zlib
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

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
    return Keys(wording=tuple(s for s in shingles if s % _RATE == 0), anchors=tuple(_anchors(passages)), language=language.split("-")[0])


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


class Index:
    """Reports by their keys, numbered in the order in which they were added."""

    def __init__(self) -> None:
        self._wording = _Postings()
        self._anchors = _Postings()
        self._samples = array("H")  # how many shingles of each report are looked up
        self._norms = array("f")
        self._languages: list[str] = []
        self._language = array("H")  # of each report, its place in `_languages`

    def __len__(self) -> int:
        return len(self._samples)

    def add(self, keys: Keys) -> tuple[int, ...]:
        """The numbers, ascending, of the reports that the new one is worth holding against; its own is the length of the index before."""
        number = len(self)
        if keys.language not in self._languages:
            self._languages.append(keys.language)
        language = self._languages.index(keys.language)
        found = self._by_wording(keys.wording, number)
        found.update(self._by_anchors(keys.anchors, number, language))
        self._samples.append(min(len(keys.wording), 0xFFFF))
        self._language.append(language)
        return tuple(sorted(found))

    def _by_wording(self, wording: Sequence[int], number: int) -> set[int]:
        shared: Counter[int] = Counter()
        for key in wording:
            held, _ = self._wording.add(key, number, newest=None)
            shared.update(held)
        samples, own, least = self._samples, len(wording), _LEAST_SHARE
        return {i for i, n in shared.items() if n >= _FEWEST_SHARED and n >= least * min(samples[i], own)}

    def _by_anchors(self, anchors: Sequence[tuple[int, float]], number: int, language: int) -> Iterator[int]:
        """Reports of other languages that have rare anchors in common (within one language, wording tells more)."""
        likeness: dict[int, float] = defaultdict(float)
        square = 0.0
        for key, weight in anchors:
            held, often = self._anchors.add(key, number, newest=_COMMON)
            rarity = math.log(1 + (number + 1) / (often + 1))
            square += (weight * rarity) ** 2
            value = weight * rarity * rarity
            for i in held:
                likeness[i] += value
        norm = math.sqrt(square) or 1.0
        self._norms.append(norm)
        languages, norms = self._language, self._norms
        scored = sorted(((value / (norm * norms[i]), -i) for i, value in likeness.items() if languages[i] != language), reverse=True)
        yield from (-i for value, i in scored[:_PARTNERS] if value >= _LEAST_LIKENESS)


class _Postings:
    """Numbers by hash of 32 bits, as hash and number in one: sorted arrays by the hash's first bits."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(1 << _PARTS)]

    def add(self, key: int, number: int, *, newest: int | None) -> tuple[list[int], int]:
        """Put a number under a key; what stood there before (the newest so many, or of a crowd the first and the last), and how many there were."""
        part = self._parts[key >> (32 - _PARTS)]
        start = bisect_left(part, key << 32)
        end = bisect_left(part, (key + 1) << 32, start)
        often = end - start
        if not often:
            held = []
        elif newest is not None:
            held = [entry & 0xFFFFFFFF for entry in part[max(start, end - newest) : end]]
        elif often > _CROWD:
            held = [part[start] & 0xFFFFFFFF, part[end - 1] & 0xFFFFFFFF]
        else:
            held = [entry & 0xFFFFFFFF for entry in part[start:end]]
        part.insert(end, key << 32 | number)  # no number is greater yet
        return held, often
