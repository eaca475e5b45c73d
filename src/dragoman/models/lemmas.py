"""Lemmas by look-up, before those that a model works out from the endings it knows.

A rule for an event is written with a lemma, so that lemma must come out the same in every report. A statistical lemmatizer
guesses for rare verbs ("expelle"), and for two written standards in one model it mixes them ("er": *være* or *vere*). The
tables settle what dictionaries and treebanks agree on; a text's standard is told by its commonest words.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

FILE = "lemmas.tsv.xz"
WRITTEN_SMALL = frozenset(("VERB", "AUX", "ADV", "ADP", "CCONJ", "SCONJ", "DET", "PART", "INTJ"))
"""Tags whose lemmas the treebanks write in small letters where a sentence or a headline begins with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LemmaTable:
    """The lemmas of one pipeline, by standard, tag and form; and the words that tell its standards apart.

    Example:
        >>> table = LemmaTable(lemmas={"nb": {("AUX", "er"): "være"}, "nn": {("AUX", "er"): "vere"}},
        ...                    markers={"ikke": ("nb", 1.0), "ikkje": ("nn", 1.0)})
        >>> table.lemma("er", "AUX", guess="vere", standard=table.standard(["Det", "er", "ikke", "svart"]))
        'være'
    """

    lemmas: Mapping[str, Mapping[tuple[str, str], str]] = field(default_factory=dict)
    markers: Mapping[str, tuple[str, float]] = field(default_factory=dict)

    def standard(self, words: Iterable[str]) -> str | None:
        """The written standard of a text with these words; where they do not tell, the first of the table (the more used one)."""
        weights: dict[str, float] = {}
        for word in words:
            marker = self.markers.get(word.lower())
            if marker:
                weights[marker[0]] = weights.get(marker[0], 0.0) + marker[1]
        ranked = sorted(weights.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return next(iter(self.lemmas), None)
        return ranked[0][0]

    def lemma(self, form: str, upos: str, *, guess: str, standard: str | None) -> str:
        """The lemma of a word: from the table of the standard, else the model's guess with its plain faults mended."""
        return self.known(form, upos, standard=standard) or self.mended(form, upos, guess)

    def known(self, form: str, upos: str, *, standard: str | None) -> str | None:
        """The lemma that the table has for a word; `None` where the model has to guess."""
        return None if upos == "PUNCT" else self.lemmas.get(standard or "", _EMPTY).get((upos, form.lower())) or None

    @staticmethod
    def mended(form: str, upos: str, guess: str) -> str:
        """A lemma that the model guessed, without its plain faults."""
        if upos == "PUNCT":
            return guess
        if guess.startswith("$") and len(guess) > 1:
            guess = form
        if upos == "PROPN" and guess[:1].islower() and form[:1].isupper():
            return form
        if upos in WRITTEN_SMALL and guess[:1].isupper() and guess[1:].islower() and "-" not in guess:
            return guess.lower()
        return guess

    def write(self, folder: Path) -> None:
        """Write the table into a pipeline's folder."""
        lines = [f"*\t{standard}\t{word}\t{weight:.2f}" for word, (standard, weight) in sorted(self.markers.items())]
        for standard, lemmas in sorted(self.lemmas.items()):
            lines += [f"{standard}\t{upos}\t{form}\t{lemma}" for (upos, form), lemma in sorted(lemmas.items())]
        (folder / FILE).write_bytes(lzma.compress(("\n".join(lines) + "\n").encode("utf-8"), preset=9))


_EMPTY: Mapping[tuple[str, str], str] = MappingProxyType({})
NO_TABLE = LemmaTable()


def read_lemma_table(folder: Path) -> LemmaTable:
    """The table in a pipeline's folder; an empty one where it has none, which leaves all lemmas to the model."""
    path = folder / FILE
    if not path.is_file():
        return NO_TABLE
    lemmas: dict[str, dict[tuple[str, str], str]] = {}
    markers: dict[str, tuple[str, float]] = {}
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines():
        first, second, third, fourth = line.split("\t")
        if first == "*":
            markers[third] = (second, float(fourth))
        else:
            lemmas.setdefault(first, {})[second, third] = fourth
    return LemmaTable(lemmas=lemmas, markers=markers)
