"""Lines that mark a source and a target."""

from __future__ import annotations

import json

import pytest

from dragoman.intake import Document, Quarantined
from dragoman.intake.document import Media, document_id
from dragoman.run.pairs import PairReading, read_pairs, to_json
from dragoman.run.reader import Reader


def _line(**fields: object) -> Document:
    data = json.dumps(fields).encode()
    return Document(id=document_id(data), data=data, media=Media.JSON, source="pairs.jsonl:1")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_words_and_offsets_mark_the_same_pair(reader: Reader) -> None:
    text = "Chad accused Sudan of arming rebels."
    by_words, by_offsets = read_pairs(
        [_line(text=text, source="Chad", target="sudan"), _line(text=text, source={"start": 0, "end": 4}, target={"start": 13, "end": 18})], reader
    )
    assert isinstance(by_words, PairReading)
    assert isinstance(by_offsets, PairReading)
    assert to_json(by_words) == to_json(by_offsets)
    assert to_json(by_words)["act"]["type"] == "ACCUSE"


def test_one_word_for_both_marks_two_places(reader: Reader) -> None:
    (pair,) = read_pairs([_line(text="Korean police arrested Korean students.", source="Korean", target="Korean")], reader)
    assert isinstance(pair, PairReading)
    assert (pair.source.start, pair.target.start) == (0, 23)


@pytest.mark.parametrize(
    "fields",
    [
        {"target": "Sudan"},
        {"source": "Mali", "target": "Sudan"},
        {"source": {"start": 3, "end": 900}, "target": "Sudan"},
        {"source": {"start": True, "end": 4}, "target": "Sudan"},
    ],
)
def test_a_line_that_marks_nothing_is_named_and_the_others_are_read(reader: Reader, fields: dict[str, object]) -> None:
    text = "Chad accused Sudan."
    refused, read = read_pairs([_line(text=text, **fields), _line(text=text, source="Chad", target="Sudan")], reader)
    assert isinstance(refused, Quarantined)
    assert "source" in refused.reason
    assert isinstance(read, PairReading)
