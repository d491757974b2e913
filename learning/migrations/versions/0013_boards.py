"""What boards approved."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "board_approval",
        sa.Column("id", Str, nullable=False),
        sa.Column("course", Str, nullable=False),
        sa.Column("board", Str, nullable=False),
        sa.Column("title", Str, nullable=False),
        sa.Column("hours", Str, nullable=False),
        sa.Column("number", Str, nullable=False),
        sa.Column("begins_on", Str, nullable=False),
        sa.Column("ends_on", Str),
        sa.Column("revisions", Str, nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("recorded_by", Str, nullable=False),
        sa.Column("withdrawn_at", Instant),
        sa.Column("withdrawn_because", Str),
        sa.PrimaryKeyConstraint("id", name="pk_board_approval"),
        sqlite_strict=True,
    )
    op.create_index("ix_board_approval_course", "board_approval", ["course"])


def downgrade() -> None:
    op.drop_table("board_approval")
