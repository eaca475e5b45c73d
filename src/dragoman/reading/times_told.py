"""What a time counts from where it is not the day of publication: a time told before, or one of the same clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..models import Sentence
from ..text import Span
from ..when import period
from .draft import Draft
from .times_direction import WINDOW, ClauseWords
from .types import Time

_YEARLESS_DAY = re.compile(r"date:\d\d-\d\d (?:past|near)")
_LEAP_DAY = (2, 29)
_STORY, _NEWS = 60, 30  # days within which a story goes on in the year that it told last; and for which a day without a year is rather news
_TOLD = 5  # sentences between a day and what is told to lie a day before or after it
_DEICTIC = ("day+0", "day+0 approx")
_ONE_DAY = re.compile(r"(?:week[+-]\d+ )?(?:weekday:[A-Z]{3}|date:\d\d-\d\d)(?: (?:past|recent|eve|last|near|same))?|day-\d")
_ONE_UNIT = re.compile(r"(?:year[+-]\d+ )?(month|year)(?::\d\d(?: (?:past|last|near|future|next))?|[+-]\d+)")
_GRAINS = {"day": re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?$"), "month": re.compile(r"\d{4}-(?:0\d|1[0-2])$"), "year": re.compile(r"\d{4}$")}
_MONTHLY = re.compile(r"\bmonth[+-]|P\d+M")
_YEARLY = re.compile(r"\byear[+-]|P\d+Y")


def in_told_year(draft: Draft, time: Time, before: Sequence[Time]) -> Time:
    """A day without a year soon after one of an earlier year, told right before: of that year ("on 19 May 2023 … On the 28th of May")."""
    told, published = before[-1] if before else None, draft.report.published.edtf
    if told is None or told.relative is not None or told.edtf is None or published is None or time.edtf is None:
        return time
    if (
        _YEARLESS_DAY.fullmatch(time.relative or "") is None
        or _sentences_before(draft, time.span.start) - _sentences_before(draft, told.span.start) > _TOLD
    ):
        return time
    start, meant, now = period(told.edtf).last, period(time.edtf).first, period(published).first
    if start is None or meant is None or now is None or _GRAINS["day"].match(told.edtf.rpartition("/")[2]) is None:
        return time
    if (meant.month, meant.day) == _LEAP_DAY:
        return time
    then = next(day for year in (start.year, start.year + 1) if (day := meant.replace(year=year)) > start)
    if (then - start).days > _STORY or then.year >= meant.year or (now - meant).days < _NEWS:
        return time
    return replace(time, edtf=then.isoformat(), relative=None, anchor=None, points=(replace(time.points[0], relative=f"at:{then}"),))


def base_of(words: ClauseWords, text: str, sentence: Sentence | None, span: Span, before: Sequence[Time]) -> str | None:
    """The symbolic date from which the same clause already counts, for "today's meeting comes a week after …"."""
    if sentence is None:
        return None
    for time in reversed(before):
        if time.span.start < max(sentence.start, span.start - WINDOW):
            return None
        if time.anchor != "published" or time.relative is None or " / " in time.relative:
            continue
        if words.clause is not None and words.clause.search(text, time.span.end, span.start):
            return None
        return time.relative
    return None


def told_before(draft: Draft, span: Span, before: Sequence[Time]) -> tuple[str, str] | None:
    """The symbolic day, month or year of the last time expression of the sentences just before, and which of the three it is."""
    for time in reversed(before):
        if time.relative in _DEICTIC or (time.relative or "").startswith("duration:"):
            continue
        if _sentences_before(draft, span.start) - _sentences_before(draft, time.span.start) > _TOLD:
            return None
        if time.relative is None:
            unit = next((unit for unit, shape in _GRAINS.items() if time.edtf is not None and shape.match(time.edtf)), None)
            return None if unit is None or time.edtf is None else (f"at:{time.edtf[:10]}", unit)
        if time.anchor == "published" and _ONE_DAY.fullmatch(time.relative):
            return time.relative, "day"
        coarse = _ONE_UNIT.fullmatch(time.relative) if time.anchor == "published" else None
        return (time.relative, coarse[1]) if coarse is not None else None
    return None


def latest(draft: Draft, span: Span, before: Sequence[Time]) -> tuple[Time, ...]:
    """The latest of the times told in this sentence and the one before: "he came in 2019 to mark the victory of 1944; at that time …"."""
    here = _sentences_before(draft, span.start)
    near = [time for time in before[-_TOLD:] if here - _sentences_before(draft, time.span.start) <= 1 and time.relative not in _DEICTIC]
    dated = [time for time in near if time.edtf is not None and time.edtf[:4].isdigit()]
    return (max(dated, key=lambda time: time.edtf or ""),) if dated else ()


def _sentences_before(draft: Draft, at: int) -> int:
    """How many sentences have begun there."""
    return bisect_right(draft.sentences, at, key=lambda s: s.start)


def counts_in(step: str, unit: str) -> bool:
    """Whether it makes sense to count on from a day, month or year in such a step ("a year later" from a year, but not "a day later")."""
    return unit == "day" or (unit == "month" and _MONTHLY.search(step) is not None) or _YEARLY.search(step) is not None
