"""Making a report to a board: looked at as often as one likes, made once."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, select

from learning.core import audit
from learning.core.database import insert
from learning.core.dates import iso_day
from learning.core.errors import Conflict, Refused
from learning.core.ids import new_id
from learning.credit.boards.rule_sets import RuleSet, rule_sets
from learning.credit.certificates.listing import certificates_of_course
from learning.credit.reporting.ce_broker import Sender, ce_broker
from learning.credit.reporting.codes import keep_codes
from learning.credit.reporting.models import board_report, board_report_row, reported_certificate
from learning.credit.reporting.reasons import History
from learning.credit.reporting.roster import Asked, Roster, csv_roster, roster


@dataclass(frozen=True)
class Wanted:
    """A report on a course (its name in addresses) to a board; `again`: with what the board has already."""

    board: str
    course: str
    asked: Asked
    again: bool = False


class NothingToReport(Conflict):
    """Nobody is left to report."""

    title = "Nobody is left to report"
    what = "Everybody of these days is left out, or was reported already."
    next = "Look at the reasons in the preview; a report that was made stands among the past reports."


def boards_of(now: int) -> dict[str, RuleSet]:
    """The boards that take reports, by their names in addresses: those of a state."""
    return {name: rules for name, rules in rule_sets(iso_day(now)).items() if rules.state}


def preview(db: Connection, wanted: Wanted) -> Roster:
    """Who would be reported, and who would be left out."""
    row, found = reported_certificate.c, certificates_of_course(db, wanted.course)
    asked = select(row.certificate_id, row.at).where(row.board == wanted.board)
    held = {one.certificate_id: one.at for one in db.execute(asked)}
    corrects = {one.snapshot.id: one.snapshot.supersedes for one in found}
    return roster(found, wanted.asked, History(held, corrects, wanted.again))


def make(db: Connection, wanted: Wanted, by: str | None, now: int) -> str:
    """Remember the report and who is in it; returns its id. `by`: None for the command line.

    Pressed twice or raced, each certificate is remembered once and the second report holds only what is new. Raises
    Refused when a code is missing or the message would be too large, NothingToReport when nobody is left.
    """
    if not wanted.asked.complete:
        raise Refused(
            "The board's own codes of profession, course and subject area are not known here.",
            next="Give all three, as the board or CE Broker told you.",
        )
    keep_codes(db, wanted.board, wanted.course, wanted.asked)
    made = preview(db, wanted)
    if not made.attendees:
        raise NothingToReport
    ce_broker(made, Sender())
    rows = [{"certificate_id": one.certificate_id, "board": wanted.board, "at": now} for one in made.attendees]
    # What was reported before keeps its first instant.
    db.execute(insert(db, reported_certificate).on_conflict_do_nothing(), rows)
    return _remembered(db, wanted, made, by, now)


def digest_of(made: Roster) -> str:
    """What tells whether a report that is made again is the same, letter by letter."""
    return sha256(csv_roster(made).encode()).hexdigest()


def _remembered(db: Connection, wanted: Wanted, made: Roster, by: str | None, now: int) -> str:
    asked, report_id = made.asked, new_id()
    counts = {"rows": len(made.attendees), "left_out": len(made.left_out)}
    told = {"board": wanted.board, "course": wanted.course, "again": wanted.again}
    row = {
        "id": report_id, "state": asked.state, "first": asked.first, "last": asked.last,
        "profession": asked.profession, "code": asked.course, "course_id": asked.course_id,
        "subjects": [one.line for one in asked.subjects], "at": now, "by": by, "digest": digest_of(made),
    }  # fmt: skip
    db.execute(board_report.insert().values(row | counts | told))
    db.execute(board_report_row.insert(), list(_rows(report_id, made)))
    days = {"from": asked.first, "to": asked.last}
    audit.record(db, by, "roster.report", report_id, now, told | days | counts)
    return report_id


def _rows(report_id: str, made: Roster) -> Iterator[dict[str, str]]:
    for one in made.attendees:
        yield {"report_id": report_id, "certificate_id": one.certificate_id, "why": ""}
    for left in made.left_out:
        yield {"report_id": report_id, "certificate_id": left.certificate_id, "why": left.why}
