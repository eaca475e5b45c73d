"""The calendar's reasons in plain words."""

from __future__ import annotations

from datetime import date

from ...when import Period, edtf_of, period
from .types import Dateable, Hint

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KEYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# From here on a hint says that it is so; below, it suggests it.
_SAYS = 0.8


def name_of(row: Dateable) -> str:
    """How reasons call a report."""
    return f"report {row.label}"


def hint_told(row: Dateable, hint: Hint) -> str:
    """A hint in words."""
    key = hint.relative.partition(":")[2].split(" ")[0]
    match hint.kind:
        case "weekday":
            sure = "says" if hint.sure >= _SAYS else "suggests"
            return f"{name_of(row)}'s “{hint.words}” {sure} that it was written on a {WEEKDAYS[KEYS.index(key)]}"
        case "eve":
            after = WEEKDAYS[(KEYS.index(key) + 1) % 7]
            return f"{name_of(row)}'s “{hint.words}” suggests that it was written on a {WEEKDAYS[KEYS.index(key)]} or {after}"
        case "not-month":
            return f"{name_of(row)} speaks of “{hint.words}” as past, so that it is of another month"
        case "office":
            terms = " and ".join(written(period(term)) for term in (hint.value or "").split(" "))
            return f"{name_of(row)} tells of {hint.words} acting in office, who held one {terms}"
        case _:
            return f"{name_of(row)}'s “{hint.words}” is {written(period(hint.value or ''))}"


def upper(sentence: str) -> str:
    """The sentence with a capital."""
    return sentence[:1].upper() + sentence[1:]


def written(span: Period) -> str:
    """A period as an English reader writes it.

    >>> written(period("2022-02-01")), written(period("2022-02")), written(period("../1996"))
    ('1 February 2022', 'February 2022', 'until 31 December 1996')
    """
    first, last = span.first, span.last
    if first is None or last is None:
        return f"until {day_written(last)}" if last is not None else f"from {day_written(first)} on" if first is not None else "any day"
    if first == last:
        return day_written(first)
    plain = edtf_of(span)
    if len(plain) == 4:
        return plain
    if len(plain) == 7:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{day_written(first)} to {day_written(last)}"


def day_written(day: date) -> str:
    """A day as an English reader writes it."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
