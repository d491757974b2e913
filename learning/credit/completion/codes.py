"""Enrolment codes: made by staff, shown once, kept as hashes, good for one enrolment."""

import secrets

from sqlalchemy import Connection, func, select

from learning.core import audit
from learning.core.ids import hashed, new_id
from learning.credit.completion.models import enrolment_code

MOST_AT_ONCE = 200
# Letters and figures that nobody takes for another: 16 of 32 are 80 random bits.
_MARKS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LONG, _GROUP = 16, 4


def make_codes(db: Connection, course: str, number: int, actor: str, now: int) -> tuple[str, ...]:
    """So many fresh codes for a course (1 to MOST_AT_ONCE). They are returned here and can never be read again."""
    codes = tuple(_fresh() for _ in range(number))
    made = {"course": course, "made_by": actor, "made_at": now}
    db.execute(enrolment_code.insert(), [{"id": new_id(), "hash": hashed(tidied(one)), **made} for one in codes])
    audit.record(db, actor, "enrolment-codes.make", course, now, {"number": number})
    return codes


def counted(db: Connection, course: str) -> tuple[int, int]:
    """How many codes of a course were made, and how many of them are used."""
    row = enrolment_code.c
    made, used = db.execute(select(func.count(), func.count(row.used_at)).where(row.course == course)).one()
    return made, used


def tidied(typed: str) -> str:
    """A code as it is kept: without spaces and hyphens, capitals, letters that look like figures read as such."""
    return "".join(mark for mark in typed.upper().translate(_READ_AS) if mark in _MARKS)


def _fresh() -> str:
    marks = "".join(secrets.choice(_MARKS) for _ in range(_LONG))
    return "-".join(marks[place : place + _GROUP] for place in range(0, _LONG, _GROUP))
