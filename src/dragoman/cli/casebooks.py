"""Commands on a casebook and its record: `add`, `record`, `brief`, the views, `show`."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import InputError, UsageError
from . import shared
from .progress import Progress

if TYPE_CHECKING:
    from ..run.casebooks import Folded
    from ..views import Brief

_view_options = shared.options(
    click.argument("inputs", metavar="[INPUT…]", nargs=-1), shared.casebook, shared.as_of, shared.on, shared.chosen, shared.as_json
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a user wants to see of which record."""

    inputs: tuple[str, ...]
    casebook: str | None
    as_of: str | None
    on: str | None
    actor: str | None
    since: str | None
    until: str | None
    speaker: str | None = None
    about: str | None = None


@click.command(epilog="Example: dragoman add --casebook march.db examples/reports")
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True)
@shared.options(shared.casebook, shared.published, shared.language)
def add(inputs: tuple[str, ...], casebook: str | None, published: str | None, language: str | None) -> None:
    """Put reports into a casebook; adding the same bytes twice changes nothing."""
    from ..run import casebooks as run
    from ..store import Casebook

    failed = False
    with Casebook(shared.place(casebook), create=True) as book, Progress("adding") as progress:
        found = shared.documents(inputs, published=published, language=language)
        for unread in run.add(found, book, shared.reader(casebook, inputs=inputs), now=_now, seen=progress.advance):
            failed |= shared.tell(unread)
    sys.exit(1 if failed else 0)


@click.command(epilog="Example: dragoman follow --casebook march.db < names.txt")
@shared.options(shared.casebook, shared.as_json)
def follow(casebook: str | None, as_json: bool) -> None:
    """Keep a casebook's record at hand, add the reports named on standard input, one a line, and tell at once what each changes.

    The record is folded once, when the command begins; from then on a report costs what it touches, however large the casebook is. With --json each
    report gives one line.
    """
    from ..exports import steps, terminal
    from ..intake import Quarantined
    from ..run.following import Following
    from ..store import Casebook

    failed, reader = False, shared.reader(casebook, inputs=("-",))
    with Casebook(shared.place(casebook), create=True) as book:
        following = Following(book, reader)
        shared.say(f"{len(following)} reports are folded; waiting for names of further ones.")
        for line in filter(None, map(str.strip, sys.stdin)):
            for item in shared.documents((line,)):
                if isinstance(item, Quarantined):
                    failed |= shared.tell(item)
                    continue
                try:
                    found = following.add(item, now=_now())
                except InputError as error:
                    shared.say(str(error))
                    failed = True
                    continue
                if as_json:
                    shared.print_json({"source": item.source, "report": item.id, "changes": steps.changes_json(found)})
                else:
                    terminal.show(*terminal.or_nothing(steps.changes(found)))
                sys.stdout.flush()
    sys.exit(1 if failed else 0)


@click.command(epilog="Example: dragoman record --json --casebook march.db --as-of 2022-01-27")
@_view_options
def record(as_json: bool, **asked: Any) -> None:
    """Show the whole record as known on a day."""
    _show(_Asked(**asked), as_json, None)


