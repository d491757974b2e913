"""Attempts at cases, their events and their gradings."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Json, Str, Whole

revision = "0005"
down_revision = "0004"

OPEN_GRADED = sa.text("finished_at IS NULL AND use = 'graded'")


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", Str, nullable=False),
        sa.Column("account_id", Str),
        sa.Column("visitor", Str),
        sa.Column("case_slug", Str, nullable=False),
        sa.Column("title", Str, nullable=False),
        sa.Column("use", Str, nullable=False),
        sa.Column("seed", Whole, nullable=False),
        sa.Column("digest", Str, nullable=False),
        sa.Column("resolved", Str, nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("finished_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_attempt_account_id_account", ondelete="CASCADE"
        ),
        sa.CheckConstraint("use IN ('practice', 'graded')", name=op.f("ck_attempt_use")),
        sa.CheckConstraint("account_id IS NOT NULL OR visitor IS NOT NULL", name=op.f("ck_attempt_owner")),
        sqlite_strict=True,
    )
    op.create_index("ix_attempt_account_id_started_at", "attempt", ["account_id", "started_at"])
    op.create_index("ix_attempt_visitor", "attempt", ["visitor"])
    op.create_index(
        "uq_attempt_open_graded",
        "attempt",
        ["account_id", "case_slug"],
        unique=True,
        sqlite_where=OPEN_GRADED,
        postgresql_where=OPEN_GRADED,
    )
    op.create_table(
        "attempt_event",
        sa.Column("attempt_id", Str, nullable=False),
        sa.Column("seq", Whole, nullable=False),
        sa.Column("step", Str, nullable=False),
        sa.Column("act", Str, nullable=False),
        sa.Column("value", Json, nullable=False),
        sa.Column("before", Json, nullable=False),
        sa.Column("after", Json, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", "seq", name="pk_attempt_event"),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name="fk_attempt_event_attempt_id_attempt", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "grading",
        sa.Column("id", Str, nullable=False),
        sa.Column("attempt_id", Str, nullable=False),
        sa.Column("number", Whole, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("by", Str, nullable=False),
        sa.Column("why", Str, nullable=False),
        sa.Column("engine", Str, nullable=False),
        sa.Column("result", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_grading"),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name="fk_grading_attempt_id_attempt", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_index("uq_grading_attempt_id_number", "grading", ["attempt_id", "number"], unique=True)


def downgrade() -> None:
    op.drop_table("grading")
    op.drop_table("attempt_event")
    op.drop_table("attempt")
