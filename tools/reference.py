"""Write the parts of the documentation that come from the code: docs/commands.md and docs/pack-schema.md.

python tools/reference.py          writes them
python tools/reference.py --check  exit 1 when they are not up to date
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from dragoman.cli.main import app
from dragoman.packs.blocks import BlocksSection
from dragoman.packs.dates import DatesSection
from dragoman.packs.events import EventsSection
from dragoman.packs.load import PackInfo
from dragoman.packs.names import NamesSection
from dragoman.packs.quotes import QuotesSection
from dragoman.packs.schema import Rule, Section
from dragoman.settings import SETTINGS

DOCS = Path(__file__).parent.parent / "docs"
FILES: dict[str, type[Section]] = {
    "pack.toml": PackInfo,
    "blocks.toml": BlocksSection,
    "names.toml": NamesSection,
    "dates.toml": DatesSection,
    "quotes.toml": QuotesSection,
    "events.toml": EventsSection,
}


def commands() -> str:
    """docs/commands.md: the help of every command, and the settings."""
    parts = ["# Commands\n\nGenerated from the commands' own help by `tools/reference.py`.\n"]
    for path, command in _walk("dragoman", app):
        context = click.Context(command, info_name=path, max_content_width=100, terminal_width=100)
        parts.append(f"## {path}\n\n```\n{command.get_help(context)}\n```\n")
    rows = "\n".join(f"| `{s.variable}` | `{s.default or '(none)'}` | {s.help} |" for s in SETTINGS)
    parts.append(f"## Settings\n\n| environment variable | default | what it is |\n| --- | --- | --- |\n{rows}\n")
    return "\n".join(parts)


def pack_schema() -> str:
    """docs/pack-schema.md: every file of a pack with its keys."""
    parts = [
        "# What may stand in a language pack\n\nGenerated from the schema's classes by `tools/reference.py`; see packs.md for how a pack is made and checked.\n"
    ]
    for file, section in FILES.items():
        about = inspect.cleandoc(sys.modules[section.__module__].__doc__ or "").partition("\n")[2].strip("\n")
        parts.append(f"## {file}\n" + (f"\n```text\n{about}\n```\n" if about and file != "pack.toml" else ""))
        seen: set[type] = set()
        parts.extend(_section(section, seen))
    return "\n".join(parts)


def _walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _walk(f"{path} {name}", command.commands[name])


def _section(section: type[Section], seen: set[type]) -> Iterator[str]:
    if section in seen:
        return
    seen.add(section)
    kind = "rule" if issubclass(section, Rule) else "table"
    yield f"### {section.__name__} ({kind})\n\n{inspect.cleandoc(section.__doc__ or '')}\n"
    rows, inner = [], []
    for field in msgspec.structs.fields(section):
        default = "required" if field.required else "optional"
        rows.append(f"| `{field.name}` | `{_name(field.type)}` | {default} |")
        inner.extend(_sections_in(field.type))
    yield "| key | type | |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n" if rows else "No key of its own.\n"
    for below in inner:
        yield from _section(below, seen)


def _name(kind: object) -> str:
    text = getattr(kind, "__name__", None) if not hasattr(kind, "__args__") else None
    return (text or str(kind)).replace("dragoman.packs.", "").replace("|", "or")


def _sections_in(kind: object) -> Iterator[type[Section]]:
    if isinstance(kind, type) and issubclass(kind, Section):
        yield kind
    for below in getattr(kind, "__args__", ()):
        yield from _sections_in(below)


def main() -> int:
    """Write or check the files; the exit code."""
    wanted = {DOCS / "commands.md": commands(), DOCS / "pack-schema.md": pack_schema()}
    if "--check" not in sys.argv:
        for path, text in wanted.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path.name for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for name in stale:
        print(f"docs/{name} is not what the code says; run: python tools/reference.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
