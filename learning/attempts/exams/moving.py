"""Leaving a section for good, where an exam goes one way."""

from learning.attempts.exams.closing import Closed
from learning.attempts.exams.finding import found, locked, mine
from learning.attempts.exams.models import sitting
from learning.attempts.owners import Owner, owner_values
from learning.core.database import Database
from learning.core.errors import Conflict
from quizzes.exams.lifecycle import decide
from quizzes.exams.navigation import next_section


def go_on(database: Database, owner: Owner, sitting_id: str, left: int, now: int) -> int:
    """Leave a section for the next one and return that. Sent twice, it changes nothing the second time.

    Raises Closed, and Conflict from the last section or one that the candidate is not in.
    """
    with database.unit() as db:
        one = found(db, locked(mine(sitting_id)), owner_values(owner))
        outcome = decide(one.attempt, "save", one.time(now))
        if outcome.refused:
            raise Closed(outcome.sentence)
        to = next_section(one.paper.form.sections, left)
        if to is None or one.reached not in {left, to}:
            raise Conflict("That section is not the one you are in.", next="Load the page again to go on.")
        db.execute(sitting.update().where(sitting.c.id == one.id, sitting.c.reached == left).values(reached=to))
    return to
