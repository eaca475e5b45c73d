"""When a report was published, as far as the page says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..intake import Supplied
from ..packs.blocks import StampKind
from ..text import Span
from ..when import compatible
from .calendar import Calendar, Dated, dates_in
from .heads import dateline_of, stamps_of
from .lines import line_of
from .phrases import Lexicon
from .types import Block, Note, Published, Role

_ADDRESS = (
    re.compile(r"(?<!\d)(?P<y>20\d\d|19\d\d)[/-](?P<m>0[1-9]|1[0-2]|[1-9])[/-](?P<d>0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20[012]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"/(?P<y>20\d\d|19\d\d)[/-](?P<m>0[1-9]|1[0-2])(?!\d)"),
)


def find_published(text: str, blocks: Sequence[Block], supplied: Supplied, rules: Lexicon, names: Calendar) -> tuple[Published, tuple[Note, ...]]:
    """The day (or month, or minute) of publication, and what was odd about it.

    Who hands the report over knows best; then come the page's own stamps, the dateline of the story, the header, the address.
    """
    stated, notes = _stated(text, blocks, supplied.url, rules, names)
    if supplied.published is None:
        return stated, notes
    if stated.edtf is not None and not compatible(stated.edtf, supplied.published):
        message = f"The page says that it is of {stated.edtf}, but {supplied.published} was supplied, which is taken."
        notes = (*notes, Note(code="published-contradicted", message=message, span=stated.span))
    return Published(edtf=supplied.published, basis="supplied"), notes


def _stated(text: str, blocks: Sequence[Block], url: str | None, rules: Lexicon, names: Calendar) -> tuple[Published, tuple[Note, ...]]:
    stamps: list[tuple[Dated, StampKind]] = []
    filed: list[Dated] = []
    header: list[Dated] = []
    for place, block in enumerate(blocks):
        line = line_of(text, block.span, 0)
        if block.role is Role.DATELINE and (found := stamps_of(text, line, rules, names)) is not None:
            stamps += [(s.dated, s.kind) for s in found[1]]
        elif block.role is Role.DATELINE and (dateline := dateline_of(text, line, rules, names)) is not None:
            filed += [dateline.dated] if dateline.dated else []
        elif block.role is Role.BYLINE:
            stamps += [(d, StampKind.PUBLISHED) for d in dates_in(text, block.span, names)]
        elif block.role is Role.JUNK and place == 0:
            header += dates_in(text, block.span, names)
    published = [d for d, kind in stamps if kind is StampKind.PUBLISHED and d.edtf]
    updated = [d for d, kind in stamps if kind is StampKind.UPDATED and d.edtf]
    coarse = _best([*header, *_of_address(url)])
    best = _best(published) or _best(filed)
    if best is None:
        best = _completed([d for d in (*filed, *(d for d, _ in stamps)) if d.year is None], coarse) or (coarse if coarse and coarse.day else None)
    if best is None and updated:
        return Published(edtf=f"{updated[0].edtf}?", basis="stated", span=updated[0].span), (
            Note(code="published-only-updated", message="The page says when it was updated, but not when it was published.", span=updated[0].span),
        )
    best = best or coarse
    if best is None:
        loose = next((d for d in (*filed, *(d for d, _ in stamps))), None)
        notes = (
            (Note(code="published-without-year", message="The page gives a day, but no year.", span=loose.span),)
            if loose and loose.year is None
            else ()
        )
        return Published(), notes
    span = best.span if len(best.span) else None
    notes = ()
    if coarse is not None and coarse.edtf and best.edtf and not compatible(coarse.edtf, best.edtf):
        message = f"The header or address says {coarse.edtf}, the page itself {best.edtf}, which is taken."
        notes = (Note(code="published-contradicted", message=message, span=span),)
    return Published(edtf=best.edtf, basis="stated", span=span), notes


def _best(dates: Sequence[Dated]) -> Dated | None:
    """The most exact date, the first of equals; a time of day adds to its day, but does not outrank an earlier line."""
    return max((d for d in dates if d.edtf), key=lambda d: (d.month is not None, d.day is not None), default=None)


def _completed(dates: Sequence[Dated], coarse: Dated | None) -> Dated | None:
    """A day and month without a year, when header or address give the year and the same month."""
    for dated in dates:
        if coarse is not None and coarse.year and coarse.month == dated.month and coarse.day in (None, dated.day):
            return Dated(span=dated.span, year=coarse.year, month=dated.month, day=dated.day, clock=dated.clock)
    return None


def _of_address(url: str | None) -> list[Dated]:
    """The date that many addresses hold: /2021/10/18/, /2021-10-18-, /20211018/."""
    found = next((m for pattern in _ADDRESS if url and (m := pattern.search(url))), None)
    if found is None:
        return []
    year, month, day = int(found["y"]), int(found["m"]), int(found["d"]) if found.groupdict().get("d") else None
    try:
        date(year, month, day or 1)
    except ValueError:
        return []
    return [Dated(span=Span(0, 0), year=year, month=month, day=day)]
