"""Words a second and loading times of the shipped pipelines, beside blank spaCy and dateparser: ``python -m benchmarks.speed [LANGUAGE …]``.

The text is the pack examples of each language, without their marks: sentences of the press, at hand on every checkout. *Full* is words, tags,
lemmas, trees and names; *shallow* is the language, words and sentences, without a pipeline. *Blank spaCy* cuts words and sentences by rules,
dateparser's `search_dates` (where it is installed) looks for times.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

import spacy

from dragoman.models import load_analyser
from dragoman.packs import shipped_packs
from dragoman.packs.load import rules_of
from dragoman.reading.sentences import plain
from dragoman.report.language import identify, telltales
from dragoman.text.marked import parse

RUNS = 3
WORDS = 6_000
"""At least so many words are read in each run."""
REPORT = 8
"""Paragraphs of a report."""
DATED = 5
"""Paragraphs that dateparser is given, which takes a thousand times as long."""
BLANK = {"nn": "nb"}
DATEPARSER = {"nn": "nb"}
"""The nearest language that the other has."""


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


def shallow(paragraphs: list[str]) -> float:
    """Seconds to tell the language of each report and to cut it into sentences and words."""
    reports = [paragraphs[i : i + REPORT] for i in range(0, len(paragraphs), REPORT)]
    known = telltales(shipped_packs())
    identify(reports[0], known)
    return median(lambda: [(identify(report, known), [plain(paragraph) for paragraph in report]) for report in reports])


def blank(language: str, paragraphs: list[str]) -> float:
    """Seconds that a spaCy pipeline without a model needs for words and sentences."""
    pipeline = spacy.blank(language)
    pipeline.add_pipe("sentencizer")
    list(pipeline.pipe(paragraphs[:1]))
    return median(lambda: list(pipeline.pipe(paragraphs)))


def search_dates(language: str, paragraphs: list[str]) -> float | None:
    """Seconds that dateparser needs for a few of the paragraphs, per paragraph of them all; `None` where it is not installed."""
    if find_spec("dateparser") is None:
        return None
    search = import_module("dateparser.search").search_dates
    some = paragraphs[:DATED]
    search(some[0], languages=[language])
    return median(lambda: [search(paragraph, languages=[language]) for paragraph in some])


def main() -> None:
    """Print a line for each language."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("languages", nargs="*")
    given = parser.parse_args().languages
    print("words a second; medians of processor time, one core\n")
    print("language  pipeline     full  shallow  blank spaCy  dateparser  loading (s, without spaCy's import)")
    for tag, pack in sorted(shipped_packs().items()):
        if given and tag not in given:
            continue
        paragraphs = text_of(tag)
        words = sum(len(p.split()) for p in paragraphs)
        some = sum(len(p.split()) for p in paragraphs[:DATED])
        analyser = load_analyser(pack.info.model)
        analyser.analyse(paragraphs[:1])
        full = median(lambda analyser=analyser, paragraphs=paragraphs: analyser.analyse(paragraphs))
        dates = search_dates(DATEPARSER.get(tag, tag), paragraphs)
        cut = words / blank(BLANK.get(tag, tag), paragraphs)
        print(
            f"{tag:8}  {pack.info.model:8}  {words / full:7.0f}  {words / shallow(paragraphs):7.0f}  {cut:11.0f}"
            f"  {some / dates if dates else 0:10.0f}  {loading(pack.info.model):.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
