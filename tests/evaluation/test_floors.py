"""Measured quality never falls below its pinned floor (evaluation/floors.toml); floors only go up."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from evaluation import score_events
from evaluation.pin_floors import fingerprint
from evaluation.score_cases import Tally, run

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "lavrov-letters.json"
FLOORS = tomllib.loads((ROOT / "evaluation" / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seeds() -> dict:
    if not GOLD.is_file():
        pytest.skip("../shared is absent: the five press pages and their right answers are not part of the repository")
    score, binary = SHARED / "score" / "score.py", Path(sys.executable).with_name("dragoman")
    command = [sys.executable, str(score), str(GOLD), "--pages", str(SHARED / "seeds"), "--bin", str(binary), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("figure", "floor"), sorted(FLOORS["seeds"].items()))
def test_the_press_pages_are_read_at_least_as_well_as_before(seeds, figure, floor):
    assert not seeds["failures"]
    got = seeds["tallies"][figure]["f1"] if figure in seeds["tallies"] else seeds["accuracies"][figure]["acc"]
    assert got >= floor, f"{figure}: {got} is below its floor {floor}"


@pytest.fixture(scope="module")
def cases() -> dict:
    return run([])


@pytest.mark.parametrize(
    ("language", "role", "floor"), [(lang, r, f) for lang, roles in sorted(FLOORS["cases"].items()) for r, f in sorted(roles.items())]
)
def test_reports_of_other_exchanges_are_read_at_least_as_well_as_before(cases, language, role, floor):
    got = round(cases[language][role].f1, 3)
    assert got >= floor, f"{language} {role}: {got} is below its floor {floor}\n" + "\n".join(cases[language][role].misses)


@pytest.fixture(scope="module")
def sentences() -> dict:
    return score_events.run([])


@pytest.mark.parametrize(("language", "floor"), sorted(FLOORS.get("sentences", {}).items()))
def test_acts_in_single_sentences_are_found_at_least_as_well_as_before(sentences, language, floor):
    acts, near_misses = sentences[language]
    whole = Tally(acts.right, acts.false + near_misses.false, acts.missed)
    assert round(whole.f1, 3) >= floor, f"{language}: {whole.f1:.3f} is below its floor {floor}\n" + "\n".join((*acts.misses, *near_misses.misses))
    assert whole.right >= 0.8 * (whole.right + whole.false), f"{language}: fewer than four in five of the acts shown are right"


def test_the_floors_belong_to_the_cases_that_are_there():
    """A changed corpus must be measured anew: its fingerprint is pinned with the floors."""
    assert FLOORS["corpus"] == fingerprint(), "measure again, set floors and the fingerprint together"
