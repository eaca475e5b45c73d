"""``python -m training``: make the shipped models from the open data, one step at a time or all of them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from dragoman.models import load_analyser
from training.cards import Scores, write_card, write_scores
from training.corpus import data_folder, load_sentences, silver_file
from training.evaluate import evaluate
from training.learn import train
from training.package import package
from training.plans import PLANS, STAGES, Plan
from training.silver import annotate

WORK = Path("training/work")
SHIPPED = Path("src/dragoman/models/data")


def main(arguments: list[str] | None = None) -> int:
    """Run one step of the recipe; see ``--help``."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", help="folder of the open data (default: $DRAGOMAN_TRAINING_DATA or ../shared/data)")
    steps = parser.add_subparsers(dest="step", required=True)

    one = steps.add_parser("train", help="train one config: " + ", ".join(STAGES))
    one.add_argument("stage", choices=sorted(STAGES), metavar="STAGE")
    one.add_argument("--output", type=Path, help="folder for the checkpoints (default: training/work/STAGE)")
    one.add_argument("--resume", action="store_true", help="go on from the last checkpoint in that folder")
    one.add_argument("--set", action="append", default=[], metavar="KEY=JSON", help="override a value of the config")

    pack = steps.add_parser("package", help="put a trained pair (trees and names) together as a shipped model")
    pack.add_argument("model", choices=sorted(PLANS))
    pack.add_argument("--trees", type=Path, help="default: training/work/MODEL/model-best")
    pack.add_argument("--names", type=Path, help="default: model-best of the last stage")
    pack.add_argument("--output", type=Path, help="default: src/dragoman/models/data/MODEL")

    score = steps.add_parser("evaluate", help="score a model on development treebanks, raw text in")
    score.add_argument("model", help="a shipped name, or the path or name of any UD pipeline")
    score.add_argument("treebanks", nargs="*", help="default: those of the shipped model of that name")
    score.add_argument("--together", type=int, default=40, help="sentences run together to one text (1: each by itself)")

    score.add_argument("--write", action="store_true", help="keep the scores in training/scores, for the model card")

    card = steps.add_parser("card", help="write a shipped model's card from its template and the kept scores")
    card.add_argument("model", choices=sorted(PLANS))

    vote = steps.add_parser("annotate", help="trees for raw text by the vote of several parsers, for the sources LANGUAGE-silver")
    vote.add_argument("language")
    vote.add_argument("teachers", nargs="+", type=Path, help="packaged pipelines, the best first")
    vote.add_argument("--most", type=int, help="sentences or paragraphs of raw text")

    everything = steps.add_parser("all", help="train, package and score all shipped models")
    everything.add_argument("--resume", action="store_true")

    given = parser.parse_args(arguments)
    if given.data:
        os.environ["DRAGOMAN_TRAINING_DATA"] = given.data
    match given.step:
        case "train":
            overrides = {key: json.loads(value) for key, _, value in (item.partition("=") for item in given.set)}
            _train(given.stage, overrides, output=given.output, resume=given.resume)
        case "package":
            _package(given.model, trees=given.trees, names=given.names, output=given.output)
        case "evaluate":
            scores = _evaluate(given.model, given.treebanks or PLANS[given.model].scored_on, together=given.together)
            if given.write:
                write_scores(given.model, scores)
        case "annotate":
            annotate(given.language, given.teachers, data_folder(), load_sentences, silver_file(given.language), most=given.most)
        case "card":
            write_card(given.model, SHIPPED / given.model)
        case "all":
            for model, plan in PLANS.items():
                if plan.teachers:
                    _teach(model, plan)
                for stage in plan.stages:
                    _train(stage.name, {}, resume=given.resume and (WORK / stage.name / "model-last").exists())
                _package(model)
                write_scores(model, _evaluate(model, plan.scored_on))
                write_card(model, SHIPPED / model)
    return 0


def _train(name: str, overrides: dict[str, object], *, output: Path | None = None, resume: bool = False) -> None:
    stage = STAGES[name]
    train(stage.config, output=output or WORK / name, overrides={**stage.settings(), **overrides}, resume=resume)


def _teach(model: str, plan: Plan) -> None:
    """Train the teachers and have them vote on raw text."""
    for stage in plan.teachers:
        _train(stage.name, {})
    packed = [package(model, trees=WORK / stage.name / "model-best", names=None, output=WORK / stage.name / "packed") for stage in plan.teachers]
    annotate(model, packed, data_folder(), load_sentences, silver_file(model))


def _package(model: str, *, trees: Path | None = None, names: Path | None = None, output: Path | None = None) -> None:
    names = names or WORK / PLANS[model].stages[-1].name / "model-best"
    package(model, trees=trees or WORK / model / "model-best", names=names if names.is_dir() else None, output=output or SHIPPED / model)


def _evaluate(model: str, treebanks: tuple[str, ...] | list[str], *, together: int = 40) -> Scores:
    analyser = load_analyser(model)
    found = {}
    for treebank in treebanks:
        found[treebank] = evaluate(analyser, load_sentences(treebank), together=together)
        print(treebank, json.dumps(found[treebank]))
    return found


if __name__ == "__main__":
    sys.exit(main())
