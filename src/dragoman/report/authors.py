"""Who wrote a report: persons named in its bylines, and the agency credited with the whole of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Span
from .calendar import Calendar
from .heads import byline_of, credited_in, dateline_of
from .lines import line_of
from .phrases import Lexicon
from .shape import is_name
from .types import Block, Role

_FOOT = 3  # last lines of the story in which an agency signs: "(NTB)", "/ritzau/Reuters"
_STAMP = 12  # words of a stamp line on which an agency signs: "Reuters | Paris | …"
_SIGNATURE = 40  # characters of such a signature


def find_authors(text: str, blocks: Sequence[Block], rules: Lexicon, names: Calendar) -> tuple[tuple[str, ...], str | None]:
    """The authors in the order in which they sign, and the agency.

    An agency counts where it signs: in a byline, in a dateline, in a credit or at the end of the story. "Reuters reported" in a
    sentence of the story is its source for that sentence only.
    """
    people: list[str] = []
    agencies: list[str] = []
    for block in blocks:
        line = line_of(text, block.span, 0)
        if block.role is Role.BYLINE and (byline := byline_of(text, line, rules, names)) is not None:
            people += byline.names
            agencies += [byline.agency] if byline.agency else []
        elif block.role is Role.BYLINE and is_name(line.text):
            people.append(line.text)
        elif block.role is Role.DATELINE:
            dateline = dateline_of(text, line, rules, names)
            if dateline is not None:
                agencies += [dateline.agency] if dateline.agency else []
            elif len(line) <= _STAMP and (credited := credited_in(line.text, rules, names)) is not None:
                agencies.append(credited.means)
        elif block.role is Role.CREDIT and (credited := credited_in(line.text, rules, names)) is not None:
            agencies.append(credited.means)
    agencies += _signed(text, blocks, rules, names)
    return tuple(dict.fromkeys(people)), agencies[0] if agencies else None


def _signed(text: str, blocks: Sequence[Block], rules: Lexicon, names: Calendar) -> list[str]:
    """Agencies that sign at the end of the story, in brackets, between strokes or after a copyright sign."""
    story = [b for b in blocks if b.role in (Role.BODY, Role.LEDE)][-_FOOT:]
    found: list[str] = []
    for block in story:
        words = block.span.of(text)
        tail = words[-_SIGNATURE:]
        start = max(tail.rfind("("), tail.rfind("©"), tail.rfind(" /"), 0 if len(words) <= _SIGNATURE and words[:1] == "/" else -1)
        before = tail[:start].rstrip() if start > 0 else ""
        if (
            start >= 0
            and (before[-1:] in ("", *'.!?"”»©') or tail[start] != "(")
            and (credited := credited_in(tail[start:], rules, names)) is not None
            and _is_signature(tail[start:], rules)
        ):
            found.append(credited.means)
    return found


def _is_signature(words: str, rules: Lexicon) -> bool:
    """True when the words after the bracket or stroke are agencies alone."""
    line = line_of(words, Span(0, len(words)), 0)
    return bool(line.words) and all(rules.agencies.longest(line.folded, place) for place in range(len(line.words)) if len(line) <= 3)
