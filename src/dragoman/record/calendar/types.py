"""What the calendar of the casebook works with: reports as it sees them, what links them, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...text import Span
from ..types import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Something that a report's own words say of the day it was written on.

    `kind` is "weekday" (it is such a day), "eve" (such a day or the next), "not-month" (it is of another month than `relative` names), "means"
    (its `relative` means `value`), "office" (it is of one of the terms of office in `value`, EDTF parted by blanks), or "news" (such a day is the
    newest that it tells, which takes no day away). `sure` is 0.0 to 1.0.
    """

    kind: str
    relative: str
    words: str
    sure: float
    value: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateable:
    """A report as the calendar sees it: what it says of its day, and what its words let on.

    `label` is how reasons call it ("001"). `published` is EDTF that the page states or the user supplies, `basis` which of the two.
    """

    id: str
    label: str
    published: str | None = None
    basis: str | None = None
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """How one report dates an event: by `relative`, seen from its own day; where that is `None`, by `value`, which hangs on nothing."""

    report: str
    relative: str | None = None
    value: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two sightings that speak of one day, or two reports with one clock.

    `kind` "event": the dates that `left` and `right` give agree (both may be of one report). `kind` "clock": `right`'s report
    copies or translates `left`'s, so that its words are spoken on the original's day and it appeared no earlier. `kind` "near": both go back
    to one text, but which was first cannot be told: they were written within a few days of each other.
    `what` names the event for a person ("the answer").
    """

    left: Sighting
    right: Sighting
    kind: str = "event"
    what: str = "the event"
    sure: float = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A constraint that contradicts surer ones and was left out, in a sentence for a person."""

    reports: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The days of all reports by id, and what did not fit."""

    dates: Mapping[str, Dated]
    problems: tuple[Problem, ...]
