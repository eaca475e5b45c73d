"""Persons, organisations and places in the development parts of open corpora: ``python -m evaluation.score_corpora [--misses] [LANGUAGE …]``.

For each language, by exact span and class: what the shipped pipeline's entity recogniser finds alone, and what is found with the dictionaries of the
world and the pack on top (`dragoman.reading.names`): their names, and the pipeline's where they say nothing. The open data must lie beside the
checkout (`DRAGOMAN_TRAINING_DATA`). The parts are those by which the recognisers were chosen; none was learnt from.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby

from training.conllu import NO_NAMES, TreebankSentence
from training.corpus import NAME_CLASSES, load_sentences

from dragoman.models import load_analyser
from dragoman.reading.draft import Draft
from dragoman.reading.names import find_names
from dragoman.reading.sentences import split
from dragoman.reading.types import Name
from dragoman.run.reader import Reader

PARTS = {
    "nb": "no_bokmaal-ud-dev",
    "nn": "no_nynorsk-ud-dev",
    "en": "en_ewt-ud-dev",
    "sv": "sv_talbanken-ud-dev",
    "da": "da_ddt-ud-dev",
    "de": "de-germeval2014/held",
    "fr": "fr-europeana/held",
    "ru": "ru-factrueval/held",
    "fi": "fi-turku-dev",
}
CLASSES = ("PER", "ORG", "LOC")
KINDS = {"person": "PER", "state": "LOC", "place": "LOC", "organisation": "ORG", "body": "ORG"}
TOGETHER = 40
"""Sentences of a document that are run together to a text."""

Spans = set[tuple[int, int, str]]


def texts(source: str) -> Iterator[tuple[str, Spans, frozenset[tuple[int, int]]]]:
    """The texts of a source with their names, and which of these are places that act: an organisation to some, a place to others."""
    sentences = [s for s in load_sentences(source) if s.words[0].name != NO_NAMES]
    for _, group in groupby(enumerate(sentences), key=lambda pair: (pair[1].document, pair[0] // TOGETHER)):
        text, tags = "", []
        for _, sentence in group:
            tags += _tagged(sentence, len(text))
            text += sentence.surface() + " "
        acting = {start for start, _, tag in tags if tag == "B-GPE_ORG"}
        found = spans_of(tags)
        yield text.rstrip(), found, frozenset((start, end) for start, end, _ in found if start in acting)


def _tagged(sentence: TreebankSentence, at: int) -> list[tuple[int, int, str]]:
    """The words of a sentence that begins at character `at`, with the tags of their names."""
    text, tags, position = sentence.surface(), [], 0
    for word in sentence.words:
        start = text.index(word.form, position)
        position = start + len(word.form)
        tags.append((at + start, at + position, word.name))
    return tags


def spans_of(tags: Sequence[tuple[int, int, str]]) -> Spans:
    """Names of the three classes from words tagged ``B-PER``, ``I-PER``, …; places that act are places."""
    found: list[tuple[int, int, str]] = []
    open_name = False
    for start, end, tag in tags:
        prefix, _, label = tag.partition("-")
        label = "LOC" if (label := NAME_CLASSES.get(label, label)) == "GPE" else "PER" if label == "PERSON" else label
        if prefix == "I" and open_name and found[-1][2] == label:
            found[-1] = (found[-1][0], end, label)
        elif label:
            found.append((start, end, label))
        open_name = bool(label)
    return {name for name in found if name[2] in CLASSES}


def with_dictionaries(names: Sequence[Name], model: Spans, words: Sequence[tuple[int, int]]) -> Spans:
    """The names that the dictionaries give, to the ends of their words, and the model's; of two that overlap the longer, of equals the first.

    Descriptions ("the Japanese government"), which corpora do not mark, are left out.
    """
    found: Spans = set()
    for name in names:
        held = [(start, end) for start, end in words if start < name.span.end and end > name.span.start]
        if held and name.kind in KINDS and name.rule is None and not name.text[0].islower() and name.why != "a word for what belongs to the state":
            found.add((held[0][0], held[-1][1], KINDS[name.kind]))
    kept: Spans = set()
    for start, end, label in sorted(found, key=_size) + sorted(model, key=_size):
        rivals = {other for other in model | kept if start < other[1] and end > other[0] and other != (start, end, label)}
        if not any(_size(other) < (start - end,) or other in kept for other in rivals):
            kept.add((start, end, label))
    return kept


def _size(name: tuple[int, int, str]) -> tuple[int]:
    """The longest first."""
    return (name[0] - name[1],)


def main() -> None:
    """Print F1 of each class for each language, the model alone and with the dictionaries."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.score_corpora", description=__doc__)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--misses", action="store_true", help="print where the dictionaries make a name wrong that the model had right")
    options = parser.parse_args()
    reader = Reader()
    print("F1, alone → with dictionaries   " + "          ".join(CLASSES))
    for tag in options.languages or PARTS:
        alone, layered = ({label: [0, 0, 0] for label in CLASSES} for _ in range(2))
        for text, gold, acting in texts(PARTS[tag]):
            reading = reader.read_text(text, tag)
            analyser = load_analyser(reader.packs[tag].info.model)
            sentences = split(reading.report, analyser)
            words = [(t.start, t.end) for s in sentences for t in s.tokens]
            model = spans_of([(t.start, t.end, t.entity or "O") for s in sentences for t in s.tokens])
            draft = Draft(report=reading.report, pack=reader.packs[tag], world=reader.world, sentences=sentences, deep=True)
            both = with_dictionaries(find_names(draft), model, words)
            model, both = ({(s, e, "LOC" if (s, e) in acting and k == "ORG" else k) for s, e, k in names} for names in (model, both))
            for tally, found in ((alone, model), (layered, both)):
                for label in CLASSES:
                    mine, theirs = ({name for name in names if name[2] == label} for names in (gold, found))
                    tally[label] = [a + b for a, b in zip(tally[label], (len(mine & theirs), len(mine), len(theirs)), strict=True)]
            if options.misses:
                for start, end, label in sorted((gold & model) - both):
                    print(f"  {tag} lost {label} {text[start:end]!r} in {text[max(0, start - 30) : end + 30]!r}")
                for start, end, label in sorted(both - gold - model):
                    print(f"  {tag} made {label} {text[start:end]!r} in {text[max(0, start - 30) : end + 30]!r}")
        print(f"{tag:30}  " + "  ".join(f"{f1(alone[label]):.3f} → {f1(layered[label]):.3f}" for label in CLASSES))


def f1(counts: Sequence[int]) -> float:
    """F1 of right, wanted and found."""
    right, wanted, found = counts
    return 2 * right / (wanted + found) if wanted + found else 0.0


if __name__ == "__main__":
    main()
