"""Copies that say the contrary, and copies that only say it otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.families import compare
from dragoman.reading.types import Reading

Of = Callable[..., Reading]

REST_EN = "Route 7 between Gdansk and Torun was closed for 12 hours.\nAmbassador Pieter van Zanten waited in Krakow with 40 students from Utrecht.\n"
REST_NB = "Rute 7 mellom Gdansk og Torun var stengt i 12 timer.\nAmbassadør Pieter van Zanten ventet i Krakow med 40 studenter fra Utrecht.\n"


GRAVE, LESS = [("changed-meaning", "high")], [("changed-meaning", "medium")]
COUNT = [("changed-number", "high")]


def _found(make: Of, ours: str, theirs: str, languages: tuple[str, str]) -> list[tuple[str, str]]:
    rest = {"en": REST_EN, "nb": REST_NB}
    one = make(rest[languages[0]] + ours, languages[0], name="a")
    other = make(rest[languages[1]] + theirs, languages[1], name="b")
    return [(c.kind, c.severity) for c in compare(one, other).changes if c.severity != "low"]


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        ("President Andrzej Duda accepted the offer from Warsaw.", [("changed-meaning", "high")]),
        ("President Andrzej Duda refused the offer from Warsaw.", []),
        ("President Andrzej Duda did not accept the offer from Warsaw.", []),
        ("President Andrzej Duda turned down the offer from Warsaw.", []),
        ("President Andrzej Duda may have rejected the offer from Warsaw.", [("changed-meaning", "medium")]),
    ],
)
def test_within_a_language(make: Of, theirs: str, found: list[tuple[str, str]]) -> None:
    assert _found(make, "President Andrzej Duda rejected the offer from Warsaw.", theirs, ("en", "en")) == found


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        (
            "President Andrzej Duda avviste tilbudet fra Krakow.",
            "President Andrzej Duda accepted the offer from Krakow.",
            [("changed-meaning", "high")],
        ),
        ("President Andrzej Duda avviste tilbudet fra Krakow.", "President Andrzej Duda rejected the offer from Krakow.", []),
        ("President Andrzej Duda vil ikke reise til Krakow.", "President Andrzej Duda will go to Krakow.", GRAVE),
        ("President Andrzej Duda vil ikke reise til Krakow.", "President Andrzej Duda refuses to go to Krakow.", []),
        ("President Andrzej Duda reiser til Krakow.", "President Andrzej Duda might go to Krakow.", LESS),
        ("President Andrzej Duda må reise til Krakow.", "President Andrzej Duda can go to Krakow.", LESS),
        ("President Andrzej Duda må reise til Krakow.", "President Andrzej Duda has to go to Krakow.", []),
        ("President Andrzej Duda stanset hjelpen til Krakow.", "President Andrzej Duda continued the aid to Krakow.", GRAVE),
        ("President Andrzej Duda stanset hjelpen til Krakow.", "President Andrzej Duda did not continue the aid to Krakow.", []),
        ("President Andrzej Duda reiser straks til Krakow.", "President Andrzej Duda goes to Krakow without delay.", []),
        ("President Andrzej Duda møtte tusenvis av bønder i Krakow.", "President Andrzej Duda met hundreds of farmers in Krakow.", COUNT),
        ("President Andrzej Duda møtte titusener av bønder i Krakow.", "President Andrzej Duda met tens of thousands of farmers in Krakow.", []),
    ],
)
def test_across_languages(make: Of, ours: str, theirs: str, found: list[tuple[str, str]]) -> None:
    assert _found(make, ours, theirs, ("nb", "en")) == found


def test_a_negation_printed_twice_is_told(make: Of) -> None:
    ours, theirs = "President Andrzej Duda vil ikke ikke reise til Krakow.", "President Andrzej Duda will not go to Krakow."
    assert _found(make, ours, theirs, ("nb", "en")) == [("changed-meaning", "medium")]


def test_a_turn_of_phrase_word_by_word(make: Of) -> None:
    ours, theirs = "Russland vil ikke finne seg i dette i Krakow.", "Russia will not find itself in this in Krakow."
    assert ("mistranslation", "high") in _found(make, ours, theirs, ("nb", "en"))


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        ("Three ministers and 15 officials came to Krakow.", [("changed-number", "high")]),
        ("3 ministers and 50 officials came to Krakow.", []),
        ("Three ministers and fifty officials came to Krakow.", []),
    ],
)
def test_numbers_in_words_and_digits(make: Of, theirs: str, found: list[tuple[str, str]]) -> None:
    assert _found(make, "Three ministers and 50 officials came to Krakow.", theirs, ("en", "en")) == found
