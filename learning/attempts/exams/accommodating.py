"""More time for a person: recorded with its reason, audited, and applied to what they are sitting now."""

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from learning.attempts.exams.finding import STANDING, Sitting, locked, paper, sitting_of, with_more_time
from learning.attempts.exams.models import accommodation, sitting
from learning.core import audit
from learning.core.errors import Refused
from learning.core.ids import new_id
from quizzes.exams.timing import Accommodation


@dataclass(frozen=True)
class Grant:
    """Who gets what, for which exam (None: every one), why, by whom, and from when until when (None: without end)."""

    account: str
    exam: str | None
    time: Accommodation
    reason: str
    approved_by: str
    begins_at: int
    ends_at: int | None = None


def grant(db: Connection, given: Grant, now: int) -> str:
    """Record the grant and give the time to a sitting that runs; returns its id. Refused without a reason or time."""
    if not given.reason.strip():
        raise Refused("Say why the time is granted; the reason is kept with it.")
    if given.time == Accommodation() or (given.ends_at is not None and given.ends_at <= given.begins_at):
        raise Refused("That grants no time. Give a factor above 1 or some minutes, and an end after the beginning.")
    row = {
        "id": new_id(), "account_id": given.account, "exam_slug": given.exam, "factor": given.time.factor,
        "extra_minutes": given.time.minutes, "reason": given.reason, "approved_by": given.approved_by,
        "begins_at": given.begins_at, "ends_at": given.ends_at, "created_at": now,
    }  # fmt: skip
    db.execute(accommodation.insert().values(row))
    detail = {"account": given.account, "exam": given.exam, **given.time.model_dump(), "reason": given.reason}
    audit.record(db, given.approved_by, "accommodation.grant", str(row["id"]), now, detail)
    if given.begins_at <= now and (given.ends_at is None or now < given.ends_at):
        _to_running(db, given, now)
    return str(row["id"])


def granted_to(db: Connection, account: str, exam: str, now: int) -> tuple[Accommodation, ...]:
    """What applies to a sitting of this exam that begins now."""
    row = accommodation.c
    rows = db.execute(
        select(row.factor, row.extra_minutes)
        .where(row.account_id == account, or_(row.exam_slug.is_(None), row.exam_slug == exam))
        .where(row.begins_at <= now, or_(row.ends_at.is_(None), row.ends_at > now))
        .order_by(row.created_at, row.id)
    )
    return tuple(Accommodation(factor=one.factor, minutes=one.extra_minutes) for one in rows)


def add_time(db: Connection, one: Sitting, time: Accommodation) -> Sitting:
    """Give a sitting more time: its deadline is worked out anew."""
    longer = with_more_time(one, time)
    granted = [each.model_dump() for each in longer.attempt.granted]
    db.execute(
        sitting.update().where(sitting.c.id == one.id).values(granted=granted, deadline=longer.attempt.deadline)
    )
    return longer


def _to_running(db: Connection, given: Grant, now: int) -> None:
    running = select(*STANDING).where(sitting.c.account_id == given.account, sitting.c.state == "in-progress")
    if given.exam is not None:
        running = running.where(sitting.c.exam_slug == given.exam)
    for row in db.execute(locked(running)).all():
        one = sitting_of(row, paper(db, row.id))
        if one.at(now).state == "in-progress":  # one whose time is over is staff's to reopen, with its own reason
            add_time(db, one, given.time)