@click.command(epilog="Example: dragoman brief examples/reports --html brief.html")
@_view_options
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="Write the brief as one self-contained page.")
def brief(as_json: bool, html: Path | None, **asked: Any) -> None:
    """Show the brief of an exchange: what was asked, who answered, which lines are open.

    Of the reports named as INPUT (files, folders, patterns, -), else of the casebook.
    """
    if html is None:
        _show(_Asked(**asked), as_json, None)
        return
    from ..exports.page import brief_page

    view, failed = _brief(_Asked(**asked))
    try:
        html.write_text(brief_page(view), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{html}: the page cannot be written ({error.strerror}); name a file in a folder that exists.") from error
    shared.say(f"The brief is in {html}.")
    sys.exit(1 if failed else 0)


def _view(name: str, keys: tuple[str, ...], says: str) -> click.Command:
    @click.command(name=name, help=says, epilog=f"Example: dragoman {name} --casebook march.db --actor Russia")
    @_view_options
    def command(as_json: bool, **asked: Any) -> None:
        _show(_Asked(**asked), as_json, keys)

    return command


@click.command(epilog="Example: dragoman quotes --casebook march.db --speaker Lavrov --about NATO")
@_view_options
@click.option("--speaker", metavar="WHO", help="Only what this person, or whoever speaks for this state or body, said.")
@click.option("--about", metavar="WORDS", help="Only what names this, in whatever language, or has all these words.")
def quotes(as_json: bool, **asked: Any) -> None:
    """Show who said what, with all versions of the same words, in the order of time."""
    _show(_Asked(**asked), as_json, ("quotes",))


@click.command(epilog="Example: dragoman why --casebook march.db xfa3c94e2d1")
@click.argument("identifier", metavar="ID")
@shared.options(shared.casebook, shared.as_of, shared.on, shared.as_json)
def why(identifier: str, casebook: str | None, as_of: str | None, on: str | None, as_json: bool) -> None:
    """Show why the record holds something: the chain from characters to conclusion.

    ID is an object of the record (an exchange, event, channel, quote, family …), or a report by its id or reference.
    """
    from ..exports import steps
    from ..exports.terminal import show as print_view
    from ..run.casebooks import open_record
    from ..views.why import why as reasons

    world = shared.world(casebook)
    folded = open_record(shared.place(casebook), world=world, packs=shared.packs(), as_of=shared.edtf("--as-of", as_of), on=shared.edtf("--on", on))
    chain = reasons(identifier, folded.record, folded.readings, world)
    if chain is None:
        raise UsageError(f"Nothing in the casebook has the id {identifier}; dragoman record --json shows the ids that there are.")
    if as_json:
        shared.print_json(steps.chain_json(chain))
    else:
        print_view(*steps.chain(chain))


@click.command(epilog="Example: dragoman diff --casebook march.db 2022-01-26 2022-02-01")
@click.argument("first", metavar="DATE1")
@click.argument("second", metavar="DATE2")
@shared.options(shared.casebook, shared.chosen_actor, shared.as_json)
def diff(first: str, second: str, casebook: str | None, actor: str | None, as_json: bool) -> None:
    """Show what became known from one day to another: new openings, answers, states of lines, events, quotes.

    DATE1 and DATE2 are days of knowledge, as of --as-of: the reports that had appeared by then.
    """
    from ..exports import steps, terminal
    from ..run.casebooks import open_record
    from ..views.difference import differences
    from ..views.select import never, select

    days = (shared.edtf("DATE1", first), shared.edtf("DATE2", second))
    if never(*days):
        raise UsageError(f"{first} lies after {second}; name the earlier day first.")
    world = shared.world(casebook)
    before, after = (open_record(shared.place(casebook), world=world, packs=shared.packs(), as_of=day) for day in days)
    records = [select(f.record, world, actor=actor) for f in (before, after)]
    found = differences(records[0], records[1], after.readings, world)
    if as_json:
        shared.print_json(steps.changes_json(found))
    else:
        terminal.show(*terminal.or_nothing(steps.changes(found)))


@click.command(epilog="Example: dragoman show --casebook march.db 0b9ac1269d0c")
@click.argument("identifier", metavar="ID")
@shared.options(shared.casebook, shared.as_of, shared.as_json)
def show(identifier: str, casebook: str | None, as_of: str | None, as_json: bool) -> None:
    """Show one report, or one object of the record with everything that proves it."""
    from ..exports.annotated import annotated
    from ..exports.shown import shown
    from ..exports.terminal import show as print_view
    from ..reading.contract import to_json
    from ..record.contract import to_json as record_json
    from ..run.casebooks import open_record

    world = shared.world(casebook)
    folded = open_record(shared.place(casebook), world=world, packs=shared.packs(), as_of=shared.edtf("--as-of", as_of))
    reading = next((r for r in folded.readings if identifier in (r.report.id, r.report.ref)), None)
    if reading is not None:
        if as_json:
            shared.print_json(to_json(reading))
        else:
            print_view(annotated(reading, world))
        return
    whole = record_json(folded.record)
    found = next((o for objects in whole.values() if isinstance(objects, list) for o in objects if o.get("id") == identifier), None)
    if found is None:
        raise UsageError(f"Nothing in the casebook has the id {identifier}; dragoman record --json shows the ids that there are.")
    if as_json:
        shared.print_json(found, indent=1)
    else:
        print_view(shown(found, folded.record, folded.readings))


@click.command(epilog="Example: dragoman correct xfa3c94e2d1 date 2022-01-28 --author ana --casebook march.db")
@click.argument("identifier", metavar="ID")
@click.argument("verb", type=click.Choice(["dismiss", "confirm", "date", "speaker", "type", "same", "different", "note", "undo"]))
@click.argument("value", required=False)
@click.option("--author", required=True, metavar="NAME", help="Who says so; it is kept with the correction.")
@shared.casebook
def correct(identifier: str, verb: str, value: str | None, author: str, casebook: str | None) -> None:
    """Say what the record has wrong: ID is an object of the record, a report, or a correction.

    \b
    dismiss, confirm     the object is wrong, or right after all
    date EDTF            when it happened or was published
    speaker [ID]         who said it; nobody knows when left out
    type TYPE[/MODE]     what kind of act an event is, such as REJECT/refuse
    same ID              the other object tells the same: the two are merged
    different REPORT:START-END   this telling does not belong to it: it is split off
    note WORDS           something for the reader
    undo                 the correction ID is taken back

    A correction outranks the program, survives every re-reading, and is shown as what it is; dragoman corrections lists them.
    """
    from ..record.checks import places_of
    from ..record.types import Correction
    from ..run.casebooks import open_record
    from ..store import Casebook
    from ..views.words import MODES, TYPES

    if (value is None) != (verb in ("dismiss", "confirm", "undo")) and verb != "speaker":
        raise UsageError(f"{verb} takes {'no value' if value is not None else 'a value'}; see dragoman correct --help.")
    if verb == "date":
        shared.edtf("The date", value)
    kind, _, mode = (value or "").partition("/")
    if verb == "type" and (kind not in TYPES or (mode and mode not in MODES)):
        raise UsageError(f"{value} is no type of act; write it like REJECT or REJECT/refuse (types: {', '.join(sorted(TYPES))}).")
    place, now = shared.place(casebook), _now()
    record = open_record(place, world=shared.world(casebook), packs=shared.packs()).record
    held = places_of(record)
    known = {*held, *(r.id for r in record.reports)}
    with Casebook(place) as book:
        said = {c.id for c in book.corrections()}
        if verb == "undo" and identifier not in said:
            raise UsageError(f"There is no correction {identifier}; dragoman corrections lists them.")
        for name in (identifier, *((value,) if verb == "same" and value else ())):
            if verb != "undo" and name not in known:
                raise UsageError(f"Nothing in the casebook has the id {name}; dragoman record --json shows the ids that there are.")
        name = f"u{hashlib.sha256(chr(0x1F).join((identifier, verb, value or '', author, now)).encode()).hexdigest()[:12]}"
        stood = {"places": held.get(identifier, ()), "value_places": held.get(value or "", ())}
        book.correct(Correction(id=name, target=identifier, verb=verb, value=value, author=author, at=now, **stood))
    shared.say(f"Kept as {name}; dragoman correct {name} undo takes it back.")


@click.command(epilog="Example: dragoman corrections --casebook march.db --json > corrections.jsonl")
@click.option("--import", "source", metavar="FILE", type=click.Path(path_type=Path), help="Take over the corrections of a file that --json wrote.")
@shared.options(shared.casebook, shared.as_json)
def corrections(source: Path | None, casebook: str | None, as_json: bool) -> None:
    """List what people said of the record, oldest first; with --json as lines that --import of another casebook takes."""
    from ..exports import steps, terminal
    from ..record.corrections import verdicts
    from ..store import Casebook

    place = shared.place(casebook)
    if source is not None:
        try:
            lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{source}: the corrections cannot be read ({getattr(error, 'strerror', None) or 'no UTF-8 text'}).") from error
        found = [steps.correction_from(line, f"{source}, line {n}") for n, line in enumerate(lines, 1)]
        with Casebook(place) as book:
            new = book.correct(*found)
        shared.say(f"{new} of {len(found)} corrections are new.")
        return
    with Casebook(place) as book:
        kept = book.corrections()
    if as_json:
        for c in kept:
            shared.print_json(steps.correction_json(c))
        return
    counts = {c.id for c in verdicts(kept).all}
    terminal.show(*terminal.or_nothing(steps.corrections(kept, counts)))


@click.command(epilog="Example: dragoman reread --casebook march.db")
@click.option("--apply", "apply", is_flag=True, help="Keep the new readings; without it nothing is changed.")
@shared.options(shared.casebook, shared.as_json)
def reread(casebook: str | None, apply: bool, as_json: bool) -> None:
    """Read the casebook's reports again with this version, and show what that would change in the record.

    Corrections stay: those whose object gets another id go over to what stands on the same characters.
    """
    from ..exports import steps, terminal
    from ..run import casebooks as run
    from ..store import Casebook
    from ..views.difference import differences

    reader = shared.reader(casebook)
    with Casebook(shared.place(casebook)) as book:
        with Progress("reading again") as progress:
            again = run.reread(book, reader, seen=progress.advance)
        found = differences(again.before.record, again.after.record, again.after.readings, reader.world)
        if apply:
            run.keep(book, again, reader)
    for failure in again.failed:
        shared.say(failure)
    if as_json:
        shared.print_json(steps.changes_json(found))
    else:
        terminal.show(*terminal.or_nothing(steps.changes(found)))
    reports = f"{len(again.changed)} of {len(again.after.readings)} reports"
    shared.say(f"{reports} are read otherwise; {'that is kept now' if apply else 'nothing was changed, --apply keeps it'}.")
    sys.exit(1 if again.failed else 0)


def _folded(asked: _Asked) -> tuple[Folded, bool]:
    """The record of the inputs, else of the casebook, and whether some input could not be read."""
    from ..run import casebooks as run
    from ..views.select import never, said, select

    day, on = shared.edtf("--as-of", asked.as_of), shared.edtf("--on", asked.on)
    since, until = shared.edtf("--since", asked.since), shared.edtf("--until", asked.until)
    if never(since, until):
        raise UsageError(f"--since {since} lies after --until {until}; give the earlier day to --since.")
    if asked.actor is not None and not asked.actor.strip():
        raise UsageError("--actor has no value; name one, such as RUS, Russia or Lavrov.")
    world = shared.world(asked.casebook)
    if asked.inputs and asked.casebook:
        raise UsageError("Reports and --casebook were both given; name either the reports or the casebook.")
    failed = False
    if asked.inputs:
        folded, failed = _of_inputs(asked.inputs, day, on)
    else:
        folded = run.open_record(shared.place(asked.casebook), world=world, packs=shared.packs(), as_of=day, on=on)
    selected = select(folded.record, world, actor=asked.actor, since=since, until=until)
    selected = said(selected, folded.readings, world, speaker=asked.speaker, about=asked.about)
    if asked.actor and not any((selected.events, selected.exchanges, selected.channels, selected.commitments, selected.quotes)):
        shared.say(f"Nothing here concerns {asked.actor}; dragoman timeline without --actor shows who acts.")
    return run.Folded(record=selected, readings=folded.readings, unread=folded.unread), failed


def _of_inputs(inputs: tuple[str, ...], day: str | None, on: str | None) -> tuple[Folded, bool]:
    from ..intake import Quarantined
    from ..run import casebooks as run
    from ..run.reader import read_all
    from ..store import Kept

    reader = shared.reader(inputs=inputs)
    readings, unread, failed = {}, [], False
    with Progress("reading") as progress:
        for result in read_all(shared.documents(inputs), reader):
            progress.advance()
            if isinstance(result, Quarantined):
                failed |= shared.tell(result)
                unread.append(Kept(source=result.source, reason=result.reason, remedy=result.remedy))
            else:
                readings[result[0].id] = result[1]
    if not readings:
        sys.exit(1)  # each input has been named with its reason
    ordered = tuple(readings[key] for key in sorted(readings))
    record = run.folded(ordered, world=reader.world, packs=reader.packs, as_of=day, on=on)
    return run.Folded(record=record, readings=ordered, unread=tuple(unread)), failed


def _brief(asked: _Asked) -> tuple[Brief, bool]:
    from ..views import make_brief

    folded, failed = _folded(asked)
    unread = [f"{k.source}: {k.reason}; {k.remedy}." for k in folded.unread]
    return make_brief(folded.record, folded.readings, shared.world(asked.casebook), unread), failed


def _show(asked: _Asked, as_json: bool, keys: tuple[str, ...] | None) -> None:
    """Print the parts of the record that `keys` name (`None`: all), as JSON or for a person."""
    if as_json:
        from ..record.contract import to_json

        folded, failed = _folded(asked)
        whole = to_json(folded.record)
        shared.print_json({k: v for k, v in whole.items() if keys is None or k in ("as_of", "reports", *keys)})
    else:
        from ..exports import terminal

        view, failed = _brief(asked)
        parts: dict[str, Callable[[], Iterable[Any]]] = {
            "events": lambda: terminal.timeline(view.dated, view.undated),
            "exchanges": lambda: terminal.exchanges(view.exchanges),
            "channels": lambda: terminal.channels(view.channels),
            "commitments": lambda: terminal.commitments(view.commitments),
            "quotes": lambda: terminal.quotes(view.quotes),
            "families": lambda: terminal.reports(view.reports, view.changes, view.unread),
        }
        terminal.show(*([terminal.brief(view)] if keys is None else terminal.or_nothing(p for key in keys if key in parts for p in parts[key]())))
    sys.exit(1 if failed else 0)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


COMMANDS = (
    add,
    follow,
    record,
    brief,
    _view("timeline", ("events",), "Show dated events, one line each; undated ones apart."),
    _view("exchanges", ("exchanges", "commitments"), "Show who asked what of whom, and where each addressee stands."),
    _view("channels", ("channels",), "Show which lines of communication are open, suspended or closed, since when."),
    quotes,
    _view("copies", ("families", "discrepancies"), "Show which reports are copies or translations, and what they changed."),
    show,
    why,
    diff,
    correct,
    corrections,
    reread,
)
