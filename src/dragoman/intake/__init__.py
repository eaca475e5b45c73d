"""Intake: from what a user names to documents, as they were fetched."""

from .decode import Decoded, NotText, decoded
from .document import Document, Media, Supplied, document_id, language_tag
from .quarantine import MAX_BYTES, Quarantined, Severity
from .sources import documents

__all__ = [
    "MAX_BYTES",
    "Decoded",
    "Document",
    "Media",
    "NotText",
    "Quarantined",
    "Severity",
    "Supplied",
    "decoded",
    "document_id",
    "documents",
    "language_tag",
]
