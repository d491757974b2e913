"""Which certificates were reported to which board, and when."""

from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint

from learning.core.columns import Instant, Str, table

reported_certificate = table(
    "reported_certificate",
    Column("certificate_id", Str, ForeignKey("certificate.id"), nullable=False),
    Column("board", Str, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("certificate_id", "board"),
)
