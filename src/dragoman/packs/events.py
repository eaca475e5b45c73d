"""The schema of a pack's `events.toml`."""

from __future__ import annotations

from .schema import Section


class EventsSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for events."""
