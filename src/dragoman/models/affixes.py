"""What a network may know of a word where trees are few: the word if it was met in training, else how it begins; and how it ends.

spaCy's own features give each word a row by its hash, a word that was never met too: that row was learnt for other words and says something
wrong. Where most words of a report were never met this costs more than anything. Here a word that was not met is known by its opening
letters, and five letters of the end tell more of an inflected word than three. spaCy's words have no place for these, so they are kept
where it has the lower-cased form and the rank, which nothing else here uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

OPENING = 5
ENDING = 5
KNOWN_WORDS = "known_words"
"""In a pipeline's meta: the words that it met in training, lower-cased, a blank between them."""
_LEAST = 2


def words_met(words: Iterable[str]) -> str:
    """For the meta: the words that occur often enough that the network can learn of them, and openings of the others, marked."""
    seen = Counter(word.lower() for word in words)
    known = [word for word, times in seen.items() if times >= _LEAST]
    openings = Counter(word[:OPENING] for word, times in seen.items() if len(word) > OPENING)
    return " ".join(sorted([*known, *("^" + opening for opening, words in openings.items() if words >= _LEAST)]))


def learn_words(pipeline: Language) -> None:
    """Have the vocabulary of a pipeline that names its words say of each word whether it is one of them, and how it ends."""
    if listed := pipeline.meta.get(KNOWN_WORDS):
        _read(pipeline.vocab, frozenset(str(listed).split(" ")))


def _read(vocab: Vocab, known: frozenset[str]) -> None:
    from spacy.attrs import ID, LOWER

    def met(word: str) -> int:
        word = word.lower()
        if word not in known:
            word = opening if (opening := "^" + word[:OPENING]) in known else "^"
        return int(vocab.strings.add(word))

    def ending(word: str) -> int:
        return int(vocab.strings.add("$" + word[-ENDING:].lower()))

    getters: dict[int, Any] = vocab.lex_attr_getters  # type: ignore[attr-defined]
    getters.update({LOWER: met, ID: ending})
    for word in vocab:
        word.lower, word.rank = met(word.text), ending(word.text)
