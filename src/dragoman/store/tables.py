"""The tables of a casebook, for SQLite and PostgreSQL alike.

What is kept is what was received (reports, with their bytes) and what they say (claims); exchanges, channels and commitments are
folded from these whenever they are asked for, never stored as truth. Corrections are a person's claims and outlive every re-reading.
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
