"""Badges that were made, never changed: the signed token itself, and which bit of the status lists is its own."""

from sqlalchemy import Column, ForeignKey, Index, PrimaryKeyConstraint, text

from learning.core.columns import Flag, Instant, Str, Whole, table

FIRST = text("number = 1")

badge = table(
    "badge",
    Column("certificate_id", Str, ForeignKey("certificate.id"), nullable=False),
    # 1, 2, 3 and so on: made anew it is another row, and the ones before it stay.
    Column("number", Whole, nullable=False),
    # Drawn at random, so that the bit of a badge says nothing about when it was made; all of a certificate share it.
    Column("position", Whole, nullable=False),
    Column("token", Str, nullable=False),
    Column("kid", Str, ForeignKey("signing_key.kid"), nullable=False),
    Column("made_at", Instant, nullable=False),
    # Whether its owner said, when it was made, that the licence goes into it.
    Column("licence", Flag, nullable=False),
    PrimaryKeyConstraint("certificate_id", "number"),
    Index("uq_badge_position", "position", unique=True, sqlite_where=FIRST, postgresql_where=FIRST),
)

# Where badges stood whose records were purged: a badge that is still around somewhere must not seem to hold again.
badge_spent = table("badge_spent", Column("position", Whole, primary_key=True, autoincrement=False))
