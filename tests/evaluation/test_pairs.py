"""The act between a marked pair is told at least as well as before."""

from __future__ import annotations

from evaluation.score_pairs import run

FLOOR = 0.9
FEWEST = 9
"""Sentences of each of PLOVER's sixteen types."""


def test_the_type_of_a_pairs_act():
    tally = run()
    assert len(tally.wanted) == 16
    assert min(tally.wanted.values()) >= FEWEST
    assert tally.macro() >= FLOOR, "\n".join(tally.misses)
