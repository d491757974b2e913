"""Responses to the quizzes of modules."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Real, Str, Whole

revision = "0008"
down_revision = "0007"

BEHAVIOURS = "behaviour IN ('deferred', 'immediate', 'tries', 'certainty')"


def upgrade() -> None:
    op.create_table(
        "quiz_response",
        sa.Column("id", Str, nullable=False),
        sa.Column("account_id", Str),
        sa.Column("visitor", Str),
        sa.Column("kind", Str, nullable=False),
        sa.Column("slug", Str, nullable=False),
        sa.Column("item", Str, nullable=False),
        sa.Column("digest", Str, nullable=False),
        sa.Column("go", Instant, nullable=False),
        sa.Column("number", Whole, nullable=False),
        sa.Column("behaviour", Str, nullable=False),
        sa.Column("value", Str, nullable=False),
        sa.Column("sureness", Str),
        sa.Column("score", Real, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quiz_response"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_quiz_response_account_id_account", ondelete="CASCADE"
        ),
        sa.CheckConstraint(BEHAVIOURS, name=op.f("ck_quiz_response_behaviour")),
        sa.CheckConstraint("sureness IN ('guess', 'fairly', 'certain')", name=op.f("ck_quiz_response_sureness")),
        sa.CheckConstraint("account_id IS NOT NULL OR visitor IS NOT NULL", name=op.f("ck_quiz_response_owner")),
        sqlite_strict=True,
    )
    page = ["kind", "slug", "item", "go"]
    op.create_index("ix_quiz_response_account_id", "quiz_response", ["account_id", *page])
    op.create_index("ix_quiz_response_visitor", "quiz_response", ["visitor", *page])


def downgrade() -> None:
    op.drop_table("quiz_response")
