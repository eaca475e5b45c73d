"""Relative dates in words."""

from __future__ import annotations

import pytest

from dragoman.packs import shipped_packs
from dragoman.when import is_relative
from dragoman.when.words import in_words


@pytest.mark.parametrize(
    ("relative", "words"),
    [
        ("weekday:TUE past", "the nearest Tuesday that has come"),
        ("week-1 weekday:WED", "the week before, in it Wednesday"),
        ("year-1 date:12-17", "the year before, in it 17 December"),
        ("-P2W approx", "2 weeks back, or thereabouts"),
        ("at:2014 / ..", "from 2014 on"),
        (".. / month:06 future", "until the nearest June to come"),
        ("date:03-26 past / date:03-28 past", "from the nearest 26 March that has come to the nearest 28 March that has come"),
        ("month-3", "the month 3 months before"),
    ],
)
def test_each_step_is_told(relative: str, words: str) -> None:
    assert in_words(relative) == words


def test_every_value_of_the_packs_can_be_told() -> None:
    for pack in shipped_packs().values():
        for rule in pack.dates.rules:
            for way in ("past", "future"):
                relative = rule.value.replace("{toward}", way).replace("{nearby}", way).replace("{lately}", "recent").replace("{eve}", "eve")
                if "{" not in relative and is_relative(relative):
                    assert in_words(relative)
