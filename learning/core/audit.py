"""Who did what that matters, kept for good: rows are only ever appended."""

from typing import Any

from sqlalchemy import Column, Connection

from learning.core.columns import Instant, Json, Str, Whole, table

audit_row = table(
    "audit_row",
    Column("seq", Whole, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("actor", Str),
    Column("action", Str, nullable=False),
    Column("object", Str, nullable=False),
    Column("detail", Json, nullable=False),
)


def record(
    db: Connection, actor: str | None, action: str, object: str, now: int, detail: dict[str, Any] | None = None
) -> None:
    """Append one act in the transaction of the act itself; `actor` is an account's id or None for nobody."""
    row = {"at": now, "actor": actor, "action": action, "object": object, "detail": detail or {}}
    db.execute(audit_row.insert().values(row))
