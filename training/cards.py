"""The model cards: a template by hand, with the scores and the size that the recipe found."""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent
Scores = dict[str, dict[str, float]]


def write_scores(model: str, scores: Scores) -> None:
    """Keep the scores of a model, by treebank, for its card."""
    text = json.dumps(scores, indent=1, ensure_ascii=False, sort_keys=True)
    (HERE / "scores" / f"{model}.json").write_text(text + "\n", encoding="utf-8")


def write_card(model: str, folder: Path) -> None:
    """Write ``CARD.md`` into the folder of a shipped model."""
    scores: Scores = json.loads((HERE / "scores" / f"{model}.json").read_text(encoding="utf-8"))
    template = (HERE / "cards" / f"{model}.md").read_text(encoding="utf-8")
    megabytes = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    card = template.replace("{scores}", _table(scores)).replace("{size}", f"{megabytes:.1f} MB")
    (folder / "CARD.md").write_text(card, encoding="utf-8")


def _table(scores: Scores) -> str:
    treebanks = sorted(scores)
    names = sorted({name for found in scores.values() for name in found}, key=lambda name: (name.startswith("names"), name))
    rows = ["| F1 | " + " | ".join(treebanks) + " |", "| --- |" + " ---: |" * len(treebanks)]
    rows += [f"| {name} | " + " | ".join(_number(scores[treebank].get(name)) for treebank in treebanks) + " |" for name in names]
    return "\n".join(rows)


def _number(score: float | None) -> str:
    return "–" if score is None else f"{score:.1f}"
