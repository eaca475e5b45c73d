"""Score how well written names are told to be one person's, beside nomenklatura and rigour on the same pairs.

    python -m evaluation.score_names [--misses]

The pairs are `names/pairs.tsv`: a kind of difference, `same` or `other`, a strength, and two names. For each kind the F1 of "same" is printed for
`dragoman.world.alike` and, where they are installed (`pip install nomenklatura rigour`; needed for nothing else), for nomenklatura's logic-v2 name
matcher at its own threshold and for rigour's comparison of the parts of two names at its best threshold over all pairs.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from dragoman.world import SAME_NAME, alike

PAIRS = Path(__file__).parent / "names" / "pairs.tsv"
_NOMENKLATURA = 0.7  # logic-v2's own threshold
Judge = Callable[[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two written names, whether they are one person's, and in what they differ."""

    kind: str
    same: bool
    strength: str
    names: tuple[str, str]


def pairs(path: Path = PAIRS) -> Iterator[Pair]:
    """The pairs of the file, in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, same, strength, one, other = line.split("\t")
            yield Pair(kind=kind, same=same == "same", strength=strength, names=(one, other))


def f1(judged: list[tuple[bool, bool]]) -> float:
    """The F1 of "same" for pairs of (is, said)."""
    right = sum(is_same and said for is_same, said in judged)
    wrong = sum(is_same != said for is_same, said in judged)
    return 2 * right / (2 * right + wrong) if right or wrong else 1.0


def run(judge: Judge, threshold: float) -> dict[str, float]:
    """F1 by kind, and over all pairs under "all"."""
    judged: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for pair in pairs():
        verdict = (pair.same, judge(*pair.names) >= threshold)
        judged[pair.kind].append(verdict)
        judged["all"].append(verdict)
    return {kind: f1(verdicts) for kind, verdicts in judged.items()}


def nomenklatura() -> Judge | None:
    """The score of nomenklatura's logic-v2 name matcher for two persons, or `None` where it is not installed."""
    try:
        model = import_module("followthemoney").model
        config = import_module("nomenklatura.matching").LogicV2.default_config()
        name_match = import_module("nomenklatura.matching.logic_v2.names.match").name_match
    except ImportError:
        return None

    def entity(side: str, name: str) -> object:  # each with an id of its own: what is known of an entity is cached by id
        return model.get_proxy({"id": f"{side}-{name}", "schema": "Person", "properties": {"name": [name]}})

    return lambda one, other: float(name_match(entity("a", one), entity("b", other), config).score)


def rigour() -> Judge | None:
    """The mean score of rigour's alignment of the parts of two names, weighed by their length, or `None` where it is not installed."""
    try:
        names = import_module("rigour.names")
    except ImportError:
        return None

    def judge(one: str, other: str) -> float:
        a, b = (next(iter(names.analyze_names(names.NameTypeTag.PER, [name]))) for name in (one, other))
        left, right = names.align_person_name_order(a.parts, b.parts)
        aligned = names.compare_parts(left, right)
        weights = [sum(len(p.comparable) for p in (*x.qps, *x.rps)) for x in aligned]
        return float(sum(x.score * w for x, w in zip(aligned, weights, strict=True)) / (sum(weights) or 1))

    return judge


def best_threshold(judge: Judge) -> float:
    """The threshold at which a judge is right most often over all pairs."""
    scored = [(pair.same, judge(*pair.names)) for pair in pairs()]
    return max((step / 100 for step in range(30, 100)), key=lambda t: sum(same == (score >= t) for same, score in scored))


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("--misses", action="store_true", help="print every pair that we get wrong")
    given = options.parse_args()
    columns = {"dragoman": run(alike, SAME_NAME)}
    theirs = nomenklatura(), rigour()
    if theirs[0] is not None:
        columns["nomenklatura"] = run(theirs[0], _NOMENKLATURA)
    if theirs[1] is not None:
        columns["rigour"] = run(theirs[1], best_threshold(theirs[1]))
    if None in theirs:
        print("nomenklatura or rigour is not installed: only our own figures (pip install nomenklatura rigour)")
    print(f"{'kind':16}" + "".join(f"{name:>14}" for name in columns))
    for kind in columns["dragoman"]:
        print(f"{kind:16}" + "".join(f"{column[kind]:14.3f}" for column in columns.values()))
    if given.misses:
        for pair in pairs():
            score = alike(*pair.names)
            if (score >= SAME_NAME) != pair.same:
                print(f"{pair.kind}: {pair.strength} {'same' if pair.same else 'other'}: {pair.names[0]} / {pair.names[1]}: {score:.2f}")


if __name__ == "__main__":
    main()
