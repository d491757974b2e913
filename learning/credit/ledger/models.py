"""Tables of the ledger: hours earned elsewhere with their documents, days of renewal, and reminders sent."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, PrimaryKeyConstraint

from learning.core.columns import Instant, Str, Whole, table

outside_certificate = table(
    "outside_certificate",
    Column("id", Str, primary_key=True),
    Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("title", Str, nullable=False),
    Column("provider", Str, nullable=False),
    Column("completed_on", Str, nullable=False),
    # Whole or half hours as text, such as "1.5".
    Column("hours", Str, nullable=False),
    Column("kind", Str, nullable=False),
    Column("topic", Str),
    # The board that accepts it, as the learner says; None: they do not know.
    Column("board", Str),
    Column("added_at", Instant, nullable=False),
    CheckConstraint("kind IN ('home study', 'in person', 'webinar')", name="kind"),
    Index("ix_outside_certificate_account_id", "account_id"),
)

# Beside the row and not in it: lists must not carry what is only fetched one at a time.
outside_document = table(
    "outside_document",
    Column("id", Str, primary_key=True),
    Column(
        "certificate_id", Str, ForeignKey("outside_certificate.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    Column("media_type", Str, nullable=False),
    Column("size", Whole, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

renewal = table(
    "renewal",
    Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("board", Str, nullable=False),
    Column("renews_on", Str, nullable=False),
    PrimaryKeyConstraint("account_id", "board"),
    Index("ix_renewal_renews_on", "renews_on"),
)

# A reminder is claimed by its row before it is sent, so that it is sent once however often the command runs.
renewal_reminder = table(
    "renewal_reminder",
    Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("board", Str, nullable=False),
    Column("renews_on", Str, nullable=False),
    Column("days", Whole, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("account_id", "board", "renews_on", "days"),
)
