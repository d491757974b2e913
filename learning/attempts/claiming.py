"""Practice attempts and practice forms of a visitor become the account's when they sign in with the same browser."""

from sqlalchemy import Connection

from learning.attempts.exams.models import sitting
from learning.attempts.models import attempt


def claim(db: Connection, account: str, visitor: str) -> int:
    """Give the visitor's attempts to the account; returns how many. A claimed one cannot be claimed again."""
    claimed = 0
    for rows in (attempt, sitting):
        theirs = (rows.c.visitor == visitor) & rows.c.account_id.is_(None)
        claimed += db.execute(rows.update().where(theirs).values(account_id=account, visitor=None)).rowcount
    return claimed
