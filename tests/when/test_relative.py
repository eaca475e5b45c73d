from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.when import Period, anchors, compatible, hangs, is_relative, resolve

SEEN = [
    # relative, anchor, value
    ("day-10", "2021-10-18", "2021-10-08"),
    ("day-14 approx", "2021-10-18", "2021-10-04~"),
    ("week-1 weekday:WED", "2022-02-01", "2022-01-26"),
    ("week-1 weekday:WED", "2022-01-31", "2022-01-26"),
    ("week+1 weekday:TUE", "2021-10-18", "2021-10-26"),
    ("week+0", "2021-10-27", "2021-10-25/2021-10-31"),
    ("weekend past", "2023-05-17", "2023-05-13/2023-05-14"),
    ("weekday:TUE past", "2022-02-01", "2022-02-01"),
    ("day:15-THU past", "2022-02-01", "2021-07-15"),
    ("day:15-THU near", "2022-09-01", "2022-09-15"),
    ("weekday:TUE last", "2022-02-01", "2022-01-25"),
    ("weekday:TUE next", "2022-02-01", "2022-02-08"),
    ("weekday:TUE same", "2022-02-01", "2022-02-01"),
    ("weekday:TUE same", "2022-02-02", None),
    ("month:10 past", "2022-02-01", "2021-10"),
    ("month:10 future", "2022-02-01", "2022-10"),
    ("date:06-03 near", "2009-05-14", "2009-06-03"),
    ("date:12-17 near", "2022-01-26", "2021-12-17"),
    ("month:02 near", "2022-02-26", "2022-02"),
    ("month:10 last", "2021-10-18", "2020-10"),
    ("year-1 date:12-17", "2022-01-26", "2021-12-17"),
    ("date:12-17 past", "2021-12-17", "2021-12-17"),
    ("date:02-29 past", "2023-01-01", "2020-02-29"),
    ("year-1 season:autumn", "2022-02-01", "2021-23"),
    ("at:1998 season:winter", None, "1998-24"),
    ("season:winter past", "2022-01-10", "2021-24"),
    ("quarter-1", "2022-02-01", "2021-10/2021-12"),
    ("decade-1", "2022-02-01", "201X"),
    ("-P1M", "2022-03-31", "2022-02-28"),
    (".. / -P2Y", "2021-10-18", "../2019-10-18"),
    ("day+0 / ..", "2022-02-01", "2022-02-01/.."),
    (".. / at:1997 prior", None, "../1996"),
    ("at:1991~ / ..", None, "1991~/.."),
    ("duration:P2Y", "2022-02-01", None),
    # a coarse anchor gives what is certain, and no day
    ("month:10 past", "2022-02", "2021-10"),
    ("day+0", "2022-02", "2022-02"),
    ("day-1", "2022-02", None),
    ("weekday:MON past", "2022-02", None),
    ("weekday:MON same", "2022-02", "2022-02"),
    ("day+0 / ..", "2022-02", "2022-02/.."),
    ("week-1 weekday:WED / ..", "2022-02", None),
    ("year-1", "2022-02", "2021"),
    ("year-1", "2022-02~", "2021~"),
    ("year-1", "199X", None),
    ("day+0", None, None),
]


@pytest.mark.parametrize(("relative", "anchor", "value"), SEEN)
def test_a_relative_date_means_what_its_steps_say(relative: str, anchor: str | None, value: str | None) -> None:
    assert resolve(relative, anchor) == value


@pytest.mark.parametrize(
    "wrong", ["", "day", "week-1  weekday:WED", "weekday:WEDNESDAY", "..", ".. / ..", "month:13 past", "at:1997/..", "last week"]
)
def test_what_is_no_relative_date_is_refused(wrong: str) -> None:
    assert not is_relative(wrong)
    with pytest.raises(ValueError, match=r"relative date|no EDTF|needs a closed value|open at both"):
        resolve(wrong, "2022-01-01")


def test_only_what_names_the_anchor_hangs_on_it() -> None:
    assert hangs("day-1")
    assert hangs(".. / day+0")
    assert not hangs(".. / at:1997 prior")


WINDOW = Period(date(2019, 6, 1), date(2022, 6, 30))
STEPS = st.sampled_from([pair[0] for pair in SEEN if hangs(pair[0]) and resolve(pair[0], "2022-02-01") is not None])


@settings(max_examples=40, deadline=None)
@given(relative=STEPS, target=st.dates(date(2020, 1, 1), date(2021, 12, 31)), coarse=st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_anchors_are_exactly_the_days_from_which_the_value_is_meant(relative: str, target: date, coarse: str) -> None:
    value = target.strftime(coarse)
    assert WINDOW.first is not None
    days = [WINDOW.first + timedelta(days=i) for i in range(WINDOW.days or 0)]
    brute = {day for day in days if (seen := resolve(relative, day.isoformat())) is not None and compatible(seen, value)}
    assert anchors(relative, value, WINDOW) == brute
