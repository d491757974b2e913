"""Tables of exams: sittings, their events, gradings, remediation, accommodations and staff's acts.

Events, gradings and acts are only appended. The response to an item is its applied event with the highest `rev`, so
the record and what is made of it cannot part.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint, text

from learning.attempts.owner_columns import owner_columns
from learning.core.columns import Instant, Json, Real, Str, Whole, table

COUNTS = text("use = 'exam'")
OPEN = text("use = 'exam' AND state = 'in-progress'")

sitting = table(
    "sitting",
    Column("id", Str, primary_key=True),
    *owner_columns(),
    Column("exam_slug", Str, nullable=False),
    Column("title", Str, nullable=False),
    Column("number", Whole, nullable=False),
    Column("use", Str, nullable=False),
    # The frozen form and policy as JSON text: a sitting is shown and graded from its own record.
    Column("form", Str, nullable=False),
    Column("digest", Str, nullable=False),
    Column("policy", Str, nullable=False),
    # The accommodations that apply, a list; the deadline is worked out from them once and again at each grant.
    Column("granted", Json, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("grace_ms", Whole, nullable=False),
    # The section the candidate is in; it counts where navigation is one way.
    Column("reached", Whole, nullable=False),
    Column("state", Str, nullable=False),
    Column("finished_at", Instant),
    # How often it was closed (staff may reopen): each closing is graded once.
    Column("closings", Whole, nullable=False),
    CheckConstraint("use IN ('exam', 'practice')", name="use"),
    CheckConstraint("state IN ('in-progress', 'submitted', 'expired', 'voided')", name="state"),
    CheckConstraint("account_id IS NOT NULL OR (visitor IS NOT NULL AND use = 'practice')", name="owner"),
    Index("ix_sitting_account_id_started_at", "account_id", "started_at"),
    Index("ix_sitting_visitor", "visitor"),
    Index("ix_sitting_started_at", "started_at"),
    Index("ix_sitting_state_deadline", "state", "deadline"),
    # Parallel starts: the number decides who was first, and one is open at a time.
    Index(
        "uq_sitting_number", "account_id", "exam_slug", "number",
        unique=True, sqlite_where=COUNTS, postgresql_where=COUNTS,
    ),
    Index("uq_sitting_open", "account_id", "exam_slug", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
)  # fmt: skip


def _of_sitting() -> Column[str]:
    return Column("sitting_id", Str, ForeignKey("sitting.id", ondelete="CASCADE"), nullable=False)


sitting_event = table(
    "sitting_event",
    _of_sitting(),
    Column("client_id", Str, nullable=False),
    Column("seq", Whole, nullable=False),
    Column("item", Str, nullable=False),
    Column("base_rev", Whole, nullable=False),
    # The place in the sitting's history. Unique, so of two tabs that save at once one sees the other.
    Column("rev", Whole, nullable=False),
    Column("value", Str, nullable=False),
    Column("sha256", Str, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("outcome", Str, nullable=False),
    PrimaryKeyConstraint("sitting_id", "client_id", "seq"),
    CheckConstraint("outcome IN ('applied', 'conflict', 'superseded', 'left', 'late')", name="outcome"),
    Index("uq_sitting_event_rev", "sitting_id", "rev", unique=True),
    Index("ix_sitting_event_item", "sitting_id", "item", "rev"),
)

sitting_grading = table(
    "sitting_grading",
    _of_sitting(),
    Column("number", Whole, nullable=False),
    # Which closing it grades; a regrade grades the same closing again.
    Column("closing", Whole, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Str, nullable=False),
    Column("why", Str, nullable=False),
    Column("engine", Str, nullable=False),
    Column("result", Json, nullable=False),
    PrimaryKeyConstraint("sitting_id", "number"),
)

sitting_remedy = table(
    "sitting_remedy",
    _of_sitting(),
    # The safety item that was wrong, and the one passed for it: the same again, or a second like it.
    Column("item", Str, nullable=False),
    Column("passed", Str, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("sitting_id", "item", "passed"),
)

accommodation = table(
    "accommodation",
    Column("id", Str, primary_key=True),
    Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    # None: every exam.
    Column("exam_slug", Str),
    Column("factor", Real, nullable=False),
    Column("extra_minutes", Whole, nullable=False),
    Column("reason", Str, nullable=False),
    Column("approved_by", Str, nullable=False),
    Column("begins_at", Instant, nullable=False),
    # None: without end.
    Column("ends_at", Instant),
    # Said by whoever ended it before its time.
    Column("ended_because", Str),
    Column("created_at", Instant, nullable=False),
    Index("ix_accommodation_account_id", "account_id"),
)

sitting_act = table(
    "sitting_act",
    Column("id", Str, primary_key=True),
    _of_sitting(),
    Column("at", Instant, nullable=False),
    Column("actor", Str, nullable=False),
    Column("act", Str, nullable=False),
    Column("reason", Str, nullable=False),
    Column("detail", Json, nullable=False),
    CheckConstraint("act IN ('grant', 'extend', 'reopen', 'void', 'accept-late')", name="act"),
    Index("ix_sitting_act_sitting_id", "sitting_id"),
)
