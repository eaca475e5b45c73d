"""Sentences with other persons in the place of theirs: a recogniser should go by the sentence and the lists, not by whom it has met.

Persons get forenames and family names from the gazetteers. Within a paragraph a family name that comes again is given the same other name, as
in a report. (Places and organisations were tried too: F1 of both fell, since what they are called says much of what they are.)
"""

from __future__ import annotations

import csv
import lzma
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.conllu import TreebankSentence, Word

SHORTEST = 3
"""Letters; shorter words ("de", "al") stay as they are."""
SHARE_OF_RARE = 10
"""Every tenth of the family names that only once stand in the list of transliterations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNames:
    """What may stand for a person's name, and how often it does."""

    forenames: Sequence[str]
    families: Sequence[str]
    rate: float

    def vary(self, run: Sequence[TreebankSentence], rng: random.Random) -> list[TreebankSentence]:
        """The paragraph with persons exchanged, each with the probability `rate`."""
        given: dict[str, str | None] = {}
        return [self._varied(sentence, given, rng) for sentence in run]

    def _varied(self, sentence: TreebankSentence, given: dict[str, str | None], rng: random.Random) -> TreebankSentence:
        words = list(sentence.words)
        for first, last in _persons(words):
            bare = [_without_genitive(word) for word in words[first:last]]
            if bare[-1] not in given:
                swapped = rng.random() < self.rate and all(word.isalpha() and word.istitle() for word in bare)
                given[bare[-1]] = rng.choice(self.families) if swapped else None
            family = given[bare[-1]]
            if family is not None:
                other = [rng.choice(self.forenames) if word.isalpha() and len(word) >= SHORTEST else word for word in bare[:-1]]
                for place, old, new in zip(range(first, last), bare, [*other, family], strict=True):
                    words[place] = replace(words[place], form=new + words[place].form[len(old) :])
        return replace(sentence, words=tuple(words))


def other_names(data: Path, rate: float) -> OtherNames:
    """The stock of names from the gazetteers: in Latin letters, single words."""
    folder = data / "gazetteers"
    rows = (line.split("\t") for line in _text(data / "lexicons" / "names-en-ru.tsv.xz").splitlines())
    rare = [name.title() for name, _, count in rows if int(count) == 1 and name.isalpha() and len(name) >= SHORTEST]
    return OtherNames(
        forenames=_column(folder / "common-forenames-by-country.csv.xz"),
        families=_column(folder / "common-surnames-by-country.csv.xz") + rare[::SHARE_OF_RARE],
        rate=rate,
    )


def _column(path: Path) -> list[str]:
    names = (row["Romanized Name"] for row in csv.DictReader(_text(path).splitlines()))
    return [name for name in names if name and name.isalpha() and name.istitle()]


def _persons(words: Sequence[Word]) -> Iterable[tuple[int, int]]:
    first = 0
    for place in range(len(words) + 1):
        tag = words[place].name if place < len(words) else "O"
        if not tag.startswith("I-"):
            if first < place and words[first].name == "B-PER":
                yield first, place
            first = place


def _without_genitive(word: Word) -> str:
    genitive = word.form.endswith("s") and ("Case=Gen" in word.feats or word.form == word.lemma + "s")
    return word.form[:-1] if genitive and len(word.form) > SHORTEST else word.form


def _text(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode("utf-8-sig")
