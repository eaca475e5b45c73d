"""Filling a casebook and folding its record: what `add`, `record`, `brief` and the views of the record run on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from .. import __version__
from ..errors import CasebookError, InputError
from ..families import Family, Kinship, find_families
from ..intake import Document, Quarantined, Severity
from ..packs import Pack, shipped_packs
from ..reading.types import Reading
from ..record import fold
from ..record.types import Correction, Record
from ..store import Casebook, Kept
from ..world import World
from .reader import Reader, read_all

# Reports whose kin is found in one transaction: others wait for it.
_IN_ONE_GO = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A record with the readings that it was folded from (views show their words)."""

    record: Record
    readings: tuple[Reading, ...]
    unread: tuple[Kept, ...] = ()


def add(
    items: Iterable[Document | Quarantined], casebook: Casebook, reader: Reader, *, now: Callable[[], str], seen: Callable[[], None]
) -> Iterator[Quarantined]:
    """Put documents into a casebook, one transaction each, find what they go back to, and give what could not be read.

    Documents that the casebook holds already are not read again, so an interrupted call goes on where it stopped.

    Args:
        items: what intake found.
        casebook: an open casebook.
        reader: reads what is new.
        now: the time to write down.
        seen: called after each item (progress).
    """
    fresh = (item for item in items if isinstance(item, Quarantined) or not _known(item, casebook, seen))
    for result in read_all(fresh, reader):
        if isinstance(result, Quarantined):
            if result.severity is Severity.UNREADABLE:
                casebook.set_aside(Kept(source=result.source, reason=result.reason, remedy=result.remedy), now=now())
            yield result
        else:
            document, reading = result
            casebook.add(document, reading, reader=reader.version, now=now())
        seen()
    find_kin(casebook, reader.packs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What another reading of a casebook gives: the record as kept and as it would be, the new readings, and what could not be read again."""

    before: Folded
    after: Folded
    changed: tuple[Reading, ...]
    failed: tuple[str, ...]


def reread(casebook: Casebook, reader: Reader, *, seen: Callable[[], None]) -> Reread:
    """Read every document again with this reader, keeping nothing; `keep` puts what came of it into the casebook."""
    kept, corrections, unread = casebook.readings(), casebook.corrections(), casebook.quarantined()
    by_id = {r.report.id: r for r in kept}
    readings, changed, failed = [], [], []
    for document, _ in casebook.documents():
        try:
            reading = reader.read(document)
        except InputError as error:
            failed.append(str(error))
            reading = by_id[document.id]
        if reading != by_id[document.id]:
            changed.append(reading)
        readings.append(reading)
        seen()
    records = [folded(some, world=reader.world, packs=reader.packs, corrections=corrections) for some in (kept, readings)]
    before, after = (Folded(record=r, readings=tuple(some), unread=unread) for r, some in zip(records, (kept, readings), strict=True))
    return Reread(before=before, after=after, changed=tuple(changed), failed=tuple(failed))


def keep(casebook: Casebook, again: Reread, reader: Reader) -> None:
    """Put the readings that changed into the casebook, each whole or not at all."""
    for reading in again.changed:
        casebook.reread(reading, reader=reader.version)


def folded(
    readings: Sequence[Reading],
    *,
    world: World,
    packs: Mapping[str, Pack] | None = None,
    corrections: Sequence[Correction] = (),
    as_of: str | None = None,
    on: str | None = None,
    families: Sequence[Family] | None = None,
) -> Record:
    """The record of these readings as known on one day (`as_of`), of what had happened by another (`on`), the same whatever their order.

    Copies are compared by `packs`, by default those that come with Dragoman, unless the families are known.
    """
    ordered = sorted(readings, key=lambda r: r.report.id)
    return fold(ordered, find_families(ordered, packs) if families is None else families, world=world, corrections=corrections, as_of=as_of, on=on)


def find_kin(casebook: Casebook, packs: Mapping[str, Pack] | None = None) -> None:
    """Find what the reports go back to that came into a casebook since this was last done, and keep it with the casebook.

    Each is held against the few that it may go back to, and changes only its own family; all are when code or packs are others than before.
    """
    version = kin_version(packs)
    new = casebook.without_kin(version)
    for start in range(0, len(new), _IN_ONE_GO):
        readings = casebook.readings(new[start : start + _IN_ONE_GO])
        with casebook.kinship(version) as shelf:
            kinship = Kinship(packs, shelf)
            for reading in readings:
                kinship.add(reading)
            kinship.changed()


def kept_families(casebook: Casebook, readings: Sequence[Reading], packs: Mapping[str, Pack] | None = None) -> tuple[Family, ...]:
    """The families of a casebook's readings, as they are kept with it; where nothing can be kept, they are found anew."""
    try:
        find_kin(casebook, packs)
        families = casebook.families()
    except CasebookError:
        return find_families(readings, packs)  # one may look at a casebook that one may not write to
    if {m.report for f in families for m in f.members} != {r.report.id for r in readings}:
        return find_families(readings, packs)  # somebody has added to it meanwhile
    return families


def kin_version(packs: Mapping[str, Pack] | None) -> str:
    """What families are found with: the code's version and what the packs know of copies."""
    known = shipped_packs() if packs is None else packs
    copies = msgspec.json.encode({tag: known[tag].copies for tag in sorted(known)})
    return f"dragoman {__version__} copies {hashlib.sha256(copies).hexdigest()[:12]}"


def open_record(place: str, *, world: World, packs: Mapping[str, Pack] | None = None, as_of: str | None = None, on: str | None = None) -> Folded:
    """The record of the casebook at `place`, as known on one day (`as_of`), of what had happened by another (`on`).

    Raises:
        CasebookError: there is no usable casebook.
    """
    with Casebook(place) as casebook:
        readings, corrections, unread = casebook.readings(), casebook.corrections(), casebook.quarantined()
        families = kept_families(casebook, readings, packs)
    record = folded(readings, world=world, packs=packs, corrections=corrections, as_of=as_of, on=on, families=families)
    return Folded(record=record, readings=readings, unread=unread)


def _known(document: Document, casebook: Casebook, seen: Callable[[], None]) -> bool:
    if document.id not in casebook:
        return False
    seen()
    return True
