"""Marked text: what goes in comes out, and a stray brace is named with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import Span, cover, trim
from dragoman.text.marked import parse


def test_marks_nest_and_keep_their_order():
    marked = parse("{quote=direct|{name=NOR|Noreg} svarer}, seier {speaker|ho}.")
    assert marked.text == "Noreg svarer, seier ho."
    assert [(m.role, m.value, m.span.of(marked.text)) for m in marked.marks] == [
        ("quote", "direct", "Noreg svarer"),
        ("name", "NOR", "Noreg"),
        ("speaker", None, "ho"),
    ]


def test_two_marks_may_end_together():
    marked = parse("{quote|we meet {time|on Friday}}.")
    assert marked.text == "we meet on Friday."
    assert [m.span.of(marked.text) for m in marked.marks] == ["we meet on Friday", "on Friday"]


def test_doubled_braces_are_letters():
    marked = parse("a {{b}} {x|c}")
    assert marked.text == "a {b} c"
    assert marked.marks[0].span.of(marked.text) == "c"


@pytest.mark.parametrize("source", ["{x|open", "close}", "{X|upper}", "{no words}"])
def test_a_stray_brace_is_refused_with_the_way_out(source):
    with pytest.raises(ValueError, match=r"\{\{|\}\}|add '\}'"):
        parse(source)


@given(st.text())
def test_text_without_braces_is_itself(text):
    plain = text.replace("{", "").replace("}", "")
    assert parse(plain).text == plain


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted), min_size=1))
def test_cover_holds_every_span(pairs):
    spans = [Span(a, b) for a, b in pairs]
    whole = cover(spans)
    assert all(whole.contains(s) for s in spans)
    assert whole.start in {s.start for s in spans}
    assert whole.end in {s.end for s in spans}


@given(st.text(alphabet=" \n,ab", max_size=20))
def test_trim_takes_only_white_space_and_what_it_is_told(text):
    span = trim(Span(0, len(text)), text, extra=",")
    assert span.of(text) == text.strip(" \n,")


def test_overlap_is_intersection_over_union():
    assert Span(0, 10).overlap(Span(5, 15)) == pytest.approx(5 / 15)
    assert Span(0, 5).overlap(Span(5, 9)) == 0.0


def test_a_span_cannot_run_backwards():
    with pytest.raises(ValueError, match="cannot run from 3 to 2"):
        Span(3, 2)
