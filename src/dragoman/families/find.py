"""Families: reports that go back to one text, and so are one witness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..packs import Pack
from ..reading.types import Reading
from .kinship import Kinship
from .types import Family


def find_families(readings: Sequence[Reading], packs: Mapping[str, Pack] | None = None) -> tuple[Family, ...]:
    """Every report in exactly one family, the smallest id's family first; the order of `readings` changes nothing.

    A report that goes back to nothing in the casebook is a family of its own, and its own origin.

    Args:
        readings: the reports.
        packs: what is known of the languages; by default the packs that come with Dragoman.
    """
    kinship = Kinship(packs)
    held = {r.report.id: r for r in readings}
    for i in sorted(held):
        kinship.add(held[i])
    return kinship.families()
