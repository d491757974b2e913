"""Past reports: which there are, and each of them once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, select

from learning.core import audit
from learning.core.errors import NotFound
from learning.credit.certificates.checking import find_among
from learning.credit.reporting.making import digest_of
from learning.credit.reporting.models import board_report, board_report_row
from learning.credit.reporting.roster import Asked, LeftOut, Roster, attendee, in_order
from learning.credit.reporting.subjects import shares_of
from learning.people.models import account

A_PAGE = 50


@dataclass(frozen=True)
class Report:
    """A report that was made. `by`: the name of whoever made it, None for the command line or an erased account."""

    id: str
    board: str
    course: str
    asked: Asked
    again: bool
    at: int
    by: str | None
    rows: int
    left_out: int
    digest: str


@dataclass(frozen=True)
class Remade:
    """A report with its rows. `same`: the table is the very one that was made then; otherwise `made` lacks rows that
    are no longer kept.
    """

    report: Report
    made: Roster
    same: bool


def reports(db: Connection, page: int) -> tuple[Sequence[Report], bool]:
    """A page (from 1) of them, the newest first, and whether there are more."""
    ordered = _all().order_by(board_report.c.at.desc(), board_report.c.id)
    rows = db.execute(ordered.limit(A_PAGE + 1).offset((page - 1) * A_PAGE)).all()
    return [_read(row) for row in rows[:A_PAGE]], len(rows) > A_PAGE


def remade(db: Connection, report_id: str) -> Remade:
    """One of them, made from what was remembered. Raises NotFound, and Tampered as `find_among`."""
    row = db.execute(_all().where(board_report.c.id == report_id)).first()
    if row is None:
        raise NotFound
    report = _read(row)
    made = _roster(db, report)
    return Remade(report, made, digest_of(made) == report.digest)


def handed_out(db: Connection, report: Report, form: str, by: str, now: int) -> None:
    """Record that somebody took its file: it names people and their licences."""
    audit.record(db, by, "roster.download", report.id, now, {"form": form, "rows": report.rows})


def forget_emptied(db: Connection) -> None:
    """Delete the reports of which no row is kept any longer, with their receipts."""
    kept = select(board_report_row.c.report_id).where(board_report_row.c.report_id == board_report.c.id)
    db.execute(delete(board_report).where(~kept.exists()))


def _roster(db: Connection, report: Report) -> Roster:
    """Of certificates that are what was signed: what somebody wrote into a row is sent to no board."""
    row = board_report_row.c
    theirs = row.report_id == report.id
    remembered = db.execute(select(row.certificate_id, row.why).where(theirs))
    whys = {one.certificate_id: one.why for one in remembered}
    copies = [one.snapshot for one in find_among(db, select(row.certificate_id).where(theirs))]
    found = [(copy, whys[copy.id]) for copy in sorted(copies, key=in_order)]
    told = tuple(attendee(copy, copy.licence) for copy, why in found if not why and copy.licence)
    return Roster(report.asked, told, tuple(LeftOut(copy.id, copy.name, why) for copy, why in found if why))


def _all() -> Select[Any]:
    who = board_report.outerjoin(account, account.c.id == board_report.c.by)
    return select(board_report, account.c.name).select_from(who)


def _read(row: Row[Any]) -> Report:
    subjects = shares_of(row.subjects)
    asked = Asked(row.state, row.first, row.last, row.profession, subjects, row.code, row.course_id)
    return Report(
        row.id, row.board, row.course, asked, row.again, row.at, row.name, row.rows, row.left_out, row.digest
    )
