"""Sittings of exams, their events, gradings and remediation; accommodations and staff's acts."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Json, Real, Str, Whole

revision = "0006"
down_revision = "0005"

COUNTS = sa.text("use = 'exam'")
OPEN = sa.text("use = 'exam' AND state = 'in-progress'")


def upgrade() -> None:
    _sitting()
    _event()
    _after()
    _staff()


def _sitting() -> None:
    op.create_table(
        "sitting",
        sa.Column("id", Str, nullable=False),
        sa.Column("account_id", Str),
        sa.Column("visitor", Str),
        sa.Column("exam_slug", Str, nullable=False),
        sa.Column("title", Str, nullable=False),
        sa.Column("number", Whole, nullable=False),
        sa.Column("use", Str, nullable=False),
        sa.Column("form", Str, nullable=False),
        sa.Column("digest", Str, nullable=False),
        sa.Column("policy", Str, nullable=False),
        sa.Column("granted", Json, nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("deadline", Instant, nullable=False),
        sa.Column("grace_ms", Whole, nullable=False),
        sa.Column("reached", Whole, nullable=False),
        sa.Column("state", Str, nullable=False),
        sa.Column("finished_at", Instant),
        sa.Column("closings", Whole, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sitting"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_sitting_account_id_account", ondelete="CASCADE"
        ),
        sa.CheckConstraint("use IN ('exam', 'practice')", name=op.f("ck_sitting_use")),
        sa.CheckConstraint(
            "state IN ('in-progress', 'submitted', 'expired', 'voided')", name=op.f("ck_sitting_state")
        ),
        sa.CheckConstraint(
            "account_id IS NOT NULL OR (visitor IS NOT NULL AND use = 'practice')", name=op.f("ck_sitting_owner")
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_sitting_account_id_started_at", "sitting", ["account_id", "started_at"])
    op.create_index("ix_sitting_visitor", "sitting", ["visitor"])
    op.create_index("ix_sitting_state_deadline", "sitting", ["state", "deadline"])
    _unique("uq_sitting_number", ["account_id", "exam_slug", "number"], COUNTS)
    _unique("uq_sitting_open", ["account_id", "exam_slug"], OPEN)


def _unique(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "sitting", columns, unique=True, sqlite_where=where, postgresql_where=where)


def _event() -> None:
    op.create_table(
        "sitting_event",
        sa.Column("sitting_id", Str, nullable=False),
        sa.Column("client_id", Str, nullable=False),
        sa.Column("seq", Whole, nullable=False),
        sa.Column("item", Str, nullable=False),
        sa.Column("base_rev", Whole, nullable=False),
        sa.Column("rev", Whole, nullable=False),
        sa.Column("value", Str, nullable=False),
        sa.Column("sha256", Str, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("outcome", Str, nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "client_id", "seq", name="pk_sitting_event"),
        _belongs("sitting_event"),
        sa.CheckConstraint(
            "outcome IN ('applied', 'conflict', 'superseded', 'left', 'late')",
            name=op.f("ck_sitting_event_outcome"),
        ),
        sqlite_strict=True,
    )
    op.create_index("uq_sitting_event_rev", "sitting_event", ["sitting_id", "rev"], unique=True)
    op.create_index("ix_sitting_event_item", "sitting_event", ["sitting_id", "item", "rev"])


def _after() -> None:
    op.create_table(
        "sitting_grading",
        sa.Column("sitting_id", Str, nullable=False),
        sa.Column("number", Whole, nullable=False),
        sa.Column("closing", Whole, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("by", Str, nullable=False),
        sa.Column("why", Str, nullable=False),
        sa.Column("engine", Str, nullable=False),
        sa.Column("result", Json, nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "number", name="pk_sitting_grading"),
        _belongs("sitting_grading"),
        sqlite_strict=True,
    )
    op.create_table(
        "sitting_remedy",
        sa.Column("sitting_id", Str, nullable=False),
        sa.Column("item", Str, nullable=False),
        sa.Column("passed", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "item", "passed", name="pk_sitting_remedy"),
        _belongs("sitting_remedy"),
        sqlite_strict=True,
    )


def _staff() -> None:
    op.create_table(
        "accommodation",
        sa.Column("id", Str, nullable=False),
        sa.Column("account_id", Str, nullable=False),
        sa.Column("exam_slug", Str),
        sa.Column("factor", Real, nullable=False),
        sa.Column("extra_minutes", Whole, nullable=False),
        sa.Column("reason", Str, nullable=False),
        sa.Column("approved_by", Str, nullable=False),
        sa.Column("begins_at", Instant, nullable=False),
        sa.Column("ends_at", Instant),
        sa.Column("created_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accommodation"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_accommodation_account_id_account", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_accommodation_account_id", "accommodation", ["account_id"])
    op.create_table(
        "sitting_act",
        sa.Column("id", Str, nullable=False),
        sa.Column("sitting_id", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("actor", Str, nullable=False),
        sa.Column("act", Str, nullable=False),
        sa.Column("reason", Str, nullable=False),
        sa.Column("detail", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sitting_act"),
        _belongs("sitting_act"),
        sa.CheckConstraint("act IN ('extend', 'reopen', 'void')", name=op.f("ck_sitting_act_act")),
        sqlite_strict=True,
    )
    op.create_index("ix_sitting_act_sitting_id", "sitting_act", ["sitting_id"])


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["sitting_id"], ["sitting.id"], name=f"fk_{table}_sitting_id_sitting", ondelete="CASCADE"
    )


def downgrade() -> None:
    for table in ("sitting_act", "accommodation", "sitting_remedy", "sitting_grading", "sitting_event", "sitting"):
        op.drop_table(table)
