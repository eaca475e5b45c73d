"""What a hostile page cannot do: steer a terminal, turn the direction of what stands around it, break a line of JSON."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.text.visible import escaped_json, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("say \u202edrow\u202c", "say drow"),
        ("one\u2028two", "one two"),
        ("bad\udcffname", "bad\\xffname"),
        ("سلام\u200c 👩\u200d👧 \u200f", "سلام\u200c 👩\u200d👧 \u200f"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ],
)
def test_controls_are_shown_and_turning_marks_taken_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_sentence_is_one_line() -> None:
    assert len(one_line("a\nb\r\nc\u2028d\x85e").splitlines()) == 1


@settings(max_examples=30)
@given(st.text(alphabet='aø \n\t"\\\x1b\x85\x9b\u2028\u202e\u2066😀', max_size=20))
def test_json_means_the_same_and_is_one_plain_line(text: str) -> None:
    written = escaped_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(written) == {"text": text}
    assert len(written.splitlines()) == 1
    assert visible(written) == written
