"""A record: all that is kept of one enrolment that ended in a certificate. It stays, and goes, as a whole."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, select

from learning.core.dates import years_later
from learning.credit.badges.models import badge, badge_spent
from learning.credit.certificates.holding import stands
from learning.credit.certificates.models import (
    certificate,
    certificate_attestation,
    certificate_state,
    legal_hold,
)  # fmt: skip
from learning.credit.reporting.models import board_receipt_row, board_report_row, reported_certificate
from learning.credit.reporting.remaking import forget_emptied

# What hangs on a certificate, in the order in which it goes.
PARTS: tuple[Table, ...] = (
    certificate_state, certificate_attestation, reported_certificate, board_report_row, board_receipt_row, badge,
    legal_hold,
)  # fmt: skip
OF_NOBODY = certificate.c.account_id.is_(None)

Rows = dict[str, list[dict[str, Any]]]  # by the name of their table


@dataclass(frozen=True)
class Record:
    """The certificates of an enrolment, the first one first. Instants in milliseconds.

    `kept_until`: so many years after the last of them was issued; `held`: a legal hold stands on one of them.
    """

    enrolment_id: str
    course: str
    certificates: tuple[str, ...]
    issued_at: int
    kept_until: int
    held: bool

    def due(self, now: int) -> bool:
        """Whether its time is over and nothing holds it."""
        return self.kept_until <= now and not self.held


def records(db: Connection, where: ColumnElement[bool], years: int, now: int) -> list[Record]:
    """The records whose certificates are so, in no order that tells of people."""
    row = certificate.c
    held = select(legal_hold.c.id).where(legal_hold.c.certificate_id == row.id, stands(now)).exists()
    found = db.execute(
        select(row.enrolment_id, row.id, row.course, row.issued_at, held.label("held"))
        .where(where)
        .order_by(row.enrolment_id, row.issued_at, row.id)
    )
    return [_record(list(rows), years) for _, rows in groupby(found, key=lambda one: one.enrolment_id)]


def _record(rows: list[Row[Any]], years: int) -> Record:
    last = rows[-1]
    return Record(
        last.enrolment_id, last.course, tuple(row.id for row in rows), last.issued_at,
        years_later(last.issued_at, years), any(row.held for row in rows),
    )  # fmt: skip


def contents(db: Connection, one: Record) -> Rows:
    """Every row of it, as the database keeps them."""
    ids = one.certificates
    wanted = {of.name: select(of).where(of.c.certificate_id.in_(ids)).order_by(*of.primary_key) for of in PARTS}
    own = select(certificate).where(certificate.c.id.in_(ids)).order_by(certificate.c.issued_at, certificate.c.id)
    wanted["certificate"] = own
    return {name: [dict(row) for row in db.execute(rows).mappings()] for name, rows in wanted.items()}


def locked(db: Connection, where: ColumnElement[bool]) -> None:
    """Hold the certificates that are so until the unit ends: whoever would add to them waits, and what they added
    before is seen by whoever looks after this."""
    db.execute(select(certificate.c.id).where(where).order_by(certificate.c.id).with_for_update())


def remove(db: Connection, certificates: Collection[str]) -> None:
    """Delete them with all that hangs on them. The places of their badges stay taken."""
    places = select(badge.c.position).distinct().where(badge.c.certificate_id.in_(certificates))
    db.execute(badge_spent.insert().from_select(["position"], places))
    for part in PARTS:
        db.execute(delete(part).where(part.c.certificate_id.in_(certificates)))
    forget_emptied(db)
    db.execute(delete(certificate).where(certificate.c.id.in_(certificates)))
