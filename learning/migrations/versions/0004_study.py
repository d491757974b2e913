"""What was read, and reported problems."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "reading",
        sa.Column("account_id", Str, nullable=False),
        sa.Column("kind", Str, nullable=False),
        sa.Column("slug", Str, nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("read_at", Instant),
        sa.PrimaryKeyConstraint("account_id", "kind", "slug", name="pk_reading"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_reading_account_id_account", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_reading_account_id_opened_at", "reading", ["account_id", "opened_at"])
    op.create_table(
        "report",
        sa.Column("id", Str, nullable=False),
        sa.Column("path", Str, nullable=False),
        sa.Column("text", Str, nullable=False),
        sa.Column("account_id", Str),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("closed_at", Instant),
        sa.Column("closed_by", Str),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_report_account_id_account", ondelete="SET NULL"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_report_closed_at_created_at", "report", ["closed_at", "created_at"])


def downgrade() -> None:
    op.drop_table("report")
    op.drop_table("reading")
