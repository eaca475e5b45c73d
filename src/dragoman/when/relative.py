"""Relative dates, kept symbolic: "Wednesday last week" is `week-1 weekday:WED` until something says of which day.

The grammar. An expression is a row of steps, each applied to what the steps before it gave; the first starts from
the anchor, the day from which somebody speaks. Two rows with ` / ` between them are an interval; `..` is an open side.

    day-1  week+0  month-1  quarter+1  year-2  decade-1  century+0  weekend-1
                                the whole unit so many units away from the one the anchor lies in
    -P2Y  +P10D  -P3W  +P1M  -P2Q
                                exactly so much time away, still a day
    weekday:WED  month:10  season:autumn  quarter:2  date:12-17  day:17  day:17-WED  weekend
                                the first of the kind inside what was reached before ("week-1 weekday:WED",
                                "year-1 date:12-17"; `day:17-WED` is a 17th that is a Wednesday), unless a direction follows:
        past                    the nearest at or before
        recent                  the same, and most likely the very day of speaking ("Tuesday afternoon")
        eve                     the same, and most likely the day of speaking or the one before ("Tuesday night")
        last                    the nearest strictly before
        future                  the nearest at or after
        next                    the nearest strictly after
        near                    the nearest, before or after (before, when both are as far)
        same                    the day of speaking is itself one ("earlier Tuesday"); any other anchor is a contradiction
    prior  following            the neighbour of the same kind ("before 1997": `.. / at:1997 prior`)
    at:1997                     a value that hangs on nothing
    approx                      about then (EDTF's ~)
    duration:P2Y                a length of time alone; it names no days

Parts of the day ("evening") are no part of a value: the day is what can be compared over reports.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from .edtf import DAY, Period, edtf_of, loose, months, period, shifted

WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
DIRECTIONS = ("past", "recent", "eve", "last", "future", "next", "near", "same")

# Longer anchors ("the 1990s") say too little for a relative date to mean anything; walking their days would only cost.
_LONGEST_ANCHOR = 366

_UNIT = re.compile(r"(day|weekend|week|month|quarter|year|decade|century)([+-]\d{1,4})")
_SHIFT = re.compile(r"([+-])P(\d{1,5})([DWMQY])")
_PLACE = re.compile(
    r"(?:weekday:(?P<weekday>MON|TUE|WED|THU|FRI|SAT|SUN)|month:(?P<month>0?[1-9]|1[0-2])|season:(?P<season>spring|summer|autumn|winter)"
    r"|quarter:(?P<quarter>[1-4])|date:(?P<date>\d{2}-\d{2})|day:(?P<day>\d{1,2})(?:-(?P<on>MON|TUE|WED|THU|FRI|SAT|SUN))?|(?P<weekend>weekend))"
)
_DURATION = re.compile(r"duration:P(?:\d+[YQMWD]|T\d+[HMS])")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the steps so far have reached: days, in which kind of unit, and whether only about."""

    first: date
    last: date
    grain: str
    approx: bool = False


