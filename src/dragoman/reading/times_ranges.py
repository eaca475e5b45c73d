"""Two dates that the pack's words make one stretch ("from 3 May until the end of June")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..packs import Pack
from ..text import Span
from ..when import hangs, is_relative, resolve
from .draft import Draft
from .time_patterns import folded
from .types import Point, Time

_WAY = re.compile(r" (?:past|future|near)$")
_YEARLESS = re.compile(r"(?:date|month|season|quarter):\S+ \w+$")
_LINK = 24  # characters between two dates of one stretch, and before the first, in which the words that join them stand


def joined(draft: Draft, times: Sequence[Time]) -> Iterator[Time]:
    """The times, with two that the pack's words make one stretch as one ("from 3 May until the end of June")."""
    text, at = draft.report.text, 0
    while at < len(times):
        one = times[at]
        stretch = _stretch(draft, one, times[at + 1]) if at + 1 < len(times) and times[at + 1].span.start - one.span.end <= _LINK else None
        if stretch is None:
            yield one
        else:
            start, points = stretch
            span = Span(start, times[at + 1].span.end)
            yield _dated(draft, replace(one, span=span, text=span.of(text), points=points), " / ".join(p.relative for p in points))
        at += 1 if stretch is None else 2


def _stretch(draft: Draft, one: Time, other: Time) -> tuple[int, tuple[Point, Point]] | None:
    """Where the stretch between two times begins, and the dates at its ends; `None` where no words of the pack join them."""
    text = draft.report.text
    first, last = one.points[0], other.points[0]
    start = _opening(draft.pack, text, first.span, last.span)
    if start is None or any(" / " in p.relative or "duration:" in p.relative for p in (first, last)):
        return None
    if "time" in (one.anchor, other.anchor):
        return None
    left, right = first.relative, last.relative
    if start == first.span.start and left.partition(":")[0] != right.partition(":")[0]:
        return None  # a dash alone may set one beside the other: "a day before – on Thursday, 18 July"
    if right.startswith("at:") and _YEARLESS.match(left):  # the year stands behind the second date only
        said = resolve(_WAY.sub(" past", left), right[3:])
        left = left if said is None else f"at:{said}"
    elif left.startswith("at:") and _YEARLESS.match(right):
        said = resolve(_WAY.sub(" future", right), left[3:])
        right = right if said is None else f"at:{said}"
    return (start, (replace(first, relative=left), replace(last, relative=right))) if is_relative(f"{left} / {right}") else None


def _opening(pack: Pack, text: str, first: Span, last: Span) -> int | None:
    """Where the stretch between two dates begins: at the word that opens it ("between"), or at the first date where none is needed."""
    between, before = folded(text[first.end : last.start]), text[max(first.start - _LINK, 0) : first.start]
    for opening, link in pack.dates.ranges:
        if between != link:
            continue
        if not opening:
            return first.start
        if (found := re.search(rf"(?<!\w){re.escape(opening)}\s{{1,3}}$", before, re.IGNORECASE)) is not None:
            return first.start - len(before) + found.start()
    return None


def _dated(draft: Draft, stretch: Time, whole: str) -> Time:
    """The stretch with its value."""
    if not hangs(whole):
        return replace(stretch, edtf=resolve(whole, None), relative=None, anchor=None)
    day = draft.report.published.edtf
    whole = in_order(whole, day)
    return replace(stretch, edtf=resolve(whole, day), relative=whole, anchor="published")


def in_order(relative: str, day: str | None) -> str:
    """A range whose ends were looked for on their own, with its end after its beginning ("between August and October", said in September)."""
    left, slash, right = relative.partition(" / ")
    if not slash or ".." in (left, right) or day is None or resolve(relative, day) is not None:
        return relative
    for ways in ((" past", " future"), (" past", " past"), (" future", " future")):
        turned = " / ".join(_WAY.sub(way, side) for side, way in zip((left, right), ways, strict=True))
        if is_relative(turned) and resolve(turned, day) is not None:
            return turned
    return relative
