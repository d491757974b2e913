"""Grading closed sittings: rows are appended, never changed, so every earlier result stays on record."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from learning.attempts.exams.finding import Sitting, anybodys, found, locked, responses
from learning.attempts.exams.marking import RESULT, Graded, graded
from learning.attempts.exams.models import sitting_grading, sitting_remedy
from learning.attempts.exams.paper import Paper
from learning.attempts.passing import cases_passed
from learning.core.database import Database
from quizzes.exams.decision import Decision, Judged, decide
from quizzes.exams.hazards import Hazard, unresolved
from quizzes.items.definition import ItemDocument

ENGINE = "exams-1"
"""Raised whenever the same responses are graded differently by a rule of quizzes.items or quizzes.exams."""

_row = sitting_grading.c


def grade(database: Database, sitting_id: str, now: int) -> None:
    """Grade the latest closing of a sitting; nothing happens where that is done already, or while it runs.

    The marking itself happens before the transaction: a closed sitting does not change.
    """
    with database.reading() as db:
        one = found(db, anybodys(sitting_id))
        if one.attempt.state == "in-progress" or _done(db, one):
            return
        result = _result(db, one, one.paper)
    with database.unit() as db:
        again = found(db, locked(anybodys(sitting_id)))
        if again.closings == one.closings and again.attempt.state == one.attempt.state and not _done(db, again):
            _append(db, again, result, now, by="system", why=one.attempt.state)


def grade_again(db: Connection, one: Sitting, now: int, *, by: str, why: str) -> None:
    """Append a grading of a closed sitting's responses as they are by now; the caller holds its lock."""
    _append(db, one, _result(db, one, one.paper), now, by=by, why=why)


@dataclass(frozen=True)
class Regraded:
    """One sitting graded again: the results before and after."""

    sitting_id: str
    before: Graded
    after: Graded


def regrade(
    db: Connection, sitting_id: str, keys: Mapping[str, ItemDocument], now: int, *, by: str, why: str
) -> Regraded | None:
    """Grade a graded sitting again with these documents in place of its own; None when nothing differs."""
    one = found(db, locked(anybodys(sitting_id)))
    before = result_of(db, sitting_id)
    if before is None:
        return None
    after = _result(db, one, with_keys(one.paper, keys))
    if after == before:
        return None
    _append(db, one, after, now, by=by, why=why)
    return Regraded(sitting_id, before, after)


def with_keys(paper: Paper, keys: Mapping[str, ItemDocument]) -> Paper:
    """The paper with other documents for some of its items."""
    items = tuple(
        one.model_copy(update={"document": keys.get(one.document.id, one.document)}) for one in paper.form.items
    )
    return paper.model_copy(update={"form": paper.form.model_copy(update={"items": items})})


def result_of(db: Connection, sitting_id: str) -> Graded | None:
    """The latest result; None before the first grading."""
    newest = select(_row.result).where(_row.sitting_id == sitting_id).order_by(_row.number.desc()).limit(1)
    kept = db.scalar(newest)
    return None if kept is None else RESULT.validate_python(kept)


def gradings_of(db: Connection, sitting_id: str) -> list[tuple[int, str, float]]:
    """Every grading of a sitting in order: when, why, and the share of the scored questions in [0, 1]."""
    rows = db.execute(
        select(_row.at, _row.why, _row.result).where(_row.sitting_id == sitting_id).order_by(_row.number)
    )
    results = ((row.at, row.why, RESULT.validate_python(row.result)) for row in rows)
    return [(at, why, one.tally.whole.score if one.tally.whole else 0.0) for at, why, one in results]


def decided(db: Connection, one: Sitting, result: Graded) -> Decision:
    """Whether it is a pass by now: cases passed and safety errors remedied since the grading count."""
    cases = one.paper.policy.cases
    return decide(
        Judged(
            items=result.tally.whole.score if result.tally.whole else 0.0,
            cut=result.cut,
            cases_passed=len(cases_passed(db, one.account, cases.slugs, "graded")) if cases else 0,
            cases_needed=cases.passes if cases else 0,
            unresolved=len(still_open(db, one.id, result.hazards)),
        )
    )


def still_open(db: Connection, sitting_id: str, found_hazards: tuple[Hazard, ...]) -> tuple[Hazard, ...]:
    """The safety errors whose remediation is not done: the item again, and another like it where more is asked."""
    rows = db.execute(
        select(sitting_remedy.c.item, sitting_remedy.c.passed).where(sitting_remedy.c.sitting_id == sitting_id)
    ).all()
    again = {row.item for row in rows if row.passed == row.item}
    another = {row.item for row in rows if row.passed != row.item}
    done = {one.item for one in found_hazards if one.item in again and (one.asks == "short" or one.item in another)}
    return unresolved(found_hazards, done)


def _result(db: Connection, one: Sitting, paper: Paper) -> Graded:
    return graded(paper, {item: kept.value for item, kept in responses(db, one.id).items()})


def _done(db: Connection, one: Sitting) -> bool:
    this_closing = (_row.sitting_id == one.id) & (_row.closing == one.closings)
    return db.scalar(select(_row.number).where(this_closing).limit(1)) is not None


def _append(db: Connection, one: Sitting, result: Graded, now: int, *, by: str, why: str) -> None:
    """The caller holds the sitting's lock, so the next number is free."""
    last = db.scalar(select(func.coalesce(func.max(_row.number), 0)).where(_row.sitting_id == one.id)) or 0
    row = {
        "sitting_id": one.id, "number": last + 1, "closing": one.closings, "at": now, "by": by, "why": why,
        "engine": ENGINE, "result": RESULT.dump_python(result, mode="json"),
    }  # fmt: skip
    db.execute(sitting_grading.insert().values(row))
