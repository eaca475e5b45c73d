"""The brief and the other views as text for a terminal of 100 columns or a pipe.

Styles are rich's: on a terminal they show, in a pipe rich leaves them out, and nothing is said by colour alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from ..text.visible import visible
from ..views.brief import (
    Brief,
    ChangeView,
    ChannelLine,
    ChannelView,
    CommitmentView,
    ExchangeView,
    QuoteView,
    ReportView,
    SpeakerView,
    TimelineLine,
)
from ..views.shelf import Passage
from ..views.words import counted, since

WIDTH = 100
_MARKS = {"high": "!!", "medium": "! ", "low": "· "}
_OPEN = ("open", "answered")


def show(*parts: RenderableType) -> None:
    """Print on standard output: styled and as wide as the terminal (up to `WIDTH`), or plain lines of `WIDTH` in a pipe."""
    console = Console(highlight=False, emoji=False, markup=False)
    console.width = min(WIDTH, console.width) if console.is_terminal else WIDTH
    with console.capture() as captured:
        for part in parts:
            console.print(_Safe(part))
    # rich pads every line to the full width, which a pipe should not carry
    sys.stdout.write("".join(line.rstrip() + "\n" for line in captured.get().removesuffix("\n").split("\n")) if captured.get() else "")


@dataclass(frozen=True, slots=True)
class _Safe:
    """Something to print, without the control characters that a hostile page put into its words."""

    part: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in console.render(self.part, options):
            yield segment if segment.control else Segment(visible(segment.text), segment.style)


def or_nothing(body: Iterable[RenderableType]) -> list[RenderableType]:
    """The parts, or a sentence where there are none: silence would leave open whether anything was looked for."""
    parts = [p for p in body if not (isinstance(p, Table) and not p.row_count)]
    return parts or [Text("Nothing of this kind was found.", style="italic")]


def brief(view: Brief) -> Group:
    """The whole brief."""
    head = f"{counted(view.reports_count, 'report')}, {counted(view.witnesses, 'independent witness', 'independent witnesses')}; {view.counted_to}"
    return Group(
        Text("DRAGOMAN BRIEF", style="bold"),
        Text(head, style="dim"),
        *_section("EXCHANGES", "who asked what of whom, and who has answered", exchanges(view.exchanges)),
        *_section("CHANNELS", "which lines are open, at which level, since when", channels(view.channels)),
        *_section("COMMITMENTS", "what somebody is said to be bound by, and in whose reading", commitments(view.commitments)),
        *_section("TIMELINE", "what happened, as far as it is dated", timeline(view.dated, view.undated)),
        *_section("QUOTES", "who said what; versions of the same words stand together", quotes(view.quotes)),
        *_section("REPORTS", "where all this comes from", reports(view.reports, view.changes, view.unread)),
    )


def exchanges(views: Iterable[ExchangeView]) -> Iterator[RenderableType]:
    """Exchanges, each with a line per addressee and the sentence that proves it."""
    for x in views:
        head = Text.assemble((x.kind.upper(), "bold"), "  ", (f"{x.sender} → {x.to}", "bold"))
        yield head
        facts = [f"opened {x.opened}" if x.opened else f"told {x.told}, opening undated" if x.told else "opening undated"]
        facts += [f"by {x.carrier}"] if x.carrier else []
        facts += [f"to be met by {x.deadline}"] if x.deadline else []
        facts += [f"against {', '.join(f'{told} ({i})' for i, told in x.counters)}"] if x.counters else []
        facts += [counted(x.witnesses, "witness", "witnesses"), x.id]
        yield _indented(Text(" · ".join(facts), style="dim"), 3)
        if x.about:
            yield _indented(Text.assemble(("what  ", "dim"), x.about), 3)
        for part in x.parts:
            if part != x.about:
                yield _indented(Text.assemble(("also  ", "dim"), part), 3)
        if x.invokes:
            yield _indented(Text.assemble(("under ", "dim"), ", ".join(x.invokes)), 3)
        if x.proof:
            yield _indented(_passage(x.proof), 3)
        table = Table.grid()
        table.add_column(width=2)
        table.add_column(min_width=14, max_width=28)
        table.add_column(width=2)
        table.add_column()
        for line in x.lines:
            verdict = f"{line.verdict}{f', {line.since}' if line.since and line.status != 'open' else ''}"
            said: list[RenderableType] = [Text(verdict, style="bold" if line.status not in _OPEN else "")]
            if line.before:
                said.append(Text(f"earlier: {'; '.join(line.before)}", style="dim"))
            if line.proof:
                said.append(_passage(line.proof))
            table.add_row("▸", line.party, "", Group(*said))
        yield _indented(table, 3)
        yield Text()


def channels(views: Iterable[ChannelView]) -> Iterator[RenderableType]:
    """Channels: where each stands, what came before, what is proposed."""
    for c in views:
        state = _state(c.now) if c.now else "state unknown"
        yield Text.assemble((c.name, "bold"), f"  {state}")
        yield _indented(Text(f"between {c.between} · {counted(c.witnesses, 'witness', 'witnesses')} · {c.id}", style="dim"), 3)
        if c.now and c.now.proof:
            yield _indented(_passage(c.now.proof), 3)
        for line in reversed(c.before):
            yield _indented(Text.assemble(("before    ", "dim"), _state(line), _cite(line.proof)), 3)
        for line in c.proposed:
            yield _indented(Text.assemble(("proposed  ", "dim"), _state(line)), 3)
            if line.proof:
                yield _indented(_passage(line.proof), 13)
        yield Text()


def commitments(views: Iterable[CommitmentView]) -> Iterator[RenderableType]:
    """Commitments: who invokes each, and the readings of it side by side."""
    for c in views:
        yield Text.assemble((c.name, "bold"), f"  invoked by {c.invoked_by}" if c.invoked_by else "", (f"  {c.id}", "dim"))
        for r in c.readings:
            yield _indented(Text.assemble((f"{r.by}: ", "dim"), (f"“{' '.join(r.passage.words.split())}”", "italic"), _cite(r.passage)), 3)
        if c.proof and not c.readings:
            yield _indented(_passage(c.proof), 3)
        yield Text()


def timeline(dated: Iterable[TimelineLine], undated: Iterable[TimelineLine]) -> Iterator[RenderableType]:
    """Dated events, one line each; undated ones apart and said to be so."""
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=10, max_width=22)
    table.add_column(ratio=1)
    table.add_column(justify="right")
    for line in dated:
        table.add_row(line.date or "", _event(line), _cite(line.proof))
    yield table
    rest = list(undated)
    if rest:
        yield Text()
        yield Text("No date is known for these; the day is that of the first report that tells them:", style="italic")
        table = Table.grid(padding=(0, 2))
        table.add_column(min_width=10, max_width=22)
        table.add_column(ratio=1)
        table.add_column(justify="right")
        for line in rest:
            cites = Text.assemble(_cite(line.proof), *(_cite(proof) for _, proof in line.also))
            table.add_row(f"told {line.told}" if line.told else "undated", _event(line), cites)
        yield table


def quotes(views: Iterable[SpeakerView]) -> Iterator[RenderableType]:
    """Quotes by speaker; further versions are indented under the first."""
    for speaker in views:
        yield Text(speaker.speaker, style="bold")
        for quote in speaker.quotes:
            yield from _quote(quote)
        yield Text()


def reports(views: Iterable[ReportView], changes: Iterable[ChangeView], unread: Iterable[str]) -> Iterator[RenderableType]:
    """Reports with family and date, then what copies changed and what contradicts, then what could not be read."""
    for r in views:
        yield Text.assemble((f"[{r.number}] ", "bold"), (r.name, "bold"), f" ({r.language})  {r.title or 'without a title'}")
        yield _indented(Text(f"{r.published} · {r.relation} · {r.id}", style="dim"), 4)
        if r.because:
            yield _indented(Text(r.because), 4)
        for note in r.notes:
            yield _indented(Text(f"note: {note}", style="italic"), 4)
    found = list(changes)
    if found:
        yield Text()
        yield Text("What copies changed, and what contradicts (gravest first):", style="italic")
    for change in found:
        yield Text.assemble((_MARKS.get(change.severity, "· "), "bold"), f" {change.severity} {change.kind}: {change.note}")
        for passage in change.passages:
            yield _indented(_passage(passage), 5)
    missing = list(unread)
    if missing:
        yield Text()
        yield Text("Could not be read:", style="italic")
        for sentence in missing:
            yield _indented(Text(sentence), 3)


def _section(title: str, says: str, body: Iterable[RenderableType]) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble((title, "bold underline"), (f"  {says}", "dim"))
    yield Text()
    yield from or_nothing(body)


def _quote(quote: QuoteView) -> Iterator[RenderableType]:
    for i, version in enumerate(quote.versions):
        p = version.passage
        label = "" if version.kind == "direct" else f" ({version.kind})"
        said_in = f" (first said in {version.said_in})" if version.said_in else ""
        words = " ".join(p.words.split())
        body = f"“{words}”" if version.kind != "indirect" else words
        date = f"{quote.date}  " if quote.date and not i else ""
        yield _indented(Text.assemble((date or ("also  " if i else ""), "dim"), body, (f"{label}{said_in} ", "dim"), _cite(p)), 3 if not i else 6)


def _event(line: TimelineLine) -> Text:
    text = Text(line.text)
    about = " ".join(line.about.split())
    if about:
        text.append(f": {about if len(about) <= 110 else about[:107].rsplit(' ', 1)[0] + ' …'}")
    extra = [s for s in (line.status, f"says {', '.join(line.said_by)}" if line.said_by else "") if s]
    extra += [f"{line.witnesses} witnesses"] if line.witnesses > 1 else []
    if extra:
        text.append(f" ({'; '.join(extra)})", style="dim")
    return text


def _state(line: ChannelLine) -> str:
    words = line.state
    if line.level:
        words += f" at {line.level} level"
    if line.staff is not None:
        words += f" to a staff of {line.staff}"
    if line.since:
        words += f" {since(line.since)}" if line.status != "proposed" else f", {line.since}"
    elif line.status == "proposed" and line.told:
        words += f" (told {line.told})"
    return words + (" (announced)" if line.status == "announced" else "")


def _passage(passage: Passage) -> Text:
    return Text.assemble((f"“{passage.sentence}”", "italic"), " ", _cite(passage))


def _cite(passage: Passage | None) -> Text:
    return Text(f" [{passage.number} {passage.language}]" if passage else "", style="dim")


def _indented(body: RenderableType, by: int) -> Padding:
    return Padding(body, (0, 0, 0, by))