_Step = Callable[[_Seen], "_Seen | None"]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of steps, or an open side (no steps)."""

    steps: tuple[_Step, ...]
    hangs: bool
    low: int  # days that a value's first day may lie from the anchor
    high: int  # days that a value's last day may lie from the anchor
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Expression:
    left: _Row
    right: _Row | None
    duration: bool = False

    @property
    def hangs(self) -> bool:
        return self.left.hangs or (self.right is not None and self.right.hangs)


def is_relative(relative: str) -> bool:
    """True when the expression follows the grammar."""
    try:
        _parse(relative)
    except ValueError:
        return False
    return True


def hangs(relative: str) -> bool:
    """True when the value depends on the anchor.

    Raises:
        ValueError: an expression that breaks the grammar.
    """
    return _parse(relative).hangs


@lru_cache(maxsize=65536)
def resolve(relative: str, anchor: str | None) -> str | None:
    """What a relative date names, seen from an anchor: EDTF, or `None` when the anchor does not settle it.

    A coarse anchor gives what all its days agree on, as coarse as needed, and never a day that was not said:

    >>> resolve("month:10 past", "2022-02")
    '2021-10'
    >>> resolve("weekday:MON past", "2022-02") is None
    True
    >>> resolve(".. / at:1997 prior", None)
    '../1996'

    Raises:
        ValueError: a relative date that breaks the grammar, or an anchor that is no EDTF.
    """
    expression = _parse(relative)
    if expression.duration:
        return None
    if not expression.hangs:
        return _written(_seen_from(expression, date(2000, 1, 1)))
    if anchor is None:
        return None
    span = period(anchor)
    if span.first is None or span.last is None or (span.last - span.first).days >= _LONGEST_ANCHOR:
        return None
    doubtful = anchor.endswith(("~", "?", "%"))
    if span.first == span.last:
        return _written(_seen_from(expression, span.first), doubtful)
    pairs = [pair for day in _each(span) if (pair := _seen_from(expression, day)) is not None]
    if not pairs:
        return None
    if any(pair[0] != pair[1] for pair in pairs):
        sides = _agreed([p[0] for p in pairs]), _agreed([p[1] for p in pairs])
        unsaid = [side is None and not row.open for side, row in zip(sides, (expression.left, expression.right or expression.left), strict=True)]
        return None if any(unsaid) else _written(sides, doubtful)
    one = _agreed([p[0] for p in pairs])
    return _written((one, one), doubtful)


@lru_cache(maxsize=4096)
def anchors(relative: str, value: str, within: Period) -> frozenset[date]:
    """The days from which a relative date can mean `value`.

    >>> sorted(map(str, anchors("week-1 weekday:WED", "2022-01-26", Period(date(2022, 2, 1), date(2022, 2, 28)))))
    ['2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04', '2022-02-05', '2022-02-06']

    Args:
        relative: the symbolic date.
        value: EDTF of what it is known to mean.
        within: the days that are asked about, closed at both sides.

    Raises:
        ValueError: an expression or value that cannot be read, or an open `within`.
    """
    if within.first is None or within.last is None:
        raise ValueError("the days that may be anchors must have a first and a last one: hand in a closed period")
    expression, wanted = _parse(relative), loose(value)
    first, last = within.first, within.last
    right = expression.right or expression.left
    if wanted.first is not None and right.hangs:
        first = max(first, shifted(wanted.first, -right.high))
    if wanted.last is not None and expression.left.hangs:
        last = min(last, shifted(wanted.last, -expression.left.low))
    if last < first:
        return frozenset()
    return frozenset(day for day in _each(Period(first, last)) if _can_mean(expression, day, wanted))


def seen(relative: str, day: date) -> Period | None:
    """The days that a relative date may mean from one day, approximate ones somewhat widened; `None` when it means none there."""
    pair = _seen_from(_parse(relative), day)
    value = _written(pair)
    return None if value is None else loose(value)


def reach(relative: str) -> tuple[int | None, int | None]:
    """How many days from the anchor its first and last day can lie at most (`None`: without limit)."""
    expression = _parse(relative)
    right = expression.right or expression.left
    low = None if expression.left.open or not expression.left.hangs else expression.left.low
    return low, None if right.open or not right.hangs else right.high


def _can_mean(expression: _Expression, day: date, wanted: Period) -> bool:
    pair = _seen_from(expression, day)
    return pair is not None and loose(_written(pair) or "").overlaps(wanted)


def _each(span: Period) -> Iterator[date]:
    day, last = span.first, span.last
    while day is not None and last is not None and day <= last:
        yield day
        if day == date.max:
            return
        day += DAY


_Pair = tuple["_Seen | None", "_Seen | None"]  # None: an open side


def _seen_from(expression: _Expression, day: date) -> _Pair | None:
    """Both ends of what the expression means on a day, or `None` when it means nothing there."""
    if expression.duration:
        return None
    left = _walk(expression.left, day)
    right = left if expression.right is None else _walk(expression.right, day)
    if (left is None and not expression.left.open) or (right is None and not (expression.right or expression.left).open):
        return None
    if left is not None and right is not None and right.last < left.first:
        return None
    return left, right


def _walk(row: _Row, day: date) -> _Seen | None:
    seen: _Seen | None = _Seen(day, day, "day")
    for step in row.steps:
        try:
            seen = None if seen is None else step(seen)
        except (OverflowError, ValueError):  # past the years 1 to 9999
            return None
    return None if row.open else seen


def _agreed(sides: list[_Seen | None]) -> _Seen | None:
    """What all of one side's readings have in common: themselves, or the month or year that holds them all."""
    held = [s for s in sides if s is not None]
    if not held or len(held) < len(sides):
        return None
    if len(set(held)) == 1:
        return held[0]
    first, last, approx = min(s.first for s in held), max(s.last for s in held), any(s.approx for s in held)
    if (first.year, first.month) == (last.year, last.month):
        return _Seen(first.replace(day=1), months(first.year, first.month, 1).last or last, "month", approx)
    if first.year == last.year and all(s.grain not in ("day", "week", "weekend") for s in held):
        return _Seen(date(first.year, 1, 1), date(first.year, 12, 31), "year", approx)
    return None


