"""A comparison of two reports, for a person and in the contract's form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ..families.signs import Sign
from ..families.types import Change, Comparison
from ..reading.types import Reading
from ..text import Span
from ..views.words import counted

_ORDER = {"high": 0, "medium": 1, "low": 2}


def comparison_json(comparison: Comparison, original: str, copy: str) -> dict[str, Any]:
    """The object of `dragoman compare --json`; `original` and `copy` are named as the user named them."""
    return {
        "relation": comparison.relation,
        "original": original,
        "copy": copy,
        "direction_sure": comparison.direction_sure,
        "why": comparison.why,
        "pairs": [{"original": _span(p.original), "copy": _span(p.copy), "score": round(p.score, 3)} for p in comparison.pairs],
        "changes": [
            {"kind": c.kind, "original": _span(c.original), "copy": _span(c.copy), "severity": c.severity, "note": c.note}
            for c in sorted(comparison.changes, key=_rank)
        ],
    }


def compared(comparison: Comparison, original: Reading, copy: Reading) -> Group:
    """What the copy changed, gravest first, each with both sides' words."""
    sure = "" if comparison.direction_sure else " (which came first is not sure)"
    parts: list[RenderableType] = [
        Text(f"{copy.report.source} is to {original.report.source}: {comparison.relation}{sure}", style="bold"),
        Text(comparison.why),
        Text(f"{counted(len(comparison.pairs), 'aligned passage')}, {counted(len(comparison.changes), 'change')}", style="dim"),
    ]
    for change in sorted(comparison.changes, key=_rank):
        parts.append(Text())
        parts.append(Text.assemble((f"{change.severity} · {change.kind}", "bold"), f"  {change.note}"))
        for label, span, reading in (("original", change.original, original), ("copy", change.copy, copy)):
            words = " ".join(span.of(reading.report.text).split()) if span else "nothing"
            parts.append(Padding(Text.assemble((f"{label:9}", "dim"), f"“{words}”" if span else "–"), (0, 0, 0, 3)))
    return Group(*parts)


def signs_json(signs: Sequence[Sign], copy: str) -> dict[str, Any]:
    """The object of `dragoman compare --json` for one report without its original."""
    return {
        "relation": None,
        "original": None,
        "copy": copy,
        "signs": [{"kind": s.kind, "copy": _span(s.span), "severity": s.severity, "sure": s.sure, "note": s.note} for s in signs],
    }


def signs_shown(signs: Sequence[Sign], copy: Reading) -> Group:
    """The signs that a report is a copy or a machine's translation, gravest first, each with the words."""
    parts: list[RenderableType] = [Text(f"{copy.report.source}: {counted(len(signs), 'sign')} of a copy or of a machine's translation", style="bold")]
    for sign in signs:
        parts += [Text(), Text.assemble((f"{sign.severity} · {sign.kind} · {sign.sure:.0%}", "bold"), f"  {sign.note}")]
        if sign.span is not None:
            parts.append(Padding(Text(f"“{' '.join(sign.span.of(copy.report.text).split())}”"), (0, 0, 0, 3)))
    return Group(*parts)


def _rank(change: Change) -> tuple[int, int]:
    place = change.copy or change.original
    return _ORDER.get(change.severity, 3), place.start if place else 0


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}
