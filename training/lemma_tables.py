"""The tables of known lemmas: what the treebanks and UniMorph agree on, and for English regular forms of known words."""

from __future__ import annotations

import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.models.lemmas import LemmaTable
from training.conllu import TreebankSentence
from training.corpus import data_folder, load_sentences
from training.plans import PLANS
from training.swedish_lemmas import dictionary_forms

UNIMORPH = {"nb": "unimorph-nob.tsv.xz", "nn": "unimorph-nno.tsv.xz", "da": "unimorph-dan.tsv.xz", "uk": "unimorph-ukr.tsv.xz"}
UNIMORPH_TAGS = {"N": "NOUN", "V": "VERB", "ADJ": "ADJ"}
AGREEMENT = 0.85
"""A form with a tag has a known lemma where at least this share of its occurrences have it."""

MARKERS = 3000
VOWELS = frozenset("aeiouy")


def build_table(model: str) -> LemmaTable:
    """The table of one shipped pipeline, from the data folder."""
    sentences = {standard: [s for source in sources for s in load_sentences(source)] for standard, sources in PLANS[model].table.items()}
    lemmas = {standard: _known(standard, found) for standard, found in sentences.items()}
    return LemmaTable(lemmas=lemmas, markers=_markers(sentences) if len(sentences) > 1 else {})


def _known(standard: str, sentences: list[TreebankSentence]) -> dict[tuple[str, str], str]:
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.lemma and word.upos not in ("PUNCT", "PROPN", "X", "SYM", "NUM"):
                counts[word.upos, word.form.lower()][word.lemma] += 1
    known = dict(_from_dictionaries(standard, counts))
    for key, found in counts.items():
        lemma, count = found.most_common(1)[0]
        if count >= AGREEMENT * found.total():
            known[key] = lemma
        else:
            known.pop(key, None)
    return known


def _from_dictionaries(standard: str, counts: defaultdict[tuple[str, str], Counter[str]]) -> Iterator[tuple[tuple[str, str], str]]:
    if standard in UNIMORPH:
        yield from _from_unimorph(UNIMORPH[standard])
    elif standard == "sv":
        yield from dictionary_forms(data_folder())
    elif standard == "en":
        yield from _regular_english({lemma for found in counts.values() for lemma in found})


def _from_unimorph(file: str) -> Iterator[tuple[tuple[str, str], str]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for line in _lines(data_folder() / "lexicons" / file):
        lemma, form, features = line.split("\t")[:3]
        upos = UNIMORPH_TAGS.get(features.partition(";")[0].partition(".")[0])
        if upos and "PTCP" not in features and " " not in form:
            found[upos, form.lower()].add(lemma)
    for key, lemmas in found.items():
        if len(lemmas) == 1:
            yield key, lemmas.pop()


def _regular_english(treebank_lemmas: set[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Regular forms of words that the frequency list or a treebank has: ``expelled`` is of ``expel``, not ``expelle``."""
    frequency = {word: int(count) for word, _, count in (line.partition(" ") for line in _lines(data_folder() / "lexicons/freq/en_50k.txt.xz"))}
    for word in sorted(frequency):
        for upos, endings in (("VERB", ("ing", "ed", "s")), ("NOUN", ("s",))):
            for ending in endings:
                if word.endswith(ending) and len(word) > len(ending) + 2:
                    candidates = [stem for stem in _stems(word, ending) if stem in treebank_lemmas or frequency.get(stem, 0) > 100]
                    if candidates:
                        yield (upos, word), max(candidates, key=lambda stem: (stem in treebank_lemmas, frequency.get(stem, 0)))
                    break


def _stems(word: str, ending: str) -> list[str]:
    stem = word[: -len(ending)]
    if not VOWELS & set(stem):
        return []
    if ending == "s":
        stems = [stem] if not word.endswith(("ss", "us", "is")) else []
        stems += [word[:-3] + "y"] if word.endswith("ies") else []
        return stems + ([word[:-2]] if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) else [])
    stems = [stem, stem + "e"]
    stems += [stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] else []
    return stems + ([stem[:-1] + "y"] if stem.endswith("i") else [])


def _markers(sentences: dict[str, list[TreebankSentence]]) -> dict[str, tuple[str, float]]:
    """The words whose frequency differs most between two standards, with the logarithm of the ratio as their weight."""
    (one, first), (other, second) = ((name, _frequencies(found)) for name, found in sentences.items())
    sizes = first.total(), second.total()
    weighed = []
    for word in first | second:
        if word.isalpha():
            ratio = math.log((first[word] + 1) / sizes[0]) - math.log((second[word] + 1) / sizes[1])
            weighed.append((abs(ratio) * max(first[word], second[word]), word, one if ratio > 0 else other, abs(ratio)))
    return {word: (standard, round(weight, 2)) for _, word, standard, weight in sorted(weighed, reverse=True)[:MARKERS] if weight > 1}


def _frequencies(sentences: list[TreebankSentence]) -> Counter[str]:
    return Counter(word.form.lower() for sentence in sentences for word in sentence.words)


def _lines(path: Path) -> list[str]:
    return [line for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines() if line]
