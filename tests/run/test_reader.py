"""Many documents read side by side give what one after another gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.intake import Document, Media, Quarantined, Supplied, document_id
from dragoman.run import reader as module
from dragoman.run.reader import Reader, read_all

STORIES = [
    "Norway expelled three Russian diplomats on Tuesday.",
    "Norge utviste tre russiske diplomater tirsdag.",
    "Sverige kallade upp Rysslands ambassadör.",
    "Poland recalled its ambassador to Belarus.",
]


def document(text: str) -> Document:
    data = text.encode()
    return Document(id=document_id(data), data=data, media=Media.TEXT, source="t", supplied=Supplied(language="en" if "ed " in text else "nb"))


def test_side_by_side_is_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Quarantined(source="x", data_hash=None, reason="is empty", remedy="name another")
    items = [*map(document, STORIES[:2]), broken, replace(document("—"), data=b"\xe2\x80\x94"), *map(document, STORIES[2:])]
    monkeypatch.setattr(module, "_FEW", 1)
    alone, beside = (list(read_all(items, Reader(processes=count))) for count in (1, 2))
    assert beside == alone
    assert [isinstance(result, Quarantined) for result in beside] == [False, False, True, True, False, False]
