"""Many documents read side by side give what one after another gives; odd texts are read like others."""

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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Der kommer ikke flere, lyder det fra Lavrov"),  # the speaker is the last word of all
        ("en", "The troops are ready,, the minister,, Lavrov, said."),
        ("tr", "Norveç cevap verdi\n\n5 NİSAN 2014\n\nNorveç cevap verdi."),
        ("en", "OSLO, APRİL 5, 2014\n\nNorway has answered."),  # İ folds to two letters
    ],
)
def test_odd_texts_are_read(language: str, text: str) -> None:
    assert Reader().read_text(text, language).report.text
