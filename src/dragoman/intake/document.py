"""What intake gives: a document, as it was fetched."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class Media(StrEnum):
    """What the bytes of a document are."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"  # one line of a JSON Lines file: {"text" or "html", …}


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """What whoever handed the document over says about it; `None` where they said nothing."""

    ref: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None  # EDTF
    outlet: str | None = None
    language: str | None = None  # BCP 47


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published item as bytes, with where it came from.

    `id` is the hash of the bytes as they were received, so that adding the same bytes twice is one document.
    """

    id: str
    data: bytes
    media: Media
    source: str
    supplied: Supplied = field(default_factory=Supplied)


def document_id(data: bytes) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()[:16]
