"""What a user names, and what comes of it: documents and quarantined inputs, in the order named."""

import io
import json
from pathlib import Path

import pytest

from dragoman.intake import MAX_BYTES, Document, Media, Quarantined, Severity, Supplied, document_id, documents

STORY = "The minister has written to his colleagues.\n"


def take(*names: object, stdin: bytes | None = None, **supplied: str) -> list[Document | Quarantined]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(documents([str(n) for n in names], stdin=stream, supplied=Supplied(**supplied)))


def only(*names: object, stdin: bytes | None = None, **supplied: str) -> Document | Quarantined:
    (item,) = take(*names, stdin=stdin, **supplied)
    return item


@pytest.mark.parametrize(("name", "media"), [("a.txt", "text"), ("a.md", "markdown"), ("a.html", "html"), ("a.HTM", "html"), ("a", "text")])
def test_a_file_is_one_document_with_its_bytes(tmp_path: Path, name: str, media: str) -> None:
    path = tmp_path / name
    path.write_bytes(STORY.encode())
    item = only(path, language="nb")
    assert isinstance(item, Document)
    assert (item.media, item.data, item.source, item.id) == (media, STORY.encode(), str(path), document_id(STORY.encode()))
    assert item.supplied == Supplied(language="nb")


def test_order_is_kept_and_folders_are_sorted_with_others_counted(tmp_path: Path) -> None:
    for name in ("sub/b.txt", "sub/a.md", "sub/deep/c.html", "sub/x.png", "sub/.hidden.txt", "last.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STORY)
    items = take(tmp_path / "last.txt", tmp_path / "sub")
    assert [Path(i.source).name for i in items] == ["last.txt", "a.md", "b.txt", "c.html", "sub"]
    note = items[-1]
    assert isinstance(note, Quarantined)
    assert note.severity is Severity.SKIPPED
    assert "1 file" in note.reason
    assert ".png" in note.reason


def test_a_glob_that_the_shell_left_is_expanded(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "[odd].txt").write_text(STORY)
    assert [Path(i.source).name for i in take(tmp_path / "[ab].txt")] == ["a.txt", "b.txt"]
    assert [Path(i.source).name for i in take(tmp_path / "[odd].txt")] == ["[odd].txt"]
    assert isinstance(only(tmp_path / "*.html"), Quarantined)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\xef\xbb\xbf \n\t\n", "is empty"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "is a binary file"),
        ("large.txt", b"a" * (MAX_BYTES + 1), "is larger than 20 MB"),
        ("odd.xyz", b"text", "files of kind .xyz are not read"),
        ("old.doc", b"\xd0\xcf", "Word files of before 2007 are not read"),
        ("feed.xml", b"<rss/>", "is a feed without entries"),
        ("empty.jsonl", b"\n\n", "is empty"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_reason_and_a_remedy(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    item = only(tmp_path / name)
    assert isinstance(item, Quarantined)
    assert (item.reason, item.severity) == (reason, Severity.UNREADABLE)
    assert str(item) == f"{tmp_path / name}: {reason}; {item.remedy}."


@pytest.mark.parametrize("name", ["nowhere.txt", "http://127.0.0.1/a.html", "ftp://example.org/a.html", "no\x00where"])
def test_what_is_not_there_is_named(name: str) -> None:
    item = only(name)
    assert isinstance(item, Quarantined)
    assert item.source == name


def test_a_folder_without_reports_is_said(tmp_path: Path) -> None:
    item = only(tmp_path)
    assert isinstance(item, Quarantined)
    assert item.severity is Severity.UNREADABLE


LINES = [
    {"text": STORY, "ref": "007", "published": "2022-02", "outlet": "VG"},
    {"html": "<p>The minister has written.</p>", "language": "en"},
]


def test_each_json_line_is_a_document_with_its_own_facts_and_options_win(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n\n".join(json.dumps(line) for line in LINES) + "\n")
    first, second = take(path, published="2022-02-01")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.supplied == Supplied(ref="007", published="2022-02-01", outlet="VG")
    assert second.supplied == Supplied(language="en", published="2022-02-01")
    assert (first.media, json.loads(first.data), first.source) == (Media.JSON, LINES[0], f"{path}:1")
    assert second.source == f"{path}:3"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a', "the line is not valid JSON"),
        ("[1]", "the line is not a JSON object"),
        ('{"title": "a"}', 'the line has neither "text" nor "html"'),
        ('{"text": 3}', '"text" is not a string'),
        ('{"text": "a b", "ref": 7}', '"ref" is not a string'),
        ('{"text": "a b", "published": "yesterday"}', '"published" is not an EDTF date'),
        ('{"text": "  "}', "the report of this line is empty"),
        ('{"text": "a \\u0000"}', "the report of this line is binary"),
        ('{"text": "a \\ud800 b"}', "the report of this line holds half a character"),
        ("[" * 100_000, "the line is not valid JSON"),
    ],
)
def test_a_bad_json_line_is_named_by_number_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(f"{json.dumps(LINES[0])}\n{line}\n{json.dumps(LINES[1])}")
    first, bad, last = take(path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, Quarantined)
    assert bad.source == f"{path}:2"
    assert bad.reason.startswith(reason)


@pytest.mark.parametrize(
    ("data", "media", "count"),
    [
        (STORY.encode(), Media.TEXT, 1),
        (b"<!DOCTYPE html>\n<html><body><p>The minister has written.</p></body></html>", Media.HTML, 1),
        ("\n".join(json.dumps(line) for line in LINES).encode(), Media.JSON, 2),
        (b'{"text"} is how the letter begins, and that is no JSON.', Media.TEXT, 1),
        ("\ufeff\n\n  <html><p>The minister has written.</p>".encode(), Media.HTML, 1),
    ],
    ids=["text", "html", "json-lines", "brace", "mark"],
)
def test_standard_input_is_told_by_how_it_opens(data: bytes, media: Media, count: int) -> None:
    items = take("-", stdin=data)
    assert len(items) == count
    assert all(isinstance(i, Document) and i.media is media for i in items)


def test_empty_or_missing_standard_input_is_said() -> None:
    assert isinstance(only("-", stdin=b""), Quarantined)
    assert isinstance(only("-"), Quarantined)
