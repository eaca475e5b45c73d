"""Scores the act between a marked pair: `python -m evaluation.score_pairs [--misses]`.

Sentences of our own, one a line: PLOVER type, tab, text with `{source|…}` and `{target|…}`.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from dragoman.run.reader import Reader
from dragoman.text.marked import parse

CASES = Path(__file__).parent / "pairs"


def main(arguments: list[str]) -> None:
    """Print accuracy and macro-F1 over PLOVER's types, and how right each basis is."""
    reader = Reader()
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    bases: dict[str, list[bool]] = {}
    for path in sorted(CASES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, _, source = line.partition("\t")
            marked = parse(source)
            act = reader.read_pair(marked.text, marked.of("source")[0].span, marked.of("target")[0].span, language=path.stem)
            found = act.type if act else "none"
            wanted[kind] += 1
            given[found] += 1
            right[kind] += found == kind
            bases.setdefault(act.basis if act else "none", []).append(found == kind)
            if found != kind and "--misses" in arguments:
                print(f"{kind} <- {found} ({act.basis if act else '-'}, {act.trigger.of(marked.text) if act else '-'}): {source}")
    scores = {kind: 2 * right[kind] / (wanted[kind] + given[kind]) for kind in sorted(wanted)}
    for kind, score in scores.items():
        print(f"{kind:10} F1 {score:.3f}  ({right[kind]} of {wanted[kind]}, {given[kind]} given)")
    for basis, hits in sorted(bases.items()):
        print(f"by {basis:6} {sum(hits)} of {len(hits)}")
    print(f"accuracy {right.total() / wanted.total():.3f}  macro-F1 {sum(scores.values()) / len(scores):.3f}  ({wanted.total()} sentences)")


if __name__ == "__main__":
    main(sys.argv[1:])
