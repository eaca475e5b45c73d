"""One report as a person reads it: the text with its marks on the left, what was concluded beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..reading.types import Reading, Time
from ..report.types import Block, Role
from ..text import Span
from ..views import words
from ..world import World

_LEFT, _RIGHT = 52, 44


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    """A marked stretch with what it was taken for; `layer` decides the colour where the output has any."""

    span: Span
    layer: str
    says: str


_WHOLE = ("channel", "commitment")  # what rests on a whole sentence is told beside it; brackets around it would only be noise
_STYLES = {"name": "cyan", "time": "magenta", "quote": "green", "event": "bold yellow", "channel": "bold blue", "commitment": "blue"}


def annotated(reading: Reading, world: World) -> Group:
    """The whole report, block by block; marks are numbered `[…]n`, conclusions stand under the same numbers."""
    report = reading.report
    published = report.published.edtf or "unknown"
    head = [
        Text(report.title or "Without a title", style="bold"),
        Text(f"{report.source} · {report.language} · published {published} ({report.published.basis or 'no date found'}) · {report.id}", style="dim"),
    ]
    notes = [Text(f"note: {n.message}", style="italic") for n in reading.notes]
    findings = sorted(_findings(reading, world), key=lambda f: (f.span.start, -f.span.end, f.layer))
    table = Table.grid(padding=(0, 2))
    table.add_column(width=_LEFT)
    table.add_column(width=_RIGHT)
    for block in report.blocks:
        table.add_row(*_row(block, report.text, [f for f in findings if block.span.start <= f.span.start < block.span.end]))
        table.add_row("", "")
    return Group(*head, *notes, Text(), table)


def _row(block: Block, text: str, findings: list[_Finding]) -> tuple[RenderableType, RenderableType]:
    if block.role is Role.JUNK:
        return Text(block.span.of(text).strip(), style="dim strike"), Text(f"junk ({block.why})", style="dim")
    marked = Text()
    for piece, style in _pieces(block.span, text, [f if f.layer not in _WHOLE else None for f in findings]):
        marked.append(piece, style=style)
    beside = [Text(block.role.value, style="dim")] if block.role is not Role.BODY else []
    beside += [Text(f"{i} {f.says}", style=_STYLES[f.layer]) for i, f in enumerate(findings, 1)]
    return marked, Group(*beside)


def _pieces(span: Span, text: str, findings: list[_Finding | None]) -> Iterator[tuple[str, str]]:
    """The block's text cut at every mark's start and end; marks may nest or cross."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    marked = {i: f for i, f in enumerate(findings) if f is not None}
    for i, f in marked.items():
        opens.setdefault(f.span.start, []).append(i)
        closes.setdefault(min(f.span.end, span.end), []).append(i)
    held: list[int] = []
    cuts = sorted({span.start, span.end, *opens, *closes})
    for start, end in zip(cuts, [*cuts[1:], span.end], strict=True):
        for i in closes.get(start, []):
            yield f"]{i + 1}", "dim"
            held.remove(i)
        for i in opens.get(start, []):
            yield "[", "dim"
            held.append(i)
        yield text[start:end], _STYLES[marked[held[-1]].layer] if held else ""


def _time(t: Time) -> str:
    if t.edtf:
        return t.edtf
    if t.relative and t.anchor:
        return f"hangs on {'the day of publication' if t.anchor == 'published' else 'another date'}: {t.relative}"
    return t.relative or "no value"


def _findings(reading: Reading, world: World) -> Iterator[_Finding]:
    for n in reading.names:
        who = words.party(world, n.id) if n.id and n.kind in ("group", "body", "office") else n.label or "not identified"
        unsure = "" if n.certainty >= 0.9 else f", {round(n.certainty * 100)} % sure: {n.why}"
        acts_for = f" ({', '.join(n.principal)})" if n.principal and n.id not in n.principal else ""
        yield _Finding(span=n.span, layer="name", says=f"{who}{acts_for}{unsure}")
    for t in reading.times:
        yield _Finding(span=t.span, layer="time", says=_time(t))
    for q in reading.quotes:
        where = f" to {words.party(world, q.addressee)}" if q.addressee else ""
        said_in = f", first said in {q.said_in}" if q.said_in else ""
        yield _Finding(span=q.span, layer="quote", says=f"{q.kind} quote: {q.label or q.speaker_text or 'speaker unknown'}{where}{said_in}")
    for e in reading.events:
        source = f", says {words.party(world, e.said_by)}" if e.said_by else ""
        when = f", {e.date or e.date_relative}" if e.date or e.date_relative else ""
        says = f"{e.type}{'/' + e.mode if e.mode else ''} {'+'.join(e.actors)} → {'+'.join(e.recipients) or '?'}, {e.status}{when}{source}"
        yield _Finding(span=e.trigger, layer="event", says=says)
    for c in reading.channels:
        yield _Finding(span=c.evidence, layer="channel", says=f"channel: {c.name}: {c.state} ({c.status})")
    for claim in reading.commitments:
        yield _Finding(span=claim.evidence, layer="commitment", says=f"commitment: {claim.label}")
