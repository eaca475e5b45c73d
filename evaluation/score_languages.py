"""How often the language of a short lead is told: ``python -m evaluation.score_languages`` (needs the open data, see training/README.md).

Sentences of the development treebanks that follow one another are run together to leads of 40 to 60 words; each is given to the reader's
own identification. Nothing is learnt from these parts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator

from training.corpus import load_sentences

from dragoman.packs import shipped_packs
from dragoman.report.language import identify, telltales

SOURCES = {
    "nb": ("no_bokmaal-ud-dev",),
    "nn": ("no_nynorsk-ud-dev",),
    "da": ("da_ddt-ud-dev",),
    "sv": ("sv_talbanken-ud-dev",),
    "en": ("en_ewt-ud-dev", "en_gum-open-ud-dev"),
    "de": ("de_gsd-ud-dev",),
    "fr": ("fr_gsd-ud-dev", "fr_sequoia-ud-dev"),
    "ru": ("ru_gsd-ud-dev", "ru_taiga-ud-dev"),
    "fi": ("fi_tdt-ud-dev",),
    "uk": ("uk_parlamint-ud-dev",),
}
LEAST_WORDS = 40
MOST_LEADS = 400
"""Of each language; the identifier takes milliseconds for one."""


def leads(tag: str) -> Iterator[str]:
    """Leads of one language: whole sentences, at least `LEAST_WORDS` words."""
    held: list[str] = []
    words = 0
    for source in SOURCES[tag]:
        for sentence in load_sentences(source):
            held.append(sentence.surface())
            words += len(sentence.words)
            if words >= LEAST_WORDS:
                yield " ".join(held)
                held, words = [], 0


def score() -> dict[str, dict[str, object]]:
    """For each language: the number of leads, the share told rightly, and what the others were taken for."""
    found: dict[str, dict[str, object]] = {}
    known = telltales(shipped_packs())
    for tag in SOURCES:
        told: Counter[str] = Counter(identify([lead], known) for _, lead in zip(range(MOST_LEADS), leads(tag), strict=False))
        found[tag] = {
            "leads": told.total(),
            "right": round(told[tag] / told.total(), 4),
            "taken for": {k: n for k, n in told.most_common() if k != tag},
        }
    return found


def main() -> None:
    """Print the scores, a line for each language."""
    argparse.ArgumentParser(prog="python -m evaluation.score_languages", description=__doc__).parse_args()
    for tag, scores in score().items():
        print(tag, json.dumps(scores, ensure_ascii=False))


if __name__ == "__main__":
    main()
