"""Staff's acts on sittings: two more kinds; why an accommodation was ended; sittings by when they began."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Json, Str

revision = "0007"
down_revision = "0006"

BEFORE = "act IN ('extend', 'reopen', 'void')"
SINCE = "act IN ('grant', 'extend', 'reopen', 'void', 'accept-late')"


def upgrade() -> None:
    _allow(BEFORE, SINCE)
    op.add_column("accommodation", sa.Column("ended_because", Str))
    op.create_index("ix_sitting_started_at", "sitting", ["started_at"])


def downgrade() -> None:
    op.drop_index("ix_sitting_started_at", "sitting")
    op.drop_column("accommodation", "ended_because")
    op.execute("DELETE FROM sitting_act WHERE act IN ('grant', 'accept-late')")
    _allow(SINCE, BEFORE)


def _allow(before: str, acts: str) -> None:
    """SQLite makes the table anew for it, which is safe as no other table refers to this one."""
    named = op.f("ck_sitting_act_act")
    with op.batch_alter_table("sitting_act", copy_from=_table(before)) as batch:
        batch.drop_constraint(named, type_="check")
        batch.create_check_constraint(named, acts)


def _table(acts: str) -> sa.Table:
    return sa.Table(
        "sitting_act",
        sa.MetaData(),
        sa.Column("id", Str, nullable=False),
        sa.Column("sitting_id", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("actor", Str, nullable=False),
        sa.Column("act", Str, nullable=False),
        sa.Column("reason", Str, nullable=False),
        sa.Column("detail", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sitting_act"),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name="fk_sitting_act_sitting_id_sitting", ondelete="CASCADE"
        ),
        sa.CheckConstraint(acts, name="ck_sitting_act_act"),
        sa.Index("ix_sitting_act_sitting_id", "sitting_id"),
        sqlite_strict=True,
    )
