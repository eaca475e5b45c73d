"""Training that starts from what was learnt before: names from the trees' reading of words in context, a stage from the one before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy
import spacy
from spacy.language import Language
from spacy.util import registry
from thinc.api import Model

READS_WORDS = ("hashembed", "maxout", "layernorm")


@registry.callbacks("dragoman.start_from.v2")
def start_from(path: str | None, component: str) -> Callable[[Language], Language]:
    """A callback for ``[initialize.after_init]``: the component's tok2vec begins as a copy of the one in ``path``, if any is given.

    The embedding of the hints, which the other does not have, begins without influence: its part of the mixing layer is zero.
    """

    def start(nlp: Language) -> Language:
        if path is None:
            return nlp
        learnt = _layers(spacy.load(path).get_pipe("tok2vec").model)
        fresh = _layers(nlp.get_pipe(component).model)
        embeddings = sum(node.name == "hashembed" for node in learnt)
        extra = sum(node.name == "hashembed" for node in fresh) - embeddings
        for old, new in zip(learnt, [*fresh[:embeddings], *fresh[embeddings + extra :]], strict=True):
            for param in old.param_names:
                new.set_param(param, _padded(old.get_param(param), new.get_param(param).shape))
        return nlp

    return start


@registry.callbacks("dragoman.go_on_from.v1")
def go_on_from(path: str) -> Callable[[Language], Language]:
    """A callback for ``[initialize.after_init]``: all weights are those of the pipeline in ``path``, which has the same config."""

    def go_on(nlp: Language) -> Language:
        take_up(nlp, path)
        return nlp

    return go_on


def take_up(nlp: Language, checkpoint: str | Path) -> None:
    """Take the weights of a checkpoint of the same components, but neither its config nor its tokenizer."""
    config = nlp.config.copy()  # reading a pipeline overwrites the config in place
    nlp.from_disk(checkpoint, exclude=["tokenizer", "vocab", "meta"])
    nlp.config = config
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            for param in node.param_names:
                if node.has_param(param):
                    node.set_param(param, node.get_param(param).astype("float32"))  # shipped pipelines have half of that


def _layers(model: Model) -> list[Model]:
    return [node for node in model.walk() if node.name in READS_WORDS]


def _padded(values: numpy.ndarray, shape: tuple[int, ...]) -> numpy.ndarray:
    wide = numpy.zeros(shape, dtype="float32")  # shipped pipelines have half of that
    wide[tuple(slice(size) for size in values.shape)] = values
    return wide
