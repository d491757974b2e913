"""Handing in: the sitting is closed in one transaction and graded in the next, which anybody may make up for."""

from learning.attempts.exams.closing import Closed, move
from learning.attempts.exams.expiring import close_if_over
from learning.attempts.exams.finding import found, locked, mine
from learning.attempts.exams.grading import grade
from learning.attempts.owners import Owner, owner_values
from learning.core.database import Database
from quizzes.exams.lifecycle import decide


def submit(database: Database, owner: Owner, sitting_id: str, now: int) -> None:
    """Submit the owner's sitting and grade it; a second time changes nothing and is no fault.

    Raises NotFound, and Closed where it is voided or its time was over before: what was saved counts all the same.
    """
    with database.unit() as db:
        one = found(db, locked(mine(sitting_id)), owner_values(owner))
        outcome = decide(one.attempt, "submit", one.time(now))
        if not outcome.refused:
            move(db, one, outcome)
    if outcome.refused:
        close_if_over(database, sitting_id, now)
        raise Closed(outcome.sentence)
    grade(database, sitting_id, now)
