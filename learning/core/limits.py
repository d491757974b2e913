"""Rate limits that hold across workers: a bucket of tokens is one row, taking a token one statement."""

from math import ceil

from sqlalchemy import Column, Connection, case

from learning.core.clock import MINUTE
from learning.core.columns import Flag, Instant, Real, Str, table
from learning.core.database import insert
from learning.core.errors import TooMany

token_bucket = table(
    "token_bucket",
    Column("bucket", Str, primary_key=True),
    Column("tokens", Real, nullable=False),
    Column("at", Instant, nullable=False),
    Column("taken", Flag, nullable=False),
)


def take(db: Connection, bucket: str, *, per_minute: float, burst: int, now: int) -> None:
    """Take one token, or raise TooMany saying after how many seconds one will be there.

    Call it in a unit of its own: were it rolled back with the act it guards, the token would come back.
    """
    row = token_bucket.c
    filled = row.tokens + (now - row.at) * (per_minute / MINUTE)
    held = case((filled > burst, float(burst)), else_=filled)
    left = case((held >= 1, held - 1), else_=held)
    statement = insert(db, token_bucket).values(bucket=bucket, tokens=float(burst - 1), at=now, taken=True)
    refilled = {"tokens": left, "at": now, "taken": case((held >= 1, 1), else_=0)}
    taken, tokens = db.execute(
        statement.on_conflict_do_update(index_elements=[row.bucket], set_=refilled).returning(row.taken, row.tokens)
    ).one()
    if not taken:
        raise TooMany(retry_after=max(1, ceil((1 - tokens) / per_minute * 60)))
