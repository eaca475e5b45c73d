"""Score the signs of machine translation and scraping on one report without its original.

    python -m evaluation.score_signs [--misses]

`families/signs/<page>.<language>.txt` are garbled pages that we wrote; `.marks` beside each lists what two readers would mark, written before
the program ran: `KIND[,KIND] SEVERITY | words on the page`, or `-` for what is missing from it. A mark is found when a sign of one of its
kinds overlaps the words. `clean` are the reports of `cases/`, on which every sign but a site's furniture is counted as false.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dragoman.families import Sign, find_signs
from dragoman.packs import shipped_packs
from dragoman.run.reader import Reader

from .score_cases import CASES, load
from .score_changes import read

SIGNS = Path(__file__).parent / "families" / "signs"
_AS_ONE = {"mistranslation": "changed-meaning"}


def found(mark: str, text: str, signs: tuple[Sign, ...]) -> bool:
    """True when one of the signs is of the marked kind and at the marked words."""
    head, _, words = mark.partition(" | ")
    kinds = {_AS_ONE.get(k, k) for k in head.split()[0].split(",")}
    words = words.replace("\\n", "\n")
    start = text.index(words) if words != "-" else -1
    for sign in signs:
        there = sign.span is None if start < 0 else sign.span is not None and sign.span.start < start + len(words) and start < sign.span.end
        if there and _AS_ONE.get(sign.kind, sign.kind) in kinds:
            return True
    return False


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("--misses", action="store_true", help="print every mark that was missed, and every sign on a clean report")
    misses, reader, packs = options.parse_args().misses, Reader(), shipped_packs()
    right = missed = 0
    for path in sorted(SIGNS.glob("*.txt")):
        text = path.read_text()
        signs = find_signs(read(text, path.stem, path.stem.rpartition(".")[2], None, reader), packs)
        for mark in path.with_suffix(".marks").read_text().splitlines():
            if not mark or mark.startswith("#"):
                continue
            hit = found(mark, text, signs)
            right, missed = right + hit, missed + (not hit)
            if misses and not hit:
                print(f"    {path.stem} MISSED {mark}")
    print(f"signs   {right / max(1, right + missed):.3f}  ({right} found, {missed} missed)")
    clean = false = 0
    for path in sorted(CASES.glob("*/*.txt")):
        published, marked = load(path)
        clean += 1
        for sign in find_signs(read(marked.text, path.stem, path.parent.name, published, reader), packs):
            if sign.kind != "boilerplate":
                false += 1
                if misses:
                    print(f"    {path.parent.name}/{path.stem} FALSE {sign.severity} {sign.kind}: {sign.note}")
    print(f"clean   {false} signs on {clean} reports")


if __name__ == "__main__":
    main()
