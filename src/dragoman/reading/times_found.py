"""Where time expressions of the pack stand in a report, the longest of those that overlap.

In junk only the page's own date is looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..packs.dates import DateRule
from ..report.types import Role
from ..text import Span
from .draft import Draft
from .time_patterns import Pattern, TimeMatcher, folded, word_class

_WORD = re.compile(r"\w+")
_HEADER = (Role.DATELINE, Role.BYLINE)
_HEADER_LINE = 60  # a crawler's or site's line with the date is no longer than this
# A digit that is glued to other signs is part of a number, a code, a price or a score, not of a date.
_GLUED_BEFORE = "-.,:/#§+"
_CURRENCY = "$€£"
_GLUED_AFTER = re.compile(r"[.,:/]\d|\s?[%€$£]|['’]?\d|-\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One pattern that holds, and the span of the expression."""

    span: Span
    pattern: Pattern
    found: re.Match[str]


def matches(draft: Draft, matcher: TimeMatcher) -> Iterator[Match]:
    """All that hold in the report's text and headers, overlapping ones too."""
    stated = draft.report.published.span
    for region, header in _regions(draft):
        for match in _matches_in(draft, matcher, region):
            rule = match.pattern.rule
            if rule is None or not rule.header or header or (stated is not None and stated.overlaps(match.span)):
                yield match
    for region in _page_headers(draft):
        for match in _matches_in(draft, matcher, region):
            if match.pattern.rule is not None and match.pattern.rule.value.startswith("at:"):
                yield match


def occurrences(text: str, matcher: TimeMatcher, region: Span) -> Iterator[tuple[Pattern, Span, re.Match[str]]]:
    """Every pattern that holds somewhere in a stretch of text, with the span of the expression."""
    words = [(word.start(), word_class(word[0])) for word in _WORD.finditer(text, region.start, region.end)]
    for (start, word), (_, behind) in pairwise([*words, (region.end, "")]):
        for pattern in matcher.candidates(word, behind):
            found = pattern.regex.match(text, start, region.end)
            if found is None:
                continue
            span = Span(*found.span()) if pattern.whole else Span(*found.span("time"))
            if pattern.rule is None or (not _glued(text, span) and _context_allows(text, found, pattern.rule)):
                yield pattern, span, found


def best(matches: Iterator[Match]) -> list[Match]:
    """The longest of those that overlap; of equally long ones the earlier rule."""
    chosen: list[Match] = []
    taken: list[Span] = []
    for match in sorted(matches, key=lambda m: (-len(m.span), m.span.start, m.pattern.order)):
        at = bisect_right(taken, match.span)
        if (at and taken[at - 1].end > match.span.start) or (at < len(taken) and taken[at].start < match.span.end):
            continue
        taken.insert(at, match.span)
        chosen.append(match)
    return sorted(chosen, key=lambda m: m.span)


def _regions(draft: Draft) -> Iterator[tuple[Span, bool]]:
    """Stretches to search, and whether they are header: blocks that one line break parts are one stretch."""
    report = draft.report
    held: Span | None = None
    held_header = False
    for block in report.blocks:
        if block.role is Role.JUNK:
            continue
        header = block.role in _HEADER
        if held is not None and header == held_header and report.text[held.end : block.span.start].count("\n") <= 1:
            held = Span(held.start, block.span.end)
            continue
        if held is not None:
            yield held, held_header
        held, held_header = block.span, header
    if held is not None:
        yield held, held_header


def _page_headers(draft: Draft) -> Iterator[Span]:
    """Junk that can still hold the page's own date: where the date was stated, and short lines above the text."""
    report = draft.report
    for block in report.blocks:
        if block.role is not Role.JUNK:
            break
        if len(block.span) <= _HEADER_LINE:
            yield block.span
    stated = report.published.span
    if stated is not None and any(b.role is Role.JUNK and len(b.span) > _HEADER_LINE and b.span.contains(stated) for b in report.blocks):
        yield stated


def _matches_in(draft: Draft, matcher: TimeMatcher, region: Span) -> Iterator[Match]:
    for pattern, span, found in occurrences(draft.report.text, matcher, region):
        yield Match(span=span, pattern=pattern, found=found)


def _glued(text: str, span: Span) -> bool:
    before, first, last = text[span.start - 1 : span.start], text[span.start], text[span.end - 1]
    if first.isdigit() and before and before in _GLUED_BEFORE + _CURRENCY:
        further = text[max(span.start - 2, 0) : span.start - 1]
        if before in _CURRENCY or not (further.isspace() or (before == ":" and further.isalpha())):  # "Published:30 December" lacks a space only
            return True
    return last.isdigit() and _GLUED_AFTER.match(text, span.end) is not None


def _context_allows(text: str, found: re.Match[str], rule: DateRule) -> bool:
    if rule.not_before:
        before = folded(text[max(found.start() - 30, 0) : found.start()])
        if any(before == word or before.endswith(" " + word) for word in rule.not_before):
            return False
    if rule.not_after:
        after = folded(text[found.end() : found.end() + 30].replace("-", " - "))
        if any(after == word or after.startswith((word + " ", word + ",", word + ".")) for word in rule.not_after):
            return False
    return True
