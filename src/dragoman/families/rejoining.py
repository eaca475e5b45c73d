"""A translation's alignment put right by what the words mean: sentences that ride along in a pair, and parts of sentences left alone.

Names, numbers and cognates align sentences, but two neighbouring sentences often speak of the same parties; whether a rendering has
room for both, and whether a piece left alone stands in the rendering of its neighbour, is told by the words between the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .alignment import Bead
from .letters import key_of
from .meanings import knows, meanings_of
from .profile import STEM, Profile

_WORD = re.compile(r"\w+")
_LETTERS = 4
# Share of a passage's own words that its partner renders: below the first it has no part in it, from the second on it has.
_STRANGE, _RENDERED = 0.2, 0.4
# What is left alone has been taken into its neighbour's rendering when so much of it is found there.
_TAKEN_IN = 0.5
_FEWEST = 2
# Sentences that are joined into one, beyond the first.
_MOST = 2
# Words of a passage's length by which a rendering may be longer than what it renders.
_LONGER = 1.6


def rejoined(a: Profile, b: Profile, beads: tuple[Bead, ...]) -> tuple[Bead, ...]:
    """The same alignment, with passengers parted from pairs and pieces left alone joined to the pair that renders them."""
    if not (knows(a.language) and knows(b.language)):
        return beads
    return _rejoined(a, b, beads, (_Words(a), _Words(b)))


def rejoined_alike(a: Profile, b: Profile, beads: tuple[Bead, ...]) -> tuple[Bead, ...]:
    """The same for two reports in one language: their words are held against one another as they stand."""
    return _rejoined(a, b, beads, (_Words(a, alike=True), _Words(b, alike=True)))


def _rejoined(a: Profile, b: Profile, beads: tuple[Bead, ...], words: tuple[_Words, _Words]) -> tuple[Bead, ...]:
    ratio = max(1, sum(p.size for p in b.passages)) / max(1, sum(p.size for p in a.passages))
    parted = [part for bead in beads for part in _parted(bead, words, ratio)]
    return tuple(_taken_in(parted, words))


class _Words:
    """The longer words of a report's passages, each as the stems it may stand for in any language."""

    def __init__(self, profile: Profile, *, alike: bool = False) -> None:
        self._profile, self._alike = profile, alike
        self._known: dict[int, list[frozenset[str]]] = {}

    def size(self, index: int) -> int:
        return self._profile.passages[index].size

    def announces(self, index: int) -> bool:
        """True for a passage that ends with a colon: what follows belongs to it."""
        return self._text(index).rstrip().endswith(":")

    def goes_on(self, index: int) -> bool:
        """True for a passage with a colon inside."""
        return ":" in self._text(index).rstrip().rstrip(":")

    def _text(self, index: int) -> str:
        return self._profile.passages[index].span.of(self._profile.text)

    def of(self, index: int) -> list[frozenset[str]]:
        """A set of keys for each longer word of a passage."""
        if index not in self._known:
            language, text = self._profile.language, self._text(index)
            if self._alike:
                self._known[index] = [frozenset((w,)) for w in sorted({w.casefold() for w in _WORD.findall(text)})]
                return self._known[index]
            found = {w.casefold() for w in _WORD.findall(text) if len(w) >= _LETTERS}
            self._known[index] = [frozenset((key_of(w)[:STEM], *meanings_of(w, language))) for w in sorted(found)]
        return self._known[index]


def _share(words: Sequence[frozenset[str]], other: Sequence[frozenset[str]], but: Sequence[frozenset[str]]) -> float | None:
    """How much of the words is rendered by the other ones, of those that `but` has not as well; `None` where too few are left."""
    elsewhere = frozenset(key for keys in but for key in keys)
    own = [keys for keys in words if not keys & elsewhere]
    if len(own) < _FEWEST:
        return None
    there = frozenset(key for keys in other for key in keys)
    return sum(bool(keys & there) for keys in own) / len(own)


def _parted(bead: Bead, words: tuple[_Words, _Words], ratio: float) -> list[Bead]:
    """A pair with two passages on one side, of which only one is rendered: the other one stands alone."""
    for side in (0, 1):
        two, one = (bead.a, bead.b) if side == 0 else (bead.b, bead.a)
        if len(two) != 2 or len(one) != 1:
            continue
        partner = words[1 - side].of(one[0])
        first, second = words[side].of(two[0]), words[side].of(two[1])
        shares = _share(first, partner, second), _share(second, partner, first)
        for n in (0, 1):
            kept, gone = shares[1 - n], shares[n]
            scale = ratio if side == 0 else 1 / ratio
            roomy = words[1 - side].size(one[0]) > _LONGER * scale * words[side].size(two[1 - n])
            if gone is not None and kept is not None and gone < _STRANGE and kept >= max(_RENDERED, 2 * gone) and not roomy:
                pair = Bead(
                    a=(two[1 - n],) if side == 0 else bead.a, b=bead.b if side == 0 else (two[1 - n],),
                    agreement=bead.agreement, weight=bead.weight, fit=bead.fit,
                )  # fmt: skip
                alone = Bead(a=(two[n],) if side == 0 else (), b=() if side == 0 else (two[n],))
                return [alone, pair] if n == 0 else [pair, alone]
    return [bead]


def _taken_in(beads: Sequence[Bead], words: tuple[_Words, _Words]) -> list[Bead]:
    """Pieces left alone beside a pair whose other side renders them too: a sentence that the copy joined to its neighbour."""
    out: list[Bead] = []
    for bead in beads:
        here = bead
        while here.a and here.b and out and not (out[-1].a and out[-1].b) and (joined := _joined(out[-1], here, words)):
            here = joined
            out.pop()
        if not (here.a and here.b) and out and out[-1].a and out[-1].b and (joined := _joined(here, out[-1], words)):
            out[-1] = joined
        else:
            out.append(here)
    return out


def _joined(alone: Bead, pair: Bead, words: tuple[_Words, _Words]) -> Bead | None:
    """The pair with what stands alone beside it, where its partner renders that too."""
    side = 0 if alone.a else 1
    lone = (alone.a or alone.b)[0]
    own, other = (pair.a, pair.b) if side == 0 else (pair.b, pair.a)
    if len(own) > _MOST or len(other) != 1 or lone not in (own[0] - 1, own[-1] + 1):
        return None
    beside = [keys for i in own for keys in words[side].of(i)]
    share = _share(words[side].of(lone), words[1 - side].of(other[0]), beside)
    first = lone if lone < own[0] else own[-1]
    announced = words[side].announces(first) and words[1 - side].goes_on(other[0])
    if not announced and (share is None or share < _TAKEN_IN):
        return None
    both = tuple(sorted((lone, *own)))
    return Bead(a=both if side == 0 else pair.a, b=pair.b if side == 0 else both, agreement=pair.agreement, weight=pair.weight, fit=pair.fit)
