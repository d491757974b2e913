"""Problems that readers report on a page: kept, listed for instructors, closed when dealt with."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from learning.core.audit import record
from learning.core.errors import Conflict
from learning.core.ids import new_id
from learning.study.models import report

LISTED = 200


def file_report(db: Connection, path: str, text: str, account: str | None, now: int) -> str:
    """Keep a report; returns its id."""
    report_id = new_id()
    row = {"id": report_id, "path": path, "text": text, "account_id": account, "created_at": now}
    db.execute(report.insert().values(row))
    return report_id


def open_reports(db: Connection) -> Sequence[Row[str, str, str, int]]:
    """The reports nobody has closed, newest first, 200 at most."""
    columns = (report.c.id, report.c.path, report.c.text, report.c.created_at)
    waiting = select(*columns).where(report.c.closed_at.is_(None)).order_by(report.c.created_at.desc())
    return db.execute(waiting.limit(LISTED)).all()


def close_report(db: Connection, report_id: str, actor: str, now: int) -> None:
    """Close a report. Raises Conflict when it is closed already or was never there."""
    waiting = (report.c.id == report_id) & report.c.closed_at.is_(None)
    if db.execute(report.update().where(waiting).values(closed_at=now, closed_by=actor)).rowcount == 0:
        raise Conflict("This report is closed already.", next="Load the list again to see what is left.")
    record(db, actor, "report.close", report_id, now)
