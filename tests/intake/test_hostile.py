"""Odd and hostile inputs: each gives documents or a refusal, at once, and nothing that a casebook cannot keep."""

import io
import json
import os
import time
from pathlib import Path

import pytest

from dragoman.intake import Document, Quarantined, Supplied, decoded, documents, language_tag

STORY = "The minister has written to his colleagues.\n"


def take(*names: object, stdin: bytes | None = None) -> list[Document | Quarantined]:
    return list(documents([str(n) for n in names], stdin=None if stdin is None else io.BytesIO(stdin), supplied=Supplied()))


def of_line(tmp_path: Path, **fields: object) -> Document | Quarantined:
    (tmp_path / "r.jsonl").write_text(json.dumps({"text": STORY, **fields}))
    (item,) = take(tmp_path / "r.jsonl")
    return item


def test_a_name_that_is_not_utf8_becomes_one_that_can_be_kept(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text(STORY)
    (item,) = take(tmp_path)
    assert isinstance(item, Document)
    assert item.source.encode().endswith(b"bad\\xff.txt")


def test_a_pipe_in_a_folder_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for named in (tmp_path, tmp_path / "*"):
        (item,) = take(named)
        assert isinstance(item, Quarantined)
        assert item.reason == "is no ordinary file"


def test_a_link_to_the_folder_above_gives_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "self").symlink_to(".")
    assert [i.source for i in take(tmp_path / "**")] == [str(tmp_path / "a.txt")]


def test_an_empty_name_is_not_the_folder_that_we_are_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    (item,) = take("")
    assert isinstance(item, Quarantined)


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "closed").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    read, closed = take(tmp_path)
    assert isinstance(read, Document)
    assert isinstance(closed, Quarantined)
    assert closed.source == str(tmp_path / "closed")


def test_standard_input_named_twice_is_said() -> None:
    first, second = take("-", "-", stdin=STORY.encode())
    assert isinstance(first, Document)
    assert isinstance(second, Quarantined)
    assert "twice" in second.reason


def test_a_stream_of_blank_lines_is_read_in_linear_time() -> None:
    started = time.process_time()
    (item,) = take("-", stdin=b"\n" * 300_000)
    assert isinstance(item, Quarantined)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("key", ["url", "title", "published", "outlet", "language"])
def test_a_blank_fact_is_the_same_as_none(tmp_path: Path, key: str) -> None:
    item = of_line(tmp_path, **{key: " \n"})
    assert isinstance(item, Document)
    assert item.supplied == Supplied()


def test_facts_are_put_on_one_line_and_cut(tmp_path: Path) -> None:
    item = of_line(tmp_path, title=" A\n title ", outlet="x" * 100_000, published=" 2022 ", ref=" r ")
    assert isinstance(item, Document)
    assert item.supplied == Supplied(title="A title", outlet="x" * 500, published="2022", ref=" r ")


@pytest.mark.parametrize(("written", "tag"), [("nb-NO", "nb"), ("EN", "en"), ("no", "nb"), ("en_US", "en"), ("sr-latn-RS", "sr-Latn")])
def test_a_language_is_its_tag_without_region(written: str, tag: str) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize("written", ["", "x", "Norwegian", "../../etc", "en\x1b[31m", "en<script>", "x" * 5000])
def test_what_is_no_language_is_refused(tmp_path: Path, written: str) -> None:
    assert language_tag(written) is None
    if written:
        assert isinstance(of_line(tmp_path, language=written), Quarantined)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_though_its_letters_are_ascii(encoding: str) -> None:
    assert decoded((STORY * 3).encode(encoding)).text == STORY * 3


def test_utf8_cut_off_inside_a_character_stays_utf8() -> None:
    text = "Utenriksministeren sa at brevet på åtte sider krever et svar før møtet, også fra Færøyene. Støre"
    held = decoded(text.encode() + "ø".encode()[:1])
    assert held.text == text + "\ufffd"
    assert (held.encoding, held.guessed) == ("utf-8", True)
