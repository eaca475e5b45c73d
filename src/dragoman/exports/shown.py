"""One object of the record, field by field, with the passages that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ..reading.types import Reading
from ..record.types import Evidence, Record
from ..text import Span
from ..views.shelf import Shelf


def shown(found: Mapping[str, Any], record: Record, readings: Sequence[Reading]) -> Group:
    """The object's fields in the contract's names; every evidence is shown as the words it stands for."""
    return Group(*_lines(found, Shelf(record, readings), 0))


def _lines(item: Mapping[str, Any], shelf: Shelf, depth: int) -> Iterator[RenderableType]:
    for key, value in item.items():
        if _is_passage(value):
            value = [value]
        if isinstance(value, list) and value and all(_is_passage(v) for v in value):
            yield _at(depth, Text(key, style="bold"))
            for v in value:
                passage = shelf.passage(Evidence(report=v["report"], span=Span(v["start"], v["end"])))
                yield _at(depth + 1, Text(f"“{passage.sentence}” [{passage.number} {passage.language}, {v['start']}–{v['end']}]"))
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield _at(depth, Text(key, style="bold"))
            for v in value:
                yield from _lines(v, shelf, depth + 1)
        elif isinstance(value, Mapping):
            yield _at(depth, Text(key, style="bold"))
            yield from _lines(value, shelf, depth + 1)
        else:
            words = ", ".join(map(str, value)) if isinstance(value, list) else "unknown" if value is None else str(value)
            yield _at(depth, Text.assemble((f"{key}: ", "bold"), words or "none"))


def _is_passage(value: object) -> bool:
    return isinstance(value, Mapping) and value.keys() >= {"report", "start", "end"}


def _at(depth: int, body: Text) -> Padding:
    return Padding(body, (0, 0, 0, 3 * depth))
