"""What could not be read, and why: it comes out in the place of a document and stops nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .document import document_id

MAX_BYTES = 20_000_000  # an item: no news report is longer, and everything later is linear in it


class Severity(StrEnum):
    """How bad it is that something was not read."""

    UNREADABLE = "unreadable"  # the user asked for it and cannot have it: exit code 1
    SKIPPED = "skipped"  # a folder held files of other kinds, which is no fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One input that gave no document, and why; `data_hash` is its document id where its bytes could be had."""

    source: str
    data_hash: str | None
    reason: str
    remedy: str
    severity: Severity = Severity.UNREADABLE

    def __str__(self) -> str:
        """One sentence for a person."""
        return f"{self.source}: {self.reason}; {self.remedy}."


class Unreadable(ValueError):
    """Bytes that hold no report that can be had; `reason` and `remedy` are the two halves of a sentence."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


def refused(source: str, reason: str, remedy: str, data: bytes | None = None) -> Quarantined:
    """The input in quarantine, its name and reason written so that everything can store them."""
    known = None if data is None else document_id(data)
    return Quarantined(source=speakable(source), data_hash=known, reason=speakable(reason), remedy=remedy)


def speakable(name: str) -> str:
    r"""A file's name as text: its bytes that are not UTF-8 are written out (`\xff`), as nothing can store them otherwise."""
    return name if whole_characters(name) else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def whole_characters(value: str) -> bool:
    """False for a string with a lone surrogate, which JSON can write and nothing can store."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
