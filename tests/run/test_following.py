"""A casebook kept at hand holds the record that opening it gives, and tells of each report what it changes."""

from __future__ import annotations

from pathlib import Path

from dragoman.intake import Document
from dragoman.intake.document import Media, Supplied, document_id
from dragoman.run.casebooks import open_record
from dragoman.run.following import Following
from dragoman.run.reader import Reader
from dragoman.store import Casebook

ASKED = "3 May 2021\n\nOn Monday Peru asked Chile to return the seized tanker, the foreign ministry in Lima said.\n"
ANSWERED = "5 May 2021\n\nChile rejected Peru's request to return the seized tanker on Tuesday, the foreign ministry in Santiago said.\n"


def document(name: str, text: str) -> Document:
    data = text.encode()
    return Document(id=document_id(data), data=data, media=Media.TEXT, source=name, supplied=Supplied())


def test_what_is_followed_is_what_is_opened(tmp_path: Path) -> None:
    reader, place = Reader(), str(tmp_path / "c.db")
    with Casebook(place, create=True) as book:
        following = Following(book, reader)
        first = following.add(document("asked.txt", ASKED), now="2024-01-01T00:00:00Z")
        assert {"exchange", "report"} <= {d.kind for d in first}
        second = following.add(document("answered.txt", ANSWERED), now="2024-01-01T00:00:00Z")
        assert ["open → rejected" in d.text for d in second if d.kind == "answer"] == [True]
        assert following.add(document("asked.txt", ASKED), now="2024-01-01T00:00:00Z") == ()
        known = following.record
    assert known == open_record(place, world=reader.world, packs=reader.packs).record
