"""Smaller things that a rendering changes about who or what is meant: somebody's sex, and whether a thing is the one just spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...text import Span
from ..letters import key_of
from ..meanings import knows, meanings_of
from ..profile import STEM
from ..types import Change
from .lexicon import Lexicon, Word, words_of
from .sides import Sides

_SURE = 0.5
_SHORT = 4
# Words before a noun among which its article is looked for.
_BEFORE = 3


def find_person_changes(sides: Sides) -> Iterator[Change]:
    """Changes of sex and of definiteness, in translations."""
    ours, theirs = sides.lexicon(sides.original), sides.lexicon(sides.copy)
    if ours is None or theirs is None or not sides.across_languages:
        return
    first: dict[str, int] = {}  # where each stem of the original stands first
    if ours.definite:
        for word in words_of(sides.original.text, Span(0, len(sides.original.text))):
            for stem in _stems(word.text, ours):
                first.setdefault(stem, word.span.start)
    for pair in sides.aligned(_SURE):
        a, b = words_of(sides.original.text, pair.original), words_of(sides.copy.text, pair.copy)
        yield from _sex(sides, a, ours, b, theirs)
        if pair.running:
            yield from _definite(sides, a, ours, b, theirs, first)


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


def _definite(sides: Sides, a: Sequence[Word], ours: Lexicon, b: Sequence[Word], theirs: Lexicon, first: Mapping[str, int]) -> Iterator[Change]:
    """A thing spoken of before that comes out as another one, or as such things in general."""
    languages = sides.original.language, sides.copy.language
    if not (a and b and ours.definite and theirs.definite and theirs.indefinite and all(map(knows, languages))):
        return
    by_meaning: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        if len(word.text) > _SHORT:
            by_meaning.setdefault(meanings_of(word.text, languages[1])[0], []).append(j)
    for i, word in enumerate(a):
        bare = ours.definite.without_end(word.text)
        # tables go by stems: only of a short word can it be seen that the rest of it is a word by itself ("brev-et", but "bekymr-et")
        if bare is None or not _SHORT - 1 <= len(bare) < STEM or (i and ours.definite.has(a[i - 1].text)):
            continue
        if not any(first[stem] < a[0].span.start for stem in _stems(word.text, ours)):
            continue
        there = {j for meaning in meanings_of(bare, languages[0])[:2] for j in by_meaning.get(meaning, ())}
        if len(there) != 1:
            continue
        (j,) = there
        before = [w.text for w in b[max(0, j - _BEFORE) : j]]
        if theirs.definite.without_end(b[j].text) is not None:
            continue
        if not before or any(theirs.definite.has(w) or w == "s" or w.isdigit() for w in before):
            continue
        if any(theirs.indefinite.has(w) for w in before):
            note = f"“{word.span.of(sides.original.text)}”, which was spoken of before, has become another."
        elif not _goes_with_name(sides, b, j):
            note = f"“{word.span.of(sides.original.text)}”, which was spoken of before, has become any such."
        else:
            continue
        yield Change(kind="changed-meaning", original=word.span, copy=b[j].span, severity="medium", note=note)


def _stems(word: str, words: Lexicon) -> set[str]:
    """The word's stem as it stands, and without its ending."""
    return {key_of(w)[:STEM] for w in (word, words.definite.without_end(word)) if w and len(w) >= _SHORT - 1}


def _goes_with_name(sides: Sides, words: Sequence[Word], at: int) -> bool:
    """True for "ambassador Pivonka" and "Kremlin spokesman": a name makes it a certain one."""
    text = sides.copy.text
    return any(0 <= i < len(words) and text[words[i].span.start].isupper() for i in (at - 2, at - 1, at, at + 1))
