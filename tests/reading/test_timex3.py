"""TIMEX3: what TimeML marks, with its spans and values."""

from __future__ import annotations

import pytest

from dragoman.packs import Pack, shipped_packs
from dragoman.packs.dates import TimexRule
from dragoman.reading.draft import Draft
from dragoman.reading.times import find_times
from dragoman.reading.timex3 import timeml, timexes
from dragoman.reading.types import Reading
from dragoman.text.marked import parse

from .drafting import draft_of


def marked(draft: Draft) -> list[tuple[str, str, str]]:
    reading = Reading(report=draft.report, times=find_times(draft))
    return [(t.span.of(draft.report.text), t.type, t.value) for t in timexes(reading, draft.pack)]


RULES = [pytest.param(pack, rule, id=f"{tag}/{rule.id}") for tag, pack in shipped_packs().items() for rule in pack.dates.timex_rules]


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_what_only_timeml_counts_is_marked_as_its_examples_say(pack: Pack, rule: TimexRule) -> None:
    for example in rule.yes:
        plain = parse(example)
        wanted = [(m.span.of(plain.text), m.value) for m in plain.of("time")]
        found = [(words, f"{kind} {value}".strip()) for words, kind, value in marked(draft_of(plain.text, pack.tag, published="2021-05-03"))]
        assert found == wanted
    values = {mark.value for example in rule.yes for mark in parse(example).of("time")}
    for example in rule.no:
        own = {f"{kind} {value}".strip() for _, kind, value in marked(draft_of(parse(example).text, pack.tag, published="2021-05-03"))}
        assert not own & values


def test_limits_stand_outside_and_ranges_are_two() -> None:
    text = "Since 2014 the line has been shut. He was minister from 2009 to 2013. Two weeks after the vote he left."
    assert marked(draft_of(text, "en", published="2021-05-03")) == [
        ("2014", "DATE", "2014"),
        ("2009", "DATE", "2009"),
        ("2013", "DATE", "2013"),
        ("Two weeks", "DURATION", "P2W"),
    ]


def test_a_stretch_that_words_join_is_two_dates() -> None:
    text = "The office was shut from 12 March to the end of May 2016."
    assert marked(draft_of(text, "en", published="2021-05-03")) == [("12 March", "DATE", "2016-03-12"), ("the end of May 2016", "DATE", "2016-05")]


def test_units_have_their_own_values() -> None:
    text = "They met last week, on Thursday morning, and exports fell in the third quarter of 2009 and over the past two years; now they wait."
    assert marked(draft_of(text, "en", published="2021-05-03")) == [
        ("last week", "DATE", "2021-W17"),
        ("Thursday morning", "TIME", "2021-04-29TMO"),
        ("the third quarter of 2009", "DATE", "2009-Q3"),
        ("the past two years", "DURATION", "P2Y"),
        ("now", "DATE", "PRESENT_REF"),
    ]


def test_inline_marks_are_well_formed() -> None:
    draft = draft_of("Smith & Co <left> in 2014.", "en")
    reading = Reading(report=draft.report, times=find_times(draft))
    line = timeml(draft.report.text, timexes(reading, draft.pack))
    assert line == 'Smith &amp; Co &lt;left&gt; in <TIMEX3 tid="t1" type="DATE" value="2014">2014</TIMEX3>.'
