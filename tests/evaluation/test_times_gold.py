"""The gold of dated press prose is sound, and what was reached on it does not fall."""

from __future__ import annotations

import pytest
from evaluation.score_times import GOLD, ours, reports, run

from dragoman.when import is_edtf

FLOOR = 0.97  # of found F1 and value accuracy; reached on 22 November 2026: 0.987 and more in every language
LANGUAGES = sorted(path.stem for path in GOLD.glob("*.txt"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_has_a_value_and_there_are_enough(language: str) -> None:
    marks = [mark for day, marked in reports(GOLD / f"{language}.txt") for mark in marked.of("time") if is_edtf(day)]
    assert len(marks) >= 150
    assert [m for m in marks if m.value is None or not is_edtf(m.value)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_do_not_fall_below_their_floor(language: str) -> None:
    tally = run([language], ours)[language]
    assert tally.f1 >= FLOOR, tally.misses
    assert tally.accuracy >= FLOOR, tally.misses
