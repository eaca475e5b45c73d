"""Score quotes and their speakers in short reports that mix the conventions of the press.

    python -m evaluation.score_quotes [--misses] [LANGUAGE …]

`quotes/<language>.txt` holds reports written by us, each under a line `== name` (and the day of its publication, where
that matters), in the marks of `score_cases`: `{quote=kind SPEAKER|words}`,
SPEAKER an id of the speaker or of whom it speaks for, `-` for a speaker without an id, several right ones with commas between.
Direct quotes count from an overlap of 0.8, indirect ones from 0.5; a quote that is neither marked so nor with `perhaps` is a false alarm.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from dragoman.reading.types import Quote
from dragoman.run.reader import Reader
from dragoman.text.marked import Mark, Marked, parse

from .score_cases import Tally

FOLDER = Path(__file__).parent / "quotes"
OVERLAP = {"direct": 0.8, "indirect": 0.5}


def reports(language: str) -> Iterator[tuple[str, str | None, Marked]]:
    """Each report of a language with its name and the day it was published on, where that matters."""
    for part in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").split("== ")[1:]:
        head, _, body = part.partition("\n")
        name, _, date = head.strip().rpartition(" ")
        dated = name != "" and date.count("-") == 2
        yield (name if dated else head.strip()), (date if dated else None), parse(body.strip("\n"))


def languages() -> list[str]:
    """The languages that have reports."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def score(marked: Marked, quotes: tuple[Quote, ...], where: str, tallies: dict[str, Tally]) -> None:
    """Count one report's quotes by kind, and the speakers of those found."""
    for kind, bar in OVERLAP.items():
        free = [q for q in quotes if (q.kind == "indirect") == (kind == "indirect")]
        for mark in marked.of("quote"):
            wanted, _, speaker = (mark.value or "").partition(" ")
            if wanted != kind:
                continue
            hit = max(free, key=lambda q: _overlap(q, mark), default=None)
            if hit is None or _overlap(hit, mark) < bar:
                tallies[kind].missed += 1
                tallies[kind].misses.append(f"MISSED {where}: {speaker} {mark.span.of(marked.text)[:80]!r}")
                continue
            free.remove(hit)
            tallies[kind].right += 1
            good = bool({hit.speaker or "-", *hit.principal} & set(speaker.split(",")))
            said = tallies[f"{kind} speakers"]
            said.right += good
            said.missed += not good
            if not good:
                said.misses.append(f"SPEAKER {where}: wanted {speaker}, got {hit.speaker} ({hit.speaker_text!r})")
        free = [q for q in free if not any(_overlap(q, mark) >= bar for mark in marked.of("perhaps"))]
        tallies[kind].false += len(free)
        tallies[kind].misses += [f"FALSE  {where}: {q.speaker} {q.span.of(marked.text)[:80]!r}" for q in free]


def _overlap(quote: Quote, mark: Mark) -> float:
    shared = min(quote.span.end, mark.span.end) - max(quote.span.start, mark.span.start)
    return max(0.0, shared / (max(quote.span.end, mark.span.end) - min(quote.span.start, mark.span.start)))


def run(tags: list[str]) -> dict[str, dict[str, Tally]]:
    """The tallies by language and role."""
    reader = Reader()
    found: dict[str, dict[str, Tally]] = {}
    for tag in tags or languages():
        found[tag] = {role: Tally() for kind in OVERLAP for role in (kind, f"{kind} speakers")}
        for name, date, marked in reports(tag):
            score(marked, reader.read_text(marked.text, tag, date).quotes, f"{tag}/{name}", found[tag])
    return found


def main() -> None:
    """Print the figures; speakers are counted of the quotes found."""
    options = argparse.ArgumentParser(prog="python -m evaluation.score_quotes", description=(__doc__ or "").split("\n")[0])
    options.add_argument("languages", nargs="*")
    options.add_argument("--misses", action="store_true", help="print every miss, false alarm and wrong speaker")
    given = options.parse_args()
    for tag, tallies in run(given.languages).items():
        for role, tally in tallies.items():
            share = f"{tally.right / max(1, tally.right + tally.missed):.3f}" if "speakers" in role else f"F1 {tally.f1:.3f}"
            print(f"{tag}  {role:18} {share}  ({tally.right} right, {tally.false} false, {tally.missed} missed)")
            if given.misses:
                print("\n".join(f"      {m}" for m in tally.misses))


if __name__ == "__main__":
    main()
