"""The codes by which a board knows a course: as an operator typed them last, offered the next time."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from learning.core.database import insert
from learning.credit.reporting.models import board_code
from learning.credit.reporting.roster import Asked
from learning.credit.reporting.subjects import shares_of

_row = board_code.c


@dataclass(frozen=True)
class Codes:
    """What an operator types, each empty where it is not known. `subjects`: lines of CODE or CODE=HOURS."""

    profession: str = ""
    code: str = ""
    course_id: str = ""
    subjects: tuple[str, ...] = ()

    def completed(self, kept: "Codes") -> "Codes":
        """These, and where one is empty the one that was kept."""
        return Codes(
            self.profession or kept.profession, self.code or kept.code, self.course_id or kept.course_id,
            self.subjects or kept.subjects,
        )  # fmt: skip

    def asked(self, state: str, first: str, last: str) -> Asked:
        """A report in these codes, on a state and the days from first to last. Raises NotShares."""
        return Asked(state, first, last, self.profession, shares_of(self.subjects), self.code, self.course_id)


def codes_of(db: Connection, board: str, course: str) -> Codes:
    """Those of a course at a board; empty where none were typed yet."""
    which = (_row.board == board) & (_row.course == course)
    columns = (_row.profession, _row.code, _row.course_id, _row.subjects)
    row = db.execute(select(*columns).where(which)).first()
    return Codes(row.profession, row.code, row.course_id, tuple(row.subjects)) if row else Codes()


def keep_codes(db: Connection, board: str, course: str, asked: Asked) -> None:
    """Keep them. Until the unit ends nobody else reports on this course to this board."""
    kept = {
        "profession": asked.profession, "code": asked.course, "course_id": asked.course_id,
        "subjects": [one.line for one in asked.subjects],
    }  # fmt: skip
    statement = insert(db, board_code).values(board=board, course=course, **kept)
    db.execute(statement.on_conflict_do_update(index_elements=[_row.board, _row.course], set_=kept))
