"""Badges that were made: the signed token itself, and which bit of the status lists is its own."""

from sqlalchemy import Column, ForeignKey

from learning.core.columns import Instant, Str, Whole, table

badge = table(
    "badge",
    Column("certificate_id", Str, ForeignKey("certificate.id"), primary_key=True),
    # Drawn at random, so that the bit of a badge says nothing about when it was made.
    Column("position", Whole, nullable=False, unique=True),
    Column("token", Str, nullable=False),
    Column("kid", Str, ForeignKey("signing_key.kid"), nullable=False),
    Column("made_at", Instant, nullable=False),
)

# Where badges stood whose records were purged: a badge that is still around somewhere must not seem to hold again.
badge_spent = table("badge_spent", Column("position", Whole, primary_key=True, autoincrement=False))
