"""Signing keys and certificates."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str

revision = "0011"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "signing_key",
        sa.Column("kid", Str, nullable=False),
        sa.Column("use", Str, nullable=False),
        sa.Column("public", Str, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("retired_at", Instant),
        sa.Column("revoked_after", Instant),
        sa.PrimaryKeyConstraint("kid", name="pk_signing_key"),
        sa.CheckConstraint("use IN ('certificates', 'audit')", name=op.f("ck_signing_key_use")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("signing_key")
