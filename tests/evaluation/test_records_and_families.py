"""What small casebooks fold to, and which reports go back to one text, never falls below what was reached."""

from __future__ import annotations

import pytest
from evaluation import score_families, score_records

RECORDS = {"exchanges": 0.90, "channels": 0.95, "state": 0.90, "replies": 0.83, "status": 0.86, "stated": 1.0, "dated": 0.63}
FAMILIES = {"within": 0.98, "across": 0.90}
DIRECTION = 0.90


@pytest.fixture(scope="module")
def records() -> dict:
    return score_records.run([])


@pytest.mark.parametrize(("part", "floor"), sorted(RECORDS.items()))
def test_casebooks_fold_to_at_least_as_much_as_before(records, part, floor):
    tally = records[part]
    assert (score_records.share(tally) if part in score_records.JUDGED else tally.f1) >= floor, "\n".join(tally.misses)


def test_reports_that_go_back_to_one_text_are_found_and_who_was_first():
    tallies, derived = score_families.run()
    assert derived >= 130  # grows with the cases
    for part, floor in FAMILIES.items():
        assert tallies[part].f1 >= floor, "\n".join(tallies[part].misses)
    told = tallies["direction"]
    assert told.right / (told.right + told.missed) >= DIRECTION, "\n".join(told.misses)
