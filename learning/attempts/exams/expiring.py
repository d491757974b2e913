"""Closing sittings whose time is over: by whoever touches one first, or by `flask close-expired`."""

from sqlalchemy import select

from learning.attempts.exams.closing import SETTLE, move, settled
from learning.attempts.exams.finding import anybodys, found, locked
from learning.attempts.exams.grading import grade
from learning.attempts.exams.models import sitting, sitting_grading
from learning.core.database import Database


def close_if_over(database: Database, sitting_id: str, now: int) -> bool:
    """Expire a sitting beyond deadline, grace and a moment more, and grade it; returns whether this call did it."""
    with database.unit() as db:
        one = found(db, locked(anybodys(sitting_id)))
        over = settled(one, now)
        if over:
            move(db, one, one.at(now))
    if over:
        grade(database, sitting_id, now)
    return over


def close_expired(database: Database, now: int) -> int:
    """Close every sitting whose time is over and grade what was closed but not graded; returns how many it closed."""
    closes = sitting.c.deadline + sitting.c.grace_ms + SETTLE
    over = select(sitting.c.id).where(sitting.c.state == "in-progress", sitting.c.deadline < now, closes < now)
    this_closing = (sitting_grading.c.sitting_id == sitting.c.id) & (sitting_grading.c.closing == sitting.c.closings)
    closed = sitting.c.state.in_(["submitted", "expired"])
    ungraded = select(sitting.c.id).where(closed, ~select(sitting_grading.c.number).where(this_closing).exists())
    with database.reading() as db:
        to_close, to_grade = db.scalars(over).all(), db.scalars(ungraded).all()
    for one in to_grade:
        grade(database, one, now)
    return sum(close_if_over(database, one, now) for one in to_close)
