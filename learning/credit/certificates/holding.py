"""Legal holds: while one stands, the record of a certificate is neither purged nor erased."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, select, update

from learning.core import audit
from learning.core.errors import NotFound
from learning.core.ids import new_id
from learning.credit.certificates.checking import NoSuchCertificate
from learning.credit.certificates.models import certificate, legal_hold


class NothingHeld(NotFound):
    """There is no hold to release."""

    title = "No legal hold"
    what = "No legal hold stands on this."
    next = "`flask credit holds` lists those that stand."


@dataclass(frozen=True)
class Hold:
    """A hold that stands. Instants in milliseconds; `ends_at` None: until it is released."""

    certificate_id: str
    why: str
    placed_at: int
    ends_at: int | None


_row = legal_hold.c
_FIELDS = (_row.certificate_id, _row.why, _row.placed_at, _row.ends_at)


def stands(now: int) -> ColumnElement[bool]:
    """The condition on a hold that it was not released and has not run out."""
    return _row.released_at.is_(None) & (_row.ends_at.is_(None) | (_row.ends_at > now))


def hold(db: Connection, certificates: Collection[str], why: str, ends_at: int | None, now: int) -> None:
    """Put a hold on each of these. Raises NoSuchCertificate when one of them is not there."""
    # Locked: a purge that runs at this moment is waited for, and one that comes later finds the hold.
    found = db.scalars(select(certificate.c.id).where(certificate.c.id.in_(certificates)).with_for_update()).all()
    if len(found) < len(set(certificates)):
        raise NoSuchCertificate
    for one in sorted(found):
        values = {"id": new_id(), "certificate_id": one, "why": why, "placed_at": now, "ends_at": ends_at}
        db.execute(legal_hold.insert().values(values))
        audit.record(db, None, "certificate.hold", one, now, {"why": why, "ends_at": ends_at})


def release(db: Connection, certificates: Collection[str], why: str, now: int) -> int:
    """End every hold on these; returns how many certificates were held. Raises NothingHeld."""
    ended = update(legal_hold).where(_row.certificate_id.in_(certificates), stands(now)).values(released_at=now)
    released = set(db.scalars(ended.returning(_row.certificate_id)))
    if not released:
        raise NothingHeld
    for one in sorted(released):
        audit.record(db, None, "certificate.release", one, now, {"why": why})
    return len(released)


def holds(db: Connection, now: int) -> list[Hold]:
    """Every hold that stands, the oldest first."""
    return _read(db.execute(select(*_FIELDS).where(stands(now)).order_by(_row.placed_at, _row.id)).all())


def holds_on(db: Connection, enrolment_id: str, now: int) -> list[Hold]:
    """Those on any certificate of an enrolment: its record is kept or goes as a whole."""
    of = select(*_FIELDS).join(certificate, certificate.c.id == _row.certificate_id)
    return _read(db.execute(of.where(certificate.c.enrolment_id == enrolment_id, stands(now))).all())


def _read(rows: Sequence[Row[str, str, int, int | None]]) -> list[Hold]:
    return [Hold(*row) for row in rows]
