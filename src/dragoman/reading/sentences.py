"""Sentences of a report: each block that is not junk is analysed, with offsets in the report's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..models import Analyser, Sentence, Token
from ..report.types import Block, Report, Role
from ..text import Span, one_apostrophe
from .types import Name

# Lines of one wrapped paragraph end near one column; a scraper's or mail's line is 60 to 100 characters wide.
_WRAPPED_AT_LEAST = 55
# The analyser refuses longer texts; a paragraph of the press has a few thousand characters at most.
_PIECE = 20_000
# The longest sentence of the press is well below this; only hostile or broken input is above.
_MOST_TOKENS = 300

_NAMED = ("person", "state", "organisation", "place")
_NO_NAME = ("VERB", "AUX", "ADV", "X", "INTJ")

_FLOWING = (Role.LEDE, Role.BODY)
_END = re.compile(r"[.!?…:;][\"'”’»›)\]]*\s*$")
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+[\"'”’»›)\]]*(?=\s|$)|$|[.!?…])")
_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def split(report: Report, analyser: Analyser | None) -> tuple[Sentence, ...]:
    """The report's sentences in order, with analysis where the language has a pipeline, plain tokens where not and in foreign stretches."""
    pieces = list(_pieces(report))
    texts = [one_apostrophe(piece.of(report.text)) for piece in pieces]
    foreign = [block.span for block in report.blocks if block.language is not None]
    own = [not any(piece.overlaps(span) for span in foreign) for piece in pieces]
    trees = iter(analyser.analyse([text for text, ours in zip(texts, own, strict=True) if ours], edited=True) if analyser else ())
    found = [next(trees) if ours and analyser else plain(text) for text, ours in zip(texts, own, strict=True)]
    whole = (_shift(sentence, piece.start) for piece, sentences in zip(pieces, found, strict=True) for sentence in sentences)
    return tuple(part for sentence in whole for part in _bounded(sentence))


def with_names(sentences: tuple[Sentence, ...], names: Sequence[Name]) -> tuple[Sentence, ...]:
    """The sentences with the words of names tagged as such: a small model takes a name that it never saw for a verb or an adverb."""
    held = iter(sorted((n.span for n in names if n.kind in _NAMED), key=lambda span: span.start))
    span = next(held, None)
    found = []
    for sentence in sentences:
        changed: dict[int, Token] = {}
        for i, token in enumerate(sentence.tokens):
            while span is not None and span.end <= token.start:
                span = next(held, None)
            if span is not None and span.start <= token.start and token.upos in _NO_NAME and token.text[:1].isupper():
                changed[i] = replace(token, upos="PROPN", lemma=token.text, feats="")
        found.append(replace(sentence, tokens=tuple(changed.get(i, t) for i, t in enumerate(sentence.tokens))) if changed else sentence)
    return tuple(found)


def _bounded(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, in parts when it is longer than any that people write: what reads a sentence may look at all its pairs of words."""
    tokens = sentence.tokens
    for first in range(0, len(tokens), _MOST_TOKENS):
        part = tokens[first : first + _MOST_TOKENS]
        if len(part) == len(tokens):
            yield sentence
            return
        heads = (t.head - first if first <= t.head < first + len(part) else i for i, t in enumerate(part))
        yield Sentence(start=part[0].start, end=part[-1].end, tokens=tuple(replace(t, head=h) for t, h in zip(part, heads, strict=True)))


def _pieces(report: Report) -> Iterator[Span]:
    for paragraph in _paragraphs(report):
        start = paragraph.start
        while paragraph.end - start > _PIECE:
            cut = report.text.rfind(" ", start + 1, start + _PIECE)
            cut = cut if cut > start else start + _PIECE
            yield Span(start, cut)
            start = cut
        yield Span(start, paragraph.end)


def _paragraphs(report: Report) -> Iterator[Span]:
    """Blocks, with the lines of a hard-wrapped paragraph put together again."""
    held: Block | None = None
    span = Span(0, 0)
    for block in report.blocks:
        if block.role is Role.JUNK:
            continue
        if held is not None and held.language == block.language and _goes_on(report.text, held, block):
            span = Span(span.start, block.span.end)
        else:
            if held is not None:
                yield span
            span = block.span
        held = block
    if held is not None:
        yield span


def _goes_on(text: str, before: Block, after: Block) -> bool:
    if before.role not in _FLOWING or after.role not in _FLOWING or text[before.span.end : after.span.start].count("\n") != 1:
        return False
    line = before.span.of(text)
    if _END.search(line):
        return False
    return after.span.of(text).lstrip()[:1].islower() or len(line.rstrip()) >= _WRAPPED_AT_LEAST


def plain(text: str) -> tuple[Sentence, ...]:
    """Sentences by final punctuation alone, for a language without a pipeline."""
    sentences = []
    for m in _SENTENCE.finditer(text):
        words = list(_TOKEN.finditer(text, m.start(), m.end()))
        if not words:
            continue
        tokens = tuple(
            Token(start=w.start(), end=w.end(), text=w[0], lemma=w[0].lower(), upos="X", feats="", head=i, deprel="dep", entity="")
            for i, w in enumerate(words)
        )
        sentences.append(Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens))
    return tuple(sentences)


def _shift(sentence: Sentence, by: int) -> Sentence:
    tokens = tuple(replace(t, start=t.start + by, end=t.end + by) for t in sentence.tokens)
    return Sentence(start=sentence.start + by, end=sentence.end + by, tokens=tokens)
