"""What a draft answers without looking at all of its text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.models import Sentence
from dragoman.reading.draft import overlapping
from dragoman.reading.types import Name
from dragoman.text import Span

from .drafting import draft_of


def _names(widths: list[tuple[int, int]]) -> list[Name]:
    names, at = [], 0
    for gap, width in widths:
        at += gap
        span = Span(at, at + width)
        names.append(Name(span=span, text="x" * width, kind="state", id="NOR", label=None, principal=(), certainty=1.0, why=""))
        at += width
    return names


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), max_size=12), st.integers(0, 60), st.integers(1, 30))
def test_what_overlaps_a_stretch_is_found_wherever_it_begins(widths: list[tuple[int, int]], first: int, length: int) -> None:
    names, last = _names(widths), first + length
    assert list(overlapping(names, first, last)) == [n for n in names if n.span.start < last and first < n.span.end]


def test_a_character_between_two_sentences_is_in_none() -> None:
    held = (Sentence(start=2, end=10, tokens=()), Sentence(start=12, end=20, tokens=()))
    draft = replace(draft_of("Norway left. Sweden stayed.", "en"), sentences=held)
    assert [draft.sentence_at(Span(at, at + 1)) for at in (0, 2, 9, 10, 12, 19, 20)] == [None, held[0], held[0], None, held[1], held[1], None]
