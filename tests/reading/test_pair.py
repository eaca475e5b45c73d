"""What a marked source does to a marked target."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.reading.likeness import likeliest
from dragoman.run.reader import Reader
from dragoman.text import Span
from dragoman.text.marked import parse


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("REQUEST", "{source|Village elders} asked {target|the peacekeepers} to guard the well."),
        ("COERCE", "{target|Two fishermen} were arrested by {source|Eritrean marines} on Sunday."),
        ("THREATEN", "{source|The militia} threatened to shell {target|the port}."),
        ("AGREE", "{source|Qatar} will send aid to {target|Lebanon}."),
        ("CONCEDE", "{source|Rwanda} will withdraw its troops from {target|Congo}."),
        ("REJECT", "{source|The rebels} did not meet {target|the mediator}."),
    ],
)
def test_type_follows_voice_and_what_is_not_done_yet(reader: Reader, kind: str, text: str) -> None:
    marked = parse(text)
    act = reader.read_pair(marked.text, marked.of("source")[0].span, marked.of("target")[0].span, language="en")
    assert act is not None
    assert act.type == kind


def test_frame_of_another_language_answers_without_a_vocabulary_of_acts(reader: Reader) -> None:
    act = reader.read_pair("Serbia anklaget Kosovo for å bryte avtalen.", Span(0, 6), Span(15, 21), language="nb")
    assert act is not None
    assert (act.type, act.basis) == ("ACCUSE", "frame")


def test_no_word_of_an_act_is_no_act(reader: Reader) -> None:
    assert reader.read_pair("Peru is larger than Ecuador.", Span(0, 4), Span(20, 27), language="en") is None


def test_overlapping_pair_is_refused(reader: Reader) -> None:
    with pytest.raises(ValueError, match="overlap"):
        reader.read_pair("Peru met Ecuador.", Span(0, 8), Span(4, 16), language="en")


def test_language_without_pipeline_is_refused(reader: Reader) -> None:
    with pytest.raises(InputError, match="no pipeline for 'xx'"):
        reader.read_pair("Peru met Ecuador.", Span(0, 4), Span(9, 16), language="xx")


def test_vocabulary_of_acts_comes_out_as_its_examples_say(reader: Reader) -> None:
    wrong = []
    for act in reader.packs["en"].acts.act:
        for expected, examples in ((True, act.yes), (False, act.no)):
            for example in examples:
                marked = parse(example)
                found = reader.read_pair(marked.text, marked.of("source")[0].span, marked.of("target")[0].span, language="en")
                if ((found.type if found else None) == act.type) is not expected:
                    wrong.append((act.type, found, example))
    assert wrong == []


def test_likeness_answers_only_where_the_words_speak_for_one_type() -> None:
    assert likeliest("en", ["castigate", "berate"]) == "ACCUSE"
    assert likeliest("en", ["zzz"]) is None
    assert likeliest("nb", ["angripe"]) is None
