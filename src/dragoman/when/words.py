"""Relative dates in plain words, for people who ask why a date is what it is."""

from __future__ import annotations

import re

_DAYS = {"MON": "Monday", "TUE": "Tuesday", "WED": "Wednesday", "THU": "Thursday", "FRI": "Friday", "SAT": "Saturday", "SUN": "Sunday"}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_LENGTHS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
_WAYS = {
    "past": "the nearest {} that has come",
    "recent": "the nearest {} that has come, most likely the day of writing",
    "eve": "the nearest {} that has come, most likely the day of writing or the one before",
    "last": "the {} before",
    "future": "the nearest {} to come",
    "next": "the {} after",
    "near": "the nearest {}, before or after",
    "same": "the day of writing, a {}",
}
_UNIT = re.compile(r"(day|weekend|week|month|quarter|year|decade|century)([+-]\d+)")
_SHIFT = re.compile(r"([+-])P(\d+)([DWMQY])")


def in_words(relative: str) -> str:
    """A relative date as a person says it, seen from the day from which it counts.

    >>> in_words("week-1 weekday:WED")
    'the week before, in it Wednesday'
    >>> in_words(".. / weekday:THU future")
    'until the nearest Thursday to come'
    """
    left, slash, right = relative.partition(" / ")
    if not slash:
        return _row(left)
    if left == "..":
        return f"until {_row(right)}"
    return f"from {_row(left)} on" if right == ".." else f"from {_row(left)} to {_row(right)}"


def _row(source: str) -> str:
    said: list[str] = []
    words = source.split(" ")
    at = 0
    while at < len(words):
        word, way = words[at], words[at + 1] if at + 1 < len(words) else ""
        at += 1
        if (unit := _UNIT.fullmatch(word)) is not None:
            said.append(_unit(unit[1], int(unit[2])))
        elif (shift := _SHIFT.fullmatch(word)) is not None:
            said.append(f"{_counted(int(shift[2]), _LENGTHS[shift[3]])} {'back' if shift[1] == '-' else 'on'}")
        elif word in ("approx", "prior", "following"):
            said.append({"approx": "or thereabouts", "prior": "the one before", "following": "the one after"}[word])
        elif word.startswith("at:"):
            said.append(word[3:])
        elif word.startswith("duration:"):
            said.append("a length of time")
        else:
            named = _named(word)
            said.append(_WAYS[way].format(named) if way in _WAYS else f"in it {named}" if said else named)
            at += way in _WAYS
    return ", ".join(said)


def _unit(kind: str, by: int) -> str:
    if kind == "day" and by == 0:
        return "that very day"
    if abs(by) > 1:
        return f"the {kind} {_counted(abs(by), kind)} {'before' if by < 0 else 'after'}"
    return {0: f"that very {kind}", -1: f"the {kind} before", 1: f"the {kind} after"}[by]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _named(word: str) -> str:
    kind, _, value = word.partition(":")
    match kind:
        case "weekday":
            return _DAYS[value]
        case "month":
            return _MONTHS[int(value) - 1]
        case "quarter":
            return f"quarter {value}"
        case "day":
            number, _, on = value.partition("-")
            return f"day {int(number)} of the month" + (f", a {_DAYS[on]}" if on else "")
        case "date":
            month, _, day = value.partition("-")
            return f"{int(day)} {_MONTHS[int(month) - 1]}"
        case _:
            return value or kind
