"""Quotation marks of every custom are understood; only those that open or close nothing are found."""

from __future__ import annotations

import pytest

from dragoman.families.quotemarks import unbalanced
from dragoman.text import Span


@pytest.mark.parametrize(
    "text",
    [
        "“Yes,” she said. “No.”",
        "„Ja“, sagte sie. „Nein.“",
        "»Ja«, sagte sie.",
        "«Oui», dit-elle.",
        "”Ja”, sade hon. ”Nej.”",
        '"Yes," she said.',
        "– Ja, sier hun.",
        "It’s the ministers’ answer.",
        "“It opens here.\n\n“And closes here.”",
    ],
)
def test_whole_marks(text: str) -> None:
    end = text.find("\n") if "\n" in text else len(text)
    assert unbalanced(text, Span(0, end)) is None


@pytest.mark.parametrize(
    ("text", "at"), [("“No,“ he said.", 4), ('He said "no.', 8), ("«Nei, sa han.", 0), ("Nei», sa han.", 3), ("”Nej, sade han.", 0)]
)
def test_odd_marks(text: str, at: int) -> None:
    assert unbalanced(text, Span(0, len(text))) == Span(at, at + 1)


def test_a_paragraph_of_a_million_marks_is_counted_once() -> None:
    text = "“" * 1_000_000
    assert unbalanced(text, Span(0, len(text))) == Span(1, 2)
