"""Receipts of boards: kept beside the report that they answer, person by person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Conflict
from learning.core.ids import new_id
from learning.credit.reporting.models import board_receipt, board_receipt_row
from learning.credit.reporting.receipts import Matched, Receipt, matched
from learning.credit.reporting.remaking import Remade
from learning.people.models import account


class HeldAlready(Conflict):
    """The very same receipt stands beside this report."""

    what = "This receipt is kept with the report already."


@dataclass(frozen=True)
class Line:
    """What a receipt says about one person. `certificate_id`: None for somebody who was not reported; `attendee` then
    says whom the receipt names.
    """

    certificate_id: str | None
    attendee: str
    further: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """A receipt that is kept: when (ms) and by whom, what it says of each person and beside them, and the
    certificates of the report that it does not name.
    """

    at: int
    by: str | None
    lines: tuple[Line, ...]
    further: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def confirmed(self) -> tuple[Line, ...]:
        """Those of the report that it names."""
        return tuple(one for one in self.lines if one.certificate_id)

    @property
    def strange(self) -> tuple[Line, ...]:
        """Those that it names and the report does not."""
        return tuple(one for one in self.lines if not one.certificate_id)


def keep(db: Connection, of: Remade, sent: bytes, receipt: Receipt, by: str, now: int) -> None:
    """Keep a receipt with its report; `sent`: what was handed in, of which only the digest is kept.

    Raises HeldAlready.
    """
    receipt_id, found = new_id(), matched(receipt, of.made)
    row = {
        "id": receipt_id, "report_id": of.report.id, "at": now, "by": by, "digest": sha256(sent).hexdigest(),
        "further": list(receipt.further),
    }  # fmt: skip
    once = insert(db, board_receipt).values(row).on_conflict_do_nothing(index_elements=["report_id", "digest"])
    if db.scalar(once.returning(board_receipt.c.id)) is None:
        raise HeldAlready
    if found:
        db.execute(board_receipt_row.insert(), list(_rows(receipt_id, found)))
    confirmed = sum(certificate_id is not None for certificate_id, _ in found)
    counts = {"rows": of.report.rows, "confirmed": confirmed, "not_reported": len(found) - confirmed}
    audit.record(db, by, "roster.receipt", of.report.id, now, counts)


def receipts_of(db: Connection, of: Remade) -> tuple[Held, ...]:
    """The receipts of a report, the newest first."""
    row, who = board_receipt.c, board_receipt.outerjoin(account, account.c.id == board_receipt.c.by)
    asked = select(row.id, row.at, row.further, account.c.name).select_from(who).where(row.report_id == of.report.id)
    lines = _lines(db, of.report.id)
    reported = [one.certificate_id for one in of.made.attendees]
    return tuple(
        _held(one, lines.get(one.id, []), reported) for one in db.execute(asked.order_by(row.at.desc(), row.id))
    )


def _held(row: Any, lines: Sequence[Line], reported: Sequence[str]) -> Held:
    named = {one.certificate_id for one in lines}
    missing = tuple(one for one in reported if one not in named)
    return Held(row.at, row.name, tuple(lines), tuple(row.further), missing)


def _lines(db: Connection, report_id: str) -> dict[str, list[Line]]:
    row = board_receipt_row.c
    asked = select(row.receipt_id, row.certificate_id, row.attendee, row.further).select_from(
        board_receipt_row.join(board_receipt)
    )
    by_receipt: dict[str, list[Line]] = {}
    for one in db.execute(asked.where(board_receipt.c.report_id == report_id).order_by(row.receipt_id, row.position)):
        line = Line(one.certificate_id, one.attendee, tuple(one.further))
        by_receipt.setdefault(one.receipt_id, []).append(line)
    return by_receipt


def _rows(receipt_id: str, found: Sequence[Matched]) -> Iterator[dict[str, Any]]:
    for position, (certificate_id, told) in enumerate(found):
        whom = {"certificate_id": certificate_id, "attendee": "" if certificate_id else told.words}
        yield {"receipt_id": receipt_id, "position": position, **whom, "further": list(told.further)}
