"""The mean of two recognisers that began alike: better than either, at no cost of speed.

It takes two trainings of one config from the same first weights, here with the names of the corpus and with other persons in their place.
"""

from __future__ import annotations

from pathlib import Path

import spacy

import dragoman.models.hints  # noqa: F401  (registers the component of the names' pipeline)

SHARE_OF_SECOND = 0.65
"""Chosen on the development parts: F1 of the mean is the same within 0.1 from 0.35 to 0.65."""


def mean_of(first: Path, second: Path, output: Path) -> Path:
    """Write the pipeline of `first` with the weighted mean of both recognisers' weights, and give the folder."""
    pipeline, other = spacy.load(first), spacy.load(second)
    nodes = zip(pipeline.get_pipe("ner").model.walk(), other.get_pipe("ner").model.walk(), strict=True)
    for one, two in nodes:
        for name in one.param_names:
            if one.has_param(name):
                mixed = (1 - SHARE_OF_SECOND) * one.get_param(name).astype("float32") + SHARE_OF_SECOND * two.get_param(name).astype("float32")
                one.set_param(name, mixed.astype(one.get_param(name).dtype))
    pipeline.to_disk(output)
    return output