def _written(pair: _Pair | None, doubtful: bool = False) -> str | None:
    if pair is None or pair == (None, None):
        return None
    left, right = pair
    if left == right and left is not None:
        return _one(left, doubtful)
    return f"{'..' if left is None else _end(left, doubtful, left.first)}/{'..' if right is None else _end(right, doubtful, right.last)}"


def _one(seen: _Seen, doubtful: bool) -> str:
    mark = "~" if seen.approx or doubtful else ""
    if seen.grain == "season":
        return f"{seen.first.year:04d}-{_season_code(seen.first.month)}{mark}"
    if seen.grain == "decade" and seen.first.year % 10 == 0:
        return f"{seen.first.year // 10:03d}X{mark}"
    if seen.grain == "century" and seen.first.year % 100 == 0:
        return f"{seen.first.year // 100:02d}XX{mark}"
    exact = edtf_of(Period(seen.first, seen.last))
    left, slash, right = exact.partition("/")
    return f"{left}{mark}{slash}{right}{mark}" if slash else exact + mark


def _end(seen: _Seen, doubtful: bool, edge: date) -> str:
    """One end of an interval: in the unit it was given where EDTF has it, else its outer day."""
    one = _one(seen, doubtful)
    if "/" in one or seen.grain == "season":
        return edge.isoformat() + ("~" if seen.approx or doubtful else "")
    return one


def _season_code(first_month: int) -> int:
    return {3: 21, 6: 22, 9: 23, 12: 24}[first_month]


# ---------------------------------------------------------------------------------------------------------- parsing


@lru_cache(maxsize=8192)
def _parse(relative: str) -> _Expression:
    if _DURATION.fullmatch(relative):
        nothing = _Row((), False, 0, 0, open=True)
        return _Expression(nothing, nothing, duration=True)
    left, slash, right = relative.partition(" / ")
    if not slash:
        row = _row(left, relative)
        if row.open:
            raise ValueError(f"{relative!r} is no relative date: an open side needs a date beside it")
        return _Expression(row, None)
    rows = _row(left, relative), _row(right, relative)
    if all(row.open for row in rows):
        raise ValueError(f"{relative!r} is no relative date: one side at least must be given")
    return _Expression(*rows)


