"""Score how well a sentence's translation is found among all sentences of the other language (FLORES-101 dev, 997 sentences, untrained on).

python -m evaluation.score_retrieval [A-B …]        default: en-nb en-ru nb-sv en-de and more
"""

from __future__ import annotations

import lzma
import os
import sys
from pathlib import Path

from dragoman.families.meanings import partners

DATA = Path(os.environ.get("DRAGOMAN_TRAINING_DATA", Path(__file__).parents[2] / "shared" / "data")) / "parallel" / "flores-dev.tsv.xz"
PAIRS = ("en-nb", "en-ru", "nb-sv", "en-de", "en-sv", "en-da", "en-fr", "en-fi", "de-ru", "fi-nb", "fr-ru")


def top_1(sentences: dict[str, list[str]], pair: str) -> float:
    """The share of sentences of the first language whose translation is the first found."""
    a, b = pair.split("-")
    found = partners(sentences[a], a, sentences[b], b)
    return sum(p is not None and p.index == i for i, p in enumerate(found)) / len(found)


def load() -> dict[str, list[str]]:
    """The sentences of each language, in one order."""
    with lzma.open(DATA, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {tag: [row[i] for row in rows[1:]] for i, tag in enumerate(rows[0])}


def main() -> None:
    """Print the figures."""
    sentences = load()
    for pair in sys.argv[1:] or PAIRS:
        print(f"{pair}  {top_1(sentences, pair):.3f}", flush=True)


if __name__ == "__main__":
    main()
