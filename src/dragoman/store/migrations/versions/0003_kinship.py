"""Which reports go back to one text is kept, with what finds it: adding a report to a large casebook compares few."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    op.create_table("kin_version", sa.Column("version", sa.Text, nullable=False), sa.PrimaryKeyConstraint("version", name="pk_kin_version"))
    op.create_table(
        "kin_reports",
        sa.Column("report", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer),
        sa.PrimaryKeyConstraint("report", name="pk_kin_reports"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_kin_reports_report", ondelete="CASCADE"),
        sa.UniqueConstraint("number", name="uq_kin_reports_number"),
    )
    op.create_index("ix_kin_reports_digest", "kin_reports", ["digest"])
    op.create_table(
        "kin_rows",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("samples", sa.Integer, nullable=False),
        sa.Column("norm", sa.Float, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_kin_rows"),
    )
    op.create_table(
        "kin_keys",
        sa.Column("key", sa.BigInteger, nullable=False),
        sa.Column("slot", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", "slot", name="pk_kin_keys"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kin_edges",
        sa.Column("a", sa.String(16), nullable=False),
        sa.Column("b", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("a", "b", name="pk_kin_edges"),
    )
    op.create_index("ix_kin_edges_b", "kin_edges", ["b"])
    op.create_table(
        "kin_families",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kin_families"),
    )
    op.create_table(
        "kin_members",
        sa.Column("report", sa.String(16), nullable=False),
        sa.Column("family", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_kin_members"),
    )
    op.create_index("ix_kin_members_family", "kin_members", ["family"])
    op.create_table(
        "kin_comparisons",
        sa.Column("family", sa.String(16), nullable=False),
        sa.Column("original", sa.String(16), nullable=False),
        sa.Column("copy", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("family", "original", "copy", name="pk_kin_comparisons"),
    )
