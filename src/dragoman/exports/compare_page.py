"""A comparison as one self-contained page: the two reports side by side, passage by passage, what changed marked in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jinja2 import Template

from ..families.types import Change, Comparison
from ..reading.types import Reading
from ..text import Span
from .page import environment

_ORDER = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a passage; `numbers` are those of the changes that stand in it, `severity` the gravest one's."""

    text: str
    numbers: tuple[int, ...] = ()
    severity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage of the original and the one of the copy that renders it; a side is empty where it has nothing."""

    original: tuple[Piece, ...]
    copy: tuple[Piece, ...]
    score: float | None


def compare_page(comparison: Comparison, original: Reading, copy: Reading) -> str:
    """The page's HTML."""
    changes = sorted(comparison.changes, key=lambda c: (_ORDER.get(c.severity, 3), (c.copy or c.original or Span(0, 0)).start))
    return _template().render(
        comparison=comparison, original=original.report, copy=copy.report, changes=changes, rows=_rows(comparison, changes, original, copy)
    )


def _rows(comparison: Comparison, changes: Sequence[Change], original: Reading, copy: Reading) -> list[Row]:
    """The aligned passages in the order of the original, what it has alone in its place, and what the copy has alone after what stands before it."""
    placed: list[tuple[tuple[int, int, int], Span | None, Span | None, float | None]] = [
        ((p.original.start, 0, p.copy.start), p.original, p.copy, p.score) for p in comparison.pairs
    ]  # fmt: skip
    done = [p.original for p in comparison.pairs], [p.copy for p in comparison.pairs]
    for change in changes:
        if change.copy is None and change.original is not None and not any(s.overlaps(change.original) for s in done[0]):
            placed.append(((change.original.start, 0, 0), change.original, None, None))
        elif change.original is None and change.copy is not None and not any(s.overlaps(change.copy) for s in done[1]):
            before = max((p for p in comparison.pairs if p.copy.start < change.copy.start), key=lambda p: p.copy.start, default=None)
            placed.append(((before.original.start if before else -1, 1, change.copy.start), None, change.copy, None))
    return [
        Row(
            original=tuple(_pieces(one, original.report.text, [(c.original, n, c.severity) for n, c in enumerate(changes, 1)])),
            copy=tuple(_pieces(other, copy.report.text, [(c.copy, n, c.severity) for n, c in enumerate(changes, 1)])),
            score=score,
        )
        for _, one, other, score in sorted(placed, key=lambda row: row[0])
    ]


def _pieces(span: Span | None, text: str, marks: Sequence[tuple[Span | None, int, str]]) -> Iterator[Piece]:
    """The passage cut where a mark begins or ends."""
    if span is None:
        return
    here = [(m, n, severity) for m, n, severity in marks if m is not None and m.overlaps(span)]
    edges = sorted({span.start, span.end, *(e for m, _, _ in here for e in (m.start, m.end) if span.start < e < span.end)})
    for start, end in pairwise(edges):
        over = [(n, severity) for m, n, severity in here if m.start < end and start < m.end]
        gravest = min((s for _, s in over), key=lambda s: _ORDER.get(s, 3), default="")
        yield Piece(text=text[start:end], numbers=tuple(n for n, _ in over), severity=gravest)


@cache
def _template() -> Template:
    return environment().get_template("compare.html.j2")
