"""The page of a comparison: both texts whole, what changed marked in each, nothing of the press taken for markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.exports.compare_page import compare_page
from dragoman.families import compare
from dragoman.reading.types import Reading

Of = Callable[..., Reading]


def _visible(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html.partition("Side by side")[2]))


def test_both_sides_stand_beside_one_another_with_their_changes(report: Of) -> None:
    one, other = report("garbled-source", "nb"), report("garbled", "en")
    comparison = compare(one, other)
    page = compare_page(comparison, one, other)
    for pair in comparison.pairs:
        for words in (pair.original.of(one.report.text), pair.copy.of(other.report.text)):
            assert words.split()[0] in _visible(page).replace("&#39;", "'")
    for number, change in enumerate(sorted(comparison.changes, key=lambda c: c.severity != "high"), 1):
        assert f'id="change-{number}"' in page
        if change.severity == "high":
            assert "high · " + change.kind in page
    assert '<mark class="high">' in page


def test_no_word_of_the_press_is_markup(make: Of) -> None:
    rest = "Route 7 between Gdansk and Torun was closed for 12 hours.\nThe ambassador waited in Utrecht with students and their teachers all day."
    lines = "The minister <script>alert(1)</script> met {count} officials in Krakow.\n" + rest
    one, other = (make(lines.format(count=n), "en", name=name) for n, name in (("40", "a"), ("90", "b")))
    page = compare_page(compare(one, other), one, other)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
