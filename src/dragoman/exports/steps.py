"""Chains of reasons and lists of changes, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from ..views.difference import Difference
from ..views.shelf import Passage
from ..views.why import Step

_TITLES = {
    "report": "REPORTS",
    "exchange": "EXCHANGES",
    "answer": "ANSWERS",
    "channel": "CHANNELS",
    "event": "EVENTS",
    "quote": "QUOTES",
    "discrepancy": "CONTRADICTIONS",
}


def chain(steps: Iterable[Step]) -> Iterator[RenderableType]:
    """Each step under the one that it bears out, with the passage that it rests on."""
    for step in steps:
        yield Padding(Text(("" if not step.depth else "· ") + step.text, style="" if step.depth else "bold"), (0, 0, 0, 3 * step.depth))
        if step.proof is not None:
            yield Padding(_passage(step.proof), (0, 0, 0, 3 * step.depth + 2))


def changes(found: Iterable[Difference]) -> Iterator[RenderableType]:
    """The changes kind by kind, each with what proves it."""
    kind = None
    for d in found:
        if d.kind != kind:
            yield from (Text(), Text(_TITLES[d.kind], style="bold")) if kind else (Text(_TITLES[d.kind], style="bold"),)
            kind = d.kind
        yield Padding(Text.assemble(d.text, (f"  {d.id}", "dim")), (0, 0, 0, 3))
        if d.proof is not None:
            yield Padding(_passage(d.proof), (0, 0, 0, 6))


def chain_json(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """The chain as JSON."""
    return [{"depth": s.depth, "text": s.text, "evidence": _place(s.proof)} for s in steps]


def changes_json(found: Iterable[Difference]) -> list[dict[str, Any]]:
    """The changes as JSON."""
    return [{"kind": d.kind, "id": d.id, "text": d.text, "evidence": _place(d.proof)} for d in found]


def _place(p: Passage | None) -> dict[str, Any] | None:
    return None if p is None else {"report": p.report, "start": p.start, "end": p.end, "words": p.words}


def _passage(p: Passage) -> Text:
    return Text.assemble((f"“{p.sentence}”", "italic"), (f" [{p.number} {p.language}]", "dim"))
