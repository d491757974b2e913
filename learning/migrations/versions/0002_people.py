"""Accounts, sessions and one-time links."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str, Whole

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", Str, nullable=False),
        sa.Column("name", Str, nullable=False),
        sa.Column("name_key", Str, nullable=False),
        sa.Column("email", Str, nullable=False),
        sa.Column("email_key", Str, nullable=False),
        sa.Column("password_hash", Str, nullable=False),
        sa.Column("role", Str, nullable=False),
        sa.Column("epoch", Whole, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("disabled_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("email_key", name="uq_account_email_key"),
        sa.CheckConstraint("role IN ('student', 'instructor', 'administrator')", name=op.f("ck_account_role")),
        sqlite_strict=True,
    )
    op.create_index("ix_account_name_key", "account", ["name_key"])
    op.create_table(
        "session",
        sa.Column("hash", Str, nullable=False),
        sa.Column("account_id", Str, nullable=False),
        sa.Column("epoch", Whole, nullable=False),
        sa.Column("agent", Str, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_session"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_session_account_id_account", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_session_account_id", "session", ["account_id"])
    op.create_table(
        "link",
        sa.Column("hash", Str, nullable=False),
        sa.Column("purpose", Str, nullable=False),
        sa.Column("subject", Str, nullable=False),
        sa.Column("ends_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_link"),
        sa.CheckConstraint("purpose IN ('reset', 'invitation')", name=op.f("ck_link_purpose")),
        sqlite_strict=True,
    )
    op.create_index("ix_link_subject", "link", ["subject"])


def downgrade() -> None:
    op.drop_table("link")
    op.drop_table("session")
    op.drop_table("account")
