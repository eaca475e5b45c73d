"""Commands on reports alone: `read` and `compare`."""

from __future__ import annotations

import sys

import click

from ..errors import UsageError
from . import shared
from .progress import Progress


@click.command(epilog="Example: dragoman read --json examples/reports")
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True)
@shared.options(shared.as_json, shared.published, shared.language)
@click.option("--pair", is_flag=True, help="Each JSON line marks a source and a target: say which act is between the two.")
def read(inputs: tuple[str, ...], as_json: bool, published: str | None, language: str | None, pair: bool) -> None:
    """Read reports one by one and show what each one says; nothing is kept.

    INPUT is a file, a folder, a pattern, or - for standard input.
    """
    if pair:
        _read_pairs(inputs, as_json, language)
    from ..exports.annotated import annotated
    from ..exports.terminal import show
    from ..intake import Quarantined
    from ..reading.contract import to_json
    from ..run.reader import read_all

    reader = shared.reader()
    failed = False
    with Progress("reading") as progress:
        for result in read_all(shared.documents(inputs, published=published, language=language), reader):
            progress.advance()
            if isinstance(result, Quarantined):
                failed |= shared.tell(result)
            elif as_json:
                shared.print_json(to_json(result[1]))
            else:
                show(annotated(result[1], reader.world), "")
    sys.exit(1 if failed else 0)


def _read_pairs(inputs: tuple[str, ...], as_json: bool, language: str | None) -> None:
    from ..exports.terminal import show
    from ..intake import Quarantined
    from ..run.pairs import read_pairs, to_json
    from ..text.visible import one_line

    failed = False
    for result in read_pairs(shared.documents(inputs, language=language), shared.reader()):
        if isinstance(result, Quarantined):
            failed |= shared.tell(result)
        elif as_json:
            shared.print_json(to_json(result))
        else:
            act = result.act
            told = f"{act.type} ({act.trigger.of(result.text)}; {act.basis}, {act.certainty:.2f})" if act else "no act found"
            show(one_line(f"{result.source.of(result.text)} → {result.target.of(result.text)}: {told}"))
    sys.exit(1 if failed else 0)


@click.command(epilog="Example: dragoman compare --json original.txt translation.txt")
@click.argument("original")
@click.argument("copy")
@shared.as_json
def compare(original: str, copy: str, as_json: bool) -> None:
    """Show what COPY, a copy or translation of ORIGINAL, changed; the gravest first."""
    from ..exports.compared import compared, comparison_json
    from ..exports.terminal import show
    from ..families import compare as compare_readings
    from ..intake import Quarantined
    from ..run.reader import read_all

    reader = shared.reader()
    readings = []
    for name in (original, copy):
        results = list(read_all(shared.documents([name]), reader))
        failed = False
        for result in results:
            if isinstance(result, Quarantined):
                failed |= shared.tell(result)
        if failed:
            sys.exit(1)
        found = [r[1] for r in results if not isinstance(r, Quarantined)]
        if len(found) != 1:
            raise UsageError(f"{name} holds {len(found)} reports; name a file with just one.")
        readings.append(found[0])
    comparison = compare_readings(readings[0], readings[1])
    if as_json:
        shared.print_json(comparison_json(comparison, original, copy))
    else:
        show(compared(comparison, *readings))


COMMANDS = (read, compare)
