"""What all steps of finding quotes need of a report, and a quote on its way."""

from __future__ import annotations

from dataclasses import dataclass

from ..report.types import Role
from ..text import Span, trim
from .draft import Draft
from .quote_cues import Cue
from .quote_units import Carrier, Lexicon, Mentions, Paragraph, Tokens, span_of
from .quote_voices import Voice
from .types import Name

HEADINGS = (Role.TITLE, Role.SUBHEADING)
FAR = 2  # paragraphs after which a speaker is no longer taken to go on
FRAGMENT = 4  # words from which a part of a sentence can carry on the speaker of the sentence before
STEM = 5  # letters by which inflected words of two sentences are held to be the same
SENTENCE_ENDS = (".", "!", "?", "…", "”", "»", '"')
ATTRIBUTION_LINE = 10  # words that the line under a pull quote has at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all steps need of a draft."""

    draft: Draft
    words: Lexicon
    tokens: Tokens
    mentions: Mentions
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.draft.report.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quote on its way: everything but the last word on who speaks."""

    span: Span
    kind: str
    rule: str
    voice: Voice | None
    cue: Cue | None
    cue_span: Span | None
    carrier: Carrier
    paragraph: int


def bare_span(span: Span, text: str) -> Span:
    """Without white space and without the comma or full stop at the end."""
    span = trim(span, text)
    if text[span.end - 1 : span.end] in (".", ",") and text[span.end - 2 : span.end - 1] != ".":
        return trim(Span(span.start, span.end - 1), text)
    return span


def only_person(page: Page, carrier: Carrier) -> Voice | None:
    """The one person whom a sentence names, if it names just one."""
    people = {m.id: m for m in page.mentions.within(span_of(carrier)) if isinstance(m, Name) and m.kind == "person"}
    if len(people) != 1:
        return None
    name = next(iter(people.values()))
    return Voice(span=name.span, text=name.text, id=name.id, label=name.label, principal=name.principal, kind="person")


def stems_of(text: str) -> set[str]:
    """The words of a text without their inflections, roughly."""
    words = ("".join(c for c in w if c.isalnum()) for w in text.casefold().split())
    return {w[:STEM] for w in words if w}
