"""Badges, and keys that sign them."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str, Whole

revision = "0016"
down_revision = "0015"

BEFORE = "use IN ('certificates', 'audit')"
AFTER = "use IN ('certificates', 'audit', 'badges')"


def upgrade() -> None:
    _uses(AFTER)
    op.create_table(
        "badge",
        sa.Column("certificate_id", Str, nullable=False),
        sa.Column("position", Whole, nullable=False),
        sa.Column("token", Str, nullable=False),
        sa.Column("kid", Str, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("certificate_id", name="pk_badge"),
        sa.ForeignKeyConstraint(["certificate_id"], ["certificate.id"], name="fk_badge_certificate_id_certificate"),
        sa.ForeignKeyConstraint(["kid"], ["signing_key.kid"], name="fk_badge_kid_signing_key"),
        sa.UniqueConstraint("position", name="uq_badge_position"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("badge")
    op.execute("DELETE FROM signing_key WHERE use = 'badges'")
    _uses(BEFORE)


def _uses(rule: str) -> None:
    """Another rule for what keys may be used for."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_signing_key_use"), "signing_key", type_="check")
        op.create_check_constraint(op.f("ck_signing_key_use"), "signing_key", rule)
        return
    # SQLite cannot change a rule of a table. Certificates refer to its rows, which are gone for a moment only.
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TEMPORARY TABLE kept AS SELECT * FROM signing_key")
    op.drop_table("signing_key")
    op.create_table(
        "signing_key",
        sa.Column("kid", Str, nullable=False),
        sa.Column("use", Str, nullable=False),
        sa.Column("public", Str, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("retired_at", Instant),
        sa.Column("revoked_after", Instant),
        sa.PrimaryKeyConstraint("kid", name="pk_signing_key"),
        sa.CheckConstraint(rule, name=op.f("ck_signing_key_use")),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO signing_key SELECT * FROM kept")
    op.execute("DROP TABLE kept")
