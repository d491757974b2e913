"""Tables of the study room: what a person has read, and problems that readers reported."""

from sqlalchemy import Column, ForeignKey, Index, PrimaryKeyConstraint

from learning.core.columns import Instant, Str, table

reading = table(
    "reading",
    Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Str, nullable=False),
    Column("slug", Str, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("read_at", Instant),
    PrimaryKeyConstraint("account_id", "kind", "slug"),
    Index("ix_reading_account_id_opened_at", "account_id", "opened_at"),
)

report = table(
    "report",
    Column("id", Str, primary_key=True),
    Column("path", Str, nullable=False),
    Column("text", Str, nullable=False),
    Column("account_id", Str, ForeignKey("account.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("closed_by", Str),
    Index("ix_report_closed_at_created_at", "closed_at", "created_at"),
)
