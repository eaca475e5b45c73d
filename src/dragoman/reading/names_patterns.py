"""A pack's patterns of descriptions, compiled: which parts they have, and by what in a text each of them may begin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ..packs.names import NamePattern

CLASSES = ("number", "modifier", "resolution")  # slots that single words fill, whatever the lexicon knows
WORD = " "  # before a word of a pattern, where kinds of elements stand too
_SLOTS = {"owner": frozenset({"state", "organisation", "seat"}), "home-office": frozenset({"office"}), "home-body": frozenset({"body"})}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a pattern: words, or a slot with its form; `kinds` are the kinds of elements that fill it, words with a mark before them."""

    words: frozenset[str]
    slot: str | None
    form: str | None
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Variant:
    """One of a rule's patterns, with or without each of the parts that may be left out."""

    rule: NamePattern
    parts: tuple[Part, ...]
    wants_person: bool  # the rule has a slot for a person's name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beginnings:
    """Numbers of variants: those of one part by what it may be, the others by their first two parts."""

    single: Mapping[str, Sequence[int]]
    double: Mapping[tuple[str, str], Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Patterns:
    """Every variant of a pack's patterns, in the pack's order, by number under what the first one or two of its parts may be.

    A text has few of the hundreds of beginnings: only the patterns of those are tried, and only there.
    """

    variants: tuple[Variant, ...]
    words: frozenset[str]  # all that some pattern asks for
    beginnings: Mapping[bool, Beginnings]  # apart for the variants that want a person


def compiled(rules: Sequence[NamePattern], key: Callable[[str], str]) -> Patterns:
    """The patterns of a pack ready for matching; `key` writes a word as the atoms of a text do."""
    variants = tuple(variant for rule in rules for variant in _variants_of(rule, key))
    beginnings = {person: _beginnings((n, v) for n, v in enumerate(variants) if v.wants_person == person) for person in (False, True)}
    words = frozenset(word for variant in variants for part in variant.parts for word in part.words)
    return Patterns(variants=variants, words=words, beginnings=beginnings)


def _beginnings(variants: Iterable[tuple[int, Variant]]) -> Beginnings:
    single: dict[str, list[int]] = {}
    double: dict[tuple[str, str], list[int]] = {}
    for number, variant in variants:
        first, *others = variant.parts
        if others:
            for pair in product(first.kinds, others[0].kinds):
                double.setdefault(pair, []).append(number)
        else:
            for kind in first.kinds:
                single.setdefault(kind, []).append(number)
    return Beginnings(single=single, double=double)


def _variants_of(rule: NamePattern, key: Callable[[str], str]) -> Iterator[Variant]:
    written = tuple(dict.fromkeys(parts for pattern in rule.patterns for parts in _readings(pattern, key)))
    wants_person = any(part.slot == "person" for parts in written for part in parts)
    return (Variant(rule, parts, wants_person) for parts in written)


def _readings(pattern: str, key: Callable[[str], str]) -> Iterator[tuple[Part, ...]]:
    """A pattern's parts, the longest variant first."""
    choices: list[tuple[Part | None, ...]] = []
    for source in pattern.split():
        optional = source.endswith("?") and len(source) > 1
        part = _part(source[:-1] if optional else source, key)
        choices.append((part, None) if optional else (part,))
    for chosen in product(*choices):
        yield tuple(part for part in chosen if part is not None)


def _part(source: str, key: Callable[[str], str]) -> Part:
    if source.startswith("{"):
        slot, _, form = source.strip("{}").partition(".")
        return Part(frozenset(), slot, form or None, _SLOTS.get(slot, frozenset({slot})))
    words = frozenset(key(word) for word in source.split("|"))
    return Part(words, None, None, frozenset(WORD + word for word in words))


__all__ = ["CLASSES", "WORD", "Beginnings", "Part", "Patterns", "Variant", "compiled"]
