"""Dates as the heads of pages write them, in any language whose names of months CLDR has.

Only full forms are read here (a year or a day of a month must be written): the time expressions of the story itself are another stage's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from ..text import Span

_ALWAYS = ("en", "en_GB")  # wire services and site software write English dates on pages of every language
_REGIONAL = {"de": ("de_AT",)}  # where a country's press has its own name of a month: Jänner
_SHORT = r"(?:[^\W\d_]{1,3}\.?\s{1,3})?"  # "de", "of": between the parts of a date
_GAP = r"[ \u00a0\u202f]{1,3}"
_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d{2})(?:-(\d{2})(?:(?:T|[ ]{1,2})(\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?)?(?![\d-])")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|-(?!\d{1,2}:))")
_YEAR_FIRST = re.compile(r"(?<![\d./])(\d{4})([./])(\d{1,2})\2(\d{1,2})(?![\d/])")
_DASH = r"\s{0,2}[-–]\s{0,2}"
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})[:.h](\d{2})(?::\d{2})?(?![\d:]|\.\d)\s{0,2}([^\W\d_]\.?[^\W\d_]\.?)?")
_UNIVERSAL = re.compile(r"\s{0,2}\(?(?:GMT|UTC|Z)\b(?![+-])")
_EARLIEST, _LATEST = 1900, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One date on a page: `year` is `None` where it is not written, `month` and `day` where they are not or cannot be told."""

    span: Span
    year: int | None
    month: int | None
    day: int | None
    clock: str | None = None  # "19:04" or "19:04Z"

    @property
    def edtf(self) -> str | None:
        """The date in EDTF, exactly as exact as written; `None` without a year."""
        if self.year is None:
            return None
        parts = f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.month and self.day else "")
        return f"{parts}T{self.clock}" if self.day and self.clock else parts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendar:
    """The names by which one language and English know months, days of the week and halves of the day."""

    months: dict[str, int]
    weekdays: frozenset[str]
    halves: dict[str, int]  # hours to add: "pm" is 12
    month_first: re.Pattern[str]
    day_first: re.Pattern[str]
    dashed: re.Pattern[str]  # "18 - Mai - 2022"
    month_year: re.Pattern[str]
    day_leads: bool  # in figures the day stands before the month, also with strokes


@lru_cache(maxsize=32)
def calendar(language: str) -> Calendar:
    """The calendar of `language`; that of English alone where CLDR does not know it."""
    months: dict[str, int] = {}
    weekdays: set[str] = set()
    halves: dict[str, int] = {}
    for tag in (*_ALWAYS, language, *_REGIONAL.get(language, ())):
        try:
            locale = Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months.update({_folded(name).rstrip("."): number for number, name in locale.months[use][width].items() if not name.isdigit()})
                weekdays.update(name.casefold().rstrip(".") for name in locale.days[use][width].values())
        for half, hours in (("am", 0), ("pm", 12)):
            name = locale.day_periods.get("format", {}).get("abbreviated", {}).get(half)
            if name:
                halves[name.casefold().replace(".", "")] = hours
    names = "|".join(sorted((re.escape(n) for n in months if n), key=len, reverse=True))
    month = rf"(?P<month>{names})\.?"
    year, day = r"(?P<year>\d{4})(?!\d)", r"(?P<day>\d{1,2})(?:[^\W\d_]{1,2}|º)?\.?"
    return Calendar(
        months=months,
        weekdays=frozenset(weekdays),
        halves=halves,
        month_first=re.compile(rf"(?<!\w){month}{_GAP}{day}(?!\w)(?:,?{_GAP}{year})?", re.IGNORECASE),
        day_first=re.compile(rf"(?<![\w:.]){day}{_GAP}?{_SHORT}{month}(?!\w)(?:,?{_GAP}{_SHORT}{year})?", re.IGNORECASE),
        dashed=re.compile(rf"(?<![\w:.-]){day}{_DASH}{month}{_DASH}{year}", re.IGNORECASE),
        month_year=re.compile(rf"(?<!\w){month}{_GAP}{year}", re.IGNORECASE),
        day_leads=_day_leads(language),
    )


