from __future__ import annotations

import itertools
from datetime import date

import pytest

from dragoman.reading.types import Event, Reading, Time
from dragoman.record.calendar import Dateable, Hint, Link, Sighting, constraints_of, solve
from dragoman.report.types import Published, Report
from dragoman.text import Span
from dragoman.when import Period

WINDOW = Period(date(1990, 1, 1), date(2023, 12, 31))


def weekday(key: str, words: str = "", sure: float = 0.9) -> Hint:
    return Hint(kind="weekday", relative=f"weekday:{key} same", words=words or key, sure=sure)


A = Dateable(id="a", label="A", published="2022-02", basis="stated", hints=(weekday("TUE", "tidligere tirsdag"),))
B = Dateable(id="b", label="B", published="2022-01-26", basis="stated")
C = Dateable(id="c", label="C")
ANSWER = Link(
    left=Sighting(report="a", relative="week-1 weekday:WED", words="onsdag i forrige uke"),
    right=Sighting(report="b", value="2022-01-26", words="26 January 2022"),
    what="the answer",
)
COPY = Link(left=Sighting(report="a"), right=Sighting(report="c"), kind="clock", sure=0.95)

D = Dateable(
    id="d", label="D", hints=(weekday("MON", "Monday afternoon", 0.55), Hint(kind="not-month", relative="month:09", words="September", sure=0.4))
)
E = Dateable(id="e", label="E")
SAME_MEETING = Link(
    left=Sighting(report="e", relative="weekday:MON past", words="mandag"),
    right=Sighting(report="e", relative="day+0", words="i dag"),
    what="the meeting",
)
IN_OCTOBER = Link(
    left=Sighting(report="a", relative="month:10 past", words="i oktober"),
    right=Sighting(report="e", relative="day+0", words="i dag"),
    what="the meeting",
)
WEEK_AFTER = Link(
    left=Sighting(report="d", relative="day+0 approx", words="now"),
    right=Sighting(report="e", relative="-P1W approx", words="en uke etter"),
    what="the closing",
)

ROWS, LINKS = [A, B, C, D, E], [ANSWER, COPY, SAME_MEETING, IN_OCTOBER, WEEK_AFTER]


def test_reports_date_each_other_and_a_translation_shares_the_clock() -> None:
    solution = solve(ROWS, LINKS, window=WINDOW)
    a, c = solution.dates["a"], solution.dates["c"]
    assert (a.edtf, a.basis) == ("2022-02-01", "inferred")
    assert (c.edtf, c.basis) == ("2022-02-01", "inferred")
    assert a.because == (
        "It is of February 2022; its “tidligere tirsdag” says that it was written on a Tuesday; "
        "its “onsdag i forrige uke” speaks of the answer, which report B dates 26 January 2022; so 1 February 2022."
    )
    assert "report A" in c.because
    assert solution.dates["b"].edtf == "2022-01-26"
    assert solution.dates["b"].basis == "stated"
    assert solution.problems == ()


def test_what_is_not_fixed_is_written_no_finer_than_it_is() -> None:
    dates = solve(ROWS, LINKS, window=WINDOW).dates
    assert (dates["d"].edtf, dates["d"].weekday) == ("2021-10", "Monday")
    assert (dates["e"].edtf, dates["e"].weekday) == ("2021-10", "Monday")
    assert "a Monday in October 2021 (the 4, 11 or 18)" in dates["d"].because


def test_order_does_not_matter() -> None:
    expected = solve(ROWS, LINKS, window=WINDOW)
    for rows, links in itertools.islice(zip(itertools.permutations(ROWS), itertools.permutations(LINKS), strict=True), 0, 120, 17):
        assert solve(rows, links, window=WINDOW) == expected


def test_the_weakest_of_contradicting_constraints_is_left_out_and_told() -> None:
    wrong = Link(
        left=Sighting(report="a", relative="day-1", words="i går"),
        right=Sighting(report="b", value="2022-01-26", words="26. jan."),
        what="the answer",
        sure=0.65,
    )
    solution = solve([A, B], [wrong, ANSWER], window=WINDOW)
    assert solution.dates["a"].edtf == "2022-02-01"
    assert [p.reports for p in solution.problems] == [("a", "b")]
    assert "i går" in solution.problems[0].message


def test_a_stated_day_is_never_changed() -> None:
    late = Dateable(id="b", label="B", published="2022-01-26", basis="stated", hints=(weekday("FRI"),))
    dated = solve([late], [], window=WINDOW)
    assert (dated.dates["b"].edtf, dated.dates["b"].basis) == ("2022-01-26", "stated")
    assert len(dated.problems) == 1


