"""Corrections keep the characters that they were said of, and reports what was supplied with them: both outlive another reading."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("corrections", sa.Column("places", sa.Text))
    op.add_column("reports", sa.Column("supplied", sa.Text))
