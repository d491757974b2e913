"""Approvals of courses by boards: recorded, looked up, withdrawn; each act with its audit row."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from learning.core import audit
from learning.core.dates import iso_day
from learning.core.errors import Conflict, NotFound, Refused
from learning.core.ids import new_id
from learning.credit.boards.acceptance import Approved
from learning.credit.boards.departures import Shape, departures
from learning.credit.boards.models import board_approval
from learning.credit.boards.revisions import digest_of_all

_row = board_approval.c
MOST = 500


@dataclass(frozen=True)
class Approval:
    """One on record. Days as YYYY-MM-DD; `withdrawn_because` is empty while it stands."""

    id: str
    course: str
    board: str
    shape: Shape
    number: str
    begins_on: str
    ends_on: str | None
    recorded_at: int
    withdrawn_because: str

    @property
    def digest(self) -> str:
        """The digest of all that was approved."""
        return digest_of_all(self.shape.revisions)

    def stands(self, day: str) -> bool:
        """Whether it is neither withdrawn nor over by this day."""
        return not self.withdrawn_because and (self.ends_on is None or day <= self.ends_on)

    def as_known(self, now: Shape | None) -> Approved:
        """What follows from it for whoever asks, given the course as it is `now`."""
        return Approved(self.shape.hours, self.number, self.begins_on, self.ends_on, departures(self.shape, now))


@dataclass(frozen=True)
class Recorded:
    """What staff record: which course, by which board, and the words of the approval."""

    course: str
    board: str
    shape: Shape
    number: str
    begins_on: str
    ends_on: str | None = None


def record(db: Connection, given: Recorded, actor: str, now: int) -> str:
    """Keep an approval; returns its id. Refused when it ends before it begins or covers no text."""
    if given.ends_on is not None and given.ends_on < given.begins_on:
        raise Refused("The last day comes before the first. Change one of them.")
    if not given.shape.revisions:
        raise Refused("This course is not published, so there is no text that was approved.")
    row = {
        "id": new_id(), "course": given.course, "board": given.board, "title": given.shape.title,
        "hours": given.shape.hours, "number": given.number, "begins_on": given.begins_on, "ends_on": given.ends_on,
        "revisions": dict(given.shape.revisions), "recorded_at": now, "recorded_by": actor,
    }  # fmt: skip
    db.execute(board_approval.insert().values(row))
    detail = {key: row[key] for key in ("course", "board", "title", "hours", "number", "begins_on", "ends_on")}
    audit.record(db, actor, "approval.record", str(row["id"]), now, detail)
    return str(row["id"])


def withdraw(db: Connection, approval_id: str, reason: str, actor: str, now: int) -> None:
    """Take an approval back, for good and with its reason. Raises NotFound, Refused, or Conflict the second time."""
    if not reason.strip():
        raise Refused("Say why it is withdrawn; the reason is kept with it.")
    by_id(db, approval_id)
    standing = (_row.id == approval_id) & _row.withdrawn_at.is_(None)
    ended = {"withdrawn_at": now, "withdrawn_because": reason.strip()}
    if db.execute(board_approval.update().where(standing).values(ended)).rowcount == 0:
        raise Conflict("This approval was withdrawn already.", next="Load the page again to see why.")
    audit.record(db, actor, "approval.withdraw", approval_id, now, {"reason": reason.strip()})


def by_id(db: Connection, approval_id: str) -> Approval:
    """One of them; NotFound."""
    row = db.execute(select(board_approval).where(_row.id == approval_id)).first()
    if row is None:
        raise NotFound
    return _approval(row)


def approvals(db: Connection, course: str | None = None) -> tuple[Approval, ...]:
    """All that were recorded, of one course or every one, the newest first."""
    asked = select(board_approval).order_by(_row.recorded_at.desc(), _row.id).limit(MOST)
    rows = db.execute(asked if course is None else asked.where(_row.course == course))
    return tuple(_approval(row) for row in rows)


def standing(db: Connection, now: int, course: str | None = None) -> tuple[Approval, ...]:
    """Those neither withdrawn nor over."""
    return tuple(one for one in approvals(db, course) if one.stands(iso_day(now)))


def _approval(row: Row[Any]) -> Approval:
    return Approval(
        row.id, row.course, row.board, Shape(row.title, row.hours, row.revisions), row.number, row.begins_on,
        row.ends_on, row.recorded_at, row.withdrawn_because or "",
    )  # fmt: skip
