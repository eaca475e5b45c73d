"""A reading's times as TimeML writes them: TIMEX3 type and value, with TimeML's spans.

The record wants to know on which days something lay, limits included ("since 2014" is `2014/..`); TimeML marks the words without their
preposition, keeps lengths and rates, and writes other values. What only TimeML marks stands in the pack's `timex_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from ..packs import Pack
from ..report.types import Role
from ..text import Span
from ..when import period, resolve
from .time_patterns import slots_filled, timex_matcher_of
from .times_found import occurrences
from .types import Point, Reading, Time

_PARTS = {"morning": "MO", "noon": "MI", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_LENGTH = re.compile(r"(?:-P(?P<back>\d+)(?P<before>[DWMQY])(?: approx)? / day\+0|day\+0 / \+P(?P<on>\d+)(?P<after>[DWMQY])(?: approx)?)")
_STEP = re.compile(r"[+-]P\d+([DWMQY])(?: approx)?$")
_UNIT = re.compile(r"(?:^| )(week|quarter|weekend)(?:[+:-]\d+)?(?: [a-z]+)*$")
_PART = re.compile(r"T([a-z]+)$")
_COUNTED = re.compile(r"(?:^|.* )(?:[+-](P\d+[DWMQY])(?: approx)?|day[+-]1)$")
_ENDS = re.compile(r"at:(\d{4}) / at:(\d{4})")
_WORD = re.compile(r"\w+")
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex3:
    """One TIMEX3: `type` is DATE, TIME, DURATION or SET; `value` is empty where it is not known."""

    span: Span
    type: str
    value: str


def timexes(reading: Reading, pack: Pack, *, anchor: str | None = None) -> tuple[Timex3, ...]:
    """All times of a reading as TIMEX3, in order, without overlap.

    Args:
        reading: of one report.
        pack: the pack of its language.
        anchor: the day of publication (EDTF) where it is known better than the page says.
    """
    text, day = reading.report.text, anchor or reading.report.published.edtf
    found = [marked for time in reading.times for marked in _marked(time, text, pack, day)]
    matcher = timex_matcher_of(pack)
    aside: list[Timex3] = []
    for block in reading.report.blocks:
        if block.role is Role.JUNK:
            continue
        for pattern, span, match in occurrences(text, matcher, block.span):
            value = None if pattern.rule is None else slots_filled(matcher, match, pattern.rule.value, "", base="")
            if value is not None:
                aside.append(_written(span, value, "day+0", _day_beside(reading, found, span) or day if value.startswith("TIME") else day))
    for one in sorted(aside, key=lambda t: (-len(t.span), t.span.start)):
        if not any(one.span.overlaps(other.span) for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda t: t.span))


def _day_beside(reading: Reading, found: Sequence[Timex3], span: Span) -> str | None:
    """The day that the same sentence names nearest to a time of day ("Tuesday night at 8 p.m.")."""
    sentence = next((s for s in reading.sentences if s.start <= span.start < s.end), None)
    days = [one for one in found if sentence is not None and sentence.contains(one.span) and _A_DAY.match(one.value)]
    nearest = min(days, key=lambda one: max(one.span.start - span.end, span.start - one.span.end), default=None)
    return None if nearest is None else nearest.value[:10]


def timeml(text: str, marked: Sequence[Timex3]) -> str:
    """The text with its TIMEX3 inline, escaped as XML: the body of a TimeML document.

    >>> timeml("Since 2014 & now", (Timex3(span=Span(6, 10), type="DATE", value="2014"),))
    'Since <TIMEX3 tid="t1" type="DATE" value="2014">2014</TIMEX3> &amp; now'
    """
    out, at = [], 0
    for number, one in enumerate(marked, 1):
        out.append(_text(text[at : one.span.start]))
        out.append(f'<TIMEX3 tid="t{number}" type="{one.type}" value="{escape(one.value)}">{_text(one.span.of(text))}</TIMEX3>')
        at = one.span.end
    return "".join((*out, _text(text[at:])))


def _text(words: str) -> str:
    return escape(words, quote=False)


def _marked(time: Time, text: str, pack: Pack, day: str | None) -> Iterator[Timex3]:
    for point in time.points or (Point(span=time.span, relative=time.relative or f"at:{time.edtf}"),):
        yield from _of_point(point, text, pack, day)


def _of_point(point: Point, text: str, pack: Pack, day: str | None) -> Iterator[Timex3]:
    span = _inside(pack, text, point.span)
    if span.end < point.span.end and (length := _COUNTED.match(point.relative)):  # "a week after the vote": a length, and a signal outside
        yield Timex3(span=span, type="DURATION", value=length[1] or "P1D")
        return
    if ends := _ENDS.fullmatch(point.relative):
        stretch = span.of(text)
        if stretch.find(ends[1]) < stretch.rfind(ends[2]) and ends[1] in stretch:
            for value, at in ((ends[1], stretch.find(ends[1])), (ends[2], stretch.rfind(ends[2]))):
                yield Timex3(span=Span(span.start + at, span.start + at + len(value)), type="DATE", value=value)
            return
    yield _written(span, point.timex, point.relative, day)


def _inside(pack: Pack, text: str, span: Span) -> Span:
    """The span without the words at its head and end that TimeML leaves outside."""
    outside = _outside(pack)
    words = list(_WORD.finditer(text, span.start, span.end))
    first, last = 0, len(words) - 1
    while first < last and words[first][0].casefold() in outside:
        first += 1
    while last > first and words[last][0].casefold() in outside:
        last -= 1
    return Span(span.start if first == 0 else words[first].start(), span.end if last == len(words) - 1 else words[last].end())


@cache
def _outside(pack: Pack) -> frozenset[str]:
    return frozenset(word.casefold() for word in pack.dates.timex_outside)


def _written(span: Span, timex: str, relative: str, day: str | None) -> Timex3:
    if not timex:
        kind, value = _value(relative, day)
        return Timex3(span=span, type=kind, value=value)
    kind, _, value = timex.partition(" ")
    if "@" in value:
        dated = _value(relative, day)[1]
        value = value.replace("@", dated[:10]) if dated else ""
    part = _PART.search(value)
    if part is not None and part[1] in _PARTS:
        value = value[: part.start(1)] + _PARTS[part[1]]
    return Timex3(span=span, type=kind, value=value)


def _value(relative: str, day: str | None) -> tuple[str, str]:
    """Type and value of a symbolic date, seen from the day of publication."""
    if relative.startswith("duration:"):
        return "DURATION", relative.removeprefix("duration:")
    if length := _LENGTH.fullmatch(relative):
        return "DURATION", f"P{length['back'] or length['on']}{length['before'] or length['after']}"
    if relative == "day+0 approx":
        return "DATE", "PRESENT_REF"
    left, _, right = relative.partition(" / ")
    if right and (left == "day+0" or ".." in (left, right)):
        return _value(left if right == ".." else right, day)
    edtf = resolve(relative, day)
    if edtf is None:
        return "DATE", ""
    if right or "/" in edtf:
        return _stretch(relative, edtf)
    point = edtf.rstrip("~?%")
    if step := _STEP.search(relative):
        point = {"D": point, "W": _week(point), "M": point[:7], "Q": point[:7], "Y": point[:4]}[step[1]]
    if "T" in point:
        return "TIME", point
    year, _, part = point.partition("-")
    if part in _SEASONS:
        return "DATE", f"{year}-{_SEASONS[part]}"
    return "DATE", point.rstrip("X")


def _stretch(relative: str, edtf: str) -> tuple[str, str]:
    """A week, weekend or quarter as TimeML names it; any other stretch is a length."""
    days = period(edtf.replace("~", ""))
    unit = _UNIT.search(relative)
    if days.first is None or days.last is None:
        return "DATE", ""
    if unit is not None and " / " not in relative:
        if unit[1] == "quarter":
            return "DATE", f"{days.first.year}-Q{(days.first.month + 2) // 3}"
        return "DATE", _week(days.first.isoformat()) + ("-WE" if unit[1] == "weekend" else "")
    left, _, right = edtf.replace("~", "").partition("/")
    if len(left) == len(right) == 4:
        return "DURATION", f"P{int(right) - int(left)}Y" if (left + right).isdecimal() else ""
    return "DURATION", f"P{days.days}D"


def _week(day: str) -> str:
    first = period(day).first
    if first is None:
        return ""
    year, week, _ = first.isocalendar()
    return f"{year}-W{week:02d}"
