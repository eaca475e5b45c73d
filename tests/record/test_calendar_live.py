"""The calendar kept while reports come and go is the one worked out anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.families.types import Family
from dragoman.reading.types import Reading
from dragoman.record.calendar import Calendar
from dragoman.world import load_world

from .build import Page, family

KEYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
ACTS = ("SANCTION/expel", "SANCTION/recall", "CONSULT/meeting", "REQUEST/demand")
PARTIES = ("RUS>NOR", "NOR>RUS", "BLR>LTU", "RUS>NOR,LTU")
BEGIN = date(2021, 3, 1)


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    """Reports of a few weeks, some without a day, that tell a few acts by weekdays, by "yesterday" or by full dates."""
    made = []
    for n in range(draw(st.integers(2, 7))):
        day = BEGIN + timedelta(days=draw(st.integers(0, 20)))
        published = draw(st.sampled_from([None, None, day.isoformat(), day.isoformat()[:7]]))
        words = draw(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(PARTIES), st.integers(0, 9)), min_size=1, max_size=3))
        text = " ".join(f"Act{i} was done on when{i} in Ohrid." for i in range(len(words))) + " Earlier so."
        page = Page(f"r{n}", text, published=published)
        for i, (act, parties, back) in enumerate(words):
            told = day - timedelta(days=back)
            how = draw(st.sampled_from(["full", "weekday", "days"]))
            if how == "full":
                page.time(f"when{i}", edtf=told.isoformat())
                page.tells(f"Act{i}", act, parties, date=told.isoformat(), place="place:MKD/ohrid", agents=("person:x", "person:y"))
                continue
            relative = f"weekday:{KEYS[told.weekday()]} past" if how == "weekday" else f"day-{back}"
            page.tells(f"Act{i}", act, parties, on=(f"when{i}", relative), place="place:MKD/ohrid", agents=("person:x", "person:y"))
        if draw(st.booleans()):
            page.time("Earlier", relative=f"weekday:{KEYS[day.weekday()]} same")
        made.append(page)
    return made


def anew(readings: Sequence[Reading], families: Sequence[Family], days: dict[str, str]) -> Calendar:
    calendar = Calendar(load_world())
    calendar.update(readings, families_new=families, given=days)
    return calendar


def same(one: Calendar, other: Calendar) -> bool:
    return one.dates == other.dates and one.problems == other.problems


@settings(max_examples=60, deadline=None)
@given(pages(), st.randoms(use_true_random=False), st.booleans())
def test_one_by_one_in_any_order_is_all_at_once(made: list[Page], draw: object, twins: bool) -> None:
    readings = [p.reading() for p in made]
    families = [family(made[0], made[1], "translation")] if twins else []
    expected = anew(readings, families, {})
    order = list(readings)
    draw.shuffle(order)  # type: ignore[attr-defined]
    calendar = Calendar(load_world())
    changed: set[str] = set()
    for reading in order[:-1]:
        calendar.update([reading])
    before = dict(calendar.dates)
    changed = calendar.update([order[-1]], families_new=families)
    assert same(calendar, expected)
    assert changed == {r for r, dated in calendar.dates.items() if before.get(r) != dated}


@settings(max_examples=40, deadline=None)
@given(pages(), st.booleans())
def test_what_goes_leaves_no_trace(made: list[Page], twins: bool) -> None:
    readings = [p.reading() for p in made]
    families = [family(made[0], made[-1], "copy")] if twins else []
    calendar = anew(readings, families, {made[0].name: "2021-03-05"})
    calendar.update([], gone=[made[-1].name], families_gone=families, given={})
    assert same(calendar, anew(readings[:-1], [], {}))


def test_a_new_report_that_dates_another_is_told_as_a_change() -> None:
    undated = Page("a", "Minsk recalled its envoy from Vilnius yesterday.")
    undated.tells("recalled", "SANCTION/recall", "BLR>LTU", on=("yesterday", "day-1"))
    calendar = anew([undated.reading()], [], {})
    assert calendar.dates["a"].edtf is None
    dated = Page("b", "Minsk recalled its envoy from Vilnius on 3 March 2021.", published="2021-03-09")
    dated.time("3 March 2021", edtf="2021-03-03")
    dated.tells("recalled", "SANCTION/recall", "BLR>LTU", date="2021-03-03")
    assert calendar.update([dated.reading()]) == {"a", "b"}
    assert calendar.dates["a"].edtf == "2021-03-04"
    assert "b" in calendar.dates["a"].because
    assert calendar.update([], gone=["b"]) == {"a"}
    assert calendar.dates["a"].edtf is None


def test_a_dated_report_that_tells_nothing_in_common_touches_no_other() -> None:
    undated = Page("a", "Minsk recalled its envoy from Vilnius yesterday.")
    undated.tells("recalled", "SANCTION/recall", "BLR>LTU", on=("yesterday", "day-1"))
    calendar = anew([undated.reading()], [], {})
    other = Page("b", "Oslo expelled a Russian diplomat on 3 March 2021.", published="2021-03-09")
    other.tells("expelled", "SANCTION/expel", "NOR>RUS", date="2021-03-03")
    assert calendar.update([other.reading()]) == {"b"}


def test_the_contradictions_of_a_part_that_falls_apart_are_kept() -> None:
    """One report held two others together; when it goes, what one of them contradicts is still told."""
    told = []
    for name, days in (("a", ["2021-03-01"]), ("b", [None]), ("c", ["2021-03-01", "2021-03-01", None]), ("d", ["2021-03-01"]), ("e", [None, None])):
        text = " ".join(f"Act{i} was done on when{i} in Ohrid." for i in range(len(days)))
        page = Page(name, text)
        for i, day in enumerate(days):
            parties = "NOR>RUS" if i == len(days) - 1 and i else "RUS>NOR"
            if day is None:
                page.tells(f"Act{i}", "SANCTION/expel", parties, on=(f"when{i}", f"weekday:{'TUE' if name == 'b' else 'MON'} past"))
            else:
                page.time(f"when{i}", edtf=day)
                page.tells(f"Act{i}", "SANCTION/expel", parties, date=day)
        told.append(page.reading())
    calendar = anew(told, [], {"a": "2021-03-05"})
    calendar.update([], gone=["e"], given={})
    expected = anew(told[:-1], [], {})
    assert expected.problems
    assert same(calendar, expected)
