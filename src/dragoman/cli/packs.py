"""`dragoman pack`: which languages can be read, and whether their packs hold what they say."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import shared

if TYPE_CHECKING:
    from ..run.reader import Reader
    from ..text import Span


@click.group()
def pack() -> None:
    """Look after language packs."""


@pack.command(epilog="Example: dragoman pack check nb")
@click.argument("packs", metavar="[TAG_OR_FOLDER…]", nargs=-1)
def check(packs: tuple[str, ...]) -> None:
    """Run every example of the packs (all, when none is named) through the whole reader."""
    from ..packs import load_pack
    from ..packs.check import check_pack
    from ..run.reader import Reader

    known = dict(shared.reader().packs)
    failures = 0
    for name in packs or sorted(known):
        found = known[name] if name in known else load_pack(Path(name))
        reader = Reader(packs={**known, found.tag: found})
        wrong = list(check_pack(found, partial(_read, reader), partial(_classify, reader)))
        for failure in wrong:
            print(failure)
        print(f"{found.tag}: {f'{len(wrong)} failures' if wrong else 'every example comes out as written'}")
        failures += len(wrong)
    sys.exit(1 if failures else 0)


@pack.command(name="list", epilog="Example: dragoman pack list")
def list_packs() -> None:
    """List the languages that can be read, and what each pack says it lacks."""
    for tag, found in sorted(shared.reader().packs.items()):
        lacks = f"; lacks {', '.join(found.info.lacks)}" if found.info.lacks else ""
        print(f"{tag}  {found.info.name} ({found.info.own_name}){lacks}")


def _read(reader: Reader, text: str, tag: str) -> dict[str, Any]:
    from ..reading.contract import to_json

    return to_json(reader.read_text(text, tag))


def _classify(reader: Reader, text: str, source: Span, target: Span, tag: str) -> str | None:
    act = reader.read_pair(text, source, target, language=tag)
    return act.type if act else None


COMMANDS = (pack,)
