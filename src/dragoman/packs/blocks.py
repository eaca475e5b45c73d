"""The schema of a pack's `blocks.toml`."""

from __future__ import annotations

from .schema import Section


class BlocksSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for blocks."""
