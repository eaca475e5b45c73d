"""A casebook: reports and their claims in one database, whole at every moment.

Each report is added in one transaction of its own, so an interrupted `add` leaves the reports that were
finished and none by half; the same call again goes on with the rest.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from ..errors import CasebookError
from ..families.types import Family
from ..intake.document import Document, Media, Supplied
from ..reading.types import ChannelState, CommitmentClaim, Event, Name, Quote, Reading, Reference, Time
from ..record.types import Correction, Evidence
from ..report.types import Note, Report
from ..text import Span
from . import tables
from .kinship import KinshipShelf, kept_families

NEWEST = "0003"
"""The revision of the schema that this code reads and writes."""

_KINDS: dict[str, type[Any]] = {
    "names": Name,
    "references": Reference,
    "times": Time,
    "quotes": Quote,
    "events": Event,
    "channels": ChannelState,
    "commitments": CommitmentClaim,
    "sentences": Span,
    "notes": Note,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An input that could not be read, with its reason, as the quarantine keeps it."""

    source: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """On which characters the objects rested that a correction names."""

    target: tuple[Evidence, ...] = ()
    value: tuple[Evidence, ...] = ()


class Casebook:
    """An open casebook; use it as a context manager.

    Args:
        place: path of an SQLite file, or a `postgresql://` URL.
        create: make the file when there is none (adding); otherwise a missing one is refused.

    Raises:
        CasebookError: missing, unreadable, no casebook, or written by a newer version.
    """

    def __init__(self, place: str, *, create: bool = False) -> None:
        self.place = place
        self._engine = _engine(place, create=create)
        try:
            with self._guard(), self._engine.connect() as connection:
                ready = _is_ready(connection, place, create=create)
            if not ready:
                with self._writing() as connection:
                    # asked again: another process may have made it meanwhile
                    if not _is_ready(connection, place, create=create):
                        _migrate(connection)
        except CasebookError:
            self._engine.dispose()
            raise

    def __enter__(self) -> Casebook:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def __contains__(self, report_id: str) -> bool:
        query = sa.select(tables.reports.c.id).where(tables.reports.c.id == report_id)
        with self._guard(), self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def add(self, document: Document, reading: Reading, *, reader: str, now: str) -> None:
        """Keep a document and what its reading claims; a document that is there already stays as it is."""
        if document.id in self:
            return
        row = {
            "id": document.id,
            "ref": document.supplied.ref,
            "source": document.source,
            "media": document.media.value,
            "data": document.data,
            "reader": reader,
            "body": _encode(reading.report),
            "added_at": now,
            "supplied": _encode(document.supplied),
        }
        rows = _claims(reading)
        with self._writing() as connection:
            if connection.execute(sa.select(tables.reports.c.id).where(tables.reports.c.id == document.id)).first() is not None:
                return  # another process has added it meanwhile
            connection.execute(sa.insert(tables.reports), row)
            if rows:
                connection.execute(sa.insert(tables.claims), rows)

    def reread(self, reading: Reading, *, reader: str) -> None:
        """Put another reading of a report that is there in the place of what it claimed so far."""
        c, rows = tables.claims.c, _claims(reading)
        with self._writing() as connection:
            known = tables.reports.c.id == reading.report.id
            connection.execute(sa.update(tables.reports).where(known).values(body=_encode(reading.report), reader=reader))
            connection.execute(sa.delete(tables.claims).where(c.report == reading.report.id))
            if rows:
                connection.execute(sa.insert(tables.claims), rows)
            # what was found of its kin no longer holds
            connection.execute(sa.delete(tables.kin_version))

    def documents(self) -> Iterator[tuple[Document, str]]:
        """Every document as it was received, by id, with the version that read it."""
        c = tables.reports.c
        with self._guard(), self._engine.connect() as connection:
            keys = connection.execute(sa.select(c.id).order_by(c.id)).scalars().all()
        for key in keys:  # one at a time: a casebook holds more bytes than fit in memory
            with self._guard(), self._engine.connect() as connection:
                row = connection.execute(sa.select(c.id, c.ref, c.source, c.media, c.data, c.reader, c.body, c.supplied).where(c.id == key)).one()
            if row.supplied is not None:
                supplied = self._decode(row.supplied, Supplied)
            else:
                stated = self._decode(row.body, Report).published
                supplied = Supplied(ref=row.ref, published=stated.edtf if stated.basis == "supplied" else None)
            yield Document(id=row.id, data=bytes(row.data), media=Media(row.media), source=row.source, supplied=supplied), row.reader

    def readings(self, ids: Sequence[str] | None = None) -> tuple[Reading, ...]:
        """Every report with its claims, or those of these ids, ordered by report id: never by the order in which they were added."""
        with self._guard(), self._engine.connect() as connection:
            return self._readings(connection, ids)

    def _readings(self, connection: Connection, ids: Sequence[str] | None) -> tuple[Reading, ...]:
        reports, claims = sa.select(tables.reports.c.id, tables.reports.c.body), sa.select(tables.claims)
        if ids is not None:
            reports, claims = reports.where(tables.reports.c.id.in_(ids)), claims.where(tables.claims.c.report.in_(ids))
        bodies = connection.execute(reports.order_by(tables.reports.c.id)).all()
        found: dict[str, dict[str, list[Any]]] = {row.id: {kind: [] for kind in _KINDS} for row in bodies}
        for claim in connection.execute(claims.order_by(tables.claims.c.report, tables.claims.c.kind, tables.claims.c.place)):
            found[claim.report][claim.kind].append(self._decode(claim.body, _KINDS[claim.kind]))
        return tuple(
            Reading(report=self._decode(row.body, Report), **{kind: tuple(items) for kind, items in found[row.id].items()}) for row in bodies
        )

    def without_kin(self, version: str) -> tuple[str, ...]:
        """The reports of which this version of code and packs has not kept yet what they go back to, by id."""
        k, r = tables.kin_reports.c, tables.reports.c
        with self._guard(), self._engine.connect() as connection:
            every = sa.select(r.id).order_by(r.id)
            current = connection.execute(sa.select(tables.kin_version.c.version)).scalar() == version
            return tuple(connection.execute(every.where(r.id.not_in(sa.select(k.report))) if current else every).scalars())

    @contextmanager
    def kinship(self, version: str) -> Iterator[KinshipShelf]:
        """Where `dragoman.families.Kinship` keeps what it finds, for one transaction; what another version found is thrown away."""
        with self._writing() as connection:
            # locked, so that no other process gives out the same numbers
            if connection.execute(sa.select(tables.kin_version.c.version).with_for_update()).scalar() != version:
                for table in tables.KINSHIP:
                    connection.execute(sa.delete(table))
                connection.execute(sa.insert(tables.kin_version), {"version": version})
            yield KinshipShelf(connection, lambda report: self._readings(connection, [report])[0])

    def families(self) -> tuple[Family, ...]:
        """The families that were kept, the smallest id's first."""
        with self._guard(), self._engine.connect() as connection:
            return tuple(sorted(kept_families(connection), key=lambda f: f.members[0].report))

    def set_aside(self, kept: Kept, *, now: str) -> None:
        """Keep an input that could not be read, with its reason; once, however often it is met."""
        c = tables.quarantine.c
        with self._writing() as connection:
            known = sa.select(c.source).where(c.source == kept.source, c.reason == kept.reason)
            if connection.execute(known).first() is None:
                connection.execute(sa.insert(tables.quarantine), {"source": kept.source, "reason": kept.reason, "remedy": kept.remedy, "at": now})

    def quarantined(self) -> tuple[Kept, ...]:
        """What could not be read, by source."""
        c = tables.quarantine.c
        with self._guard(), self._engine.connect() as connection:
            rows = connection.execute(sa.select(c.source, c.reason, c.remedy).order_by(c.source, c.reason)).all()
        return tuple(Kept(source=r.source, reason=r.reason, remedy=r.remedy) for r in rows)

    def correct(self, *corrections: Correction) -> int:
        """Keep what people said, each once, and tell how much of it is new."""
        c = tables.corrections.c
        with self._writing() as connection:
            known = set(connection.execute(sa.select(c.id)).scalars())
            fresh = list({x.id: x for x in corrections if x.id not in known}.values())
            for x in fresh:
                row = {"id": x.id, "target": x.target, "verb": x.verb, "value": x.value, "author": x.author, "at": x.at}
                connection.execute(sa.insert(tables.corrections), {**row, "places": _encode(_Places(target=x.places, value=x.value_places))})
        return len(fresh)

    def corrections(self) -> Sequence[Correction]:
        """Every correction, oldest first."""
        c = tables.corrections.c
        with self._guard(), self._engine.connect() as connection:
            rows = connection.execute(sa.select(tables.corrections).order_by(c.at, c.id)).all()
        return tuple(self._correction(r) for r in rows)

    def _correction(self, row: Any) -> Correction:
        stood = self._decode(row.places, _Places) if row.places is not None else _Places()
        return Correction(
            id=row.id,
            target=row.target,
            verb=row.verb,
            value=row.value,
            author=row.author,
            at=row.at,
            places=stood.target,
            value_places=stood.value,
        )

    def _decode(self, body: str, kind: type[Any]) -> Any:
        try:
            return msgspec.json.decode(body, type=kind)
        except msgspec.MsgspecError as error:
            raise CasebookError(f"{self.place}: a stored claim cannot be read ({error}); restore the casebook from a copy.") from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that waits its turn from its first statement: one that reads first and writes then is refused when another wrote between."""
        with self._guard(), self._engine.execution_options(dragoman_writes=True).begin() as connection:
            yield connection

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DatabaseError as error:
            cause = str(error.orig).splitlines()[0] if error.orig else "the database refused"
            raise CasebookError(
                f"{self.place}: the casebook cannot be used ({cause}); check that it is a Dragoman casebook that you may write to."
            ) from error


def _claims(reading: Reading) -> list[dict[str, Any]]:
    """The rows of a reading's claims."""
    return [
        {"report": reading.report.id, "kind": kind, "place": place, "body": _encode(item)}
        for kind in _KINDS
        for place, item in enumerate(getattr(reading, kind))
    ]


