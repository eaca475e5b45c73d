"""What the layers without trees cost: ``python -m benchmarks.layers [LANGUAGE ...]``.

Names, times and quotes of reports of some 400 words (the cases of `evaluation/`, joined), without a pipeline, in words a second of processor time;
beside them what two well-known tools need for less on the same words in the same run: spaCy's blank tokenizer, and dateparser's search for dates.
The last line is the memory of a process that has the world and one language's names ready.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import spacy
from dateparser.search import search_dates
from evaluation.score_cases import cases, load

from dragoman.reading.draft import Draft
from dragoman.reading.names import find_names
from dragoman.reading.quotes import find_quotes
from dragoman.reading.references import find_references
from dragoman.reading.sentences import split
from dragoman.reading.times import find_times
from dragoman.report import Report
from dragoman.run.reader import Reader

RUNS = 5
WORDS = 400
SEARCHED = 2
"""So many reports are searched with dateparser, which takes seconds for one."""


def reports(tag: str, reader: Reader) -> list[Report]:
    """The cases of a language, joined to reports of some `WORDS` words."""
    joined = [""]
    for _, path in cases([tag]):
        if len(joined[-1].split()) >= WORDS:
            joined.append("")
        joined[-1] += load(path)[1].text + "\n\n"
    return [reader.read_text(text, tag, "2022-02-01").report for text in joined]


def rate(words: int, measure: Callable[[], object]) -> float:
    """Words a second, by the median of `RUNS`."""
    taken = []
    for _ in range(RUNS):
        began = time.process_time()
        measure()
        taken.append(time.process_time() - began)
    return words / statistics.median(taken)


def line(tag: str, reader: Reader) -> str:
    """One language's figures."""
    pack, world = reader.packs[tag], reader.world
    found = reports(tag, reader)
    drafts = [Draft(report=report, pack=pack, world=world, sentences=split(report, None), deep=False) for report in found]
    named = [replace(draft, names=find_names(draft)) for draft in drafts]
    named = [replace(draft, references=find_references(draft)) for draft in named]
    timed = [replace(draft, times=find_times(draft)) for draft in named]
    words = sum(len(report.text.split()) for report in found)
    rates = [
        rate(words, lambda: [find_names(draft) for draft in drafts]),
        rate(words, lambda: [find_times(draft) for draft in named]),
        rate(words, lambda: [find_quotes(draft) for draft in timed]),
    ]
    tokenizer = spacy.blank(pack.info.cldr.partition("-")[0]).tokenizer
    blank = rate(words, lambda: [tokenizer(report.text) for report in found])
    few = found[:SEARCHED]
    began = time.process_time()
    for report in few:
        search_dates(report.text, languages=[pack.info.cldr.partition("-")[0]])
    searched = sum(len(report.text.split()) for report in few) / (time.process_time() - began)
    return f"{tag:8}  " + "  ".join(f"{value:9,.0f}" for value in (*rates, blank, searched))


def memory(tag: str) -> int:
    """MB of a process that has the world and one language's names ready (Linux)."""
    code = f"""if True:
        from pathlib import Path
        from dragoman.packs import shipped_packs
        from dragoman.reading.names_lexicon import lexicon_of
        from dragoman.world import load_world
        kept = lexicon_of(shipped_packs()[{tag!r}], load_world())
        print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
    """
    return int(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout) // 1024


def main() -> None:
    """Print a line for each language, words a second, and what the names take in memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layers", description=__doc__)
    parser.add_argument("languages", nargs="*")
    wanted = parser.parse_args().languages
    reader = Reader()
    print("words/s       names      times     quotes  blank spaCy  dateparser")
    for tag in wanted or sorted(reader.packs):
        print(line(tag, reader))
    print(f"a process with the world and one language's names: {memory((wanted or ['en'])[0]):.0f} MB")


if __name__ == "__main__":
    main()
