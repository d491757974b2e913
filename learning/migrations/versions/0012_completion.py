"""Enrolments, codes, refunds, attestations, evaluations and engaged reading time."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Flag, Instant, Json, Str, Whole

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    _enrolments()
    _acts()
    _reading_time()


def _enrolments() -> None:
    op.create_table(
        "enrolment_code",
        sa.Column("id", Str, nullable=False),
        sa.Column("hash", Str, nullable=False),
        sa.Column("course", Str, nullable=False),
        sa.Column("made_by", Str, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("used_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_enrolment_code"),
        sa.UniqueConstraint("hash", name="uq_enrolment_code_hash"),
        sqlite_strict=True,
    )
    op.create_index("ix_enrolment_code_course", "enrolment_code", ["course"])
    op.create_table(
        "enrolment",
        sa.Column("id", Str, nullable=False),
        sa.Column("account_id", Str, nullable=False),
        sa.Column("course", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("code_id", Str),
        sa.Column("ended_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_enrolment"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_enrolment_account_id_account", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["code_id"], ["enrolment_code.id"], name="fk_enrolment_code_id_enrolment_code"),
        sa.UniqueConstraint("code_id", name="uq_enrolment_code_id"),
        sqlite_strict=True,
    )
    runs = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_enrolment_runs", "enrolment", ["account_id", "course"],
        unique=True, sqlite_where=runs, postgresql_where=runs,
    )  # fmt: skip
    op.create_index("ix_enrolment_course_at", "enrolment", ["course", "at"])


def _of_enrolment(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_enrolment_id_enrolment"
    return sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name=name, ondelete="CASCADE")


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_account_id_account"
    return sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=name, ondelete="CASCADE")


def _acts() -> None:
    op.create_table(
        "enrolment_refund",
        sa.Column("enrolment_id", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("by", Str, nullable=False),
        sa.Column("reason", Str, nullable=False),
        sa.Column("ended", Flag, nullable=False),
        sa.PrimaryKeyConstraint("enrolment_id", name="pk_enrolment_refund"),
        _of_enrolment("enrolment_refund"),
        sqlite_strict=True,
    )
    op.create_table(
        "attestation",
        sa.Column("id", Str, nullable=False),
        sa.Column("enrolment_id", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("name", Str, nullable=False),
        sa.Column("licence", Json),
        sa.Column("asked", Str, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attestation"),
        _of_enrolment("attestation"),
        sqlite_strict=True,
    )
    op.create_index("uq_attestation_enrolment_id_asked", "attestation", ["enrolment_id", "asked"], unique=True)
    op.create_table(
        "evaluation_filed",
        sa.Column("account_id", Str, nullable=False),
        sa.Column("course", Str, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "course", name="pk_evaluation_filed"),
        _of_account("evaluation_filed"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "course_evaluation",
        sa.Column("id", Str, nullable=False),
        sa.Column("course", Str, nullable=False),
        sa.Column("day", Str, nullable=False),
        sa.Column("ratings", Json, nullable=False),
        sa.Column("comment", Str, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_course_evaluation"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_course_evaluation_course", "course_evaluation", ["course"])


def _reading_time() -> None:
    op.create_table(
        "engaged_time",
        sa.Column("account_id", Str, nullable=False),
        sa.Column("kind", Str, nullable=False),
        sa.Column("slug", Str, nullable=False),
        sa.Column("day", Str, nullable=False),
        sa.Column("seconds", Whole, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "kind", "slug", "day", name="pk_engaged_time"),
        _of_account("engaged_time"),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_engaged_time_seconds")),
        sqlite_strict=True,
    )
    op.create_table(
        "engaged_report",
        sa.Column("account_id", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_engaged_report"),
        _of_account("engaged_report"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    for name in (
        "engaged_report", "engaged_time", "course_evaluation", "evaluation_filed", "attestation", "enrolment_refund",
        "enrolment", "enrolment_code",
    ):  # fmt: skip
        op.drop_table(name)
