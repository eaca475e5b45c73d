"""Variants of treebank sentences that the press writes and the treebanks do not.

The treebanks write `"` and `-`; newspapers write `«»`, `“”`, `’` and `–`, set headlines in capitals and leave out the
final stop. Each variant keeps the annotation: words are respelt, or a punctuation word is added or taken away.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from training.conllu import TreebankSentence, Word

QUOTE_MARKS = frozenset("\"“”«»„''``")
QUOTE_STYLES = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"))
STOPS = frozenset((".", "!", "?"))
DASHES = ("–", "—", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often each variant is made: probabilities for one sentence in one pass over the data."""

    quotes: float = 0.4
    apostrophes: float = 0.4
    dashes: float = 0.4
    opening_dash: float = 0.03
    upper: float = 0.015
    lower: float = 0.01
    title: float = 0.0
    no_stop: float = 0.04


def vary(sentence: TreebankSentence, rates: Rates, rng: random.Random) -> TreebankSentence:
    """The sentence, or a variant of it that the press would write.

    All random numbers are drawn from ``rng`` in a fixed order, so that the same seed gives the same corpus.
    """
    words = list(sentence.words)
    if rng.random() < rates.quotes:
        words = _requote(words, rng.choice(QUOTE_STYLES))
    if rng.random() < rates.apostrophes:
        words = [replace(word, form=word.form.replace("'", "’")) if len(word.form) > 1 else word for word in words]
    if rng.random() < rates.dashes:
        dash = rng.choice(DASHES)
        words = [replace(word, form=dash) if _is_free_dash(words, index) else word for index, word in enumerate(words)]
    if rng.random() < rates.opening_dash and words[0].form not in DASHES:
        words = _open_with(words, rng.choice(DASHES))
    if rng.random() < rates.no_stop:
        words = _without_stop(words)
    spelling = rng.random()
    if spelling < rates.upper:
        words = [replace(word, form=word.form.upper()) if _same_length(word.form) else word for word in words]
    elif spelling < rates.upper + rates.lower:
        words = [replace(word, form=word.form.lower()) for word in words]
    elif spelling < rates.upper + rates.lower + rates.title:
        words = [replace(word, form=word.form[:1].upper() + word.form[1:]) for word in words]
    return replace(sentence, words=tuple(words))


def _same_length(form: str) -> bool:
    return len(form.upper()) == len(form)


def _requote(words: list[Word], style: tuple[str, str]) -> list[Word]:
    inside = False
    varied = []
    for word in words:
        if word.upos == "PUNCT" and word.form in QUOTE_MARKS:
            varied.append(replace(word, form=style[inside]))
            inside = not inside
        else:
            varied.append(word)
    return varied


def _is_free_dash(words: list[Word], index: int) -> bool:
    word = words[index]
    before = index == 0 or words[index - 1].space_after
    return word.upos == "PUNCT" and word.form in DASHES and word.space_after and before


def _open_with(words: list[Word], mark: str) -> list[Word]:
    root = next(index for index, word in enumerate(words) if word.head == index)
    moved = [replace(word, head=word.head + 1, part_of=word.part_of + 1 if word.part_of >= 0 else -1) for word in words]
    known = "O" if words[0].name != "_" else "_"
    dash = Word(
        form=mark, lemma="$-" if words[-1].lemma.startswith("$") else mark, upos="PUNCT", feats="", head=root + 1,
        deprel="punct", space_after=True, name=known,
    )  # fmt: skip
    return [dash, *moved]


def _without_stop(words: list[Word]) -> list[Word]:
    last = len(words) - 1
    if last < 2 or words[last].form not in STOPS or any(word.head == last for word in words):
        return words
    return [*words[:-2], replace(words[last - 1], space_after=True)]
