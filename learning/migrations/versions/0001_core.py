"""Audit rows and token buckets."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Flag, Instant, Json, Real, Str, Whole

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "audit_row",
        sa.Column("seq", Whole, autoincrement=True, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("actor", Str),
        sa.Column("action", Str, nullable=False),
        sa.Column("object", Str, nullable=False),
        sa.Column("detail", Json, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit_row"),
        sqlite_strict=True,
    )
    op.create_table(
        "token_bucket",
        sa.Column("bucket", Str, nullable=False),
        sa.Column("tokens", Real, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("taken", Flag, nullable=False),
        sa.PrimaryKeyConstraint("bucket", name="pk_token_bucket"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("token_bucket")
    op.drop_table("audit_row")
