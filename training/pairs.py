"""The last resort of `dragoman read --pair`: which of PLOVER's types a sentence's words are most like.

    python -m training.pairs

A multinomial logistic regression over lemmas and pairs of neighbouring lemmas, learnt by AdaGrad from word lists rather than from text:
the pack's own vocabulary of acts and the examples of its event frames, and the CAMEO verb patterns of the Open Event Data Alliance (MIT
licence, `events/dictionaries/CAMEO.2.0.txt.xz` of the training data) by the alliance's conversion of CAMEO to PLOVER. Same data, same weights.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dragoman.models import load_analyser
from dragoman.packs import Pack, rules_of, shipped_packs
from dragoman.reading.likeness import WEIGHTS, features, lemmas
from dragoman.text.marked import parse
from training.corpus import data_folder

LANGUAGE = "en"
_EPOCHS, _RATE = 12, 0.3
_LEAST = 0.35  # a smaller weight decides nothing
_SYNONYMS = 6  # verbs of one block of the dictionary that share its patterns
_CODE = re.compile(r"\[(\d+)")
_WORD = re.compile(r"[&A-Za-z_]+")


class Sample(NamedTuple):
    """Words that tell an act, its PLOVER type, and how much they count."""

    words: Sequence[str]
    kind: str
    weight: float


def main() -> None:
    """Learn and write the weights."""
    pack = shipped_packs()[LANGUAGE]
    samples = [*dictionary(data_folder() / "events"), *vocabulary(pack), *examples(pack)]
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


def dictionary(folder: Path) -> Iterator[Sample]:
    """Every verb and pattern of the CAMEO dictionary whose code PLOVER has a type for."""
    conversion = (line.partition(": ") for line in (folder / "plover" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8").splitlines())
    types = {code: match[0] for code, _, told in conversion if code.isdigit() and (match := re.match("[A-Z]+", told))}
    verbs: list[str] = []
    default = None
    for line in lzma.decompress((folder / "dictionaries" / "CAMEO.2.0.txt.xz").read_bytes()).decode().splitlines():
        entry = line.partition("#")[0].strip()
        code = found[1] if (found := _CODE.search(entry)) else ""
        kind = next((types[code[:n]] for n in range(len(code), 1, -1) if code[:n] in types), None)
        if entry.startswith("---"):
            verbs, default = [], kind
        elif entry.startswith("-"):
            pattern = [word.lower().strip("_").replace("_", " ") for word in _WORD.findall(entry.partition("[")[0]) if not word.startswith("&")]
            if kind:
                yield from (Sample(" ".join((verb, *pattern)).split(), kind, 0.3) for verb in verbs[:_SYNONYMS])
        elif entry and entry[0].isalpha():
            verb = re.split(r"[ {]", entry)[0].lower().replace("_", " ")
            verbs.append(verb)
            if default:
                yield Sample(verb.split(), default, 0.6)


def vocabulary(pack: Pack) -> Iterator[Sample]:
    """The entries of the pack's vocabulary of acts."""
    for act in pack.acts.act:
        yield from (Sample(entry.split(), act.type, 1.0) for entry in (*act.verbs, *act.nouns))


def examples(pack: Pack) -> Iterator[Sample]:
    """The examples of the pack's frames that tell acts of one type."""
    analyser = load_analyser(pack.info.model or "")
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
