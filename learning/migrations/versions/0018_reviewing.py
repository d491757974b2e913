"""Who approved a course for credit, as it was published then."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "credit_approval",
        sa.Column("id", Str, nullable=False),
        sa.Column("course", Str, nullable=False),
        sa.Column("title", Str, nullable=False),
        sa.Column("reviewer", Str, nullable=False),
        sa.Column("credential", Str, nullable=False),
        sa.Column("licence_state", Str, nullable=False),
        sa.Column("licence_number", Str, nullable=False),
        sa.Column("reviewed_on", Str, nullable=False),
        sa.Column("read", Str, nullable=False),
        sa.Column("remarks", Str, nullable=False),
        sa.Column("revisions", Str, nullable=False),
        sa.Column("digest", Str, nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("recorded_by", Str, nullable=False),
        sa.Column("withdrawn_at", Instant),
        sa.Column("withdrawn_by", Str),
        sa.Column("withdrawn_because", Str),
        sa.PrimaryKeyConstraint("id", name="pk_credit_approval"),
        sqlite_strict=True,
    )
    op.create_index("ix_credit_approval_course", "credit_approval", ["course"])


def downgrade() -> None:
    op.drop_table("credit_approval")
