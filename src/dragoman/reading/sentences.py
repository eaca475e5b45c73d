"""Sentences of a report: each block that is not junk is analysed, with offsets in the report's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..models import Analyser, Sentence, Token
from ..report.types import Block, Report, Role
from ..text import Span

# Lines of one wrapped paragraph end near one column; a scraper's or mail's line is 60 to 100 characters wide.
_WRAPPED_AT_LEAST = 55
# The analyser refuses longer texts; a paragraph of the press has a few thousand characters at most.
_PIECE = 20_000

_FLOWING = (Role.LEDE, Role.BODY)
_END = re.compile(r"[.!?…:;][\"'”’»›)\]]*\s*$")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[\"'”’»›)\]]*(?=\s|$)|\n|$|[.!?…])")
_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def split(report: Report, analyser: Analyser | None) -> tuple[Sentence, ...]:
    """The report's sentences in order, with analysis where the language has a pipeline, plain tokens where not."""
    pieces = list(_pieces(report))
    texts = [piece.of(report.text) for piece in pieces]
    found = analyser.analyse(texts) if analyser else [_plain(text) for text in texts]
    return tuple(_shift(sentence, piece.start) for piece, sentences in zip(pieces, found, strict=True) for sentence in sentences)


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
        if held is not None and _goes_on(report.text, held, block):
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


def _plain(text: str) -> tuple[Sentence, ...]:
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
    tokens = tuple(
        Token(
            start=t.start + by, end=t.end + by, text=t.text, lemma=t.lemma, upos=t.upos,
            feats=t.feats, head=t.head, deprel=t.deprel, entity=t.entity,
        )
        for t in sentence.tokens
    )  # fmt: skip
    return Sentence(start=sentence.start + by, end=sentence.end + by, tokens=tokens)
