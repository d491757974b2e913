"""Grading a finished attempt: rows are appended, never changed, so every earlier result stays on record."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from learning.attempts.finding import Taken
from learning.attempts.models import attempt, attempt_event, grading
from learning.core.database import insert
from learning.core.ids import new_id
from quizzes.cases.choices import Choices
from quizzes.cases.play import Event, replay
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring import Result, score

ENGINE = "cases-1"
"""Raised whenever a rule of quizzes.cases scores the same choices differently."""


def finish(db: Connection, taken: Taken, now: int) -> None:
    """Close an attempt whose play has ended and grade it; whoever comes second changes nothing."""
    closed = attempt.update().where(attempt.c.id == taken.id, attempt.c.finished_at.is_(None)).values(finished_at=now)
    db.execute(closed)
    _append(db, taken.id, 1, score(taken.play.resolved, taken.play.choices), now, why="finished")


@dataclass(frozen=True)
class Rescored:
    """One attempt scored again: the recorded totals before and after."""

    attempt_id: str
    before: float
    after: float


def rescore(db: Connection, attempt_id: str, now: int, *, by: str, why: str) -> Rescored | None:
    """Score a finished attempt again from its own record and append the grading; None when nothing differs."""
    number, kept = db.execute(_latest(attempt_id)).one()
    result = score(*_record(db, attempt_id))
    if result.model_dump(mode="json") == kept:
        return None
    _append(db, attempt_id, number + 1, result, now, why=why, by=by)
    return Rescored(attempt_id, kept["recorded"], result.recorded)


def finished_attempts(db: Connection, slug: str | None = None) -> list[str]:
    """The ids of all finished attempts, or of those at one case, oldest first."""
    done = select(attempt.c.id).where(attempt.c.finished_at.is_not(None))
    if slug is not None:
        done = done.where(attempt.c.case_slug == slug)
    return list(db.scalars(done.order_by(attempt.c.finished_at)))


def _latest(attempt_id: str) -> Select[tuple[int, Any]]:
    rows = select(grading.c.number, grading.c.result).where(grading.c.attempt_id == attempt_id)
    return rows.order_by(grading.c.number.desc()).limit(1)


def _record(db: Connection, attempt_id: str) -> tuple[ResolvedCase, Choices]:
    resolved, use = db.execute(select(attempt.c.resolved, attempt.c.use).where(attempt.c.id == attempt_id)).one()
    case = ResolvedCase.model_validate_json(resolved)
    rows = db.execute(
        select(attempt_event).where(attempt_event.c.attempt_id == attempt_id).order_by(attempt_event.c.seq)
    )
    play = replay(case, use == "graded", [Event(row.step, row.act, row.value) for row in rows])
    return case, play.choices


def _append(
    db: Connection, attempt_id: str, number: int, result: Result, now: int, *, why: str, by: str = "system"
) -> None:
    row = {
        "id": new_id(), "attempt_id": attempt_id, "number": number, "at": now, "by": by, "why": why,
        "engine": ENGINE, "result": result.model_dump(mode="json"),
    }  # fmt: skip
    db.execute(insert(db, grading).values(row).on_conflict_do_nothing(index_elements=["attempt_id", "number"]))
