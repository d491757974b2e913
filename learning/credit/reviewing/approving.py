"""Approvals for credit: recorded, looked up, withdrawn; each act with its audit row."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from learning.core import audit
from learning.core.dates import day_named
from learning.core.errors import Conflict, NotFound, Refused
from learning.core.ids import new_id
from learning.credit.boards.revisions import Revisions, digest_of_all
from learning.credit.reviewing.models import credit_approval
from learning.people.names import tidied

_row = credit_approval.c
MOST = 500


class TeachesIt(Refused):
    """Whoever teaches a course does not approve it."""

    what = "This is the instructor of the course. Somebody else has to review it."


class EditedMeanwhile(Conflict):
    """The course was published anew while the form was open."""

    what = "The course was published anew while this form was open, so it is no longer the text that was read."
    safe = "Nothing is recorded."
    next = "Let the reviewer read what has changed, then record it again: the form is for the new text now."


@dataclass(frozen=True)
class Reviewed:
    """What a reviewer approved: a course under its title; `reviewed_on`: YYYY-MM-DD; `read`: what, in a sentence."""

    course: str
    title: str
    reviewer: str
    credential: str
    licence_state: str
    licence_number: str
    reviewed_on: str
    read: str
    remarks: str = ""

    @property
    def who(self) -> str:
        """Name and credential."""
        return f"{self.reviewer}, {self.credential}"

    @property
    def day(self) -> str:
        """The day of the review in words."""
        return day_named(self.reviewed_on)


@dataclass(frozen=True)
class Approval:
    """One on record, for the texts of `revisions`; `withdrawn_because` is empty while it stands."""

    id: str
    reviewed: Reviewed
    revisions: Revisions
    digest: str
    recorded_at: int
    recorded_by: str
    withdrawn_because: str


def record(
    db: Connection, given: Reviewed, texts: Revisions, seen: str, instructor: str, actor: str, now: int
) -> str:
    """Keep an approval of these texts as they are published; returns its id.

    `seen`: the digest of what the form was opened for; `instructor`: who teaches the course. Raises TeachesIt and
    EditedMeanwhile.
    """
    if tidied(given.reviewer).casefold() == tidied(instructor).casefold():
        raise TeachesIt
    if seen != digest_of_all(texts):
        raise EditedMeanwhile
    row = {"id": new_id(), "revisions": dict(texts), "digest": seen, "recorded_at": now, "recorded_by": actor}
    db.execute(credit_approval.insert().values({**asdict(given), **row}))
    audit.record(db, actor, "credit-approval.record", str(row["id"]), now, {**asdict(given), "digest": seen})
    return str(row["id"])


def withdraw(db: Connection, approval_id: str, reason: str, actor: str, now: int) -> None:
    """Take one back, for good and with its reason. Raises NotFound, or Conflict the second time."""
    by_id(db, approval_id)
    ended = {"withdrawn_at": now, "withdrawn_by": actor, "withdrawn_because": reason}
    standing = (_row.id == approval_id) & _row.withdrawn_at.is_(None)
    if db.execute(credit_approval.update().where(standing).values(ended)).rowcount == 0:
        raise Conflict("This approval was withdrawn already.", next="Load the page again to see why.")
    audit.record(db, actor, "credit-approval.withdraw", approval_id, now, {"reason": reason})


def by_id(db: Connection, approval_id: str) -> Approval:
    """One of them; NotFound."""
    row = db.execute(select(credit_approval).where(_row.id == approval_id)).first()
    if row is None:
        raise NotFound
    return _approval(row)


def approvals(db: Connection, course: str | None = None) -> tuple[Approval, ...]:
    """All that were recorded, of one course or every one, the newest first."""
    asked = select(credit_approval).order_by(_row.recorded_at.desc(), _row.id).limit(MOST)
    rows = db.execute(asked if course is None else asked.where(_row.course == course))
    return tuple(_approval(row) for row in rows)


def newest(db: Connection) -> tuple[Approval, ...]:
    """For each course the last one that was not withdrawn."""
    found = [one for one in approvals(db) if not one.withdrawn_because]
    return tuple({one.reviewed.course: one for one in reversed(found)}.values())


def _approval(row: Row[Any]) -> Approval:
    said = Reviewed(
        row.course, row.title, row.reviewer, row.credential, row.licence_state, row.licence_number, row.reviewed_on,
        row.read, row.remarks,
    )  # fmt: skip
    held = (row.revisions, row.digest, row.recorded_at, row.recorded_by, row.withdrawn_because or "")
    return Approval(row.id, said, *held)
