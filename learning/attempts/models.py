"""Tables of the attempts room: attempts, their events and their gradings. Events and gradings are only appended."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint, text

from learning.attempts.owner_columns import owner_columns
from learning.core.columns import Instant, Json, Str, Whole, table

attempt = table(
    "attempt",
    Column("id", Str, primary_key=True),
    *owner_columns(),
    Column("case_slug", Str, nullable=False),
    Column("title", Str, nullable=False),
    Column("use", Str, nullable=False),
    Column("seed", Whole, nullable=False),
    Column("digest", Str, nullable=False),
    # The resolved case as JSON text: an attempt can be shown and scored again from its own record.
    Column("resolved", Str, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant),
    CheckConstraint("use IN ('practice', 'graded')", name="use"),
    CheckConstraint("account_id IS NOT NULL OR visitor IS NOT NULL", name="owner"),
    Index("ix_attempt_account_id_started_at", "account_id", "started_at"),
    Index("ix_attempt_visitor", "visitor"),
    # One open graded attempt at a case: a second tab joins it instead of drawing another variant.
    Index(
        "uq_attempt_open_graded",
        "account_id",
        "case_slug",
        unique=True,
        sqlite_where=text("finished_at IS NULL AND use = 'graded'"),
        postgresql_where=text("finished_at IS NULL AND use = 'graded'"),
    ),
)

attempt_event = table(
    "attempt_event",
    Column("attempt_id", Str, ForeignKey("attempt.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Whole, nullable=False),
    Column("step", Str, nullable=False),
    Column("act", Str, nullable=False),
    Column("value", Json, nullable=False),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("attempt_id", "seq"),
)

grading = table(
    "grading",
    Column("id", Str, primary_key=True),
    Column("attempt_id", Str, ForeignKey("attempt.id", ondelete="CASCADE"), nullable=False),
    # 1 for the first; a later one is another row, so two requests that finish at once leave one.
    Column("number", Whole, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Str, nullable=False),
    Column("why", Str, nullable=False),
    Column("engine", Str, nullable=False),
    Column("result", Json, nullable=False),
    Index("uq_grading_attempt_id_number", "attempt_id", "number", unique=True),
)
