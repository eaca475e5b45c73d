"""A report's own notes that its quotations are translated, and from which language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from babel import Locale

from ..text import Span
from .draft import Draft
from .quote_units import Mentions
from .types import Name, Reference


def said_in(draft: Draft, mentions: Mentions) -> Iterator[tuple[str, tuple[Name | Reference, ...]]]:
    """The language of each note and whose quotations it speaks of (nobody named: of all)."""
    languages = _languages(draft.pack.info.cldr)
    for rule in draft.pack.quotes.translations:
        for sentence in draft.sentences:
            lows = [t.text.casefold() for t in sentence.tokens]
            if not set(lows) & set(rule.translated) or not set(lows) & set(rule.quotations):
                continue
            language = next((languages[b] for a, b in pairwise(lows) if a in rule.before and b in languages), None)
            if language is not None:
                held = mentions.within(Span(sentence.start, sentence.end))
                yield language, tuple(m for m in held if isinstance(m, Reference) or m.kind in ("person", "office"))


def spoken_in(draft: Draft, words: Sequence[str]) -> str | None:
    """The language that the words of an attribution name as the one spoken ("he said in English")."""
    before = {word for rule in draft.pack.quotes.translations for word in rule.spoken}
    languages = _languages(draft.pack.info.cldr) if before else {}
    return next((languages[b] for a, b in pairwise(words) if a in before and b in languages), None)


@lru_cache(maxsize=64)
def _languages(locale: str) -> Mapping[str, str]:
    """Names of languages in a language, from CLDR, with their tags; only whole languages, no regional varieties."""
    names = Locale.parse(locale, sep="-").languages
    return {name.casefold(): tag for tag, name in sorted(names.items(), reverse=True) if "_" not in tag}
