"""Dragoman's own sentences from a document of spaCy, read off in columns: an object for each word and property takes three times as long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from dragoman.models.analysis import Sentence, Token
from dragoman.models.guesses import Guesses
from dragoman.models.lemmas import LemmaTable
from dragoman.models.words import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document that was read, its words, where these lie in the text, and the written standard of that text."""

    doc: Doc
    words: Sequence[str]
    spans: Sequence[Span]
    standard: str | None


class Documents:
    """Turns documents into sentences; what spaCy's numbers stand for is looked up once for each."""

    def __init__(self, lemmas: LemmaTable, guesses: Guesses | None) -> None:
        self._lemmas = lemmas
        self._guesses = guesses
        self._tags: dict[int, str] = {}
        self._feats: dict[int, str] = {}
        self._relations: dict[int, str] = {}
        self._names: dict[tuple[int, int], str] = {}

    def sentences(self, batch: Sequence[Read]) -> Iterator[list[Sentence]]:
        """The sentences of each document."""
        tags = [self._column(read.doc, "POS", self._tags) for read in batch]
        lemmas = self._lemmas_of(batch, tags)
        for read, upos, lemma in zip(batch, tags, lemmas, strict=True):
            yield list(self._sentences(read, upos, lemma))

    def _sentences(self, read: Read, upos: list[str], lemmas: list[str]) -> Iterator[Sentence]:
        doc = read.doc
        feats = self._column(doc, "MORPH", self._feats)
        relations = self._column(doc, "DEP", self._relations)
        values = doc.to_array(["HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"])
        heads = (values[:, 0].astype(np.int64) + np.arange(len(values))).tolist()
        starts = [0, *(np.flatnonzero(values[1:, 1] == 1) + 1).tolist(), len(values)] if len(values) else []
        names = [self._name(doc, place, *key) if key[1] else "" for place, key in enumerate(values[:, 2:].tolist())]
        for first, end in pairwise(starts):
            tokens = tuple(
                Token(
                    start=read.spans[i][0],
                    end=read.spans[i][1],
                    text=read.words[i],
                    lemma=lemmas[i],
                    upos=upos[i],
                    feats=feats[i],
                    head=heads[i] - first,
                    deprel=relations[i],
                    entity=names[i],
                )
                for i in range(first, end)
            )
            yield Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens)

    def _column(self, doc: Doc, attribute: str, known: dict[int, str]) -> list[str]:
        numbers: list[int] = doc.to_array(attribute).tolist()
        for place, number in enumerate(numbers):
            if number not in known:
                token = doc[place]
                relation = "root" if token.dep_ == "ROOT" else token.dep_
                known[number] = {"POS": token.pos_ or "X", "MORPH": str(token.morph), "DEP": relation}[attribute]
        return [known[number] for number in numbers]

    def _name(self, doc: Doc, place: int, place_in_name: int, kind: int) -> str:
        key = place_in_name, kind
        if key not in self._names:
            self._names[key] = f"{doc[place].ent_iob_}-{doc[place].ent_type_}"
        return self._names[key]

    def _lemmas_of(self, batch: Sequence[Read], tags: Sequence[list[str]]) -> list[list[str]]:
        """By the table; where it does not know a word, by the pipeline, and plain faults mended."""
        table = self._lemmas
        found: list[list[str]] = []
        wanted: list[list[int]] = []
        for read, upos in zip(batch, tags, strict=True):
            known = [table.known(word, tag, standard=read.standard) for word, tag in zip(read.words, upos, strict=True)]
            wanted.append([place for place, lemma in enumerate(known) if not lemma])
            found.append([lemma or "" for lemma in known])
        for read, lemmas, places, guesses, upos in zip(batch, found, wanted, self._guessed(batch, wanted), tags, strict=True):
            for place, guess in zip(places, guesses, strict=True):
                lemmas[place] = table.mended(read.words[place], upos[place], guess)
        return found

    def _guessed(self, batch: Sequence[Read], wanted: Sequence[Sequence[int]]) -> list[list[str]]:
        if self._guesses:
            return self._guesses([read.doc for read in batch], [read.words for read in batch], wanted)
        return [[read.doc[place].lemma_ or read.words[place] for place in places] for read, places in zip(batch, wanted, strict=True)]
