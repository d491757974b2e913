"""Beginning an exam: one sitting at a time, never more than the exam allows, however many requests come at once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, exc, func, select

from learning.attempts.exams.accommodating import granted_to
from learning.attempts.exams.expiring import close_if_over
from learning.attempts.exams.grading import grade
from learning.attempts.exams.models import sitting, sitting_grading
from learning.attempts.exams.paper import Paper, Use
from learning.attempts.owners import Owner, owned, owner_values
from learning.core.database import Database
from learning.core.errors import Conflict, SignInNeeded, Unavailable
from learning.core.ids import new_id
from quizzes.exams.lifecycle import Attempt
from quizzes.exams.retaking import Entry, History, Wait, entry

TRIES = 8


class NotNow(Conflict):
    """No sitting may be begun; `entry` says whether one may later, and when."""

    title = "This exam cannot be started now"
    safe = "Your earlier attempts are kept as they are."

    def __init__(self, entry: Entry) -> None:
        waits = entry.may == "wait"
        super().__init__(
            "The waiting time after the last attempt is not over." if waits else "All attempts have been used.",
            next="Come back when it opens; the exam's page says when." if waits else "Ask your instructor.",
        )
        self.entry = entry


def sit(database: Database, owner: Owner, paper: Paper, now: int) -> str:
    """Begin a sitting with this paper, or join the one that is open; returns its id.

    Raises SignInNeeded for an exam without an account, NotNow where attempts or waiting time forbid it.
    """
    if paper.use == "exam" and owner.account is None:
        raise SignInNeeded
    settle(database, owner, paper.slug, paper.use, now)
    for _ in range(TRIES):
        try:
            with database.unit() as db:
                return _begun(db, owner, paper, now)
        except exc.IntegrityError:  # another request was quicker: its sitting is there now
            continue
    raise Unavailable(retry_after=1)


def settle(database: Database, owner: Owner, slug: str, use: Use, now: int) -> None:
    """Close and grade what is over, so that the history is complete."""
    with database.reading() as db:
        rows = _history(db, owner, slug, use)
    for row in rows:
        if row.state == "in-progress":
            close_if_over(database, row.id, now)
        elif row.state != "voided" and row.graded != row.closings:
            grade(database, row.id, now)


def may_enter(db: Connection, owner: Owner, slug: str, use: Use, wait: Wait, attempts: int | None, now: int) -> Entry:
    """What the owner may do now with an exam of this policy; call `settle` first."""
    return entry(wait, attempts, _as_history(_history(db, owner, slug, use)), now)


def _begun(db: Connection, owner: Owner, paper: Paper, now: int) -> str:
    rows = _history(db, owner, paper.slug, paper.use)
    may = entry(paper.policy.wait, paper.policy.attempts, _as_history(rows), now)
    if may.may == "join":
        return next(str(row.id) for row in rows if row.state == "in-progress")
    if may.may != "begin":
        raise NotNow(may)
    row = _row(owner, paper, now, max((one.number for one in rows), default=0) + 1)
    granted = granted_to(db, owner.account, paper.slug, now) if owner.account else ()
    attempt = Attempt("in-progress", now, paper.policy.minutes, paper.policy.grace_seconds, granted)
    times = {"granted": [one.model_dump() for one in granted], "deadline": attempt.deadline}
    db.execute(sitting.insert().values({**row, **times}))
    return str(row["id"])


def _row(owner: Owner, paper: Paper, now: int, number: int) -> dict[str, Any]:
    return {
        "id": new_id(), "account_id": owner.account, "visitor": None if owner.account else owner.visitor,
        "exam_slug": paper.slug, "title": paper.title, "number": number, "use": paper.use,
        "form": paper.form.model_dump_json(), "digest": paper.digest, "policy": paper.policy.model_dump_json(),
        "started_at": now, "grace_ms": paper.policy.grace_seconds * 1000,
        "reached": min(paper.form.sections, default=0), "state": "in-progress", "closings": 0,
    }  # fmt: skip


def _history(db: Connection, owner: Owner, slug: str, use: Use) -> Sequence[Row[*tuple[Any, ...]]]:
    """The owner's sittings of one exam, each with its latest result and the closing which that is of."""
    newest = (
        select(func.max(sitting_grading.c.number))
        .where(sitting_grading.c.sitting_id == sitting.c.id)
        .correlate(sitting)
        .scalar_subquery()
    )
    latest = (sitting_grading.c.sitting_id == sitting.c.id) & (sitting_grading.c.number == newest)
    columns = (sitting.c.id, sitting.c.number, sitting.c.state, sitting.c.finished_at, sitting.c.closings)
    rows = (
        select(*columns, sitting_grading.c.closing.label("graded"), sitting_grading.c.result)
        .select_from(sitting.outerjoin(sitting_grading, latest))
        .where(owned(sitting), sitting.c.exam_slug == slug, sitting.c.use == use)
    )
    return db.execute(rows, owner_values(owner)).all()


def _as_history(rows: Sequence[Row[*tuple[Any, ...]]]) -> History:
    """Voided sittings are left out; a failure is one below the cut, whatever cases and remediation still lack."""
    counted = [row for row in rows if row.state != "voided"]
    failed = [row.finished_at for row in counted if row.finished_at and row.result and not row.result["passes"]]
    return History(len(counted), failed, any(row.state == "in-progress" for row in counted))