def _day_leads(language: str) -> bool:
    """True unless the month may stand first: English is written both ways."""
    if language.partition("-")[0] == "en":
        return False
    try:
        short = str(Locale.parse(language.replace("-", "_")).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return False
    return short.startswith("y") or short.index("d") < short.index("M")


def dates_in(text: str, span: Span, names: Calendar) -> tuple[Dated, ...]:
    """All dates that stand in `span`, in order, with the time of day beside them."""
    found: list[Dated] = []
    for dated in sorted(_candidates(text, span, names), key=lambda d: (-len(d.span), d.span.start)):
        if not any(dated.span.overlaps(other.span) for other in found):
            found.append(dated)
    found.sort(key=lambda d: d.span.start)
    return tuple(_with_clock(text, span, dated, names) for dated in found)


def _candidates(text: str, span: Span, names: Calendar) -> Iterator[Dated]:
    for m in _ISO.finditer(text, span.start, span.end):
        clock = f"{m[4]}:{m[5]}" + (_zone(m[6]) if m[6] else "") if m[4] else None
        yield from _made(m, int(m[1]), int(m[2]), int(m[3]) if m[3] else None, clock)
    for m in _YEAR_FIRST.finditer(text, span.start, span.end):
        yield from _made(m, int(m[1]), int(m[3]), int(m[4]))
    for m in _NUMERIC.finditer(text, span.start, span.end):
        yield from _numeric(m, names)
    for pattern in (names.month_first, names.day_first, names.dashed):
        for m in pattern.finditer(text, span.start, span.end):
            yield from _made(m, int(m["year"]) if m["year"] else None, names.months[_folded(m["month"])], int(m["day"]))
    for m in names.month_year.finditer(text, span.start, span.end):
        yield from _made(m, int(m["year"]), names.months[_folded(m["month"])], None)


def _numeric(m: re.Match[str], names: Calendar) -> Iterator[Dated]:
    """A date in figures: with points the day stands first, as in most languages; else only where it can be told does the date have a month."""
    first, second, separator = int(m[1]), int(m[3]), m[2]
    if len(m[4]) == 2 and separator != ".":
        return
    year = int(m[4]) if len(m[4]) == 4 else 2000 + int(m[4])
    if separator == "." or names.day_leads or first > 12 or first == second:
        yield from _made(m, year, second, first)
    elif second > 12:
        yield from _made(m, year, first, second)
    else:
        yield from _made(m, year, None, None)


def _made(m: re.Match[str], year: int | None, month: int | None, day: int | None, clock: str | None = None) -> Iterator[Dated]:
    if year is not None and not _EARLIEST <= year <= _LATEST:
        return
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return
    yield Dated(span=Span(m.start(), m.end()), year=year, month=month, day=day, clock=clock)


def _with_clock(text: str, line: Span, dated: Dated, names: Calendar) -> Dated:
    """The date with the time that stands right after it or, in lack of that, right before it."""
    if dated.clock or dated.day is None:
        return dated
    after = _TIME.search(text, dated.span.end, min(line.end, dated.span.end + 24))
    between = text[dated.span.end : after.start()] if after else ""
    if _digits(between) or "(" in between or len(between.split()) > 3:
        after = None
    before = None
    if after is None:
        earlier = list(_TIME.finditer(text, max(line.start, dated.span.start - 24), dated.span.start))
        before = earlier[-1] if earlier and not _digits(text[earlier[-1].end(2) : dated.span.start]) else None
    m = after or before
    if m is None or (clock := _clock(m, names)) is None:
        return dated
    end = m.end(3) if m[3] and m[3].casefold().replace(".", "") in names.halves else m.end(2)
    clock += "Z" if _UNIVERSAL.match(text, end) else ""
    span = Span(dated.span.start, end) if m is after else Span(m.start(), dated.span.end)
    return Dated(span=span, year=dated.year, month=dated.month, day=dated.day, clock=clock)


def _digits(between: str) -> bool:
    return any(c.isdigit() for c in between)


def _folded(name: str) -> str:
    """A name as it is looked up: the capital İ of Turkish, which searching takes for an i, would fold to two letters."""
    return name.replace("İ", "i").casefold()


def _clock(m: re.Match[str], names: Calendar) -> str | None:
    hour, minute = int(m[1]), int(m[2])
    half = names.halves.get((m[3] or "").casefold().replace(".", ""))
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _zone(zone: str) -> str:
    return zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
