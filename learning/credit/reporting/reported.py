"""What a report is made from, and remembering that it was made."""

from sqlalchemy import Connection, select

from learning.core import audit
from learning.core.database import insert
from learning.credit.certificates.listing import Listed, certificates_of_course
from learning.credit.reporting.models import reported_certificate
from learning.credit.reporting.roster import Asked, Roster, roster

_row = reported_certificate.c


def prepare(db: Connection, course: str, board: str, asked: Asked, *, again: bool) -> Roster:
    """The report on a course; `again`: with what the board has already."""
    held = select(_row.certificate_id, _row.at).where(_row.board == board)
    reported = {} if again else {row.certificate_id: row.at for row in db.execute(held)}
    found: list[Listed] = certificates_of_course(db, course)
    return roster(found, asked, reported)


def remember(db: Connection, board: str, made: Roster, now: int) -> None:
    """Keep that these certificates were reported; one that was before keeps its first instant."""
    rows = [{"certificate_id": one.certificate_id, "board": board, "at": now} for one in made.attendees]
    if rows:
        db.execute(insert(db, reported_certificate).on_conflict_do_nothing(), rows)
    detail = {"rows": len(rows), "left_out": len(made.left_out), "from": made.asked.first, "to": made.asked.last}
    audit.record(db, None, "roster.report", f"{board}/{made.asked.course}", now, detail)
