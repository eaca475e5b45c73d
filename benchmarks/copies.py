"""Finding what a new report may be a copy or translation of, in an archive of many: ``python -m benchmarks.copies 100000``.

The reports are made up as they go: words of a language by a Zipf law, stock sentences that hundreds of reports share, stories of which several
reports tell independently, in several languages, with the same names, some of the same numbers and the same quotations; and one report in twelve goes
back to an earlier one, as an edited copy, an excerpt, a rewording or a translation in which every seventh anchor is lost. Recall is the share of
those whose source, or a report that goes back to the same, is among the reports that the index proposes; the rest is what proposing costs.

``--kept FILE`` keeps the index in a casebook made there, as ``dragoman add`` does, a thousand reports a transaction; ``--datasketch`` runs MinHash
LSH of that package (which must be installed) over the same reports instead, at its usual 128 permutations.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from dragoman.families.index import Index, Keys, make_keys
from dragoman.families.profile import Passage, _shingles
from dragoman.report.types import Role
from dragoman.text import Span

LANGUAGES = ("en", "nb", "nn", "sv", "da", "de", "fr", "ru", "fi")
_VOCABULARY, _STOCK, _NAMES = 50_000, 3_000, 30_000
_DERIVED, _LATELY, _STORIES, _REPORTED = 1 / 12, 5_000, 400, 50_000
_TOGETHER = 1_000
_CUMULATED = np.cumsum(1 / (np.arange(_VOCABULARY) + 2.7))
_CUMULATED /= _CUMULATED[-1]
_NAMED = list(accumulate(1 / (n + 5) for n in range(_NAMES)))

Sentence = tuple[tuple[int, ...], tuple[str, ...]]  # words, anchors


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report: its sentences, and how and from which earlier report it was made."""

    language: str
    sentences: tuple[Sentence, ...]
    kind: str = "own"
    source: int = -1


class Press:
    """A stream of made-up reports."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._numbers = np.random.default_rng(seed)
        self._stock = [self._sentence(()) for _ in range(_STOCK)]
        self._stories: list[tuple[list[str], list[str], dict[str, list[Sentence]]]] = []
        self._lately: list[tuple[int, Made]] = []
        self._old: list[tuple[int, Made]] = []

    def reports(self, count: int) -> Iterator[Made]:
        """So many reports, one after the other."""
        for number in range(count):
            made = self._derived() if self._lately and self._dice.random() < _DERIVED else self._own()
            if made.kind == "own":
                self._keep(number, made)
            yield made

    def _keep(self, number: int, made: Made) -> None:
        if len(self._lately) < _LATELY:
            self._lately.append((number, made))
            return
        at = self._dice.randrange(_LATELY)
        if self._dice.random() < 0.1:
            self._old.append(self._lately[at])
        self._lately[at] = (number, made)

    def _sentence(self, anchors: tuple[str, ...]) -> Sentence:
        length = 8 + int(self._numbers.integers(18))
        words = np.searchsorted(_CUMULATED, self._numbers.random(length))
        return tuple(words.tolist()), anchors

    def _own(self) -> Made:
        dice = self._dice
        if len(self._stories) < _STORIES or dice.random() < 0.12:
            names = [f"={n}" for n in dice.choices(range(_NAMES), cum_weights=_NAMED, k=8)]
            facts = [f"#{int(10 ** dice.uniform(0.5, 4))}" for _ in range(4)] + [
                f"~{dice.randrange(60) if dice.random() < 0.7 else dice.random()}" for _ in range(3)
            ]
            self._stories.append((names, facts, {}))
            if len(self._stories) > _STORIES:
                self._stories.pop(dice.randrange(_STORIES))
        names, facts, quotes = dice.choice(self._stories)
        language = dice.choice(LANGUAGES)
        here = [*names[:6], *(f"={n}" for n in dice.choices(range(_NAMES), cum_weights=_NAMED, k=3))]
        known = [*dice.sample(facts, 4), *(f"#{int(10 ** dice.uniform(0.3, 4))}" for _ in range(3))]
        sentences = []
        for _ in range(dice.randrange(7, 26)):
            anchors = dice.sample(here, dice.choice((0, 1, 1, 2, 3))) + ([dice.choice(known)] if dice.random() < 0.45 else [])
            sentences.append(self._sentence(tuple(anchors)))
        said = quotes.setdefault(language, [self._sentence((names[0],)) for _ in range(2)])
        for sentence in (*said, *dice.choices(self._stock, k=dice.randrange(4))):
            sentences.insert(dice.randrange(len(sentences)), sentence)
        return Made(language=language, sentences=tuple(sentences))

    def _derived(self) -> Made:
        dice = self._dice
        source, of = dice.choice(self._old) if self._old and dice.random() < 0.2 else dice.choice(self._lately)
        if dice.random() < 0.1:
            source, of = self._lately[0]  # everybody prints it
        kind = dice.choice(("copy", "excerpt", "reworded", "translation", "translation"))
        sentences = list(of.sentences)
        language = of.language
        if kind == "excerpt":
            sentences = [self._edited(s, 0.04) for s in sentences[: max(4, int(len(sentences) * dice.uniform(0.3, 0.5)))]]
        elif kind in ("copy", "reworded"):
            drop, edit = (0.15, 0.08) if kind == "copy" else (0.2, 0.2)
            sentences = [self._edited(s, edit) for i, s in enumerate(sentences) if i == 0 or dice.random() > drop]
        else:
            language = dice.choice([tag for tag in LANGUAGES if tag != of.language])
            sentences = [self._rendered(s) for i, s in enumerate(sentences) if i == 0 or dice.random() > 0.1]
        return Made(language=language, sentences=tuple(sentences), kind=kind, source=source)

    def _edited(self, sentence: Sentence, share: float) -> Sentence:
        return tuple(self._dice.randrange(_VOCABULARY) if self._dice.random() < share else w for w in sentence[0]), sentence[1]

    def _rendered(self, sentence: Sentence) -> Sentence:
        anchors = tuple(a if self._dice.random() > 0.03 else f"#{self._dice.randrange(9999)}" for a in sentence[1] if self._dice.random() > 0.14)
        return self._sentence(anchors)


def shingles_of(made: Made) -> set[int]:
    """Hashes of words in a row, as a profile has them."""
    return {s for words, _ in made.sentences for s in _shingles(tuple(f"{made.language}{w}" for w in words))}


def keys(made: Made) -> Keys:
    """The keys of a report, made by the program's own code."""
    passages = tuple(
        Passage(span=Span(0, 1), role=Role.BODY, words=(), size=1, anchors=dict.fromkeys(anchors, 2.0), capitals=frozenset(), quoted=False)
        for _, anchors in made.sentences
    )
    return make_keys(shingles_of(made), passages, made.language)


