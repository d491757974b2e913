"""Tables of completion: enrolments and their codes and refunds, attestations, evaluations, engaged reading time."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint, text

from learning.core.columns import Flag, Instant, Json, Str, Whole, table

RUNS = text("ended_at IS NULL")


def _of_account() -> Column[str]:
    return Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), nullable=False)


def _of_enrolment() -> Column[str]:
    return Column("enrolment_id", Str, ForeignKey("enrolment.id", ondelete="CASCADE"), nullable=False)


enrolment_code = table(
    "enrolment_code",
    Column("id", Str, primary_key=True),
    # The code itself is shown once, to whoever made it.
    Column("hash", Str, nullable=False, unique=True),
    Column("course", Str, nullable=False),
    Column("made_by", Str, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("used_at", Instant),
    Index("ix_enrolment_code_course", "course"),
)

enrolment = table(
    "enrolment",
    Column("id", Str, primary_key=True),
    _of_account(),
    Column("course", Str, nullable=False),
    Column("at", Instant, nullable=False),
    Column("code_id", Str, ForeignKey("enrolment_code.id"), unique=True),
    Column("ended_at", Instant),
    # One that runs for an account and course: a double click and two tabs lead to the same.
    Index(
        "uq_enrolment_runs", "account_id", "course", unique=True, sqlite_where=RUNS, postgresql_where=RUNS
    ),
    Index("ix_enrolment_course_at", "course", "at"),
)  # fmt: skip

enrolment_refund = table(
    "enrolment_refund",
    Column("enrolment_id", Str, ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("by", Str, nullable=False),
    Column("reason", Str, nullable=False),
    # 0 where a certificate stands: the money went back, the record of what was learned stays.
    Column("ended", Flag, nullable=False),
)

attestation = table(
    "attestation",
    Column("id", Str, primary_key=True),
    _of_enrolment(),
    Column("at", Instant, nullable=False),
    Column("name", Str, nullable=False),
    # State, number and profession as they were then, or none.
    Column("licence", Json),
    # What the course asked for when it was signed: a course that asks for other work is attested again.
    Column("asked", Str, nullable=False),
    Index("uq_attestation_enrolment_id_asked", "enrolment_id", "asked", unique=True),
)

# Who filed, and what was said: two tables without a common key, and without an instant that would join them.
evaluation_filed = table(
    "evaluation_filed",
    _of_account(),
    Column("course", Str, nullable=False),
    PrimaryKeyConstraint("account_id", "course"),
    sqlite_with_rowid=False,
)

course_evaluation = table(
    "course_evaluation",
    # Random, and the order in which SQLite keeps the rows.
    Column("id", Str, primary_key=True),
    Column("course", Str, nullable=False),
    Column("day", Str, nullable=False),
    Column("ratings", Json, nullable=False),
    Column("comment", Str, nullable=False),
    Index("ix_course_evaluation_course", "course"),
    sqlite_with_rowid=False,
)

engaged_time = table(
    "engaged_time",
    _of_account(),
    Column("kind", Str, nullable=False),
    Column("slug", Str, nullable=False),
    Column("day", Str, nullable=False),
    Column("seconds", Whole, nullable=False),
    PrimaryKeyConstraint("account_id", "kind", "slug", "day"),
    CheckConstraint("seconds >= 0", name="seconds"),
)

# When an account last reported, whatever the module: two tabs share the time that passes.
engaged_report = table(
    "engaged_report",
    Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Instant, nullable=False),
)