def _row(source: str, whole: str) -> _Row:
    if source == "..":
        return _Row((), False, 0, 0, open=True)
    words = source.split(" ")
    steps: list[_Step] = []
    low = high = 0
    depends = True
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if unit := _UNIT.fullmatch(word):
            kind, by = unit[1], int(unit[2])
            steps.append(_unit_step(kind, by))
            reach = _REACH[kind]
            low, high = low + by * reach - (0 if kind == "day" else reach) - 2, high + by * reach + (0 if kind == "day" else reach) + 2
        elif shift := _SHIFT.fullmatch(word):
            by = int(shift[2]) * (-1 if shift[1] == "-" else 1)
            steps.append(_shift_step(by, shift[3]))
            reach = {"D": 1, "W": 7, "M": 31, "Q": 92, "Y": 366}[shift[3]]
            low, high = low + min(by * reach, by * reach * 9 // 10) - 3, high + max(by * reach, by * reach * 9 // 10) + 3
        elif place := _PLACE.fullmatch(word):
            direction = words[at] if at < len(words) and words[at] in DIRECTIONS else None
            at += direction is not None
            steps.append(_place_step(place, direction))
            if direction != "same":
                reach = (
                    9
                    if place["weekday"] or place["weekend"]
                    else 70
                    if place["day"] and not place["on"]
                    else 366 * 9
                    if place["date"] == "02-29"
                    else 460
                )
                low, high = low - reach, high + reach
        elif word == "approx":
            steps.append(_approx)
            low, high = low - 200, high + 200
        elif word in ("prior", "following"):
            steps.append(_neighbour_step(-1 if word == "prior" else 1))
            low, high = low - 36600, high + 36600
        elif word.startswith("at:"):
            steps.append(_at_step(word[3:]))
            depends = False
        else:
            raise ValueError(f"{whole!r} is no relative date: {word!r} is no step of its grammar (see dragoman.when.relative)")
    if not steps:
        raise ValueError(f"{whole!r} is no relative date: it has no step")
    return _Row(tuple(steps), depends, low, high)


# Days of the longest unit of each kind: how far a step can reach, for cutting down the days that are tried.
_REACH = {"day": 1, "week": 7, "weekend": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653, "century": 36525}


def _approx(seen: _Seen) -> _Seen:
    return replace(seen, approx=True)


def _at_step(edtf: str) -> _Step:
    span = period(edtf)
    if span.first is None or span.last is None:
        raise ValueError(f"'at:{edtf}' needs a closed value: write the open side with ' / ..'")
    bare = edtf.rstrip("~?%")
    season = re.fullmatch(r"\d{4}-2[1-4]", bare)
    grain = "season" if season else "decade" if re.fullmatch(r"\d{3}X", bare) else "century" if re.fullmatch(r"\d{2}XX", bare) else _grain(span)
    seen = _Seen(span.first, span.last, grain, bare != edtf)
    return lambda _: seen


def _grain(span: Period) -> str:
    length = span.days or 0
    return "day" if length == 1 else "month" if 28 <= length <= 31 else "year" if 365 <= length <= 366 else "stretch"


def _unit_step(kind: str, by: int) -> _Step:
    def step(seen: _Seen) -> _Seen:
        return _unit_around(seen.first, kind, by, seen.approx)

    return step


def _unit_around(day: date, kind: str, by: int, approx: bool) -> _Seen:
    """The unit of a kind, `by` units away from the one that holds `day`. A week runs from Monday to Sunday (ISO 8601)."""
    match kind:
        case "day":
            day += timedelta(days=by)
            return _Seen(day, day, "day", approx)
        case "week" | "weekend":
            monday = day + timedelta(days=7 * by - day.weekday())
            return _Seen(monday if kind == "week" else monday + 5 * DAY, monday + 6 * DAY, kind, approx)
        case "month" | "quarter":
            length = 1 if kind == "month" else 3
            number = (day.year * 12 + day.month - 1) // length * length + by * length
            return _held(months(number // 12, number % 12 + 1, length), kind, approx)
        case _:
            length = {"year": 1, "decade": 10, "century": 100}[kind]
            start = day.year // length * length + by * length
            return _Seen(date(start, 1, 1), date(start + length - 1, 12, 31), kind, approx)


def _held(span: Period, grain: str, approx: bool) -> _Seen:
    first, last = span.first, span.last
    if first is None or last is None:
        raise ValueError("a unit of time has two ends")
    return _Seen(first, last, grain, approx)


def _shift_step(by: int, unit: str) -> _Step:
    def moved(day: date) -> date:
        if unit in "DW":
            return day + timedelta(days=by * (7 if unit == "W" else 1))
        number = day.year * 12 + day.month - 1 + by * {"M": 1, "Q": 3, "Y": 12}[unit]
        year, month = number // 12, number % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))

    return lambda seen: replace(seen, first=moved(seen.first), last=moved(seen.last), grain=seen.grain if seen.grain == "day" else "stretch")


def _neighbour_step(by: int) -> _Step:
    def step(seen: _Seen) -> _Seen:
        if seen.grain == "season":
            number = seen.first.year * 12 + seen.first.month - 1 + 3 * by
            return _held(months(number // 12, number % 12 + 1, 3), "season", seen.approx)
        if seen.grain == "stretch":
            edge = seen.first - DAY if by < 0 else seen.last + DAY
            return _Seen(edge, edge, "day", seen.approx)
        return _unit_around(seen.first, seen.grain, by, seen.approx)

    return step


def _place_step(place: re.Match[str], direction: str | None) -> _Step:
    find = _finder(place)

    def step(seen: _Seen) -> _Seen | None:
        match direction:
            case None:
                found = find(seen.first, 1)
                if found is not None and found.first < seen.first:  # the winter of a year is the one that begins in it
                    found = find(found.last + DAY, 1)
                return replace(found, approx=seen.approx) if found is not None and found.first <= seen.last else None
            case "past" | "recent" | "eve":
                found = find(seen.last, -1)
            case "future":
                found = find(seen.first, 1)
            case "last":
                found = _beyond(find, seen.first, -1)
            case "next":
                found = _beyond(find, seen.last, 1)
            case "near":
                found = _nearer(find(seen.last, -1), find(seen.first, 1), seen)
            case _:  # same
                found = find(seen.first, -1)
                if found is None or not found.first <= seen.first <= found.last:
                    return None
        return None if found is None else replace(found, approx=seen.approx)

    return step


_Find = Callable[[date, int], "_Seen | None"]


def _beyond(find: _Find, day: date, way: int) -> _Seen | None:
    """The nearest that does not hold `day` itself."""
    found = find(day, way)
    if found is not None and found.first <= day <= found.last:
        found = find(found.first - DAY, -1) if way < 0 else find(found.last + DAY, 1)
    return found


def _nearer(before: _Seen | None, after: _Seen | None, seen: _Seen) -> _Seen | None:
    if before is None or after is None:
        return before or after
    return before if seen.first - before.last <= after.first - seen.last else after


def _finder(place: re.Match[str]) -> _Find:
    """A function that gives the nearest day or unit of a kind: holding the day, else before it (-1) or after it (1)."""
    if (name := place["weekday"]) is not None:
        return lambda day, way: _weekday(day, WEEKDAYS.index(name), way)
    if place["weekend"] is not None:
        return _weekend
    if (month := place["month"]) is not None:
        return lambda day, way: _months_of_year(day, int(month), 1, "month", way)
    if (season := place["season"]) is not None:
        return lambda day, way: _months_of_year(day, {21: 3, 22: 6, 23: 9, 24: 12}[SEASONS[season]], 3, "season", way)
    if (quarter := place["quarter"]) is not None:
        return lambda day, way: _months_of_year(day, int(quarter) * 3 - 2, 3, "quarter", way)
    if (number := place["day"]) is not None:
        on = None if place["on"] is None else WEEKDAYS.index(place["on"])
        return lambda day, way: _day_of_month(day, int(number), on, way)
    month_of, day_of = (int(part) for part in place["date"].split("-"))
    if not (1 <= month_of <= 12 and 1 <= day_of <= monthrange(2000, month_of)[1]):
        raise ValueError(f"'date:{place['date']}' is no day of any year")
    return lambda day, way: _day_of_year(day, month_of, day_of, way)


def _weekday(day: date, index: int, way: int) -> _Seen:
    found = day - timedelta(days=(day.weekday() - index) % 7) if way < 0 else day + timedelta(days=(index - day.weekday()) % 7)
    return _Seen(found, found, "day")


def _weekend(day: date, way: int) -> _Seen:
    if day.weekday() >= 5:
        way = -1
    saturday = _weekday(day, 5, way).first
    return _Seen(saturday, saturday + DAY, "weekend")


def _months_of_year(day: date, month: int, length: int, grain: str, way: int) -> _Seen | None:
    spans = [months(year, month, length) for year in range(max(day.year - 2, 1), min(day.year + 3, 9999))]
    holding = [s for s in spans if s.first is not None and s.last is not None and s.first <= day <= s.last]
    before = [s for s in spans if s.last is not None and s.last < day]
    after = [s for s in spans if s.first is not None and s.first > day]
    nearest = holding or (before[-1:] if way < 0 else after[:1])
    return _held(nearest[0], grain, False) if nearest else None


def _day_of_month(day: date, number: int, on: int | None, way: int) -> _Seen | None:
    for by in range(14):  # a weekday falls on a given day of the month once in every year at least
        count = day.year * 12 + day.month - 1 + way * by
        year, month = count // 12, count % 12 + 1
        if not 1 <= number <= monthrange(year, month)[1]:
            continue
        found = date(year, month, number)
        if ((found <= day) if way < 0 else (found >= day)) and on in (None, found.weekday()):
            return _Seen(found, found, "day")
    return None


def _day_of_year(day: date, month: int, number: int, way: int) -> _Seen | None:
    for by in range(9):  # 29 February can be eight years away
        year = day.year + way * by
        if number > monthrange(year, month)[1]:
            continue
        found = date(year, month, number)
        if (found <= day) if way < 0 else (found >= day):
            return _Seen(found, found, "day")
    return None
