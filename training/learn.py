"""Training with spaCy's own loop and configs, with a checkpoint at every evaluation and a way to go on from it."""

from __future__ import annotations

import sys
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

import training.corpus
import training.hint_lists
import training.tokenizers
import training.wide_hints  # noqa: F401  (registers what the configs name)
from training.start_from import take_up

CONFIGS = Path(__file__).parent / "configs"


def train(name: str, *, output: Path, overrides: dict[str, object], resume: bool = False) -> Path:
    """Train the config ``name`` and give the folder of its best model.

    ``output`` gets ``model-best`` and ``model-last``. With ``resume`` the weights of ``model-last`` are taken up; the
    optimizer and its schedule start afresh, so lower ``training.optimizer.learn_rate.initial_rate`` with it.
    """
    set_current_ops(NumpyOps(use_blis=False))  # NumPy's own BLAS: 1.5 times the words a second of the bundled BLIS
    nlp = init_nlp(load_config(CONFIGS / f"{name}.cfg", overrides=overrides, interpolate=False))
    # Streaming (-1) varies every pass afresh, but would make spaCy collect the labels from 100 examples only.
    nlp.config["training"]["max_epochs"] = -1
    if resume:
        take_up(nlp, output / "model-last")
    output.mkdir(parents=True, exist_ok=True)
    train_loop(nlp, output, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return output / "model-best"
