"""Hints for the name recogniser: what lists of places, persons' names and organisations know of a word.

The treebanks name some ten thousand people and places; the press names others every day. This component of the shipped
pipelines looks each capitalised word up in lists and leaves what it finds in the token's ``TAG``, which these pipelines do
not use otherwise; the recogniser learnt how far to trust it. A hint is never a name by itself.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

FILE = "hints.tsv.xz"
LONGEST_PHRASE = 5
"""Words; the lists' longer phrases are official names that the press does not write."""
COMMON = "w"
SHORTEST_SMALL = 3
"""Letters of a name that is looked up in small letters too."""
MOST_SILENT = 50_000
"""Words in small letters that begin no name and are kept to be passed over; then all are forgotten."""
_UNMISTAKABLE = frozenset("CPL")
"""Classes of phrases that are looked up in small letters: "tampa bay" is a place, "good news" no newspaper."""


class NameHints:
    """A pipeline component that tags words with the classes of the lists they stand in.

    Phrases are looked up before words, the longest first. Hints are letters, as the file has them: ``C`` city, ``P`` land or
    province, ``F`` forename, ``N`` other part of a person's name, ``L`` person, ``O`` organisation; ``w`` after them or alone: also
    a common word. With ``small_letters`` names that are no common words are known in small letters too, and their hints marked ``l``.
    """

    def __init__(self, phrases: Mapping[str, str] | None = None, *, small_letters: bool = False) -> None:
        self._small_letters = small_letters
        self.fill(phrases or {})

    def __call__(self, doc: Doc) -> Doc:
        """Set the tags of one document."""
        words = [token.text for token in doc]
        position = 0
        while position < len(words):
            if words[position] in self._silent:
                position += 1
                continue
            length, tags = self._match(words, position)
            for offset, tag in enumerate(tags):
                doc[position + offset].tag_ = tag
            position += length
        return doc

    def _match(self, words: list[str], position: int) -> tuple[int, list[str]]:
        first = words[position]
        small = not first[:1].isupper()
        folded = first if small else first.casefold()
        if small and (not self._small_letters or (self._phrases.get(folded, COMMON)[-1] == COMMON and folded not in self._openings_in_small)):
            self._keep_silent(first)
            return 1, []
        if folded in (self._openings_in_small if small else self._openings):
            for length in range(min(LONGEST_PHRASE, len(words) - position), 1, -1):
                classes = self._phrases.get(" ".join(words[position : position + length]).casefold())
                if classes and not (small and _UNMISTAKABLE.isdisjoint(classes)):
                    mark = "l" if small else ""
                    return length, [f"{'B' if offset == 0 else 'I'}{mark}-{classes}" for offset in range(length)]
        if small:
            classes = self._phrases.get(folded, COMMON)
            return 1, [] if classes[-1] == COMMON or len(folded) < SHORTEST_SMALL else [f"l-{classes}"]
        classes = self._phrases.get(folded) or self._phrases.get(_without_genitive(folded), "")
        return 1, [classes] if classes else []

    def _keep_silent(self, word: str) -> None:
        if len(self._silent) >= MOST_SILENT:
            self._silent.clear()
        self._silent.add(word)

    def fill(self, phrases: Mapping[str, str]) -> None:
        """Take these lists, folded phrase to classes, in place of the present ones."""
        self._silent: set[str] = set()
        self._phrases = dict(phrases)
        longer = [phrase for phrase in self._phrases if " " in phrase]
        self._openings = _openings(longer)
        names = (phrase for phrase in longer if self._small_letters and self._phrases[phrase][-1] != COMMON)
        self._openings_in_small = _openings(phrase for phrase in names if not _UNMISTAKABLE.isdisjoint(self._phrases[phrase]))

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the lists into a folder."""
        del exclude
        path.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{phrase}\t{classes}\n" for phrase, classes in sorted(self._phrases.items()))
        (path / FILE).write_bytes(lzma.compress(lines.encode("utf-8"), preset=9))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> NameHints:
        """Read the lists from a folder."""
        del exclude
        lines = lzma.decompress((path / FILE).read_bytes()).decode("utf-8").splitlines()
        self.fill(dict(line.split("\t", 1) for line in lines))
        return self


def _openings(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def _without_genitive(word: str) -> str:
    for ending in ("'s", "’s", "s", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word


@Language.factory("dragoman_name_hints", default_config={"small_letters": False})
def make_name_hints(nlp: Language, name: str, small_letters: bool) -> NameHints:
    """An empty component, to be filled by `NameHints.from_disk` or by training."""
    del nlp, name
    return NameHints(small_letters=small_letters)
