"""Practice attempts of a visitor become the account's when they sign in with the same browser."""

from sqlalchemy import Connection

from learning.attempts.models import attempt


def claim(db: Connection, account: str, visitor: str) -> int:
    """Give the visitor's attempts to the account; returns how many. A claimed one cannot be claimed again."""
    theirs = (attempt.c.visitor == visitor) & attempt.c.account_id.is_(None)
    return db.execute(attempt.update().where(theirs).values(account_id=account, visitor=None)).rowcount
