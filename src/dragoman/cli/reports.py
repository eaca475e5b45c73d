"""Commands on reports alone: `read` and `compare`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from . import shared
from .progress import Progress

if TYPE_CHECKING:
    from ..reading.types import Reading
    from ..run.reader import Reader


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

    reader = shared.reader(inputs=inputs)
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
@click.argument("copy", required=False)
@shared.as_json
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="Write both reports side by side, changes marked, as one page.")
def compare(original: str, copy: str | None, as_json: bool, html: Path | None) -> None:
    """Show what COPY, a copy or translation of ORIGINAL, changed; the gravest first.

    With one report only: the signs on it that it is a copy or a machine's translation, each with how sure it is.
    """
    from ..exports.compared import compared, comparison_json, signs_json, signs_shown
    from ..exports.terminal import show
    from ..families import compare as compare_readings
    from ..families import find_signs

    reader = shared.reader()
    readings = [_single(name, reader) for name in (original, copy) if name is not None]
    if copy is None:
        if html is not None:
            raise UsageError("--html shows two reports side by side; name the copy too.")
        signs = find_signs(readings[0], reader.packs)
        if as_json:
            shared.print_json(signs_json(signs, original))
        else:
            show(signs_shown(signs, readings[0]))
        return
    comparison = compare_readings(readings[0], readings[1], packs=reader.packs)
    if html is not None:
        from ..exports.compare_page import compare_page

        try:
            html.write_text(compare_page(comparison, readings[0], readings[1]), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{html}: the page cannot be written ({error.strerror}); name a file in a folder that exists.") from error
        shared.say(f"The comparison is in {html}.")
    elif as_json:
        shared.print_json(comparison_json(comparison, original, copy))
    else:
        show(compared(comparison, readings[0], readings[1]))


def _single(name: str, reader: Reader) -> Reading:
    """The reading of an input that must hold one report."""
    from ..intake import Quarantined
    from ..run.reader import read_all

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
    return found[0]


COMMANDS = (read, compare)
