"""Pairs of reports that are worth holding against each other, found without comparing all with all.

Two ways in: words in a row that both have (copies, excerpts), and anchors that outlive translation (names, numbers, dates).
Both are look-ups in an inverted index whose lists are bounded, so that the cost grows with the number of reports and not with its square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from .profile import FRAME, Profile

# One shingle in four stands for all (a MinHash of fixed rate: unlike one of fixed size it also sees that a short report is inside a long one).
_RATE = 4

# A list longer than this (boilerplate, or a wire story in a hundred copies) ties its members in a chain and to the first, not all with all.
_CROWD = 40

# A pair needs this many sampled shingles in common, and this share of the shorter report's.
_FEWEST_SHARED = 3
_LEAST_SHARE = 0.12

# A name that more reports than this have says nothing about which of them go together.
_COMMON = 150

# Partners in another language that are looked at per report, and the least likeness (cosine over rare anchors).
_PARTNERS = 6
_LEAST_LIKENESS = 0.08


def candidates(profiles: Sequence[Profile]) -> tuple[tuple[int, int], ...]:
    """Pairs of indices (lower first), sorted; reports that share neither wording nor rare anchors are in none of them."""
    return tuple(sorted(_by_wording(profiles) | _by_anchors(profiles)))


def _by_wording(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    samples = [[s for s in p.shingles if s % _RATE == 0] for p in profiles]
    held: dict[int, list[int]] = defaultdict(list)
    for i, sample in enumerate(samples):
        for shingle in sample:
            held[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for members in held.values():
        if len(members) < 2:
            continue
        if len(members) <= _CROWD:
            shared.update((i, j) for place, i in enumerate(members) for j in members[place + 1 :])
        else:
            shared.update(pairwise(members))
            shared.update((members[0], j) for j in members[2:])
    return {
        (i, j) for (i, j), count in shared.items()
        if count >= _FEWEST_SHARED and count >= _LEAST_SHARE * min(len(samples[i]), len(samples[j]))
    }  # fmt: skip


def _by_anchors(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Reports of different languages that have rare anchors in common (within one language, wording tells more)."""
    keys = [_hard_anchors(p) for p in profiles]
    tongues = [p.language.split("-")[0] for p in profiles]
    held: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            held[key].append(i)
    rare = {key: math.log(1 + len(profiles) / len(members)) for key, members in held.items()}
    norms = [math.sqrt(sum((weight * rare[key]) ** 2 for key, weight in own.items())) or 1.0 for own in keys]
    pairs: set[tuple[int, int]] = set()
    for i, own in enumerate(keys):
        likeness: dict[int, float] = defaultdict(float)
        for key, weight in own.items():
            members = held[key]
            if 1 < len(members) <= _COMMON:
                value = weight * rare[key] ** 2
                for j in members:
                    if tongues[j] != tongues[i]:
                        likeness[j] += value * keys[j][key]
        scored = sorted(((value / (norms[i] * norms[j]), -j) for j, value in likeness.items()), reverse=True)
        pairs.update((min(i, -j), max(i, -j)) for value, j in scored[:_PARTNERS] if value >= _LEAST_LIKENESS)
    return pairs


def _hard_anchors(profile: Profile) -> dict[str, float]:
    """Names, numbers and dates of a report, each with how often it stands there, damped."""
    count: Counter[str] = Counter()
    for passage in profile.passages:
        if passage.role not in FRAME:
            count.update(key for key, weight in passage.anchors.items() if weight >= 1.5)
    return {key: math.sqrt(times) for key, times in count.items()}
