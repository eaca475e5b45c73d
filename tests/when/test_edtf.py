from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.when import Period, compatible, edtf_of, is_edtf, period, sort_key, tighter

PERIODS = [
    ("2022-02-01", date(2022, 2, 1), date(2022, 2, 1)),
    ("2022-01-26T19:04", date(2022, 1, 26), date(2022, 1, 26)),
    ("2022-01-26T19:04:00Z", date(2022, 1, 26), date(2022, 1, 26)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2021~", date(2021, 1, 1), date(2021, 12, 31)),
    ("2021-23", date(2021, 9, 1), date(2021, 11, 30)),
    ("2021-24", date(2021, 12, 1), date(2022, 2, 28)),
    ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ("2022-01-26/2022-02", date(2022, 1, 26), date(2022, 2, 28)),
    ("../1996", None, date(1996, 12, 31)),
    ("1991~/..", date(1991, 1, 1), None),
    ("[2021,2022]", date(2021, 1, 1), date(2022, 12, 31)),  # left to the library
]


@pytest.mark.parametrize(("edtf", "first", "last"), PERIODS)
def test_a_value_names_its_days(edtf: str, first: date | None, last: date | None) -> None:
    assert period(edtf) == Period(first, last)


@pytest.mark.parametrize("wrong", ["", "2022-13", "2022-02-30", "2022-99", "yesterday", "../..", "2022/2021", "2022-01-26T25:00", "201X-02"])
def test_what_is_no_edtf_is_refused_in_a_sentence(wrong: str) -> None:
    assert not is_edtf(wrong)
    with pytest.raises(ValueError, match=r"EDTF|period|days"):
        period(wrong)


@given(a=st.dates(date(1900, 1, 1), date(2100, 12, 31)), b=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_period_comes_back_from_its_value(a: date, b: date) -> None:
    held = Period(min(a, b), max(a, b))
    assert period(edtf_of(held)) == held


def test_whole_units_are_written_as_such() -> None:
    assert edtf_of(Period(date(2021, 1, 1), date(2021, 12, 31))) == "2021"
    assert edtf_of(Period(date(2021, 2, 1), date(2021, 3, 31))) == "2021-02/2021-03"
    assert edtf_of(Period(None, date(1996, 12, 31))) == "../1996-12-31"


def test_approximate_values_reach_a_little_further() -> None:
    assert compatible("2021-10-04~", "2021-10-06")
    assert not compatible("2021-10-04", "2021-10-06")
    assert not compatible("2021-10-04~", "2021-10-12")
    assert compatible("../1996", "1990-05")


def test_order_and_choice() -> None:
    values = [None, "2022", "2021-10-18", "../1996", "2022-01-26"]
    assert sorted(values, key=sort_key) == ["../1996", "2021-10-18", "2022", "2022-01-26", None]
    assert tighter("2022-02", "2022-02-01") == "2022-02-01"
    assert tighter(None, "2022") == "2022"
    assert tighter("2022-02-01~", "2022-02-01") == "2022-02-01"
    assert tighter("../2022", "2021/2022") == "2021/2022"
