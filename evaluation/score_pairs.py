"""Scores the act between a marked pair: `python -m evaluation.score_pairs [--misses]`.

Sentences of our own, one a line: PLOVER type, tab, text with `{source|…}` and `{target|…}`. A file is named by its language and its round.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.run.reader import Reader
from dragoman.text.marked import parse

CASES = Path(__file__).parent / "pairs"


@dataclass(slots=True)
class Tally:
    """Sentences of each type: wanted, answered so, answered rightly; and for each basis whether its answers were right."""

    wanted: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    bases: dict[str, list[bool]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """F1 of each type."""
        return {kind: 2 * self.right[kind] / (self.wanted[kind] + self.given[kind]) for kind in sorted(self.wanted)}

    def macro(self) -> float:
        """The mean of the types' F1."""
        return sum(self.scores().values()) / len(self.wanted)


def run() -> Tally:
    """All sentences, read and counted."""
    reader, tally = Reader(), Tally()
    for path in sorted(CASES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, _, source = line.partition("\t")
            marked = parse(source)
            act = reader.read_pair(marked.text, marked.of("source")[0].span, marked.of("target")[0].span, language=path.name.partition(".")[0])
            found, basis = (act.type, act.basis) if act else ("none", "none")
            tally.wanted[kind] += 1
            tally.given[found] += 1
            tally.right[kind] += found == kind
            tally.bases.setdefault(basis, []).append(found == kind)
            if found != kind:
                tally.misses.append(f"{kind} <- {found} ({basis}, {act.trigger.of(marked.text) if act else '-'}): {source}")
    return tally


def main(arguments: list[str]) -> None:
    """Print accuracy and macro-F1 over PLOVER's types, and how right each basis is."""
    tally = run()
    if "--misses" in arguments:
        print("\n".join(tally.misses))
    for kind, score in tally.scores().items():
        print(f"{kind:10} F1 {score:.3f}  ({tally.right[kind]} of {tally.wanted[kind]}, {tally.given[kind]} given)")
    for basis, hits in sorted(tally.bases.items()):
        print(f"by {basis:6} {sum(hits)} of {len(hits)}")
    total = tally.wanted.total()
    print(f"accuracy {tally.right.total() / total:.3f}  macro-F1 {tally.macro():.3f}  ({total} sentences)")


if __name__ == "__main__":
    main(sys.argv[1:])
