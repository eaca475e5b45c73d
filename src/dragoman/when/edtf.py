"""Periods of days that EDTF values (ISO 8601-2) name, and back.

The forms that a newspaper needs are read here, since the record compares them by the million; everything else
(sets, masks inside a date, exponents) is left to the `edtf` library, which is loaded only then.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?"
    r"(?P<mark>[~?%]?)"
)

# EDTF's codes for parts of a year: first month and number of months. 24 and 28 begin in the year they are named
# after, as press usage does ("the winter of 2021" starts in December 2021); 29-32 are the southern seasons.
_PARTS = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    25: (3, 3),
    26: (6, 3),
    27: (9, 3),
    28: (12, 3),
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    40: (1, 6),
    41: (7, 6),
}

# How far an approximate value may be from what it names, by the length of the value in days: an "about two weeks ago"
# that meant twelve days, an "about 1991" that meant 1990. Wide enough to be true, narrow enough to say something.
_SLACK = ((1, 3), (31, 15), (366, 200))


@dataclass(frozen=True, slots=True)
class Period:
    """A closed stretch of days; `None` at a side says that it is open there (or unknown)."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"a period cannot run from {self.first} to {self.last}: give the earlier day first")

    @property
    def days(self) -> int | None:
        """How many days it holds, `None` when it is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1

    def overlaps(self, other: Period) -> bool:
        """True when some day lies in both."""
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )

    def contains(self, other: Period) -> bool:
        """True when every day of `other` lies in this one."""
        return (self.first is None or (other.first is not None and self.first <= other.first)) and (
            self.last is None or (other.last is not None and other.last <= self.last)
        )

    def widen(self, days: int) -> Period:
        """The period with so many more days at each closed side."""
        return Period(
            None if self.first is None else shifted(self.first, -days),
            None if self.last is None else shifted(self.last, days),
        )


def shifted(day: date, by: int) -> date:
    """The day so many days on, held inside the calendar of the years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


@lru_cache(maxsize=65536)
def period(edtf: str) -> Period:
    """The days that an EDTF value names.

    >>> period("2022-02")
    Period(first=datetime.date(2022, 2, 1), last=datetime.date(2022, 2, 28))
    >>> period("../1996").first is None
    True

    Raises:
        ValueError: no EDTF, or outside of the years 1 to 9999.
    """
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        if "/" not in right and not edtf.startswith("["):
            return _between(edtf, left, right)
    found = _POINT.fullmatch(edtf)
    if found is None:
        return _by_library(edtf)
    try:
        return _point(found)
    except ValueError as error:
        raise ValueError(f"{edtf!r} is no EDTF date: {error}") from None


def _between(edtf: str, left: str, right: str) -> Period:
    open_sides = ("..", "")
    if left in open_sides and right in open_sides:
        raise ValueError(f"{edtf!r} is no EDTF date: an interval needs a date at one side at least")
    first = None if left in open_sides else period(left).first
    last = None if right in open_sides else period(right).last
    try:
        return Period(first, last)
    except ValueError as error:
        raise ValueError(f"{edtf!r} is no EDTF date: {error}") from None


def _point(found: re.Match[str]) -> Period:
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        if month is not None:
            raise ValueError("a decade or century has no months")
        lowest = max(int(year.replace("X", "0")), 1)
        return Period(date(lowest, 1, 1), date(int(year.replace("X", "9")), 12, 31))
    if month is None:
        return Period(date(int(year), 1, 1), date(int(year), 12, 31))
    if day is None:
        if int(month) > 12:
            if int(month) not in _PARTS:
                raise ValueError("month must be in 1..12, or a season's code from 21 to 41")
            start, length = _PARTS[int(month)]
            return months(int(year), start, length)
        return months(int(year), int(month), 1)
    if found["hour"] is not None and (int(found["hour"]) > 24 or int(found["minute"]) > 59):
        raise ValueError("there is no such hour of the day")
    only = date(int(year), int(month), int(day))
    return Period(only, only)


def months(year: int, month: int, length: int) -> Period:
    """So many whole months from a month on."""
    last_year, last_month = divmod(year * 12 + month - 1 + length - 1, 12)
    if not 1 <= last_year <= 9999:
        raise ValueError(f"the year {last_year} is outside of the years 1 to 9999")
    return Period(date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1]))


def _by_library(edtf: str) -> Period:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        value = parse_edtf(edtf)
        low, high = value.lower_strict()[:3], value.upper_strict()[:3]
        return Period(date(*low), date(*high))
    except EDTFParseException:
        raise ValueError(f"{edtf!r} is no EDTF date: write it like 2022-02-01, 2022-02, 2022, 2021~ or 2022-01-26/2022-02-01") from None
    except (TypeError, ValueError, OverflowError, AttributeError):
        raise ValueError(f"{edtf!r} names no days of the years 1 to 9999: write it like 2022-02-01, 2022-02 or 2022") from None


def is_edtf(value: str) -> bool:
    """True when `period` can read the value."""
    try:
        period(value)
    except ValueError:
        return False
    return True


def edtf_of(value: Period) -> str:
    """The coarsest EDTF value that names exactly these days.

    >>> edtf_of(Period(date(2022, 2, 1), date(2022, 2, 28)))
    '2022-02'
    >>> edtf_of(Period(date(2021, 10, 25), date(2021, 11, 30)))
    '2021-10-25/2021-11-30'

    Raises:
        ValueError: a period that is open at both sides.
    """
    first, last = value.first, value.last
    if first is None and last is None:
        raise ValueError("a period that is open at both sides has no EDTF value: write None for what is not known")
    if first is None or last is None:
        return f"{_side(first)}/{_side(last)}"
    if first == last:
        return first.isoformat()
    starts_month, ends_month = first.day == 1, last.day == monthrange(last.year, last.month)[1]
    if starts_month and ends_month:
        if first.month == 1 and last.month == 12:
            return f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
        one = f"{first.year:04d}-{first.month:02d}"
        return one if (first.year, first.month) == (last.year, last.month) else f"{one}/{last.year:04d}-{last.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _side(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def loose(edtf: str) -> Period:
    """The days a value may mean: an approximate or uncertain one reaches somewhat further than it says."""
    held = period(edtf)
    if not edtf.endswith(("~", "?", "%")) and "~" not in edtf:
        return held
    length = held.days
    return held.widen(next((slack for limit, slack in _SLACK if length is not None and length <= limit), _SLACK[-1][1]))


def compatible(a: str, b: str) -> bool:
    """True when the two values can speak of the same day.

    >>> compatible("2022-02-01", "2022-02"), compatible("2021-10-04~", "2021-10-06"), compatible("2021", "2022-02")
    (True, True, False)
    """
    return loose(a).overlaps(loose(b))


def tighter(a: str | None, b: str | None) -> str | None:
    """The value that says more: fewer days, then the one without a mark of doubt; `a` where they are equal.

    >>> tighter("2022-02", "2022-02-01")
    '2022-02-01'
    """
    if a is None or b is None:
        return a if b is None else b
    return b if _vagueness(b) < _vagueness(a) else a


def _vagueness(edtf: str) -> tuple[bool, int, bool]:
    held = period(edtf)
    days = held.days
    return days is None, days or 0, edtf.endswith(("~", "?", "%"))


def sort_key(edtf: str | None) -> tuple[bool, date, date, str]:
    """A key that puts values in order of time: by first day, the shorter first; unknown ones last."""
    if edtf is None:
        return True, date.max, date.max, ""
    held = period(edtf)
    return False, held.first or held.last or date.max, held.last or date.max, edtf
