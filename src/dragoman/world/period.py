"""Stretches of days whose ends may be unknown: terms of office, memberships, the days on which a report may have appeared."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:Z+-]*)?[?~%]?\Z")


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; `None` where that end is open or unknown."""

    first: date | None = None
    last: date | None = None

    def overlaps(self, other: Period) -> bool:
        """True when some day may lie in both.

        >>> Period(date(2020, 1, 1), None).overlaps(Period(None, date(2019, 12, 31)))
        False
        """
        return not ((self.last and other.first and self.last < other.first) or (other.last and self.first and other.last < self.first))

    def within(self, other: Period) -> bool:
        """True when every day of this period surely lies in `other`."""
        first_ok = other.first is None or (self.first is not None and self.first >= other.first)
        last_ok = other.last is None or (self.last is not None and self.last <= other.last)
        return first_ok and last_ok

    def meet(self, other: Period) -> Period | None:
        """The days that may lie in both, or `None` when there are none."""
        if not self.overlaps(other):
            return None
        firsts = [d for d in (self.first, other.first) if d]
        lasts = [d for d in (self.last, other.last) if d]
        return Period(max(firsts, default=None), min(lasts, default=None))


def period_of(edtf: str | None) -> Period:
    """The days that an EDTF date or interval may mean; all days for `None`, the empty string, and what cannot be read.

    >>> period_of("2022-02")
    Period(first=datetime.date(2022, 2, 1), last=datetime.date(2022, 2, 28))
    >>> period_of("2021-10-14/..").last is None
    True
    """
    if not edtf:
        return Period()
    if "/" in edtf:
        begin, _, end = edtf.partition("/")
        return Period(period_of(begin).first, period_of(end).last)
    m = _DATE.match(edtf)
    if m is None:
        return Period()
    year, month, day = int(m[1]), m[2], m[3]
    try:
        first = date(year, int(month or 1), int(day or 1))
        if day:
            return Period(first, first)
        return Period(first, date(year, int(month), monthrange(year, int(month))[1]) if month else date(year, 12, 31))
    except ValueError:
        return Period()


def term_of(begin: str, end: str) -> Period:
    """The period of a term that began at `begin` and ended at `end` (EDTF or empty), read generously where a date is coarse.

    A term given by years alone covers both years wholly, because somebody who left "in 2017" was in office on some of its days.
    """
    return Period(period_of(begin).first if begin else None, period_of(end).last if end else None)
