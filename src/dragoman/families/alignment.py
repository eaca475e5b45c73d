"""Monotone alignment of two reports' passages, after Gale and Church, steered by what the two have in common.

Lengths alone align a faithful translation; anchors (names, numbers, dates, words of common stock) keep the way when a copy drops or
adds sentences. Each step joins no more than two passages of one side to one of the other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from .profile import Passage

# Variance of the length of a translated sentence per character of the original, as Gale and Church measured it.
_VARIANCE = 6.8

# Agreement of a few shared anchors says less than the same agreement of many.
_DOUBT = 1.5

# What it costs to leave a passage alone, and to join two; a pair below _POOR is worse than two passages left alone.
_ALONE = 0.06
_JOIN = 0.10
_POOR = 0.14

# Passages in a bead that joins two of one side, and how much better one of them alone must agree to be parted from the other.
_JOINED = 3
_BETTER = 0.1

# Capitalised words this alike are spellings of one name.
_SAME_NAME = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """Passages of one side and those of the other that render them, by index; one side may be empty.

    `agreement` is the share of anchors both have (0.0 when neither has any), `weight` what those anchors prove in all,
    `fit` how well the lengths go together.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    agreement: float = 0.0
    weight: float = 0.0
    fit: float = 0.0

    @property
    def score(self) -> float:
        """How sure the two sides render one another, 0.0 to 1.0."""
        certain = self.weight / (self.weight + _DOUBT)
        return min(1.0, certain * (0.8 * min(1.0, self.agreement * 1.25) + 0.2 * self.fit) + (1 - certain) * 0.4 * self.fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Both sides' anchors under common keys, each with its weight in this pair of reports."""

    a: tuple[dict[str, float], ...]
    b: tuple[dict[str, float], ...]


def weigh_anchors(a: Sequence[Passage], b: Sequence[Passage]) -> Weighed:
    """Anchors that both reports have, spellings of one name under one key, the rarer the heavier.

    Anchors that only one report has are left out: a word that has no cousin in the other language proves nothing.
    """
    same = _spellings(a, b)
    left = [dict(p.anchors) for p in a]
    right = [{same.get(k, k): w for k, w in p.anchors.items()} for p in b]
    return _weighed(left, right, shared_only=True)


def weigh_words(a: Sequence[Passage], b: Sequence[Passage]) -> Weighed:
    """All words of both reports, for two reports in one language."""
    left = [dict.fromkeys(p.words, 1.0) for p in a]
    right = [dict.fromkeys(p.words, 1.0) for p in b]
    return _weighed(left, right, shared_only=False)


def align(a: Sequence[Passage], b: Sequence[Passage], weighed: Weighed, *, ratio: float | None = None) -> tuple[Bead, ...]:
    """The best monotone alignment: every passage of both sides stands in exactly one bead.

    `ratio` is the length of a rendering to that of what it renders; by default that of the two texts as wholes.
    """
    n, m = len(a), len(b)
    ratio = ratio or max(1, sum(p.size for p in b)) / max(1, sum(p.size for p in a))
    pairs = _Pairs(a, b, weighed, ratio)
    best = [[-math.inf] * (m + 1) for _ in range(n + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    for i in range(n + 1):
        row = best[i]
        for j in range(m + 1):
            if i == j == 0:
                continue
            top, how = -math.inf, (0, 0)
            if i:
                top, how = best[i - 1][j] - _ALONE, (1, 0)
            if j and row[j - 1] - _ALONE > top:
                top, how = row[j - 1] - _ALONE, (0, 1)
            if i and j:
                gain = best[i - 1][j - 1] + pairs.gain(i - 1, j - 1)
                if gain > top:
                    top, how = gain, (1, 1)
                if i > 1 and pairs.worth_joining((i - 2, i - 1), (j - 1,)):
                    gain = best[i - 2][j - 1] + pairs.joint((i - 2, i - 1), (j - 1,))
                    if gain > top:
                        top, how = gain, (2, 1)
                if j > 1 and pairs.worth_joining((i - 1,), (j - 2, j - 1)):
                    gain = best[i - 1][j - 2] + pairs.joint((i - 1,), (j - 2, j - 1))
                    if gain > top:
                        top, how = gain, (1, 2)
            row[j], step[i][j] = top, how
    beads: list[Bead] = []
    i, j = n, m
    while i or j:
        di, dj = step[i][j]
        beads.append(pairs.bead(tuple(range(i - di, i)), tuple(range(j - dj, j))))
        i, j = i - di, j - dj
    return _with_moved(tuple(_without_passengers(reversed(beads), pairs)), pairs)


def _without_passengers(beads: Iterable[Bead], pairs: _Pairs) -> Iterator[Bead]:
    """Joined passages of which one goes better with the other side alone: what rides along was left out, or put in."""
    for bead in beads:
        if len(bead.a) + len(bead.b) != _JOINED:
            yield bead
            continue
        left = len(bead.a) > 1
        singles = [pairs.bead((i,), bead.b) for i in bead.a] if left else [pairs.bead(bead.a, (j,)) for j in bead.b]
        best = max(singles, key=lambda single: single.agreement)
        if best.agreement < bead.agreement + _BETTER or best.fit < bead.fit:
            yield bead
            continue
        rest = [Bead(a=single.a if left else (), b=() if left else single.b) for single in singles if single is not best]
        yield from (best, *rest) if best is singles[0] else (*rest, best)


def _with_moved(beads: tuple[Bead, ...], pairs: _Pairs) -> tuple[Bead, ...]:
    """Passages that a copy moved (a caption to the top, a headline below it) found again among what was left over."""
    alone_a = [bead.a[0] for bead in beads if not bead.b]
    alone_b = [bead.b[0] for bead in beads if not bead.a]
    found = sorted(
        ((bead.score, -i, -j) for i in alone_a for j in alone_b if pairs.related(i, j) for bead in [pairs.bead((i,), (j,))] if bead.score >= 0.5),
        reverse=True,
    )
    moved: dict[int, int] = {}
    for _, i, j in found:
        if -i not in moved and -j not in moved.values():
            moved[-i] = -j
    gone = set(moved.values())
    out = []
    for bead in beads:
        if bead.a and not bead.b and bead.a[0] in moved:
            out.append(pairs.bead(bead.a, (moved[bead.a[0]],)))
        elif not (bead.b and not bead.a and bead.b[0] in gone):
            out.append(bead)
    return tuple(out)


class _Pairs:
    """Scores of passages held against each other; those that share no anchor are never looked at one by one."""

    def __init__(self, a: Sequence[Passage], b: Sequence[Passage], weighed: Weighed, ratio: float) -> None:
        self._sizes = [p.size * ratio for p in a], [float(p.size) for p in b]
        self._weighed = weighed
        self._sums = [sum(x.values()) for x in weighed.a], [sum(x.values()) for x in weighed.b]
        where: dict[str, list[int]] = {}
        for j, keys in enumerate(weighed.b):
            for key in keys:
                where.setdefault(key, []).append(j)
        self._shared: list[dict[int, float]] = []
        for keys in weighed.a:
            row: dict[int, float] = {}
            for key, weight in keys.items():
                for j in where.get(key, ()):
                    row[j] = row.get(j, 0.0) + min(weight, weighed.b[j][key])
            self._shared.append(row)

    def related(self, i: int, j: int) -> bool:
        return j in self._shared[i]

    def gain(self, i: int, j: int) -> float:
        fit = _fit(self._sizes[0][i], self._sizes[1][j])
        shared = self._shared[i].get(j, 0.0)
        return _gain(shared, self._sums[0][i] + self._sums[1][j], fit)

    def worth_joining(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        """True when each passage of the joined side shares something with the other's, and both together fit its length better than either."""
        if not all(j in self._shared[i] for i in a for j in b):
            return False
        left, right = [self._sizes[0][i] for i in a], [self._sizes[1][j] for j in b]
        joined, single = (left, right[0]) if len(a) > 1 else (right, left[0])
        return abs(sum(joined) - single) < min(abs(size - single) for size in joined)

    def joint(self, a: tuple[int, ...], b: tuple[int, ...]) -> float:
        return _gain(*self._held(a, b)) * math.sqrt(max(len(a), len(b))) - _JOIN

    def bead(self, a: tuple[int, ...], b: tuple[int, ...]) -> Bead:
        if not a or not b:
            return Bead(a=a, b=b)
        shared, total, fit = self._held(a, b)
        return Bead(a=a, b=b, agreement=2 * shared / total if total else 0.0, weight=total / 2, fit=fit)

    def _held(self, a: tuple[int, ...], b: tuple[int, ...]) -> tuple[float, float, float]:
        if len(a) == len(b) == 1:
            return self._shared[a[0]].get(b[0], 0.0), self._sums[0][a[0]] + self._sums[1][b[0]], _fit(self._sizes[0][a[0]], self._sizes[1][b[0]])
        left, right = _merged([self._weighed.a[i] for i in a]), _merged([self._weighed.b[j] for j in b])
        shared = sum(min(weight, right[key]) for key, weight in left.items() if key in right)
        fit = _fit(sum(self._sizes[0][i] for i in a), sum(self._sizes[1][j] for j in b))
        return shared, sum(left.values()) + sum(right.values()), fit


def _gain(shared: float, total: float, fit: float) -> float:
    return 2 * shared / (total + _DOUBT) + 0.2 * fit - _POOR


def _merged(parts: Sequence[Mapping[str, float]]) -> dict[str, float]:
    out: dict[str, float] = {}
    for part in parts:
        for key, weight in part.items():
            out[key] = max(weight, out.get(key, 0.0))
    return out


def _fit(size_a: float, size_b: float) -> float:
    """1.0 for lengths that a translation would give, towards 0.0 for those that none would."""
    # Headlines and other short lines vary more than the law of long sentences allows.
    spread = math.sqrt(_VARIANCE * (size_a + size_b) / 2) + 4.0
    return math.exp(-0.5 * ((size_a - size_b) / spread / 1.5) ** 2)


def _weighed(a: list[dict[str, float]], b: list[dict[str, float]], *, shared_only: bool) -> Weighed:
    in_a = Counter(key for keys in a for key in keys)
    in_b = Counter(key for keys in b for key in keys)
    most = max(len(a), len(b), 2)

    def rare(key: str) -> float:
        return math.log(1 + most / max(in_a[key], in_b[key])) / math.log(1 + most)

    keep = in_a.keys() & in_b.keys() if shared_only else in_a.keys() | in_b.keys()
    factor = {key: rare(key) for key in keep}
    if shared_only:
        # German writes every noun with a capital: what proves much on one side only proves little.
        top_a, top_b = _merged(a), _merged(b)
        a = [{k: min(w, top_b[k]) for k, w in keys.items() if k in factor} for keys in a]
        b = [{k: min(w, top_a[k]) for k, w in keys.items() if k in factor} for keys in b]
    return Weighed(
        a=tuple({k: w * factor[k] for k, w in keys.items() if k in factor} for keys in a),
        b=tuple({k: w * factor[k] for k, w in keys.items() if k in factor} for keys in b),
    )


def _spellings(a: Sequence[Passage], b: Sequence[Passage]) -> dict[str, str]:
    """Stem keys of `b` under those of `a` whose names they spell another way."""
    stems_a = {k for p in a for k in p.anchors if k.startswith("s:")}
    left = sorted({c for p in a for c in p.capitals if len(c) >= 4})
    right = sorted({c for p in b for c in p.capitals if len(c) >= 4 and f"s:{c[:5]}" not in stems_a})
    same: dict[str, str] = {}
    if not left or not right:
        return same
    for word, row in zip(right, process.cdist(right, left, scorer=fuzz.ratio, score_cutoff=_SAME_NAME), strict=True):
        top = int(row.argmax())
        if row[top] >= _SAME_NAME:
            same[f"s:{word[:5]}"] = f"s:{left[top][:5]}"
    return same
