"""What a pack says for comparing copies, compiled: words found in a stretch of text, whatever their ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...packs import Pack
from ...text import Span

_WORD = re.compile(r"\w+")
# Words that may stand where a pack writes "…", and how far from a word a negation speaks of it.
_GAP = 8
# Words of which each list remembers whether it has them.
_REMEMBERED = 50_000
_NEAR = 6


# What must be, and what may be: no contraries, and yet something else.
LOOSE = frozenset({"must-may"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text in lower case, with its place."""

    text: str
    span: Span


def words_of(text: str, within: Span) -> tuple[Word, ...]:
    """The words of a stretch of text."""
    return tuple(Word(text=m.group().casefold(), span=Span(*m.span())) for m in _WORD.finditer(text, within.start, within.end))


class Words:
    """Words and phrases as a pack writes them: whole, by their beginnings or ends, in a row, with a gap."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._starts: set[str] = set()
        self._ends: set[str] = set()
        self._phrases: list[tuple[str, ...]] = []
        for pattern in patterns:
            parts = tuple(re.findall(r"\*?\w+\*?|…", pattern.casefold()))
            if len(parts) > 1:
                self._phrases.append(parts)
            elif parts and parts[0].endswith("*"):
                self._starts.add(parts[0][:-1])
            elif parts and parts[0].startswith("*"):
                self._ends.add(parts[0][1:])
            elif parts:
                self._whole.add(parts[0])
        self._lengths = sorted({len(s) for s in self._starts})
        self._tails = sorted({len(s) for s in self._ends})
        self._known: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._whole or self._starts or self._ends or self._phrases)

    def has(self, word: str) -> bool:
        """True for a single word that is among them."""
        known = self._known.get(word)
        if known is None:
            known = self._has(word)
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known

    def _has(self, word: str) -> bool:
        if word in self._whole or any(word[:n] in self._starts for n in self._lengths if len(word) >= n):
            return True
        return any(word[-n:] in self._ends for n in self._tails if len(word) > n)

    def without_end(self, word: str) -> str | None:
        """The word without the longest of the ends that are among them; `None` where it has none."""
        return next((word[:-n] for n in reversed(self._tails) if len(word) > n and word[-n:] in self._ends), None)

    def find(self, words: Sequence[Word]) -> list[int]:
        """Places, by index of their first word, where one of them stands."""
        found = [i for i, w in enumerate(words) if self.has(w.text)]
        if self._phrases:
            texts = " ".join(w.text for w in words)
            for phrase in self._phrases:
                if phrase[0].strip("*") in texts:
                    found += [i for i, w in enumerate(words) if _fits(phrase[0], w.text) and _follows(words, i + 1, phrase, 1)]
        return sorted(set(found))


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word.endswith(part[1:]) if part.startswith("*") else word == part


def _follows(words: Sequence[Word], at: int, phrase: tuple[str, ...], place: int) -> bool:
    while place < len(phrase):
        if phrase[place] == "…":
            place += 1
            at = next((i for i in range(at, min(at + _GAP + 1, len(words))) if _fits(phrase[place], words[i].text)), len(words))
        if at >= len(words) or not _fits(phrase[place], words[at].text):
            return False
        place, at = place + 1, at + 1
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One pack's words for comparing copies."""

    negations: frozenset[str]
    idle: Words
    denying: Words
    possible: Words
    phrases: Words
    open: Words
    opposites: Mapping[str, tuple[Words, Words]]
    persons: Words
    men: Words
    women: Words
    definite: Words
    indefinite: Words
    saying: Words
    numbers: Mapping[str, str]
    scales: Mapping[str, Words]
    crowds: Mapping[str, Words]

    def negated(self, words: Sequence[Word]) -> list[int]:
        """Places of negations."""
        found = [i for i, w in enumerate(words) if self._negates(w.text, words, i)]
        idle = self.idle.find(words) if found and self.idle else ()
        return [i for i in found if i not in idle]

    def _negates(self, word: str, words: Sequence[Word], at: int) -> bool:
        if word in self.negations:
            return not (at + 1 < len(words) and words[at + 1].text.isdigit())  # "No. 11" counts
        return word == "t" and at > 0 and words[at - 1].text.endswith("n") and "n't" in self.negations

    def stands(self, words: Sequence[Word], about: str, side: int) -> list[int]:
        """Places of words for one side of something, not negated."""
        if about not in self.opposites:
            return []
        found = self.opposites[about][side].find(words)
        off = self.negated(words) if found else []
        return [i for i in found if not any(abs(i - n) <= _NEAR for n in off)]


@lru_cache(maxsize=64)
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack."""
    c = pack.copies
    return Lexicon(
        negations=frozenset((*pack.events.negations, *c.negations)), idle=Words(c.idle), denying=Words(c.denying), possible=Words(c.possible),
        phrases=Words(p for p in c.possible if " " in p), open=Words(c.open),
        opposites={o.about: (Words(o.one), Words(o.other)) for o in c.opposites},
        persons=Words(c.persons), men=Words(c.men), women=Words(c.women), definite=Words(c.definite), indefinite=Words(c.indefinite),
        saying=Words(_saying(pack)), numbers=dict(_numbers(pack)), scales={value: Words(forms) for value, forms in c.scales.items()},
        crowds={value: Words(forms) for value, forms in c.crowds.items()},
    )  # fmt: skip


def _saying(pack: Pack) -> Iterator[str]:
    """Everything that can attribute words: verbs of saying in all forms, and phrases that name a source."""
    for cue in pack.quotes.cues:
        for verb in cue.verbs:
            yield from (*verb.forms.split(), *verb.participle.split(), *verb.gerund.split())
    for noun in pack.quotes.nouns:
        yield from noun.nouns
    for source in pack.quotes.sources:
        # "*" stands for a possessive there: "по * словам"
        yield from (" ".join(w for w in p.split() if w != "*") for p in source.phrases)
    yield from pack.quotes.grammar.reported


def _numbers(pack: Pack) -> Iterator[tuple[str, str]]:
    """Words for numbers of one word, with their values; "one" is an article in many languages, and "two" often a pair."""
    for value, forms in pack.dates.slots.get("number", {}).items():
        if value.isdigit() and int(value) > 1:
            yield from ((form.casefold(), value) for form in forms if _WORD.fullmatch(form))
    for word, value in pack.events.numbers.items():
        if value.isdigit() and int(value) > 1 and _WORD.fullmatch(word):
            yield word.casefold(), value
