"""The schema of a pack's `quotes.toml`."""

from __future__ import annotations

from .schema import Section


class QuotesSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for quotes."""
