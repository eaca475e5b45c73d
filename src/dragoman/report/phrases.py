"""The phrases of the packs, compiled once and found in lines in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from ..packs import Pack
from ..packs.blocks import AgencyRule, LineRule, NameLineRule, StampRule

R = TypeVar("R", LineRule, NameLineRule, StampRule, AgencyRule)
_ANY = 6  # words that "…" in a phrase may stand for
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_TOKEN = re.compile(r"#date|#|…|\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Generic[R]):
    """One phrase of a rule, as the words to look for."""

    rule: R
    why: str  # "<tag>/<rule id>"
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The block rules that hold for one language: those of its own pack first, then what other packs give for every page."""

    lines: tuple[Phrase[LineRule], ...]
    bylines: tuple[Phrase[NameLineRule], ...]
    stamps: tuple[Phrase[StampRule], ...]
    agencies: tuple[Phrase[AgencyRule], ...]


def lexicon(language: str, packs: Mapping[str, Pack]) -> Lexicon:
    """The rules for a page in `language`, from all packs at hand."""
    own = [tag for tag in (language, language.split("-")[0]) if tag in packs][:1]
    order = own + sorted(tag for tag in packs if tag not in own)
    return _compiled(tuple(packs[tag] for tag in order), own[0] if own else None)


@lru_cache(maxsize=64)
def _compiled(packs: tuple[Pack, ...], own: str | None) -> Lexicon:
    return Lexicon(
        lines=tuple(p for pack in packs for p in _phrases(pack, pack.blocks.lines, own)),
        bylines=tuple(p for pack in packs for p in _phrases(pack, pack.blocks.bylines, own)),
        stamps=tuple(p for pack in packs for p in _phrases(pack, pack.blocks.stamps, own)),
        agencies=tuple(p for pack in packs for p in _agencies(pack, own)),
    )


def _phrases(pack: Pack, rules: Sequence[R], own: str | None) -> Iterator[Phrase[R]]:
    for rule in rules:
        if rule.everywhere or pack.tag == own:
            for phrase in rule.phrases:  # type: ignore[union-attr]
                yield Phrase(rule=rule, why=f"{pack.tag}/{rule.id}", words=_words(phrase))


def _agencies(pack: Pack, own: str | None) -> Iterator[Phrase[AgencyRule]]:
    for rule in pack.blocks.agencies:
        if rule.everywhere or pack.tag == own:
            for form in rule.forms:
                yield Phrase(rule=rule, why=f"{pack.tag}/{rule.id}", words=_words(form))


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(m[0].casefold().replace("’", "'") for m in _TOKEN.finditer(phrase))


def match_at(words: Sequence[str], at: int, phrase: Sequence[str]) -> int | None:
    """Where `phrase` ends when it stands in `words` from place `at` on, or `None`; "…" takes as few words as will do."""
    if not phrase:
        return at
    head, rest = phrase[0], phrase[1:]
    if head == "…":
        for taken in range(1, _ANY + 1):
            if at + taken <= len(words) and (end := match_at(words, at + taken, rest)) is not None:
                return end
        return None
    if at >= len(words):
        return None
    word = words[at]
    if head == "#":
        fits = word.isdigit()
    elif head == "#date":
        fits = _DATE.fullmatch(word) is not None
    else:
        fits = word == head
    return match_at(words, at + 1, rest) if fits else None
