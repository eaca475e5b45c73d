"""The last resort of `dragoman read --pair`: which of PLOVER's types a sentence's words are most like.

    python -m training.pairs

A multinomial logistic regression over lemmas and pairs of lemmas that stand near one another, learnt by AdaGrad from word lists rather than
from text: the pack's own vocabulary of acts and the examples of its event frames, and the CAMEO verb patterns of the Open Event Data Alliance
(MIT licence, `events/dictionaries` of the training data) by the alliance's conversion of CAMEO to PLOVER. Same data, same weights.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dragoman.models import Analyser, load_analyser
from dragoman.packs import Pack, rules_of, shipped_packs
from dragoman.reading.likeness import WEIGHTS, features, lemmas
from dragoman.text.marked import parse
from training.corpus import data_folder

LANGUAGE = "en"
_EPOCHS, _RATE = 12, 0.3
_LEAST = 0.35  # a smaller weight decides nothing
_SYNONYMS = 4  # verbs of one block of the dictionary that share its patterns
_MEMBERS = 4  # words of a set that stand for it
_DICTIONARIES = ("CAMEO.2.0.txt.xz", "CAMEO.verbpatterns.150430.txt.xz")
_CODE = re.compile(r"\[(\d+)")


class Sample(NamedTuple):
    """Words that tell an act, its PLOVER type, and how much they count."""

    words: Sequence[str]
    kind: str
    weight: float


def main() -> None:
    """Learn and write the weights."""
    pack = shipped_packs()[LANGUAGE]
    analyser = load_analyser(pack.info.model or "")
    samples = [*dictionaries(data_folder() / "events", analyser), *vocabulary(pack), *examples(pack, analyser)]
    kinds, weights = learn(samples)
    lines = ["\t".join(kinds)]
    for feature, row in sorted(weights.items()):
        kept = [f"{i}:{value:.1f}" for i, value in enumerate(row) if abs(value) >= _LEAST]
        if kept:
            lines.append(f"{feature}\t{' '.join(kept)}")
    path = WEIGHTS / f"{LANGUAGE}.tsv.xz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    print(f"{len(samples)} samples, {len(lines) - 1} features, {path.stat().st_size / 1000:.0f} kB")


def dictionaries(folder: Path, analyser: Analyser) -> Iterator[Sample]:
    """Every verb and pattern of the CAMEO dictionaries whose code PLOVER has a type for, in lemmas."""
    conversion = (line.partition(": ") for line in (folder / "plover" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8").splitlines())
    types = {code: match[0] for code, _, told in conversion if code.isdigit() and (match := re.match("[A-Z]+", told))}
    found = [sample for name in _DICTIONARIES for sample in _entries(lzma.decompress((folder / "dictionaries" / name).read_bytes()).decode(), types)]
    # A pattern is no sentence: a subject before it and a stop after it let the tagger see its verb.
    read = analyser.analyse([f"They {' '.join(sample.words)}." for sample in found], edited=True)
    for sample, sentences in zip(found, read, strict=True):
        words = lemmas(token for sentence in sentences for token in sentence.tokens)
        if words:
            yield sample._replace(words=words)


def _entries(text: str, types: dict[str, str]) -> Iterator[Sample]:
    """What one dictionary holds: a block's verbs by its code, and its patterns, in which each set of words is told by its commonest members."""
    verbs: list[str] = []
    sets: dict[str, list[str]] = {}
    default = None
    held: list[str] | None = None
    for line in text.splitlines():
        entry, _, comment = (part.strip() for part in line.partition("#"))
        code = found[1] if (found := _CODE.search(entry)) else ""
        kind = next((types[code[:n]] for n in range(len(code), 1, -1) if code[:n] in types), None)
        if entry.startswith("---"):
            verbs, default, held = [], kind, None
        elif entry.startswith("&"):
            held = sets.setdefault(entry.strip("&_ ").lower(), [])
        elif entry.startswith("+") and held is not None:
            held.append(_plain(entry[1:]))
        elif entry.startswith("-"):
            if kind:
                meant = [_plain(verb) for verb in re.findall(r"[A-Z_]{3,}", comment)][:2]
                yield from _patterns(entry[1:].partition("[")[0], meant or verbs[:_SYNONYMS], sets, kind)
        elif entry and entry[0].isalpha():
            verb = _plain(re.split(r"[ {]", entry)[0])
            verbs.append(verb)
            if default:
                yield Sample(verb.split(), default, 0.6)


def _patterns(pattern: str, verbs: Sequence[str], sets: dict[str, list[str]], kind: str) -> Iterator[Sample]:
    """A pattern with each of these verbs where its star stands."""
    for at, verb in enumerate(verbs):
        words: list[str] = []
        for word in re.findall(r"[*&A-Za-z_]+", pattern):
            members = sets.get(word.strip("&_").lower(), [])[:_MEMBERS] if word.startswith("&") else [_plain(word.replace("*", verb))]
            words += members[at % len(members)].split() if members else []
        yield Sample(words, kind, 0.5)


def _plain(entry: str) -> str:
    return entry.lower().strip("_ ").replace("_", " ")


def vocabulary(pack: Pack) -> Iterator[Sample]:
    """The entries of the pack's vocabulary of acts."""
    for act in pack.acts.act:
        entries = (entry.split() for entry in (*act.verbs, *act.nouns, *act.undergone))
        yield from (Sample(words, act.type, 1.0) for words in entries if not any(word.startswith("@") for word in words))


def examples(pack: Pack, analyser: Analyser) -> Iterator[Sample]:
    """The examples of the pack's frames that tell acts of one type."""
    for rule in rules_of(pack.events):
        for example in rule.yes:
            marked = parse(example)
            kinds = {(mark.value or "").partition("/")[0] for mark in marked.of("trigger")} - {""}
            if len(kinds) == 1:
                tokens = [token for sentence in analyser.analyse([marked.text], edited=True)[0] for token in sentence.tokens]
                yield Sample(lemmas(tokens), kinds.pop(), 2.0)


def learn(samples: Sequence[Sample]) -> tuple[list[str], dict[str, list[float]]]:
    """The types in order, and for each feature its weight for each of them."""
    kinds = sorted({sample.kind for sample in samples})
    index: dict[str, int] = {}
    rows = [[index.setdefault(f, len(index)) for f in sorted(features(sample.words))] for sample in samples]
    targets = [kinds.index(sample.kind) for sample in samples]
    weights, squares = np.zeros((len(index), len(kinds)), "f"), np.full((len(index), len(kinds)), 1e-3, "f")
    order = np.random.default_rng(0)
    for _ in range(_EPOCHS):
        for i in order.permutation(len(samples)):
            if rows[i]:
                score = weights[rows[i]].sum(0)
                error = np.exp(score - score.max())
                error /= error.sum()
                error[targets[i]] -= 1
                error *= samples[i].weight
                squares[rows[i]] += error * error
                weights[rows[i]] -= _RATE * error / np.sqrt(squares[rows[i]])
    return kinds, {feature: [float(w) for w in weights[at]] for feature, at in index.items()}


if __name__ == "__main__":
    main()
