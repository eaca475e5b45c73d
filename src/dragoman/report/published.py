"""When a report was published, as far as the page says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import Span
from .lines import Line
from .types import Published

_ISO = re.compile(r"\b(\d{4}-\d{2}(?:-\d{2})?)\b")


def find_published(text: str, lines: Sequence[Line]) -> Published:
    """First ISO date of the first line."""
    if lines and (m := _ISO.search(text, lines[0].span.start, min(lines[0].span.end, lines[0].span.start + 40))):
        return Published(edtf=m[1], basis="stated", span=Span(m.start(1), m.end(1)))
    return Published()
