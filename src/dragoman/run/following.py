"""A casebook with its record kept at hand: each report that is added changes only what it touches, and that is told at once."""

from __future__ import annotations

from collections.abc import Sequence

from ..families import Kinship
from ..intake import Document
from ..reading.types import Reading
from ..record.folding import Folding
from ..record.types import Record
from ..store import Casebook
from ..views.difference import Difference, differences
from .casebooks import find_kin, kin_version
from .reader import Reader


class Following:
    """The record of an open casebook, for as long as this process adds to it alone.

    Args:
        casebook: where reports are kept.
        reader: reads what is new.
    """

    def __init__(self, casebook: Casebook, reader: Reader) -> None:
        self._casebook, self._reader = casebook, reader
        find_kin(casebook, reader.packs)
        readings = casebook.readings()
        self._readings: dict[str, Reading] = {r.report.id: r for r in readings}
        self._folding = Folding(reader.world, corrections=casebook.corrections())
        self._folding.update(readings, families_new=casebook.families())

    def __len__(self) -> int:
        return len(self._readings)

    @property
    def record(self) -> Record:
        """The record of everything in the casebook."""
        return self._folding.record()

    def add(self, document: Document, *, now: str) -> Sequence[Difference]:
        """Read a document, keep it in the casebook, and tell what it changes in the record; one that is there already changes nothing.

        Raises:
            InputError: it cannot be read.
        """
        if document.id in self._readings:
            return ()
        reading = self._reader.read(document)
        self._casebook.add(document, reading, reader=self._reader.version, now=now)
        with self._casebook.kinship(kin_version(self._reader.packs)) as shelf:
            kinship = Kinship(self._reader.packs, shelf)
            kinship.add(reading)
            gone, new = kinship.changed()
        self._readings[document.id] = reading
        touched = self._folding.update([reading], families_gone=gone, families_new=new)
        shown = [self._readings[r.id] for r in touched.after.reports]
        return differences(touched.before, touched.after, shown, self._reader.world)
