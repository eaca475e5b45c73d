"""What every section of a language pack is made of.

A section is one TOML file of the pack's folder and one class derived from `Section`; a rule is one entry that
carries its own proof: `yes` examples in which it must fire on just the marked words, `no` examples in which it must stay silent.
The classes are the only place where the schema is written: loading, checking and the reference page come from them.
"""

from __future__ import annotations

import msgspec


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that a pack's TOML may hold; unknown keys are refused."""


class Rule(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry with an id (unique in its file) and its examples, in the notation of `dragoman.text.marked`."""

    id: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
