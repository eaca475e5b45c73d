"""Whole pages as they come scraped, each line with the role that a careful reader gives it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.report import Report
from dragoman.text.marked import Marked, parse

Read = Callable[..., Report]
PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
LANGUAGES = {"en", "nb", "nn", "ru"}


def marked(path: Path) -> Marked:
    return parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_every_line_gets_the_role_that_a_reader_gives_it(path: Path, read: Read) -> None:
    page = marked(path)
    found = {(b.span.start, b.span.end): b.role.value for b in read(page.text).blocks}
    wanted = {(m.span.start, m.span.end): m.role for m in page.marks}
    told = {
        page.text[slice(*span)][:70]: (wanted.get(span), found.get(span)) for span in sorted(wanted | found) if wanted.get(span) != found.get(span)
    }
    assert told == {}


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_the_language_is_that_of_the_story(path: Path, read: Read) -> None:
    assert read(marked(path).text).language == path.stem.split("-")[0]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_blocks_cover_every_line_in_order_without_overlap(path: Path, read: Read) -> None:
    report = read(marked(path).text)
    end, held = 0, []
    for block in report.blocks:
        assert block.span.start >= end
        assert report.text[end : block.span.start].strip() == ""
        assert block.why
        held.append(block.span.of(report.text))
        end = block.span.end
    assert report.text[end:].strip() == ""
    assert "".join("".join(held).split()) == "".join(report.text.split())


def test_the_pages_speak_all_the_languages_that_they_are_meant_to() -> None:
    assert {p.stem.split("-")[0] for p in PAGES} == LANGUAGES
    assert len(PAGES) >= 12
