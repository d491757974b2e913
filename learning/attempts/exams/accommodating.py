"""More time for a person: recorded with its reason, audited, and applied to what they are sitting now."""

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from learning.attempts.exams.acts import OwnSitting, record
from learning.attempts.exams.finding import STANDING, Sitting, locked, paper, sitting_of, with_more_time
from learning.attempts.exams.models import accommodation, sitting
from learning.core import audit
from learning.core.errors import Conflict, NotFound, Refused
from learning.core.ids import new_id
from quizzes.exams.timing import Accommodation, more_in_words

_row = accommodation.c


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


@dataclass(frozen=True)
class Granted:
    """An accommodation on record. `ended`: why somebody ended it before its time, "" where nobody did."""

    time: Accommodation
    reason: str
    begins_at: int
    ends_at: int | None
    ended: str

    def holds(self, now: int) -> bool:
        """Whether it applies to what begins now."""
        return self.begins_at <= now and (self.ends_at is None or now < self.ends_at)

    @property
    def more(self) -> str:
        """The time in words."""
        return more_in_words(self.time)


def grant(db: Connection, given: Grant, now: int) -> str:
    """Record the grant and give the time to a sitting that runs; returns its id.

    Raises OwnSitting for oneself, Refused without a reason or time.
    """
    if given.account == given.approved_by:
        raise OwnSitting
    if not given.reason.strip():
        raise Refused("Say why the time is granted; the reason is kept with it.")
    if given.time == Accommodation() or (given.ends_at is not None and given.ends_at <= given.begins_at):
        raise Refused("That grants no time. Give a factor above 1 or some minutes, and an end after the beginning.")
    row = {
        "id": new_id(), "account_id": given.account, "exam_slug": given.exam, "factor": given.time.factor,
        "extra_minutes": given.time.minutes, "reason": given.reason.strip(), "approved_by": given.approved_by,
        "begins_at": given.begins_at, "ends_at": given.ends_at, "created_at": now,
    }  # fmt: skip
    db.execute(accommodation.insert().values(row))
    detail = {"account": given.account, "exam": given.exam, **given.time.model_dump(), "reason": given.reason}
    audit.record(db, given.approved_by, "accommodation.grant", str(row["id"]), now, detail)
    if given.begins_at <= now and (given.ends_at is None or now < given.ends_at):
        _to_running(db, given, now)
    return str(row["id"])


def end(db: Connection, accommodation_id: str, *, actor: str, reason: str, now: int) -> None:
    """End an accommodation from now on; what runs keeps the time that it was given.

    Raises NotFound, OwnSitting, Refused without a reason, Conflict where it is over already.
    """
    account = db.scalar(select(_row.account_id).where(_row.id == accommodation_id))
    if account is None:
        raise NotFound
    if account == actor:
        raise OwnSitting
    if not reason.strip():
        raise Refused("Say why it ends; the candidate reads it.")
    lasts = (_row.id == accommodation_id) & or_(_row.ends_at.is_(None), _row.ends_at > now)
    ended = {"ends_at": now, "ended_because": reason.strip()}
    if db.execute(accommodation.update().where(lasts).values(ended)).rowcount == 0:
        raise Conflict("This accommodation is over already.", next="Load the list again to see what holds.")
    audit.record(db, actor, "accommodation.end", accommodation_id, now, {"reason": reason.strip()})


def accommodations_of(db: Connection, account: str, exam: str) -> tuple[Granted, ...]:
    """Everything that was ever granted to a person for an exam, in order."""
    rows = db.execute(
        select(_row.factor, _row.extra_minutes, _row.reason, _row.begins_at, _row.ends_at, _row.ended_because)
        .where(_row.account_id == account, or_(_row.exam_slug.is_(None), _row.exam_slug == exam))
        .order_by(_row.created_at, _row.id)
    )
    return tuple(
        Granted(
            Accommodation(factor=one.factor, minutes=one.extra_minutes), one.reason, one.begins_at, one.ends_at,
            one.ended_because or "",
        )
        for one in rows
    )  # fmt: skip


def granted_to(db: Connection, account: str, exam: str, now: int) -> tuple[Accommodation, ...]:
    """What applies to a sitting of this exam that begins now."""
    return tuple(one.time for one in accommodations_of(db, account, exam) if one.holds(now))


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
            longer = add_time(db, one, given.time)
            detail = {"more": more_in_words(given.time), "deadline": longer.attempt.deadline}
            record(db, one, "grant", given.approved_by, given.reason, now, detail)
