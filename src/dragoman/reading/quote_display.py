"""Quotations set apart from the running text: pull quotes, and headings that repeat a quotation of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..report.types import Role
from ..text import Span, trim
from .quote_page import ATTRIBUTION_LINE, Found, Page, bare_span
from .quote_voices import Voice, find_voice

_ECHO = 3  # words that a heading without marks must share, in order, with a quotation to be its echo


def find_pull_quotes(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Blocks set apart as quotations, with the line under them that says whose they are."""
    for i, paragraph in enumerate(page.paragraphs):
        if paragraph.role is not Role.PULLQUOTE:
            continue
        lines = _lines(page.text, paragraph.span)
        following = page.paragraphs[i + 1] if i + 1 < len(page.paragraphs) else None
        before = page.paragraphs[i - 1] if i > 0 else None
        if before is not None and before.role is Role.PULLQUOTE and attribution_of(page, paragraph.span) is not None:
            continue
        voice = attribution_of(page, lines[-1]) if len(lines) > 1 else None
        content = Span(lines[0].start, lines[-2].end) if voice else paragraph.span
        if voice is None and following is not None and following.role in (Role.PULLQUOTE, Role.CAPTION, Role.CREDIT):
            voice = attribution_of(page, following.span)
        carrier = page.tokens.folded(paragraph.span, ())
        if not carrier or any(f.kind == "direct" and f.paragraph == i for f in found):
            continue
        words = bare_span(content, page.text).of(page.text)
        again = page.text.find(words, content.end)
        if again >= 0 and not any(f.kind == "direct" and f.span.start <= again < f.span.end for f in found):
            continue  # a deck that the report repeats
        yield Found(
            span=bare_span(content, page.text), kind="direct", rule=f"{page.words.tag}/pullquote", voice=voice, cue=None,
            cue_span=voice.span if voice else None, carrier=carrier, paragraph=i,
        )  # fmt: skip


def _lines(text: str, span: Span) -> list[Span]:
    lines, at = [], span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            lines.append(trim(Span(at, at + len(line)), text))
        at += len(line) + 1
    return lines


def attribution_of(page: Page, line: Span) -> Voice | None:
    """The voice of a line that does no more than name somebody."""
    if len(line.of(page.text).split()) > ATTRIBUTION_LINE or ":" in line.of(page.text):
        return None  # "Photo: …"
    carrier = page.tokens.folded(line, ())
    if not carrier or any(u.is_verb for u in carrier):
        return None
    voice, where = find_voice(carrier, 0, len(carrier), page.words, page.mentions, page.text, last=False)
    if voice is not None and where is not None and where[0] <= 2:
        return voice
    own = bare_span(line, page.text)
    if len(own.of(page.text).split()) <= 2 and len(own):
        return Voice(span=own, text=own.of(page.text), id=None, label=own.of(page.text), principal=(), kind="unnamed")
    return None


def find_echoes(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Subheadings without marks that repeat words of a quotation of the report."""
    spoken = [f for f in found if f.kind == "direct" and not f.rule.endswith(("/heading", "/pullquote"))]
    for i, paragraph in enumerate(page.paragraphs):
        if paragraph.role is not Role.SUBHEADING or any(f.paragraph == i for f in found):
            continue
        words = bare_span(paragraph.span, page.text).of(page.text).casefold().split()
        carrier = page.tokens.folded(paragraph.span, ())
        if len(words) < _ECHO or not carrier:
            continue
        source = next((f for f in spoken if _opens_with(f.span.of(page.text), words)), None)
        if source is not None:
            span = bare_span(paragraph.span, page.text)
            yield replace(source, span=span, rule=f"{page.words.tag}/heading", cue=None, cue_span=None, carrier=carrier, paragraph=i)


def _opens_with(content: str, words: Sequence[str]) -> bool:
    """True when some sentence of the content begins with these words."""
    plain = [w.strip(".,;:!?") for w in content.casefold().split()]
    starts = [0, *(i + 1 for i, w in enumerate(content.split()) if w[-1:] in ".!?")]
    return any(plain[i : i + len(words)] == list(words) for i in starts)
