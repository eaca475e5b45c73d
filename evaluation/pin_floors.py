"""Measure and pin what was reached: `floors.toml`, with the fingerprint of the corpus.

    python -m evaluation.pin_floors [--seeds GOLD PAGES SCORER] [--allow-regression]

Floors stand a hundredth below what was measured (the arithmetic of another processor may turn a parse) and never go down unless allowed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
import tomllib
from pathlib import Path

from . import score_events
from .score_cases import CASES, Tally, run

FLOORS = Path(__file__).with_name("floors.toml")
_SLACK = 0.01


def fingerprint() -> str:
    """A short hash of every case and every sentence."""
    paths = (*sorted(CASES.glob("*/*.txt")), *sorted(score_events.FOLDER.glob("*.txt")))
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]


def floor(reached: float, before: float, *, regress: bool) -> float:
    """The floor to pin: two digits, below what was reached, not below what was pinned before.

    >>> floor(0.918, 0.5, regress=False)
    0.9
    >>> floor(0.4, 0.5, regress=False)
    0.5
    """
    pinned = math.floor((reached - _SLACK) * 100) / 100
    return pinned if regress else max(pinned, before)


def main() -> None:
    """Write the floors."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("--seeds", nargs=3, metavar=("GOLD", "PAGES", "SCORER"))
    options.add_argument("--allow-regression", action="store_true")
    given = options.parse_args()
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    lines = ["# Pinned by `python -m evaluation.pin_floors`; floors only go up.", f'corpus = "{fingerprint()}"']
    for language, tallies in sorted(run([]).items()):
        lines += ["", f"[cases.{language}]"]
        for role, tally in sorted(tallies.items()):
            before = old.get("cases", {}).get(language, {}).get(role, 0.0)
            lines.append(f'"{role}" = {floor(tally.f1, before, regress=given.allow_regression)}')
    lines += ["", "[sentences]"]
    for language, (acts, near_misses) in sorted(score_events.run([]).items()):
        reached = Tally(acts.right, acts.false + near_misses.false, acts.missed).f1
        lines.append(f"{language} = {floor(reached, old.get('sentences', {}).get(language, 0.0), regress=given.allow_regression)}")
    before = old.get("seeds", {})
    if given.seeds:
        gold, pages, scorer = given.seeds
        command = [sys.executable, scorer, gold, "--pages", pages, "--bin", str(Path(sys.executable).with_name("dragoman")), "--json"]
        scored = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
        reached = {k: v["f1"] for k, v in scored["tallies"].items()} | {k: v["acc"] for k, v in scored["accuracies"].items() if v["acc"] is not None}
        before = {k: floor(v, before.get(k, 0.0), regress=given.allow_regression) for k, v in reached.items()}
    lines += ["", "[seeds]  # the five press pages that are not part of the repository", *(f'"{k}" = {v}' for k, v in sorted(before.items()))]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