def wording(made: Made) -> Keys:
    """The keys of a report as far as they are words in a row: what MinHash has too."""
    return make_keys(shingles_of(made), (), made.language)


def with_index() -> Callable[[object], Sequence[int]]:
    """The program's own index."""
    index = Index()
    return lambda key: index.add(key)  # type: ignore[arg-type]


def with_casebook(place: str) -> Callable[[object], Sequence[int]]:
    """The program's own index, kept in a casebook."""
    from contextlib import ExitStack

    from dragoman.store import Casebook

    book, transaction, index, number = Casebook(place, create=True), ExitStack(), Index(), 0

    def add(key: object) -> Sequence[int]:
        nonlocal index, number
        if number % _TOGETHER == 0:
            transaction.close()
            index = transaction.enter_context(book.kinship("benchmark")).index
        number += 1
        return index.add(key)  # type: ignore[arg-type]

    return add


def with_datasketch() -> Callable[[object], Sequence[int]]:
    """MinHash LSH of datasketch, given the same hashes."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    number = 0

    def add(key: object) -> Sequence[int]:
        nonlocal number
        sketch = MinHash(num_perm=128, hashfunc=lambda x: x)
        sketch.update_batch(sorted(key))  # type: ignore[call-overload]
        found = lsh.query(sketch)
        lsh.insert(number, sketch, check_duplication=False)
        number += 1
        return [int(i) for i in found]

    return add


def main() -> None:
    """Print recall by kind, what proposing costs, time and memory."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__)
    options.add_argument("count", type=int, nargs="?", default=20_000, help="how many reports")
    options.add_argument("--kept", metavar="FILE", help="the index as a casebook keeps it")
    options.add_argument("--datasketch", action="store_true", help="MinHash LSH of datasketch instead")
    options.add_argument("--wording", action="store_true", help="without the anchors: the index as far as it does what MinHash does")
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    add = with_datasketch() if given.datasketch else with_casebook(given.kept) if given.kept else with_index()
    key: Callable[[Made], object] = shingles_of if given.datasketch else wording if given.wording else keys
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken: list[float] = []
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    proposed = needless = 0
    kin: dict[int, int] = {}
    members: dict[int, set[int]] = defaultdict(set)
    for number, made in enumerate(Press(given.seed).reports(given.count)):
        entry = key(made)
        began = time.process_time()
        got = add(entry)
        taken.append(time.process_time() - began)
        proposed += len(got)
        root = kin.get(made.source, made.source)
        if made.source >= 0:
            wanted[made.kind] += 1
            found[made.kind] += any(i == root or i in members[root] for i in got)
            kin[number] = root
            members[root].add(number)
        needless += sum(i != root and i not in members.get(root, ()) for i in got)
        if (number + 1) % _REPORTED == 0 or number + 1 == given.count:
            print(f"{number + 1} reports, {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 2**20:.2f} GB beyond the start")
            slow = sorted(taken[-_REPORTED:])
            print(
                f"    adding one of the last {len(slow)} (processor time): {1000 * statistics.fmean(slow):.2f} ms, "
                f"99 of 100 within {1000 * slow[int(0.99 * len(slow))]:.1f} ms, at most {1000 * slow[-1]:.0f} ms"
            )
            print(f"    proposed {proposed / (number + 1):.2f} a report, {needless / (number + 1):.2f} of them needless")
            shares = (f"{kind} {found[kind] / wanted[kind]:.3f} of {wanted[kind]}" for kind in sorted(wanted))
            print(f"    recall: {', '.join(shares)}", flush=True)


if __name__ == "__main__":
    main()
