"""The tables of people: accounts, the sessions they are signed in with, one-time links, and licences to practise."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, text

from learning.core.columns import Instant, Str, Whole, table

ROLES = ("student", "instructor", "administrator")

account = table(
    "account",
    Column("id", Str, primary_key=True),
    Column("name", Str, nullable=False),
    # What the name looks like to a reader in a hurry; see names.name_key.
    Column("name_key", Str, nullable=False),
    # Mail goes to the address as it was registered, never to one typed later that only folds to the same key.
    Column("email", Str, nullable=False),
    Column("email_key", Str, nullable=False, unique=True),
    Column("password_hash", Str, nullable=False),
    Column("role", Str, nullable=False),
    # A session is alive only while it carries the account's present epoch: one addition ends them all.
    Column("epoch", Whole, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("disabled_at", Instant),
    CheckConstraint("role IN ('student', 'instructor', 'administrator')", name="role"),
    Index("ix_account_name_key", "name_key"),
)

session = table(
    "session",
    Column("hash", Str, primary_key=True),
    Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("epoch", Whole, nullable=False),
    Column("agent", Str, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Index("ix_session_account_id", "account_id"),
)

link = table(
    "link",
    Column("hash", Str, primary_key=True),
    Column("purpose", Str, nullable=False),
    # Whom the link acts on: an account's id for a reset, an address for an invitation.
    Column("subject", Str, nullable=False),
    Column("ends_at", Instant, nullable=False),
    CheckConstraint("purpose IN ('reset', 'invitation')", name="purpose"),
    Index("ix_link_subject", "subject"),
)

STANDING = text("removed_at IS NULL")

# Removing keeps the row: a certificate may carry the licence.
licence = table(
    "licence",
    Column("id", Str, primary_key=True),
    Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    # Two letters, as in us_states.txt.
    Column("state", Str, nullable=False),
    Column("number", Str, nullable=False),
    # What tells two licences of a state apart; see licences.number_key.
    Column("number_key", Str, nullable=False),
    Column("profession", Str, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("removed_at", Instant),
    Index(
        "uq_licence", "account_id", "state", "number_key",
        unique=True, sqlite_where=STANDING, postgresql_where=STANDING,
    ),
)  # fmt: skip
