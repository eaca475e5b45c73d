"""Score events in single sentences of all PLOVER types, half of them without any.

    python -m evaluation.score_events [--misses] [LANGUAGE …]

`events/<language>.txt` holds sentences written by us, each a line (a text of its own) under a line `== EDTF`, the day of publication, in the
marks of `score_cases`. A line without marks is a near miss: whatever is found in it is a false alarm.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from dragoman.reading.contract import to_json
from dragoman.run.reader import Reader
from dragoman.text.marked import Marked, parse

from .score_cases import Tally, count_events

FOLDER = Path(__file__).parent / "events"


def sentences(language: str) -> Iterator[tuple[str, int, Marked]]:
    """Each sentence of a language with its publication date and its line number in the file (from 1)."""
    published = ""
    for number, line in enumerate((FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            published = line.removeprefix("== ").strip()
        elif line.strip():
            yield published, number, parse(line.strip())


def languages() -> list[str]:
    """The languages that have sentences."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def run(tags: list[str]) -> dict[str, tuple[Tally, Tally]]:
    """By language the tally of the sentences with acts, and that of the near misses (false alarms only)."""
    reader = Reader()
    found: dict[str, tuple[Tally, Tally]] = {}
    for tag in tags or languages():
        acts, near_misses = found[tag] = Tally(), Tally()
        for published, number, marked in sentences(tag):
            reading = to_json(reader.read_text(marked.text, tag, published or None))
            has_acts = bool(marked.of("event") or marked.of("maybe"))
            count_events(reading, marked, f"{tag}:{number}", acts if has_acts else near_misses)
    return found


def main() -> None:
    """Print F1 over all sentences, and the false alarms in the near misses."""
    options = argparse.ArgumentParser(prog="python -m evaluation.score_events", description=(__doc__ or "").split("\n")[0])
    options.add_argument("languages", nargs="*")
    options.add_argument("--misses", action="store_true", help="print every miss and false alarm")
    given = options.parse_args()
    for tag, (acts, near_misses) in run(given.languages).items():
        whole = Tally(acts.right, acts.false + near_misses.false, acts.missed)
        precision = whole.right / max(1, whole.right + whole.false)
        print(
            f"{tag}  F1 {whole.f1:.3f}  precision {precision:.3f}  ({whole.right} right, {whole.false} false, {whole.missed} missed;"
            f" {near_misses.false} false in near misses)"
        )
        if given.misses:
            print("\n".join(f"      {m}" for m in (*acts.misses, *near_misses.misses)))


if __name__ == "__main__":
    main()
