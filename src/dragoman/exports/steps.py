"""Chains of reasons, lists of changes and of corrections, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Annotated, Any, Literal

import msgspec
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from ..errors import UsageError
from ..record.types import Correction, Evidence
from ..text import Span
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


def corrections(kept: Iterable[Correction], counts: Container[str]) -> Iterator[RenderableType]:
    """What people said, a line each; what was taken back is struck out."""
    for c in kept:
        gone = c.verb != "undo" and c.id not in counts
        said = f"{c.at}  {c.author}: {c.target} {c.verb}{f' {c.value}' if c.value else ''}"
        yield Text.assemble((said, "strike dim" if gone else ""), (f"  {c.id}{' (undone)' if gone else ''}", "dim"))


def correction_json(c: Correction) -> dict[str, Any]:
    """A correction as JSON, with the characters that it was said of."""
    said = {"id": c.id, "target": c.target, "verb": c.verb, "value": c.value, "author": c.author, "at": c.at}
    return {**said, "places": _evidence(c.places), "value_places": _evidence(c.value_places)}


def correction_from(line: str, where: str) -> Correction:
    """The correction of a line that `correction_json` wrote.

    Raises:
        UsageError: the line is none.
    """
    try:
        row = msgspec.json.decode(line, type=_Row)
    except msgspec.MsgspecError as error:
        raise UsageError(f"{where} is no correction ({error}); import what dragoman corrections --json writes.") from error
    return Correction(
        id=row.id,
        target=row.target,
        verb=row.verb,
        value=row.value,
        author=row.author,
        at=row.at,
        places=tuple(Evidence(report=p.report, span=Span(p.start, p.end)) for p in row.places),
        value_places=tuple(Evidence(report=p.report, span=Span(p.start, p.end)) for p in row.value_places),
    )


class _At(msgspec.Struct):
    report: str
    start: Annotated[int, msgspec.Meta(ge=0)]
    end: Annotated[int, msgspec.Meta(ge=0)]


class _Row(msgspec.Struct):
    id: str
    target: str
    verb: Literal["dismiss", "confirm", "date", "speaker", "type", "same", "different", "note", "undo"]
    value: str | None
    author: str
    at: str
    places: tuple[_At, ...] = ()
    value_places: tuple[_At, ...] = ()


def _evidence(places: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"report": e.report, "start": e.span.start, "end": e.span.end} for e in places]


def _place(p: Passage | None) -> dict[str, Any] | None:
    return None if p is None else {"report": p.report, "start": p.start, "end": p.end, "words": p.words}


def _passage(p: Passage) -> Text:
    return Text.assemble((f"“{p.sentence}”", "italic"), (f" [{p.number} {p.language}]", "dim"))
