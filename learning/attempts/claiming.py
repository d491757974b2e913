"""Practice of a visitor (cases, forms of exams, quizzes) becomes the account's when they sign in in that browser."""

from sqlalchemy import Connection

from learning.attempts.exams.models import sitting
from learning.attempts.models import attempt
from learning.attempts.quizzes.models import quiz_response


def claim(db: Connection, account: str, visitor: str) -> int:
    """Give the visitor's attempts and responses to the account; returns how many. None can be claimed twice."""
    claimed = 0
    for rows in (attempt, sitting, quiz_response):
        theirs = (rows.c.visitor == visitor) & rows.c.account_id.is_(None)
        claimed += db.execute(rows.update().where(theirs).values(account_id=account, visitor=None)).rowcount
    return claimed
