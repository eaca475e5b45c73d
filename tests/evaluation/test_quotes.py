"""Quotes in the short reports of eight languages: what the readers of a desk may rely on, whoever changes a pack or a rule."""

from __future__ import annotations

import pytest
from evaluation.score_quotes import languages, run

LEAST = {"en": 0.84}  # half of the English reports are home politics, whose people the world does not hold


@pytest.fixture(scope="module")
def scores() -> dict:
    return run([])


@pytest.mark.parametrize("language", languages())
def test_who_says_what_is_found_in_every_language(scores, language):
    said = scores[language]
    for role, floor in (("direct", 0.93), ("indirect", 0.90)):
        assert said[role].f1 >= floor, f"{role}: {said[role].f1:.3f}\n" + "\n".join(said[role].misses)
        speakers = said[f"{role} speakers"]
        share = speakers.right / (speakers.right + speakers.missed)
        assert share >= LEAST.get(language, 0.87), f"{role} speakers: {share:.3f}\n" + "\n".join(speakers.misses)
