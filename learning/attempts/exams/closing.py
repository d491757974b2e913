"""The one place where the state of a sitting is written: only forward from the state it was read in."""

from sqlalchemy import Connection

from learning.attempts.exams.finding import Sitting
from learning.attempts.exams.models import sitting
from learning.core.clock import SECOND
from learning.core.errors import Conflict
from quizzes.exams.lifecycle import Outcome

SETTLE = 5 * SECOND
"""A save that arrived within the grace may still wait for its turn; nobody closes the sitting before it."""


class Closed(Conflict):
    """The sitting takes nothing more."""

    title = "This exam is closed"
    safe = "What was saved in time is kept and counts."
    next = "Go to your exams to see the result."


def move(db: Connection, one: Sitting, to: Outcome) -> None:
    """Write the new state. Raises Conflict when somebody else moved the sitting since it was read."""
    if to.state == one.attempt.state:
        return
    closed = one.attempt.state == "in-progress" and to.state in {"submitted", "expired"}
    changed = db.execute(
        sitting.update()
        .where(sitting.c.id == one.id, sitting.c.state == one.attempt.state)
        .values(state=to.state, finished_at=to.finished_at, closings=one.closings + closed)
    )
    if changed.rowcount != 1:
        raise Conflict


def settled(one: Sitting, now: int) -> bool:
    """Whether its time is over and nothing that arrived in time can still be on its way."""
    return one.attempt.state == "in-progress" and one.at(one.time(now) - SETTLE).state == "expired"
