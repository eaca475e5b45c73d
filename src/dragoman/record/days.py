"""Comparisons of dates that the folding needs, where either date may be unknown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from ..when import Period, compatible, period, sort_key, tighter

# Years within which the press of a casebook can lie; a quarter further out is taken for the first or last of them.
_YEARS = 1900, 2100


def days_of(edtf: str | None) -> Period | None:
    """The days that a date names, or `None` for an unknown one."""
    return None if edtf is None else period(edtf)


def length(edtf: str | None) -> int | None:
    """How many days a date may be, `None` when it is open or unknown."""
    return None if edtf is None else period(edtf).days


def month_of(edtf: str | None) -> int | None:
    """A running number for the month in which a date of at most a month lies, `None` for coarser ones.

    >>> month_of("2022-01-31") == month_of("2021-12") + 1, month_of("2022")
    (True, None)
    """
    days = days_of(edtf)
    if days is None or days.first is None or days.last is None or (days.first.year, days.first.month) != (days.last.year, days.last.month):
        return None
    return days.first.year * 12 + days.first.month


@lru_cache(maxsize=50_000)
def quarters(edtf: str | None, *, before: int = 0, after: int = 0) -> tuple[int, ...]:
    """Running numbers of the quarters of a year in which a date can lie, with so many days before and after; none for an unknown date.

    >>> len(quarters("2022-01-31")), len(quarters("2022-01-31", before=60)), len(quarters("2022")), quarters(None)
    (1, 2, 4, ())
    """
    days = days_of(edtf)
    if days is None:
        return ()
    first = _YEARS[0] * 4 if days.first is None else _quarter(days.first.toordinal() - before)
    last = _YEARS[1] * 4 + 3 if days.last is None else _quarter(days.last.toordinal() + after)
    return tuple(range(first, last + 1))


def _quarter(ordinal: int) -> int:
    day = date.fromordinal(min(max(ordinal, date(_YEARS[0], 1, 1).toordinal()), date(_YEARS[1], 12, 31).toordinal()))
    return day.year * 4 + (day.month - 1) // 3


def is_day(edtf: str | None) -> bool:
    """True when the date names one day."""
    return length(edtf) == 1


def agree(a: str | None, b: str | None, slack: int = 0) -> bool:
    """True unless the two dates exclude each other; an unknown date excludes nothing.

    >>> agree("2022-02", "2022-02-01"), agree("2022-01-31", "2022-02-01"), agree("2022-01-31", "2022-02-01", slack=1)
    (True, False, True)
    """
    if a is None or b is None or compatible(a, b):
        return True
    return slack > 0 and period(a).widen(slack).overlaps(period(b))


def surely_before(a: str | None, b: str | None) -> bool:
    """True when every day that `a` can mean is earlier than every day that `b` can mean.

    >>> surely_before("2021-12", "2022-01-26"), surely_before("2022-01", "2022-01-26"), surely_before(None, "2022")
    (True, False, False)
    """
    x, y = days_of(a), days_of(b)
    return x is not None and y is not None and x.last is not None and y.first is not None and x.last < y.first and not compatible(a or "", b or "")


def known_by(edtf: str | None, day: str) -> bool:
    """True when the whole of `edtf` lies on or before `day` (or before the end of the month or year that `day` names)."""
    x, limit = days_of(edtf), period(day)
    return x is not None and x.last is not None and limit.last is not None and x.last <= limit.last


def finest(dates: Iterable[str | None]) -> str | None:
    """The date that says most; between equals the earlier one, so that order does not matter.

    >>> finest(["2021-12", None, "2021-12-17", "2021"])
    '2021-12-17'
    """
    best: str | None = None
    for one in sorted({d for d in dates if d is not None}):
        best = tighter(best, one)
    return best


def in_time(edtf: str | None) -> tuple[bool, date, date, str]:
    """A sort key that puts dates in order of time, unknown ones last.

    >>> sorted([None, "2022-01-26", "2022", "2021-12"], key=in_time)
    ['2021-12', '2022', '2022-01-26', None]
    """
    return sort_key(edtf)


def within(a: str | None, b: str | None, *, before: int, after: int) -> bool:
    """True when both are known and `b` can lie no more than so many days before or after `a`.

    >>> within("2022-01-26", "2022-02-01", before=0, after=7), within("2022-01-26", "2022-01-20", before=0, after=7)
    (True, False)
    """
    x, y = days_of(a), days_of(b)
    if x is None or y is None or None in (x.first, x.last, y.first, y.last):
        return False
    low = (y.last or date.min) - (x.first or date.min)
    high = (y.first or date.min) - (x.last or date.min)
    return low.days >= -before and high.days <= after


def middle(edtf: str | None) -> tuple[bool, date, str]:
    """A key that puts coarse and fine dates in the order in which they most likely lie: by the middle of their days, unknown ones first."""
    if edtf is None:
        return False, date.min, ""
    held = period(edtf)
    first, last = held.first or held.last or date.min, held.last or held.first or date.min
    return True, first + (last - first) // 2, edtf


def recency(edtf: str | None) -> tuple[bool, date, date]:
    """A key whose greatest value is the latest date; an unknown one is never the latest."""
    if edtf is None:
        return False, date.min, date.min
    held = period(edtf)
    return True, held.first or held.last or date.min, held.last or date.max
