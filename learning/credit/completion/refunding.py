"""Enrolments as staff see them, and refunds: recorded with a reason, ending what no certificate stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, Select, select, update

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Conflict, Forbidden, NotFound
from learning.credit.certificates.models import certificate
from learning.credit.completion.certified import standing_for
from learning.credit.completion.models import enrolment, enrolment_refund
from learning.people.models import account

A_PAGE = 50


class OwnEnrolment(Forbidden):
    """Staff give themselves no money back."""

    what = "This enrolment is your own. Another member of staff has to do this."


@dataclass(frozen=True)
class Listed:
    """One enrolment: whose, since when, and what became of it. Instants in milliseconds, None for never."""

    id: str
    account_id: str
    name: str
    email: str
    course: str
    at: int
    ended_at: int | None
    certified: bool
    refunded_at: int | None
    reason: str | None

    @property
    def state(self) -> str:
        """In words."""
        parts = ["certificate issued" if self.certified else "ended" if self.ended_at else "running"]
        return ", ".join([*parts, "refunded"] if self.refunded_at else parts)


def listed(db: Connection, course: str, page: int) -> tuple[Sequence[Listed], bool]:
    """A page (from 1) of the enrolments in a course, the newest first, and whether there are more."""
    ordered = _listing(enrolment.c.course == course).order_by(enrolment.c.at.desc(), enrolment.c.id)
    rows = db.execute(ordered.limit(A_PAGE + 1).offset((page - 1) * A_PAGE)).all()
    return [_read(row) for row in rows[:A_PAGE]], len(rows) > A_PAGE


def found(db: Connection, enrolment_id: str) -> Listed:
    """One of them. Raises NotFound."""
    row = db.execute(_listing(enrolment.c.id == enrolment_id)).first()
    if row is None:
        raise NotFound
    return _read(row)


def refund(db: Connection, enrolment_id: str, actor: str, reason: str, now: int) -> bool:
    """Record that money went back; returns whether the enrolment ended by it. A certificate that stands keeps it.

    Raises NotFound, OwnEnrolment, and Conflict when it was refunded before.
    """
    # Held first: an issue that runs at this moment is waited for, and one that comes later finds it ended.
    db.execute(select(enrolment.c.id).where(enrolment.c.id == enrolment_id).with_for_update())
    one = found(db, enrolment_id)
    if one.account_id == actor:
        raise OwnEnrolment
    row = {"enrolment_id": one.id, "at": now, "by": actor, "reason": reason, "ended": not one.certified}
    kept = insert(db, enrolment_refund).values(row).on_conflict_do_nothing()
    if db.scalar(kept.returning(enrolment_refund.c.enrolment_id)) is None:
        raise Conflict("This enrolment was refunded before.", next="Its date and reason stand on this page.")
    if not one.certified:
        runs = (enrolment.c.id == one.id) & enrolment.c.ended_at.is_(None)
        db.execute(update(enrolment).where(runs).values(ended_at=now))
    audit.record(db, actor, "enrolment.refund", one.id, now, {"reason": reason, "ended": not one.certified})
    return not one.certified


def _listing(where: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    certified = select(certificate.c.id).where(standing_for(enrolment.c.id)).exists()
    columns = (
        enrolment.c.id, enrolment.c.account_id, account.c.name, account.c.email, enrolment.c.course, enrolment.c.at,
        enrolment.c.ended_at, certified.label("certified"), enrolment_refund.c.at.label("refunded_at"),
        enrolment_refund.c.reason,
    )  # fmt: skip
    people = enrolment.join(account, account.c.id == enrolment.c.account_id).outerjoin(enrolment_refund)
    return select(*columns).select_from(people).where(where)


def _read(row: Row[tuple[object, ...]]) -> Listed:
    return Listed(**{**row._mapping, "certified": bool(row.certified)})
