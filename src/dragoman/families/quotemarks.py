"""Quotation marks that open and never close, whatever the language's own marks are."""

from __future__ import annotations

import re
from functools import lru_cache

from ..text import Span

_PAIRS = {"“": "”", "«": "»", "‹": "›", "「": "」", "『": "』", "„": "“”"}
_SWAP = {"»": "«", "«": "»"}
_MARKS = re.compile('["“”«»‹›「」『』„]')


def unbalanced(text: str, within: Span) -> Span | None:
    """The first mark inside `within` that opens or closes nothing, or `None` when all are whole.

    A quotation may run over sentences, so the marks are counted over the whole paragraph around `within`.

    >>> unbalanced("“No,“ he said.", Span(0, 14))
    Span(start=4, end=5)
    >>> unbalanced("„Nein“, sagte er. «Oui.» “Yes.”", Span(0, 31)) is None
    True
    """
    start = text.rfind("\n", 0, within.start) + 1
    end = text.find("\n", within.end)
    end = len(text) if end < 0 else end
    odd = _odd(text[start:end])
    if odd is None:
        return None
    place = start + odd
    if text[end:].lstrip()[:1] == text[place] and text.find(_PAIRS.get(text[place], "\n"), place, end) < 0:
        return None  # a quotation of several paragraphs opens each and closes the last
    return Span(place, place + 1) if within.start <= place < within.end else None


@lru_cache(maxsize=4096)
def _odd(line: str) -> int | None:
    marks = [(m.start(), m.group()) for m in _MARKS.finditer(line)]
    kinds = [c for _, c in marks]
    straight = [i for i, c in marks if c == '"']
    if len(straight) % 2:
        return straight[-1]
    # Swedish and Finnish open and close with the same mark, German closes with the one that English opens with.
    if "”" in kinds and "“" not in kinds and "„" not in kinds:
        same = [i for i, c in marks if c == "”"]
        return same[-1] if len(same) % 2 else None
    swapped = "»" in kinds and "«" in kinds and kinds.index("»") < kinds.index("«")
    opened: tuple[int, str] | None = None
    for i, c in marks:
        mark = _SWAP.get(c, c) if swapped else c
        if opened and mark in opened[1]:
            opened = None
        elif mark in _PAIRS:
            if opened and _PAIRS[mark] == opened[1]:
                return i
            opened = opened or (i, _PAIRS[mark])
        elif opened is None and mark in "”»" and i:
            return i
    return opened[0] if opened else None
