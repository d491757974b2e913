"""Whether somebody has passed an exam: items, cases and safety, by any of their sittings that counts."""

from sqlalchemy import Connection, select

from learning.attempts.exams.finding import anybodys, found
from learning.attempts.exams.grading import decided, result_of
from learning.attempts.exams.marking import Graded
from learning.attempts.exams.models import sitting


def passed(db: Connection, account: str, exam: str) -> Graded | None:
    """The result of the first sitting that is a pass by now; None without one."""
    closed = select(sitting.c.id).where(
        sitting.c.account_id == account, sitting.c.exam_slug == exam, sitting.c.use == "exam",
        sitting.c.state.in_(("submitted", "expired")),
    )  # fmt: skip
    for ident in db.scalars(closed.order_by(sitting.c.number)).all():
        result = result_of(db, ident)
        if result is not None and result.passes and decided(db, found(db, anybodys(ident)), result).passed:
            return result
    return None
