"""The shipped pipelines on a sample of press sentences with known trees: LAS never falls below what was reached.

The sentences are of the grammars that the pipelines learnt from beside treebanks, so this tells that a pipeline works, not how well it
reads the press.
"""

from __future__ import annotations

from importlib import import_module

import pytest
from training.evaluate import evaluate

from dragoman.models import load_analyser

UNSEEN = 2024
"""A seed that no pipeline was trained with."""
SENTENCES = 60


@pytest.mark.parametrize(
    ("language", "model", "floor"),
    [("da", "da_sv", 97.0), ("sv", "da_sv", 97.0), ("de", "de", 97.0), ("ru", "ru", 97.5), ("fi", "fi", 97.5), ("uk", "uk", 97.0)],
)
def test_press_sentences_that_were_not_trained_on_are_parsed_as_well_as_before(language: str, model: str, floor: float) -> None:
    sentences = list(import_module(f"training.press.{language}").sentences(SENTENCES, UNSEEN))
    scores = evaluate(load_analyser(model), sentences, together=1)
    assert scores["las"] >= floor
