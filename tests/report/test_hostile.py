"""Pages and texts made to break a reader: they cost seconds at most and their words are still found."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake.document import Document, Media, Supplied, document_id
from dragoman.packs import shipped_packs
from dragoman.report import make_report
from dragoman.report.html import read_page
from dragoman.report.types import Report, Role

STORY = "Russia expelled two Canadian diplomats on Monday, the ministry said. Canada called the step unjustified and will not reply."


def report(text: str) -> Report:
    data = text.encode()
    return make_report(Document(id=document_id(data), data=data, media=Media.TEXT, source="t", supplied=Supplied(language="en")), shipped_packs())


@pytest.mark.parametrize("control", ["\x1b[31m", "&#27;[31m", "&#x1B;[31m", "\x00", "&#7;"])
def test_a_control_character_does_not_hide_the_article(control: str) -> None:
    page = read_page(f"<html><body><p>{STORY}</p><p>{control}{STORY} Again.</p></body></html>")
    assert page.text.count("Canada called the step") == 2
    assert "\x1b" not in page.text


def test_references_that_mean_windows_1252_are_read_as_browsers_do() -> None:
    assert "2014 – 2016 –" in read_page(f"<html><body><p>2014 &#150; 2016 &#8211; {STORY}</p></body></html>").text


@pytest.mark.parametrize("attribute", ['a{}="x" ', 'a{}=">" ', 'a{}="x"/'])
def test_an_element_of_very_many_attributes_costs_no_minutes(attribute: str) -> None:
    started = time.process_time()
    page = read_page(f"<html><body><p {''.join(attribute.format(i) for i in range(30_000))}>{STORY}</p></body></html>")
    assert STORY in page.text
    assert time.process_time() - started < 5


@pytest.mark.parametrize("text", ["A short line.\n" * 9_000, STORY * 2_000, "word" * 60_000], ids=["lines", "one line", "one word"])
def test_what_is_longer_than_any_report_is_cut_with_a_note(text: str) -> None:
    held = report(text)
    assert held.text == text
    assert held.blocks[-1].role is Role.JUNK
    assert held.blocks[-1].span.end == len(text.rstrip())
    (note,) = [n for n in held.notes if n.code == "report-cut"]
    assert note.span == held.blocks[-1].span
    assert 50_000 < sum(len(b.span) for b in held.blocks[:-1]) <= 150_000


_SIGNS = [*"aøЖ.,:;!?–—-\"'«»“”„()[]{}<>&|/\\@#0129 \n\r\t", "\r\n", "\n\n", "\u00a0", "\u0085", "\u2028", "\u0301", "\u200d", "👩", "\u202e", "\x0b"]
_WORDS = ["Lavrov ", "Russia ", "said ", "Monday", "1. februar 2022", "Published: ", "By ", "Read also", "MOSCOW (Reuters) – ", "https://x.no "]
_PRESS = st.lists(st.sampled_from([*_SIGNS, *_WORDS]), max_size=60).map("".join)


@settings(max_examples=30, deadline=None)
@given(_PRESS)
def test_blocks_cover_every_line_that_is_not_blank_in_order(text: str) -> None:
    text = "Canada " + text
    held = report(text)
    assert held.text == text.replace("\r\n", "\n").replace("\r", "\n")
    covered = [False] * len(held.text)
    end = 0
    for block in held.blocks:
        assert end <= block.span.start < block.span.end <= len(held.text)
        end = block.span.end
        covered[block.span.start : end] = [True] * len(block.span)
    missed = [c for c, seen in zip(held.text, covered, strict=True) if not seen and not c.isspace()]
    assert not missed
