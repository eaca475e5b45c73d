"""What intake gives: a document, as it was fetched."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}|[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,4}")
_RENAMED = {"no": "nb"}  # what calls itself Norwegian without more is Bokmål, as CLDR has it


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
    unchanged: str | None = None  # EDTF: the day since which a server has had the page as it is


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


def language_tag(written: str) -> str | None:
    """The BCP 47 tag of a language as packs and comparisons know it, without its region; `None` for what is no tag.

    >>> language_tag("nb-NO"), language_tag("EN"), language_tag("no"), language_tag("zh_hant_TW"), language_tag("Norwegian")
    ('nb', 'en', 'nb', 'zh-Hant', None)
    """
    if (found := _TAG.fullmatch(written.strip())) is None:
        return None
    language = found[1].lower()
    language = _RENAMED.get(language, language)
    return f"{language}-{found[2].title()}" if found[2] else language
