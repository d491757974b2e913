"""Hours earned elsewhere with their documents, days of renewal, reminders."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str, Whole

revision = "0014"
down_revision = "0013"

KINDS = "kind IN ('home study', 'in person', 'webinar')"


def upgrade() -> None:
    op.create_table(
        "outside_certificate",
        sa.Column("id", Str, nullable=False),
        sa.Column("account_id", Str, nullable=False),
        sa.Column("title", Str, nullable=False),
        sa.Column("provider", Str, nullable=False),
        sa.Column("completed_on", Str, nullable=False),
        sa.Column("hours", Str, nullable=False),
        sa.Column("kind", Str, nullable=False),
        sa.Column("topic", Str),
        sa.Column("board", Str),
        sa.Column("added_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outside_certificate"),
        _of_account("outside_certificate"),
        sa.CheckConstraint(KINDS, name=op.f("ck_outside_certificate_kind")),
        sqlite_strict=True,
    )
    op.create_index("ix_outside_certificate_account_id", "outside_certificate", ["account_id"])
    op.create_table(
        "outside_document",
        sa.Column("id", Str, nullable=False),
        sa.Column("certificate_id", Str, nullable=False),
        sa.Column("media_type", Str, nullable=False),
        sa.Column("size", Whole, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outside_document"),
        sa.UniqueConstraint("certificate_id", name="uq_outside_document_certificate_id"),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["outside_certificate.id"],
            name="fk_outside_document_certificate_id_outside_certificate",
            ondelete="CASCADE",
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "renewal",
        sa.Column("account_id", Str, nullable=False),
        sa.Column("board", Str, nullable=False),
        sa.Column("renews_on", Str, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "board", name="pk_renewal"),
        _of_account("renewal"),
        sqlite_strict=True,
    )
    op.create_index("ix_renewal_renews_on", "renewal", ["renews_on"])
    op.create_table(
        "renewal_reminder",
        sa.Column("account_id", Str, nullable=False),
        sa.Column("board", Str, nullable=False),
        sa.Column("renews_on", Str, nullable=False),
        sa.Column("days", Whole, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "board", "renews_on", "days", name="pk_renewal_reminder"),
        _of_account("renewal_reminder"),
        sqlite_strict=True,
    )


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_account_id_account"
    return sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    for table in ("renewal_reminder", "renewal", "outside_document", "outside_certificate"):
        op.drop_table(table)
