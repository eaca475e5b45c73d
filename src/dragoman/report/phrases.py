"""The phrases of the packs, compiled once and found in lines in linear time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

from ..packs import Pack
from ..packs.blocks import Capitals, LineRule, NameLineRule, StampKind, StampRule
from .lines import fold

V = TypeVar("V")
_ANY = 6  # words that "…" inside a phrase may stand for
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_TOKEN = re.compile(r"#date|#|…|\w+(?:['’]\w+)*")
_FIGURES = ("#", "#date")
_WILD = (*_FIGURES, "…")
_ORDER = itemgetter(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Generic[V]):
    """One phrase, as the words to look for, with what it stands for; `why` is "<tag>/<rule id>"."""

    means: V
    why: str
    words: tuple[str, ...]


class Phrases(Generic[V]):
    """Phrases by their first two words, so that a line is compared only with those that can begin there."""

    def __init__(self, phrases: Iterable[Phrase[V]]) -> None:
        self._by_start: defaultdict[tuple[str, str], list[tuple[int, Phrase[V]]]] = defaultdict(list)
        self._open: list[tuple[int, Phrase[V]]] = []
        for order, phrase in enumerate(phrases):
            first, second = (*phrase.words, "")[:2]
            held = self._open if first == "…" else self._by_start[first, "" if second in _WILD else second]
            held.append((order, phrase))

    def at(self, words: Sequence[str], place: int) -> Iterator[tuple[Phrase[V], int]]:
        """Each phrase that stands in `words` from `place` on, in the order given, with the place after its last word."""
        if place >= len(words):
            return
        word, second = words[place], words[place + 1] if place + 1 < len(words) else ""
        candidates = [*self._open, *self._by_start.get((word, ""), ()), *(self._by_start.get((word, second), ()) if second else ())]
        for wild in _FIGURES if word[:1].isdigit() else ():
            if _fits(word, wild):
                candidates += (*self._by_start.get((wild, ""), ()), *(self._by_start.get((wild, second), ()) if second else ()))
        for _, phrase in sorted(candidates, key=_ORDER):
            if (end := _end(words, place, phrase.words)) is not None:
                yield phrase, end

    def longest(self, words: Sequence[str], place: int) -> tuple[Phrase[V], int] | None:
        """The phrase that takes most words from `place` on."""
        return max(self.at(words, place), key=lambda found: found[1], default=None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The block rules that hold for one language: those of its own pack first, then what other packs give for every page."""

    lines: Phrases[LineRule]
    bylines: Phrases[NameLineRule]
    stamps: Phrases[StampKind]
    agencies: Phrases[str]
    capitals: Capitals | None


def lexicon(language: str, packs: Mapping[str, Pack]) -> Lexicon:
    """The rules for a page in `language`, from all packs at hand."""
    own = next((tag for tag in (language, language.split("-")[0]) if tag in packs), None)
    order = sorted(packs, key=lambda tag: (tag != own, tag))
    return _compiled(tuple(packs[tag] for tag in order), own)


@lru_cache(maxsize=64)
def _compiled(packs: tuple[Pack, ...], own: str | None) -> Lexicon:
    def held(section: str) -> Iterator[tuple[str, LineRule | NameLineRule | StampRule]]:
        for pack in packs:
            for rule in getattr(pack.blocks, section):
                if rule.everywhere or pack.tag == own:
                    yield f"{pack.tag}/{rule.id}", rule

    agencies = (
        Phrase(means=name, why=f"{pack.tag}/{rule.id}", words=_words(form))
        for pack in packs
        for rule in pack.blocks.agencies
        if rule.everywhere or pack.tag == own
        for name, forms in rule.names.items()
        for form in forms
    )
    return Lexicon(
        lines=Phrases(Phrase(means=r, why=why, words=_words(p)) for why, r in held("lines") if isinstance(r, LineRule) for p in r.phrases),
        bylines=Phrases(Phrase(means=r, why=why, words=_words(p)) for why, r in held("bylines") if isinstance(r, NameLineRule) for p in r.phrases),
        stamps=Phrases(Phrase(means=r.kind, why=why, words=_words(p)) for why, r in held("stamps") if isinstance(r, StampRule) for p in r.phrases),
        agencies=Phrases(agencies),
        capitals=next((pack.blocks.capitals_open for pack in packs if pack.tag == own), None),
    )


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(fold(m[0]) for m in _TOKEN.finditer(phrase))


def _end(words: Sequence[str], at: int, phrase: Sequence[str]) -> int | None:
    """The place after the last word of `phrase` when it stands in `words` from `at` on.

    "…" takes as few words as will do, and at the end of a phrase all that are left.
    """
    for place, head in enumerate(phrase):
        if head == "…":
            rest = phrase[place + 1 :]
            if not rest:
                return len(words) if at < len(words) else None
            last = min(_ANY, len(words) - at)
            return next((end for n in range(1, last + 1) if (end := _end(words, at + n, rest)) is not None), None)
        if at >= len(words) or not _fits(words[at], head):
            return None
        at += 1
    return at


def _fits(word: str, head: str) -> bool:
    if head == "#":
        return word.isdigit()
    if head == "#date":
        return _DATE.fullmatch(word) is not None
    return word == head
