"""When a report was published, as far as the page says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ..intake import Supplied
from ..packs.blocks import StampKind, Takes
from ..text import Span
from ..when import compatible, period
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
_TIME_ZONES = timedelta(days=1)  # a server counts in UTC


@dataclass(slots=True)
class _Found:
    """The dates that a page gives for itself, by where they stand."""

    said: list[Dated] = field(default_factory=list)  # "Published …"
    bare: list[Dated] = field(default_factory=list)  # a date on a line of its own below the title
    above: list[Dated] = field(default_factory=list)  # the same above the title, the nearest line first: sites show the day of the visit on top
    filed: list[Dated] = field(default_factory=list)  # in the dateline of the story
    updated: list[Dated] = field(default_factory=list)
    header: list[Dated] = field(default_factory=list)

    @property
    def published(self) -> list[Dated]:
        return [*self.said, *self.bare, *self.above, *self.filed]


def find_published(
    text: str, blocks: Sequence[Block], supplied: Supplied, rules: Lexicon, names: Calendar, *, page: str | None = None
) -> tuple[Published, tuple[Note, ...]]:
    """The day (or month, or minute) of publication, and what was odd about it.

    Who hands the report over knows best; then come the head of the HTML page (`page`), the stamps in the text, the dateline of the
    story, the header, the address.
    """
    stated, notes = _stated(_find(text, blocks, rules, names), supplied.url, dates_in(page, Span(0, len(page)), names) if page else ())
    if supplied.published is None:
        return _by_server(stated, notes, supplied.unchanged)
    if stated.edtf is not None and not compatible(stated.edtf, supplied.published):
        message = f"The page says that it is of {stated.edtf}, but {supplied.published} was supplied, which is taken."
        notes = (*notes, Note(code="published-contradicted", message=message, span=stated.span))
    return Published(edtf=supplied.published, basis="supplied"), notes


def _by_server(stated: Published, notes: tuple[Note, ...], unchanged: str | None) -> tuple[Published, tuple[Note, ...]]:
    """What the page says, held against the day since which the server has had it: a weak word, taken only where the page says nothing."""
    if unchanged is None:
        return stated, notes
    if stated.edtf is None:
        message = f"The page gives no date; the server has had it unchanged since {unchanged}, which is taken as a likely day."
        return Published(edtf=f"{unchanged}?", basis="stated"), (*notes, Note(code="published-by-server", message=message, span=None))
    last, said = period(unchanged).last, period(stated.edtf).first
    if said is not None and last is not None and said > last + _TIME_ZONES:
        message = f"The page says that it is of {stated.edtf}, but the server has had it unchanged since {unchanged}; the page is believed."
        return stated, (*notes, Note(code="published-contradicted", message=message, span=stated.span))
    return stated, notes


def _find(text: str, blocks: Sequence[Block], rules: Lexicon, names: Calendar) -> _Found:
    found, below = _Found(), False
    for place, block in enumerate(blocks):
        below = below or block.role is Role.TITLE
        line = line_of(text, block.span, 0)
        if block.role is Role.DATELINE and (stamps := stamps_of(text, line, rules, names)) is not None:
            plain: list[Dated] = []
            for stamp in stamps[1]:
                {StampKind.PUBLISHED: found.said, StampKind.UPDATED: found.updated}.get(stamp.kind, plain).append(stamp.dated)
            if below:
                found.bare += plain
            else:
                found.above[:0] = plain
        elif block.role is Role.DATELINE and (dateline := dateline_of(text, line, rules, names)) is not None:
            found.filed += [dateline.dated] if dateline.dated else []
        elif block.role is Role.BYLINE:
            found.bare += dates_in(text, block.span, names)
        elif place == 0 and any(phrase.means.takes is Takes.WORDS for phrase, _ in rules.lines.at(line.folded, 0)):
            found.header += dates_in(text, block.span, names)
    return found


def _stated(found: _Found, url: str | None, page: Sequence[Dated]) -> tuple[Published, tuple[Note, ...]]:
    coarse = _best([*found.header, *_of_address(url)])
    head = _best(page[:1])
    best = replace(head, span=Span(0, 0)) if head else _best(found.published)
    if best is None or best.day is None:
        yearless = [d for d in found.published if d.year is None]
        best = _completed(yearless, coarse or best) or (coarse if coarse and coarse.day else best) or coarse
    if best is not None:
        span = best.span if len(best.span) else None
        if coarse is None or compatible(str(coarse.edtf), str(best.edtf)):
            return Published(edtf=best.edtf, basis="stated", span=span), ()
        message = f"The header or address says {coarse.edtf}, the page itself {best.edtf}, which is taken."
        return Published(edtf=best.edtf, basis="stated", span=span), (Note(code="published-contradicted", message=message, span=span),)
    if updated := _best(found.updated):
        note = Note(code="published-only-updated", message="The page says when it was updated, but not when it was published.", span=updated.span)
        return Published(edtf=f"{replace(updated, clock=None).edtf}?", basis="stated", span=updated.span), (note,)
    loose = next(iter(found.published), None)
    return Published(), () if loose is None else (Note(code="published-without-year", message="The page gives a day, but no year.", span=loose.span),)


def _best(dates: Sequence[Dated]) -> Dated | None:
    """The most exact date with a year, the first of equals: a time of day does not outrank an earlier line."""
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
