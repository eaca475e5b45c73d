"""The schema of a pack's `dates.toml`."""

from __future__ import annotations

from .schema import Section


class DatesSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for dates."""
