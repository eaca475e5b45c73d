"""Quotation marks and quote dashes in one paragraph."""

import time

import pytest

from dragoman.reading.quote_marks import find_dashes, find_marked
from dragoman.text import Span


def contents(text: str) -> list[str]:
    return [s.content.of(text) for s in find_marked(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We answered,” he said.", ["We answered,"]),
        ("«Vi svarte», sa han.", ["Vi svarte"]),
        ("»Vi svarede«, sagde han.", ["Vi svarede"]),
        ("„Wir haben geantwortet“, sagte er.", ["Wir haben geantwortet"]),
        ("”Vi svarade”, sade han.", ["Vi svarade"]),
        ('He called it "a farce" and "a shame".', ["a farce", "a shame"]),
        ("He said 'we won't take the allies' word', and left.", ["we won't take the allies' word"]),
        ("The allies’ answer and Minsk’s reply differ.", []),
        ("“He told us ‘no’ twice,” she said.", ["He told us ‘no’ twice,"]),
        ("“He told us “no” twice,” she said.", ["He told us “no” twice,"]),
        ("“Never “, he said, “again”.", ["Never", "again"]),
        ('“Mixed marks", he said.', ["Mixed marks"]),
        ("He said: “We shall see", ["We shall see"]),
    ],
)
def test_marks_of_every_convention(text: str, expected: list[str]) -> None:
    assert contents(text) == expected


def test_a_stray_closing_mark_ends_what_the_paragraph_before_opened() -> None:
    text = "And we will not wait,” he said."
    (stretch,) = find_marked(text, Span(0, len(text)), open_before=True)
    assert stretch.content.of(text) == "And we will not wait,"
    assert find_marked(text, Span(0, len(text))) == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("– Vi svarer, sier han.", [0]),
        ("Nato svarer. – Vi er klare – nå, sier han.", [13]),
        ("Møtet – det første på år – varte lenge.", []),
        ("Lavrov: – Vi har ingen planer", [8]),
        ("-5 grader i Moskva", []),
        ("- Vi svarer, sier han. - Nå.", [0, 23]),
    ],
)
def test_dashes_that_can_open_speech(text: str, places: list[int]) -> None:
    assert list(find_dashes(text, Span(0, len(text)), ())) == places


@pytest.mark.parametrize("text", ["“" * 20_000, "' a" * 20_000, '"a" ' * 20_000, "“a ‘b " * 8_000])
def test_hostile_marks_take_no_more_than_a_moment(text: str) -> None:
    began = time.process_time()
    find_marked(text, Span(0, len(text)))
    assert time.process_time() - began < 2
