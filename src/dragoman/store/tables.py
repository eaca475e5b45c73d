"""The tables of a casebook, for SQLite and PostgreSQL alike.

What is kept is what was received (reports, with their bytes) and what they say (claims); exchanges, channels and commitments are
folded from these whenever they are asked for, never stored as truth. Corrections are a person's claims and outlive every re-reading.
Only which reports go back to one text is kept (the tables that begin with `kin_`), since finding it anew takes long: it can be made again at
any time, and is when it was made by another version.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "ix": "ix_%(table_name)s_%(column_0_name)s"}
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),  # hash of the bytes as received
    sa.Column("ref", sa.Text),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("media", sa.String(16), nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),  # which version of code and pack read it
    sa.Column("body", sa.Text, nullable=False),  # the report (text, blocks, publication) as JSON
    sa.Column("added_at", sa.String(32), nullable=False),  # EDTF, UTC
    sa.Column("supplied", sa.Text),  # what whoever added it said of it, as JSON; NULL in casebooks of the first shape
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("report", sa.String(16), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("kind", sa.String(16), primary_key=True),  # a field of Reading: names times quotes events …
    sa.Column("place", sa.Integer, primary_key=True),  # its index there
    sa.Column("body", sa.Text, nullable=False),  # JSON
)

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("target", sa.Text, nullable=False, index=True),
    sa.Column("verb", sa.String(16), nullable=False),
    sa.Column("value", sa.Text),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("places", sa.Text),  # on which characters target and value rested when it was said, as JSON
)

quarantine = sa.Table(
    "quarantine",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("reason", sa.Text, primary_key=True),
    sa.Column("remedy", sa.Text, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
)

kin_version = sa.Table("kin_version", metadata, sa.Column("version", sa.Text, primary_key=True))  # of code and packs that made what follows

kin_reports = sa.Table(
    "kin_reports",
    metadata,
    sa.Column("report", sa.String(16), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False, index=True),  # of its words
    sa.Column("number", sa.Integer, unique=True),  # in the index; NULL where a report with the very same words stands there
)

kin_rows = sa.Table(
    "kin_rows",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("samples", sa.Integer, nullable=False),
    sa.Column("norm", sa.Float, nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
)

kin_keys = sa.Table(
    "kin_keys",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),  # hash of words in a row, or of an anchor
    sa.Column("slot", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("place", sa.Integer, nullable=False),  # how many reports came under this key before
    sa.Column("number", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

kin_edges = sa.Table(
    "kin_edges",
    metadata,
    sa.Column("a", sa.String(16), primary_key=True),
    sa.Column("b", sa.String(16), primary_key=True, index=True),
    sa.Column("body", sa.Text, nullable=False),  # how they are related, as JSON
)

kin_families = sa.Table(
    "kin_families",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),  # JSON, but for the comparisons
)

kin_members = sa.Table(
    "kin_members",
    metadata,
    sa.Column("report", sa.String(16), primary_key=True),
    sa.Column("family", sa.String(16), nullable=False, index=True),
)

kin_comparisons = sa.Table(
    "kin_comparisons",
    metadata,
    sa.Column("family", sa.String(16), primary_key=True),
    sa.Column("original", sa.String(16), primary_key=True),
    sa.Column("copy", sa.String(16), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),  # JSON
)

KINSHIP = (kin_version, kin_reports, kin_rows, kin_keys, kin_edges, kin_families, kin_members, kin_comparisons)
"""What can be made again from the readings."""
