"""Where the words of a paragraph lie, by a pipeline's tokenizer, with bounds on what it is made to do.

A spaCy tokenizer needs the square of the time for a run of marks without a space, and a parser was not made for a sentence
of ten thousand words. Neither is language, but scraped pages have both (rules of dashes, encoded pictures, tables).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Protocol

LONGEST_RUN = 300
"""Characters without white space that are given to a tokenizer at once; the longest words of the treebanks have under 80."""

MOST_WORDS = 1_000
"""Words that are parsed together; paragraphs of the press have under 300."""

MOST_KNOWN = 50_000
"""Different runs without a blank whose words are kept, in some 10 MB; then all are forgotten."""

_BETWEEN_BLANKS = re.compile(r"\S+")
_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")
_NUMBER_WITH_STOP = re.compile(r"\d[\d.,]*\.")

Span = tuple[int, int]


class Piece(Protocol):
    """What is needed of a spaCy token."""

    @property
    def idx(self) -> int:
        """Its first character."""

    @property
    def is_space(self) -> bool:
        """Whether it is nothing but white space."""

    def __len__(self) -> int:
        """Its number of characters."""


class Cutter:
    """Cuts text into words by a tokenizer that cuts what stands between blanks for itself: each such run once.

    spaCy's tokenizers do, but for exceptions that hold blanks, which are named here: text with one of them is cut as a whole.
    """

    def __init__(self, tokenize: Callable[[str], Iterable[Piece]], exceptions: Iterable[str] = ()) -> None:
        self._tokenize = tokenize
        self._with_blanks = tuple(exception for exception in exceptions if len(exception.split()) > 1)
        self._known: dict[str, tuple[Span, ...]] = {}

    def __call__(self, text: str) -> Iterator[Span]:
        """The offsets of the words, none of them white space."""
        if any(exception in text for exception in self._with_blanks):
            yield from self._cut(text)
            return
        for run in _BETWEEN_BLANKS.finditer(text):
            start, word = run.start(), run.group()
            spans = self._known.get(word)
            if spans is None:
                if len(self._known) >= MOST_KNOWN:
                    self._known.clear()
                spans = self._known[word] = tuple(self._cut(word))
            for begin, behind in spans:
                yield start + begin, start + behind

    def _cut(self, text: str) -> Iterator[Span]:
        return ((token.idx, token.idx + len(token)) for token in self._tokenize(text) if not token.is_space)


def find_words(cut: Callable[[str], Iterable[Span]], text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The offsets of the words of ``text[start:end]``, none of them white space, in portions of at most `MOST_WORDS`."""
    spans: list[Span] = []
    cuts = [start, *(match.end() for match in _RUN.finditer(text, start, end)), end]
    for first, last in pairwise(cuts):
        spans += [(first + begin, first + behind) for begin, behind in cut(text[first:last])]
    if len(spans) > 1:
        spans[-1:] = _without_final_stop(text, spans[-1])
    yield from _portions(text, spans)


def _without_final_stop(text: str, last: Span) -> list[Span]:
    """The last word of a paragraph: "2." is an ordinal elsewhere, but here a number and the end of the sentence."""
    start, end = last
    return [(start, end - 1), (end - 1, end)] if _NUMBER_WITH_STOP.fullmatch(text, start, end) else [last]


def _portions(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    position = 0
    while len(spans) - position > MOST_WORDS:
        stops = (i for i in range(position + MOST_WORDS, position, -1) if text[slice(*spans[i - 1])] in (".", "!", "?"))
        following = next(stops, position + MOST_WORDS)
        yield spans[position:following]
        position = following
    if spans[position:]:
        yield spans[position:]
