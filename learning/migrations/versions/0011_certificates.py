"""Signing keys and certificates."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str

revision = "0011"
down_revision = "0010"


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
    op.create_table(
        "certificate",
        sa.Column("id", Str, nullable=False),
        sa.Column("enrolment_id", Str, nullable=False),
        sa.Column("account_id", Str),
        sa.Column("course", Str, nullable=False),
        sa.Column("snapshot", Str, nullable=False),
        sa.Column("signature", Str, nullable=False),
        sa.Column("kid", Str, nullable=False),
        sa.Column("issued_at", Instant, nullable=False),
        sa.Column("supersedes", Str),
        sa.PrimaryKeyConstraint("id", name="pk_certificate"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_certificate_account_id_account", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["kid"], ["signing_key.kid"], name="fk_certificate_kid_signing_key"),
        sa.ForeignKeyConstraint(["supersedes"], ["certificate.id"], name="fk_certificate_supersedes_certificate"),
        sqlite_strict=True,
    )
    first = sa.text("supersedes IS NULL")
    op.create_index(
        "uq_certificate_enrolment_id", "certificate", ["enrolment_id"],
        unique=True, sqlite_where=first, postgresql_where=first,
    )  # fmt: skip
    op.create_index("uq_certificate_supersedes", "certificate", ["supersedes"], unique=True)
    op.create_index("ix_certificate_account_id_issued_at", "certificate", ["account_id", "issued_at"])
    op.create_index("ix_certificate_course_issued_at", "certificate", ["course", "issued_at"])
    op.create_table(
        "certificate_state",
        sa.Column("certificate_id", Str, nullable=False),
        sa.Column("state", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("by", Str, nullable=False),
        sa.Column("reason", Str, nullable=False),
        sa.PrimaryKeyConstraint("certificate_id", "state", name="pk_certificate_state"),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name="fk_certificate_state_certificate_id_certificate"
        ),
        sa.CheckConstraint("state IN ('superseded', 'revoked')", name=op.f("ck_certificate_state_state")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("certificate_state")
    op.drop_table("certificate")
    op.drop_table("signing_key")
