"""Candidates: what an archive proposes for a new report, one report at a time."""

from __future__ import annotations

import random

from dragoman.families.index import Index, Keys, keys_of
from dragoman.families.profile import profile
from dragoman.reading.types import Reading


def _keys(words: range, anchors: range = range(0), language: str = "en") -> Keys:
    """Hashes as they come: any number of 32 bits."""
    return Keys(wording=tuple(w * 2654435761 % 2**32 for w in words), anchors=tuple((a * 40503 % 2**32, 2.0) for a in anchors), language=language)


def test_a_copy_an_excerpt_and_a_translation_are_proposed_and_strangers_are_not() -> None:
    index = Index()
    assert index.add(_keys(range(100), range(40))) == ()
    assert index.add(_keys(range(20, 110))) == (0,)  # edited
    assert index.add(_keys(range(40, 60))) == (0, 1)  # a part of both
    assert index.add(_keys(range(500, 600), range(500, 540))) == ()
    assert index.add(_keys(range(900, 990), range(5, 40), "ru")) == (0,)


def test_rare_anchors_propose_only_reports_in_another_language() -> None:
    index = Index()
    index.add(_keys(range(100), range(40)))
    assert index.add(_keys(range(200, 300), range(40))) == ()


def test_a_crowd_is_tied_to_its_first_and_its_last() -> None:
    index = Index()
    found = [index.add(_keys(range(100))) for _ in range(60)]
    assert found[1] == (0,)
    assert found[59] == (0, 58)


def test_what_thousands_share_costs_little_and_hides_nothing() -> None:
    index = Index()
    dice = random.Random(3)
    own = [range(i * 1000, i * 1000 + 60) for i in range(400)]
    for words in own:
        index.add(Keys(wording=(*_keys(words).wording, *range(50)), anchors=(), language="en"))
    again = dice.choice(own)
    assert own.index(again) in index.add(Keys(wording=(*_keys(again).wording, *range(50)), anchors=(), language="en"))


def test_keys_of_one_report_are_the_same_whenever_they_are_made(report: object) -> None:
    reading = report("wire")  # type: ignore[operator]
    assert isinstance(reading, Reading)
    assert keys_of(profile(reading)) == keys_of(profile(reading))
