"""Why a date is what it is."""

from __future__ import annotations

from dragoman.reading.types import Time
from dragoman.record.reasons import why_time
from dragoman.record.types import Dated
from dragoman.text import Span

WORDS, RULE = "onsdag i forrige uke", "nb/weekday-of-week"
TIME = Time(span=Span(11, 31), text=WORDS, edtf=None, relative="week-1 weekday:WED", anchor="published", rule=RULE)


def test_a_relative_time_is_told_from_its_characters_to_its_day() -> None:
    day = Dated(edtf="2022-02-01", basis="inferred", because="Its “tirsdag” says that it was written on a Tuesday; so 1 February 2022.")
    assert why_time(TIME, day) == (
        "“onsdag i forrige uke” (characters 11–31, rule nb/weekday-of-week) means the week before, in it Wednesday.",
        "It counts from the day of the report, 2022-02-01.",
        "Its “tirsdag” says that it was written on a Tuesday.",
        "So 1 February 2022.",
        "So it is 2022-01-26.",
    )


def test_an_unknown_day_settles_nothing() -> None:
    steps = why_time(TIME, Dated(edtf=None, basis=None, because=""))
    assert steps[-1] == "It counts from the day of the report, which is not known."
