"""What the report stage gives: text with its blocks, and what is known of its publication."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..text import Span


class Role(StrEnum):
    """What a block of a report is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    LEDE = "lede"
    SUBHEADING = "subheading"
    BODY = "body"
    CAPTION = "caption"
    PULLQUOTE = "pullquote"
    CREDIT = "credit"
    JUNK = "junk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something odd that a reading met: a readable code, where, and one sentence for a person."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a report with a role; `why` names the rule that gave it.

    `language` is the BCP 47 tag of a block that is in another language than its report, `None` for all others.
    """

    span: Span
    role: Role
    why: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the report was published: `edtf` as exact as the page or the user says, never more.

    `basis` is "stated" (the page says so, at `span`), "supplied" (the user said so) or `None` (unknown).
    """

    edtf: str | None = None
    basis: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published item, decoded: every offset of the project counts in its `text`.

    For plain text, `text` is the decoded input with line ends made `\\n` and nothing else changed.
    Blocks cover every line that is not blank, in order, without overlap; junk is labelled, never cut away.
    """

    id: str
    ref: str | None
    source: str
    url: str | None
    text: str
    title: str | None
    language: str  # BCP 47; "und" when it cannot be told
    outlet: str | None
    byline: tuple[str, ...]
    agency: str | None
    published: Published
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