def test_nothing_known_stays_unknown() -> None:
    alone = solve([C], [], window=WINDOW).dates["c"]
    assert (alone.edtf, alone.basis, alone.because) == (None, None, "")


def test_a_copy_keeps_its_own_stated_day_and_bounds_the_original() -> None:
    copy = Dateable(id="c", label="C", published="2022-02-05", basis="stated")
    original = Dateable(id="a", label="A", published="2022-02", basis="stated", hints=(weekday("FRI"),))
    dates = solve([original, copy], [COPY], window=WINDOW).dates
    assert dates["c"].edtf == "2022-02-05"
    assert dates["a"].edtf == "2022-02-04"


def test_the_window_must_be_closed() -> None:
    with pytest.raises(ValueError, match="closed at both sides"):
        solve([], [], window=Period(date(2020, 1, 1), None))


def reading(text: str, times: list[tuple[str, str | None, str | None]], events: tuple[Event, ...] = ()) -> Reading:
    found, at = [], 0
    for words, relative, edtf in times:
        at = text.index(words, at)
        found.append(
            Time(span=Span(at, at + len(words)), text=words, edtf=edtf, relative=relative, anchor="published" if relative else None, rule="x/y")
        )
        at += len(words)
    report = Report(
        id="r1",
        ref="007",
        source="x",
        url=None,
        text=text,
        title=None,
        language="en",
        outlet=None,
        byline=(),
        agency=None,
        published=Published(),
        blocks=(),
    )
    return Reading(report=report, times=tuple(found), events=events)


def meeting(time: int, relative: str) -> Event:
    return Event(
        type="CONSULT",
        mode="meeting",
        actors=("IRN",),
        recipients=("USA",),
        agents=(),
        status="actual",
        date=None,
        date_relative=relative,
        time=time,
        place=None,
        about="",
        evidence=(),
        trigger=Span(0, 1),
        rule="x/y",
        said_by=None,
    )


def kinds(r: Reading) -> set[tuple[str, str]]:
    return {(h.kind, h.relative) for h in constraints_of(r).hints if h.kind != "news"}


def test_earlier_on_a_weekday_says_that_it_is_that_day() -> None:
    r = reading(
        "Iran said earlier Friday that talks of Monday afternoon failed",
        [("earlier Friday", "weekday:FRI same", None), ("Monday afternoon", "weekday:MON recent", None)],
    )
    assert kinds(r) == {("weekday", "weekday:FRI same")}
    assert constraints_of(r).label == "007"


def test_two_soft_weekdays_say_nothing() -> None:
    r = reading(
        "Monday afternoon and Tuesday afternoon",
        [("Monday afternoon", "weekday:MON recent", None), ("Tuesday afternoon", "weekday:TUE recent", None)],
    )
    assert kinds(r) == set()


def test_one_event_dated_twice_tells_the_weekday() -> None:
    r = reading(
        "They met on Monday. Today's meeting in March went well.",
        [("Monday", "weekday:MON past", None), ("Today", "day+0", None), ("March", "month:03 past", None)],
        (meeting(0, "weekday:MON past"), meeting(1, "day+0")),
    )
    assert kinds(r) == {("weekday", "weekday:MON same"), ("not-month", "month:03")}


def test_a_date_beside_a_weekday_fixes_the_week() -> None:
    r = reading("They met on Wednesday (26 January 2022) again.", [("Wednesday", "weekday:WED past", None), ("26 January 2022", None, "2022-01-26")])
    row = constraints_of(r)
    solved = solve([row], [], window=WINDOW).dates["r1"]
    assert (solved.edtf, solved.latest) == ("2022-01-26?", "2022-02-01")
    assert "newest day that it tells" in solved.because


def test_reasons_start_from_something_stated_and_do_not_lean_on_each_other() -> None:
    solution = solve(ROWS, LINKS, window=WINDOW)
    because = solution.dates["d"].because
    order = [because.index(words) for words in ("Report A is of February 2022", "which report A's “i oktober” dates October 2021", "“en uke etter”")]
    assert order == sorted(order)


def test_texts_of_one_family_lie_within_days_of_each_other() -> None:
    rows = [
        Dateable(id="a", label="A", published="2022-01-25", basis="stated"),
        Dateable(id="b", label="B", hints=(weekday("THU", "earlier Thursday"),)),
    ]
    near = Link(left=Sighting(report="a"), right=Sighting(report="b"), kind="near", sure=0.66)
    dated = solve(rows, [near], window=WINDOW).dates["b"]
    assert (dated.edtf, dated.basis) == ("2022-01-27", "inferred")
    assert "goes back to the same text as report A" in dated.because
