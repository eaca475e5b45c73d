"""What several commands need: options, inputs, the reader, and how an unread input is told."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import UsageError
from ..settings import settings
from ..text.visible import escaped_json, one_line

if TYPE_CHECKING:  # the stages are imported when a command runs: `--help` must not wait for them
    from ..intake import Document, Quarantined
    from ..packs import Pack
    from ..run.reader import Reader
    from ..world import World

ACTORS = "actors.tsv"  # beside the casebook
F = TypeVar("F", bound=Callable[..., Any])


def options(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order in which help shows them."""

    def apply(command: F) -> F:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return apply


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON in the form of the contract.")
published = click.option("--published", metavar="EDTF", help="When the reports were published, if you know it better.")
language = click.option("--language", metavar="TAG", help="The reports' language, if you know it better.")
casebook = click.option("--casebook", metavar="PATH_OR_URL", help="The casebook (default: $DRAGOMAN_CASEBOOK, else casebook.db).")
as_of = click.option("--as-of", metavar="DATE", help="The record as it was known on this day.")
on = click.option("--on", metavar="DATE", help="How things stood on this day, by all that is known: nothing that happened later.")
chosen_actor = click.option("--actor", metavar="WHO", help="Only what concerns this actor: RUS, Russia, Lavrov …")
chosen = options(
    chosen_actor,
    click.option("--since", metavar="DATE", help="Only what is not certainly earlier; undated things are left out."),
    click.option("--until", metavar="DATE", help="Only what is not certainly later; undated things are left out."),
)


def say(sentence: str) -> None:
    """One sentence on standard error."""
    print(one_line(sentence), file=sys.stderr)


def print_json(item: object, *, indent: int | None = None) -> None:
    """An object as JSON on standard output, one line unless indented."""
    print(escaped_json(json.dumps(item, ensure_ascii=False, indent=indent)))


def tell(unread: Quarantined) -> bool:
    """Say what could not be read; True when that is a failure rather than a file of another kind in a folder."""
    from ..intake import Severity

    say(str(unread))
    return unread.severity is Severity.UNREADABLE


def world(casebook: str | None = None) -> World:
    """The world, with the user's own actors where the casebook's folder has a file of them."""
    from ..world import load_world

    known, where = load_world(), place(casebook)
    file = Path(where).parent / ACTORS
    return known.extended(file) if "://" not in where and file.is_file() else known


def packs() -> Mapping[str, Pack]:
    """The shipped packs and those of the settings."""
    from ..packs import load_pack, shipped_packs

    extra = [load_pack(Path(folder)) for folder in settings(os.environ).packs]
    return {**shipped_packs(), **{pack.tag: pack for pack in extra}}


def reader(casebook: str | None = None, *, inputs: Sequence[str] = ()) -> Reader:
    """The reader with the shipped packs and those of the settings, and the actors of the casebook's folder.

    It reads many inputs side by side, but never standard input: what comes slowly down a pipe is to be answered piece by piece.
    """
    from ..run.reader import Reader

    processes = 1 if "-" in inputs else settings(os.environ).processes
    return Reader(packs=packs(), world=world(casebook), processes=processes)


def documents(inputs: Sequence[str], *, published: str | None = None, language: str | None = None) -> Iterator[Document | Quarantined]:
    """The documents of the inputs, with what the user says of them."""
    from .. import intake
    from ..intake.document import Supplied

    supplied = Supplied(published=edtf("--published", published), language=_tag(language))
    return intake.documents(inputs, stdin=getattr(sys.stdin, "buffer", None), supplied=supplied)


def edtf(option: str, value: str | None) -> str | None:
    """An option's date, refused in one sentence when it is none."""
    from ..when import is_edtf

    if value is None:
        return None
    value = value.strip()
    if not is_edtf(value):
        raise UsageError(f"{option} {value or 'without a value'} is no date in EDTF; write it like 2022-02-01, 2022-02 or 2022.")
    return value


def _tag(value: str | None) -> str | None:
    from ..intake.document import language_tag

    if value is None:
        return None
    if (tag := language_tag(value)) is None:
        raise UsageError(f"--language {value[:40] or 'without a value'} is no language tag; write it like nb or en (dragoman pack list shows them).")
    return tag


def place(given: str | None) -> str:
    """The casebook to use."""
    if given is not None and not given.strip():
        raise UsageError("--casebook has no value; name a file, such as march.db.")
    return given or settings(os.environ).casebook
