"""What boards approved. `revisions`: digest by path of what was published then."""

from sqlalchemy import Column, Index

from learning.core.columns import Instant, Json, Str, table

board_approval = table(
    "board_approval",
    Column("id", Str, primary_key=True),
    Column("course", Str, nullable=False),
    Column("board", Str, nullable=False),
    Column("title", Str, nullable=False),
    Column("hours", Str, nullable=False),
    Column("number", Str, nullable=False),
    Column("begins_on", Str, nullable=False),
    Column("ends_on", Str),
    Column("revisions", Json, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", Str, nullable=False),
    Column("withdrawn_at", Instant),
    Column("withdrawn_because", Str),
)
Index("ix_board_approval_course", board_approval.c.course)
