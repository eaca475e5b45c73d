"""Smaller things that a rendering changes about who or what is meant: somebody's sex, and whether a thing is the one just spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..letters import key_of
from ..meanings import knows, meanings_of
from ..profile import STEM
from ..types import Change
from .lexicon import Lexicon, Word, words_of
from .sides import Sides

_SURE = 0.5
_SHORT = 4


def find_person_changes(sides: Sides) -> Iterator[Change]:
    """Changes of sex and of definiteness, in translations."""
    ours, theirs = sides.lexicon(sides.original), sides.lexicon(sides.copy)
    if ours is None or theirs is None or not sides.across_languages:
        return
    for pair in sides.aligned(_SURE):
        a, b = words_of(sides.original.text, pair.original), words_of(sides.copy.text, pair.copy)
        yield from _sex(sides, a, ours, b, theirs)
        if pair.running:
            yield from _definite(sides, a, ours, b, theirs)


def _sex(sides: Sides, a: Sequence[Word], ours: Lexicon, b: Sequence[Word], theirs: Lexicon) -> Iterator[Change]:
    """Somebody whose sex the original leaves open, made a man or a woman by the copy."""
    here = ours.persons.find(a)
    if not here or ours.men.find(a) or ours.women.find(a) or theirs.persons.find(b):
        return
    for words, what in ((theirs.men, "man"), (theirs.women, "woman")):
        there = words.find(b)
        if there:
            at, place = a[here[0]].span, b[there[0]].span
            note = f"“{at.of(sides.original.text)}” has become a {what}: “{place.of(sides.copy.text)}”."
            yield Change(kind="changed-meaning", original=at, copy=place, severity="medium", note=note)
            return


def _definite(sides: Sides, a: Sequence[Word], ours: Lexicon, b: Sequence[Word], theirs: Lexicon) -> Iterator[Change]:
    """A thing spoken of before that comes out as another one, or as such things in general."""
    if not (ours.definite and theirs.definite and theirs.indefinite and knows(sides.original.language) and knows(sides.copy.language)):
        return
    told = {key_of(w.text)[:STEM] for p in sides.original.passages for w in words_of(sides.original.text, p.span) if w.span.end <= a[0].span.start}
    by_meaning: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        if len(word.text) > _SHORT:
            by_meaning.setdefault(meanings_of(word.text, sides.copy.language)[0], []).append(j)
    for i, word in enumerate(a):
        stem = key_of(word.text)[:STEM]
        if len(word.text) <= _SHORT or not ours.definite.has(word.text) or stem not in told or (i and ours.definite.has(a[i - 1].text)):
            continue
        partners = [j for meaning in meanings_of(word.text, sides.original.language) for j in by_meaning.get(meaning, ())]
        if len(set(partners)) != 1:
            continue
        j = partners[0]
        before = {w.text for w in b[max(0, j - 2) : j]}
        bare = not any(theirs.definite.has(w) for w in before)
        if bare and (any(theirs.indefinite.has(w) for w in before)):
            note = f"“{word.span.of(sides.original.text)}”, which was spoken of before, has become another one."
            yield Change(kind="changed-meaning", original=word.span, copy=b[j].span, severity="medium", note=note)
