"""What staff may do with a sitting: extend, reopen, void; each with a reason that the candidate can read."""

from dataclasses import replace
from typing import Literal

from sqlalchemy import Connection, exc

from learning.attempts.exams.accommodating import add_time
from learning.attempts.exams.acts import OwnSitting, record
from learning.attempts.exams.closing import move
from learning.attempts.exams.finding import Sitting, anybodys, found, locked
from learning.core.errors import Conflict, Refused
from quizzes.exams.lifecycle import SENTENCES, Outcome, decide
from quizzes.exams.timing import Accommodation, more_in_words


def extend(db: Connection, sitting_id: str, minutes: int, *, actor: str, reason: str, now: int) -> int:
    """Add minutes, before or after its end, and return the new deadline; a closed sitting stays closed."""
    one = touched(db, sitting_id, actor, now)
    if one.attempt.state == "voided":
        raise Conflict(SENTENCES["voided"])
    if not reason.strip():
        raise Refused(SENTENCES["no-reason"])
    if not 1 <= minutes <= 24 * 60:
        raise Refused("Give between 1 and 1440 minutes.")
    more = Accommodation(minutes=minutes)
    longer = add_time(db, one, more)
    detail = {"minutes": minutes, "more": more_in_words(more), "deadline": longer.attempt.deadline}
    record(db, one, "extend", actor, reason, now, detail)
    return longer.attempt.deadline


def reopen(db: Connection, sitting_id: str, *, actor: str, reason: str, now: int) -> None:
    """Let a closed sitting go on until its deadline; the gradings so far stay, its next closing is graded anew."""
    one = touched(db, sitting_id, actor, now)
    try:
        move(db, one, _decided(one, "reopen", reason, now))
    except exc.IntegrityError as error:
        raise Conflict("Another attempt at this exam is open. Void that one first, or wait for its end.") from error
    record(db, one, "reopen", actor, reason, now, {"state": one.attempt.state})


def void(db: Connection, sitting_id: str, *, actor: str, reason: str, now: int) -> None:
    """Take a sitting out of account, for good; its record stays."""
    one = touched(db, sitting_id, actor, now)
    move(db, one, _decided(one, "void", reason, now))
    record(db, one, "void", actor, reason, now, {"state": one.attempt.state})


def touched(db: Connection, sitting_id: str, actor: str, now: int) -> Sitting:
    """The sitting, locked; closed first where its time is over. Raises OwnSitting for the actor's own."""
    one = found(db, locked(anybodys(sitting_id)))
    if one.account == actor:
        raise OwnSitting
    outcome = one.at(now)
    if outcome.state == one.attempt.state:
        return one
    move(db, one, outcome)
    closed = replace(one.attempt, state=outcome.state, finished_at=outcome.finished_at)
    return replace(one, attempt=closed, closings=one.closings + 1)


def _decided(one: Sitting, act: Literal["reopen", "void"], reason: str, now: int) -> Outcome:
    outcome = decide(one.attempt, act, one.time(now), reason)
    if outcome.refused == "no-reason":
        raise Refused(outcome.sentence)
    if outcome.refused:
        raise Conflict(outcome.sentence)
    return outcome
