"""Lemmas for Swedish trees that came without: a form's ending tells what its dictionary form may be, and a word list which of these there is.

The word list is what open dictionaries (Wiktionary, WordNet) have as headwords, with the lemmas of the development trees. A form for which
none of the candidates is listed keeps no lemma, so that nothing wrong is learnt from it.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from training.conllu import TreebankSentence, Word, read_conllu

TABLE = Path(__file__).with_suffix(".tsv")

OPEN_CLASSES = frozenset(("NOUN", "VERB", "ADJ", "PROPN", "NUM", "X"))
INFLECTED = frozenset(("VERB", "NOUN", "ADJ", "AUX", "DET", "PRON"))


def _rows(kind: str) -> Iterator[tuple[str, str, str]]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        first, *fields = line.split("\t")
        if first == kind:
            yield fields[0], fields[1], fields[2]


@cache
def _endings() -> dict[str, tuple[tuple[str, str], ...]]:
    """By tag: end of the form, end of the lemma; the likelier and longer ones first."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for upos, form, lemma in _rows("ending"):
        found[upos] = (*found.get(upos, ()), (form, lemma))
    return found


def _irregular() -> dict[tuple[str, str], str]:
    return {(upos, form): lemma for upos, form, lemma in _rows("form")}


def with_lemmas(sentences: list[TreebankSentence], data: Path) -> list[TreebankSentence]:
    """The sentences with the lemmas that can be told; of words without inflection, the form in small letters."""
    words = _headwords(data)
    known = _irregular()
    for sentence in read_conllu(data / "ud" / "sv_talbanken-ud-dev.conllu.gz"):
        words.update((word.upos, word.lemma) for word in sentence.words)
        known.update(((word.upos, word.form.lower()), word.lemma) for word in sentence.words if word.upos not in OPEN_CLASSES)
    return [replace(s, words=tuple(word if word.lemma else replace(word, lemma=lemma_of(word, known, words)) for word in s.words)) for s in sentences]


def dictionary_forms(data: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """Tag and form to lemma for the commonest words of the language, and for verbs that only have a form in -s ("möts": mötas)."""
    words = _headwords(data)
    known = _irregular()
    for line in lzma.decompress((data / "lexicons" / "freq" / "sv_50k.txt.xz").read_bytes()).decode("utf-8").splitlines():
        form = line.partition(" ")[0]
        for upos in ("VERB", "NOUN", "ADJ"):
            bare = Word(form=form, lemma="", upos=upos, feats="", head=0, deprel="", space_after=True)
            if form.isalpha() and len(form) > 3 and (lemma := lemma_of(bare, known, words)) and (upos, lemma) in words:
                yield (upos, form), lemma
    for lemma, others, _ in _rows("deponent"):
        yield from ((("VERB", form), lemma) for form in (lemma, *others.split()))


def lemma_of(word: Word, known: dict[tuple[str, str], str], words: set[tuple[str, str]]) -> str:
    """The lemma, or an empty text where none can be told."""
    form = word.form.lower()
    if (word.upos, form) in known:
        return known[word.upos, form]
    if word.upos == "PROPN":
        return word.form[:-1] if "Case=Gen" in word.feats and form.endswith("s") else word.form
    if word.upos not in INFLECTED:
        return form
    upos = "VERB" if word.upos == "AUX" else word.upos
    if upos in ("NOUN", "ADJ") and (upos, form) in words:
        return form
    for ending, by in _endings().get(upos, (("", ""),)):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            lemma = form[: len(form) - len(ending)] + by
            if (upos, lemma) in words:
                return lemma
    return form if upos in ("DET", "PRON") else _compound(form, upos, words)


def _compound(form: str, upos: str, words: set[tuple[str, str]]) -> str:
    """The lemma of a compound by its last part: "utrikesministern" by "minister"."""
    for cut in range(2, len(form) - 3):
        rest = form[cut:]
        for ending, by in _endings().get(upos, ()):
            if rest.endswith(ending) and len(rest) > len(ending) + 3:
                lemma = rest[: len(rest) - len(ending)] + by
                if (upos, lemma) in words and len(lemma) > 3:
                    return form[:cut] + lemma
    return ""


def _headwords(data: Path) -> set[tuple[str, str]]:
    return set(_listed(data))


def _listed(data: Path) -> Iterator[tuple[str, str]]:
    tags = {"n": ("NOUN",), "v": ("VERB",), "adj": ("ADJ",), "a": ("ADJ",), "s": ("ADJ",)}
    lines = lzma.decompress((data / "lexicons" / "omw-synsets.tsv.xz").read_bytes()).decode("utf-8").splitlines()
    column = lines[0].split("\t").index("sv")
    for line in lines[1:]:
        fields = line.split("\t")
        for lemma in fields[column].split("|") if len(fields) > column else ():
            yield from ((upos, lemma) for upos in tags.get(fields[0].rpartition("-")[2], ("NOUN", "VERB", "ADJ")))
    for line in lzma.decompress((data / "lexicons" / "wiktionary" / "en-sv.tsv.xz").read_bytes()).decode("utf-8").splitlines():
        fields = line.split("\t")
        kind = fields[1].strip("{}. ").lower() if len(fields) > 3 else ""
        upos = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "n": "NOUN", "v": "VERB", "adj": "ADJ"}.get(kind)
        for word in fields[3].replace(";", ",").split(",") if upos else ():
            yield upos or "", word.split("{")[0].split("(")[0].strip().removeprefix("att ")
