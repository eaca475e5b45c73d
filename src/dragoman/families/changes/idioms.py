"""Turns of phrase that came out word by word: found by the packs' lists of them, in a rendering in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...packs import Pack
from ...text import Span
from ..types import Change
from .lexicon import Words, words_of
from .sides import Sides

_LITERAL_IN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calque:
    """Words in English that render a turn of phrase of `language` word by word, and what it means."""

    span: Span
    language: str
    phrase: str
    means: str


def find_idiom_changes(sides: Sides) -> Iterator[Change]:
    """Turns of phrase of the original whose words stand in the copy, but not their sense."""
    pack = sides.pack(sides.original)
    if pack is None or not sides.copy.language.startswith(_LITERAL_IN):
        return
    for pair in sides.aligned():
        words = words_of(sides.original.text, pair.original)
        for idiom in pack.copies.idioms:
            here = Words(idiom.words).find(words)
            if not here:
                continue
            for calque in calques(sides.copy.text, pair.copy, {pack.tag: pack}):
                if calque.phrase == idiom.words[0]:
                    last = min(len(words) - 1, here[0] + len(idiom.words[0].split()) - 1)
                    at = Span(words[here[0]].span.start, words[last].span.end)
                    note = f"“{at.of(sides.original.text)}” ({idiom.means}) has been rendered word by word."
                    yield Change(kind="mistranslation", original=at, copy=calque.span, severity="high", note=note)


def calques(text: str, within: Span, packs: Mapping[str, Pack]) -> Iterator[Calque]:
    """Turns of phrase of any language that stand in English word by word."""
    words = text[within.start : within.end].replace("’", "'")  # no letter may become two here, or the spans would slip
    for tag, pack in packs.items():
        for pattern, phrase, means in _patterns(pack):
            for m in pattern.finditer(words):
                yield Calque(span=Span(within.start + m.start(), within.start + m.end()), language=tag, phrase=phrase, means=means)


@lru_cache(maxsize=64)
def _patterns(pack: Pack) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(literal.replace('’', chr(39)))}(?!\w)", re.IGNORECASE), idiom.words[0], idiom.means)
        for idiom in pack.copies.idioms for literal in idiom.literal
    )  # fmt: skip
