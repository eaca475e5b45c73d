"""Drafts for tests of the finders: plain text, a block a line, no model."""

from __future__ import annotations

import re

from dragoman.models import Sentence
from dragoman.packs import shipped_packs
from dragoman.reading.draft import Draft
from dragoman.reading.names import find_names
from dragoman.reading.types import Name
from dragoman.report.types import Block, Published, Report, Role
from dragoman.text import Span
from dragoman.world import load_world


def draft_of(
    text: str, language: str, *, published: str | None = None, roles: tuple[Role, ...] = (), sentences: tuple[Sentence, ...] = (), deep: bool = False
) -> Draft:
    """A draft of `text`; the n-th line has the n-th of `roles`, and is body where there is none."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(span=s, role=roles[i] if i < len(roles) else Role.BODY, why="test") for i, s in enumerate(lines))
    report = Report(
        id="r", ref=None, source="test", url=None, text=text, title=None, language=language, outlet=None, byline=(), agency=None,
        published=Published(edtf=published, basis="supplied" if published else None), blocks=blocks,
    )  # fmt: skip
    return Draft(report=report, pack=shipped_packs()[language], world=load_world(), sentences=sentences, deep=deep)


def names_of(text: str, language: str, *, published: str | None = None, roles: tuple[Role, ...] = ()) -> tuple[Name, ...]:
    """The names of a plain text."""
    return find_names(draft_of(text, language, published=published, roles=roles))
