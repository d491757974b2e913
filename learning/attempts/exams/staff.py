"""What staff may do with a sitting: extend, reopen, void; each with a reason that the candidate can read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from sqlalchemy import Connection, Row, exc, select

from learning.attempts.exams.accommodating import add_time
from learning.attempts.exams.closing import move
from learning.attempts.exams.finding import Sitting, anybodys, found, locked
from learning.attempts.exams.models import sitting_act
from learning.core import audit
from learning.core.errors import Conflict, Refused
from learning.core.ids import new_id
from quizzes.exams.lifecycle import SENTENCES, Outcome, decide
from quizzes.exams.timing import Accommodation


def extend(db: Connection, sitting_id: str, minutes: int, *, actor: str, reason: str, now: int) -> int:
    """Add minutes, before or after its end, and return the new deadline; a closed sitting stays closed."""
    one = touched(db, sitting_id, now)
    if one.attempt.state == "voided":
        raise Conflict(SENTENCES["voided"])
    if not reason.strip():
        raise Refused(SENTENCES["no-reason"])
    if not 1 <= minutes <= 24 * 60:
        raise Refused("Give between 1 and 1440 minutes.")
    longer = add_time(db, one, Accommodation(minutes=minutes))
    _record(db, one, "extend", actor, reason, now, {"minutes": minutes, "deadline": longer.attempt.deadline})
    return longer.attempt.deadline


def reopen(db: Connection, sitting_id: str, *, actor: str, reason: str, now: int) -> None:
    """Let a closed sitting go on until its deadline; the gradings so far stay, its next closing is graded anew."""
    one = touched(db, sitting_id, now)
    try:
        move(db, one, _decided(one, "reopen", reason, now))
    except exc.IntegrityError as error:
        raise Conflict("Another attempt at this exam is open. Void that one first, or wait for its end.") from error
    _record(db, one, "reopen", actor, reason, now, {"state": one.attempt.state})


def void(db: Connection, sitting_id: str, *, actor: str, reason: str, now: int) -> None:
    """Take a sitting out of account, for good; its record stays."""
    one = touched(db, sitting_id, now)
    move(db, one, _decided(one, "void", reason, now))
    _record(db, one, "void", actor, reason, now, {"state": one.attempt.state})


def acts_of(db: Connection, sitting_id: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """What staff did with a sitting, in order: at, act, reason, detail. Without names: the candidate reads it."""
    row = sitting_act.c
    listed = select(row.at, row.act, row.reason, row.detail).where(row.sitting_id == sitting_id)
    return db.execute(listed.order_by(row.at, row.id)).all()


def touched(db: Connection, sitting_id: str, now: int) -> Sitting:
    """The sitting, locked; closed first where its time is over."""
    one = found(db, locked(anybodys(sitting_id)))
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


def _record(
    db: Connection, one: Sitting, act: str, actor: str, reason: str, now: int, detail: dict[str, Any]
) -> None:
    row = {
        "id": new_id(), "sitting_id": one.id, "at": now, "actor": actor, "act": act, "reason": reason,
        "detail": detail,
    }  # fmt: skip
    db.execute(sitting_act.insert().values(row))
    audit.record(db, actor, f"sitting.{act}", one.id, now, {"reason": reason, **detail})
