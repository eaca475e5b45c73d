"""What a language model says of a text: sentences of tokens with lemmas, tags, a dependency tree and names.

These types stand between spaCy and everything that reads: a reading never sees a spaCy object, so a pipeline of another
library needs only to give these. All offsets are code points of the text that was given, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word of a sentence, as Universal Dependencies counts words.

    Example:
        >>> token = Token(start=0, end=5, text="Nato", lemma="Nato", upos="PROPN", feats="", head=1, deprel="nsubj", entity="B-ORG")
        >>> token.feat("Number") is None
        True
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str = ""
    """Features as UD writes them (``Mood=Ind|Tense=Past``); empty where there are none."""
    head: int
    """Index of the head within the sentence; the token's own index where it is the root."""
    deprel: str
    entity: str = ""
    """Name tag, ``B-`` or ``I-`` and the class (``B-PER``); empty outside names."""

    def feat(self, name: str) -> str | None:
        """The value of one feature, or None where the token does not have it.

        Example:
            >>> Token(start=0, end=4, text="sier", lemma="si", upos="VERB", feats="Mood=Ind|Tense=Pres", head=0, deprel="root").feat("Tense")
            'Pres'
        """
        return _features(self.feats).get(name) if self.feats else None


@lru_cache(maxsize=16_384)
def _features(feats: str) -> Mapping[str, str]:
    """The features by name; a text has few different sets of them, and rules ask for them all the time."""
    return {key: value for pair in reversed(feats.split("|")) for key, _, value in (pair.partition("="),)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a text; its tokens form one tree, and none of them is white space."""

    start: int
    end: int
    tokens: tuple[Token, ...]


class Analyser(Protocol):
    """Something that can analyse texts of one language (or of several close ones)."""

    @property
    def name(self) -> str:
        """The name it was loaded by."""

    def analyse(self, texts: Sequence[str], *, edited: bool = False) -> list[tuple[Sentence, ...]]:
        """The sentences of each text, in order.

        A pure function of the texts: the same texts in the same call give the same sentences. `edited` says that every sentence that does
        not end its line ends with a stop, as in the press: a parser then cuts no sentence before a capital in its middle.

        Raises:
            ValueError: if a text is longer than the analyser takes.
        """
