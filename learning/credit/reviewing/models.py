"""Approvals for credit. `revisions`: digest by path of what was read; `digest`: one of all of them."""

from sqlalchemy import Column, Index

from learning.core.columns import Instant, Json, Str, table

credit_approval = table(
    "credit_approval",
    Column("id", Str, primary_key=True),
    Column("course", Str, nullable=False),
    Column("title", Str, nullable=False),
    Column("reviewer", Str, nullable=False),
    Column("credential", Str, nullable=False),
    Column("licence_state", Str, nullable=False),
    Column("licence_number", Str, nullable=False),
    Column("reviewed_on", Str, nullable=False),
    Column("read", Str, nullable=False),
    Column("remarks", Str, nullable=False),
    Column("revisions", Json, nullable=False),
    Column("digest", Str, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", Str, nullable=False),
    Column("withdrawn_at", Instant),
    Column("withdrawn_by", Str),
    Column("withdrawn_because", Str),
    Index("ix_credit_approval_course", "course"),
)
