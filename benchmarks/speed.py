"""Words a second and loading times of the shipped pipelines: ``python -m benchmarks.speed``.

The text is the pack examples of each language, without their marks: sentences of the press, at hand on every checkout.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import spacy

import dragoman.models.hints  # noqa: F401  (registers a component of the pipelines)
from dragoman.models import load_analyser
from dragoman.models.loader import DATA
from dragoman.packs import shipped_packs
from dragoman.packs.load import rules_of
from dragoman.text.marked import parse

RUNS = 3
WORDS = 6_000
"""At least so many words are read in each run."""


def text_of(tag: str) -> list[str]:
    """Paragraphs of about ten example sentences each."""
    pack = shipped_packs()[tag]
    sentences = [parse(example).text for rule in rules_of(pack.events) for example in (*rule.yes, *rule.no)]
    paragraphs = [" ".join(sentences[i : i + 10]) for i in range(0, len(sentences), 10)]
    while sum(len(p.split()) for p in paragraphs) < WORDS:
        paragraphs += paragraphs
    return paragraphs


def median(measure: Callable[[], object]) -> float:
    """Seconds of processor time, the median of `RUNS`."""
    taken = []
    for _ in range(RUNS):
        began = time.process_time()
        measure()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def loading(name: str) -> float:
    """Seconds to load a pipeline in a process of its own, spaCy's import included, less a bare interpreter with spaCy."""

    def seconds(code: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - began

    bare = statistics.median(seconds("import spacy") for _ in range(RUNS))
    return statistics.median(seconds(f"from dragoman.models import load_analyser; load_analyser({name!r})") for _ in range(RUNS)) - bare


def main() -> None:
    """Print a line for each language."""
    argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__).parse_args()
    print("language  pipeline  words/s  tokenizer alone  loading (s, without spaCy's import)")
    for tag, pack in sorted(shipped_packs().items()):
        paragraphs = text_of(tag)
        words = sum(len(p.split()) for p in paragraphs)
        analyser = load_analyser(pack.info.model)
        analyser.analyse(paragraphs[:1])
        full = median(lambda analyser=analyser, paragraphs=paragraphs: analyser.analyse(paragraphs))
        tokenizer = spacy.load(DATA / pack.info.model).tokenizer
        alone = median(lambda tokenizer=tokenizer, paragraphs=paragraphs: [tokenizer(p) for p in paragraphs])
        print(f"{tag:8}  {pack.info.model:8}  {words / full:7.0f}  {words / alone:15.0f}  {loading(pack.info.model):.2f}")


if __name__ == "__main__":
    main()
