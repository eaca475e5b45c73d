"""Why a date is what it is."""

from __future__ import annotations

from tests.reading.drafting import draft_of

from dragoman.reading.types import Reading, Time
from dragoman.record.reasons import why_time
from dragoman.record.types import Dated
from dragoman.text import Span


def reading() -> Reading:
    report = draft_of("Svaret kom onsdag i forrige uke.", "nb").report
    time = Time(
        span=Span(11, 31), text="onsdag i forrige uke", edtf=None, relative="week-1 weekday:WED", anchor="published", rule="nb/weekday-of-week"
    )
    return Reading(report=report, times=(time,))


def test_a_relative_time_is_told_from_its_characters_to_its_day() -> None:
    told = reading()
    day = Dated(edtf="2022-02-01", basis="inferred", because="Its “tirsdag” says that it was written on a Tuesday; so 1 February 2022.")
    assert why_time(told, told.times[0], day) == (
        "“onsdag i forrige uke” (characters 11–31, rule nb/weekday-of-week) means the week before, in it Wednesday.",
        "It counts from the day of the report, 2022-02-01.",
        "Its “tirsdag” says that it was written on a Tuesday.",
        "So 1 February 2022.",
        "So it is 2022-01-26.",
    )


def test_an_unknown_day_settles_nothing() -> None:
    told = reading()
    steps = why_time(told, told.times[0], Dated(edtf=None, basis=None, because=""))
    assert steps[-1] == "It counts from the day of the report, which is not known."
