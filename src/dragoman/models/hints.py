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


class NameHints:
    """A pipeline component that tags words with the classes of the lists they stand in.

    Phrases are looked up before words, the longest first. Hints are letters, as the file has them: ``C`` city, ``P`` land or
    province, ``F`` forename, ``N`` other part of a person's name, ``O`` organisation; ``w`` after them: also a common word.
    """

    def __init__(self, phrases: Mapping[str, str] | None = None) -> None:
        self.fill(phrases or {})

    def __call__(self, doc: Doc) -> Doc:
        """Set the tags of one document."""
        words = [token.text for token in doc]
        position = 0
        while position < len(words):
            length, tags = self._match(words, position)
            for offset, tag in enumerate(tags):
                doc[position + offset].tag_ = tag
            position += length
        return doc

    def _match(self, words: list[str], position: int) -> tuple[int, list[str]]:
        first = words[position]
        if not first[:1].isupper():
            return 1, []
        folded = first.casefold()
        if folded in self._openings:
            for length in range(min(LONGEST_PHRASE, len(words) - position), 1, -1):
                classes = self._phrases.get(" ".join(words[position : position + length]).casefold())
                if classes:
                    return length, [f"{'B' if offset == 0 else 'I'}-{classes}" for offset in range(length)]
        classes = self._phrases.get(folded) or self._phrases.get(_without_genitive(folded), "")
        return 1, [classes] if classes else []

    def fill(self, phrases: Mapping[str, str]) -> None:
        """Take these lists, folded phrase to classes, in place of the present ones."""
        self._phrases = dict(phrases)
        self._openings = _openings(self._phrases)

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


def _openings(phrases: Mapping[str, str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in phrases if " " in phrase)


def _without_genitive(word: str) -> str:
    for ending in ("'s", "’s", "s", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word


@Language.factory("dragoman_name_hints")
def make_name_hints(nlp: Language, name: str) -> NameHints:
    """An empty component, to be filled by `NameHints.from_disk` or by training."""
    del nlp, name
    return NameHints()
