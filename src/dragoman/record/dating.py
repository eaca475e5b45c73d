"""The days of the reports: stated, supplied, or worked out from one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..families.types import Family
from ..reading.types import Reading
from ..world import World
from .types import Dated


def dated_reports(readings: Sequence[Reading], families: Sequence[Family], world: World, given: Mapping[str, str]) -> dict[str, Dated]:
    """For each report its day and why."""
    out = {}
    for r in readings:
        p = r.report.published
        out[r.report.id] = Dated(edtf=given.get(r.report.id, p.edtf), basis="supplied" if r.report.id in given else p.basis, because="")
    return out