def _encode(item: object) -> str:
    return msgspec.json.encode(item).decode()


def _engine(place: str, *, create: bool) -> Engine:
    if "://" in place and not place.startswith("sqlite:///"):
        try:
            return sa.create_engine(place.replace("postgresql://", "postgresql+psycopg://", 1))
        except ModuleNotFoundError as error:
            raise CasebookError(f"{place}: PostgreSQL needs the driver psycopg; install it with: pip install 'dragoman[postgresql]'.") from error
        except sa.exc.ArgumentError as error:
            raise CasebookError(f"{place}: this is no database address; write a path or postgresql://user@host/name.") from error
    path = Path(place.removeprefix("sqlite:///"))
    if not create and not path.exists():
        raise CasebookError(f"{place}: there is no such casebook; make one with: dragoman add --casebook {place} REPORTS.")
    if path.is_dir():
        raise CasebookError(f"{place}: this is a folder; name a file in it, such as {path / 'casebook.db'}.")
    if not path.parent.is_dir():
        raise CasebookError(f"{place}: the folder {path.parent} does not exist; make it, or name another place.")
    # made absolute, as SQLite takes ":memory:" for no file at all, and as an address of parts, as "?" and "#" stand in names of files
    database, query = str(path.absolute()), {}
    if not create and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        # SQLite keeps notes beside a database even to read it; where it may not, and nobody is writing, it is told that nothing will change
        database, query = path.absolute().as_uri(), {"immutable": "1", "mode": "ro", "uri": "true"}
    engine = sa.create_engine(sa.URL.create("sqlite", database=database, query=query))
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Python's driver opens no transaction before CREATE TABLE; we open them ourselves, so that making a casebook is whole or nothing.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA foreign_keys = ON")
    if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        # refused while another process writes, and to those who may only read; the casebook is as whole without it
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("dragoman_writes") else "BEGIN")


def _is_ready(connection: Connection, place: str, *, create: bool) -> bool:
    """True for a casebook of the newest revision, False for one that is older or is still to be made; what is newer or something else is refused."""
    inspector = sa.inspect(connection)
    names = set(inspector.get_table_names())
    if "alembic_version" in names:
        revision = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
        if revision == NEWEST:
            return True
        if revision is not None and revision > NEWEST:
            raise CasebookError(
                f"{place}: this casebook was written by a newer Dragoman (schema {revision}, this one knows {NEWEST}); upgrade Dragoman."
            )
    elif names or not create:
        raise CasebookError(f"{place}: this is a database, but not a Dragoman casebook; name another file.")
    return False


def _migrate(connection: Connection) -> None:
    # Imported here: Alembic takes a third of a second, and most calls meet a casebook of the newest revision.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "dragoman:store/migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, NEWEST)
