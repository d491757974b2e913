"""Enrolling: once for an account and course, by a code where the course needs one."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Text, bindparam, func, select, update

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Refused
from learning.core.ids import hashed, new_id
from learning.core.lines import lines
from learning.core.settings import Settings
from learning.credit.completion.codes import tidied
from learning.credit.completion.models import enrolment, enrolment_code
from learning.credit.reviewing.clearance import approved_by
from learning.library.shelf import Library, Page
from learning.study.courses import offer_of
from learning.study.reading import Key

ALL = "all"
# The courses of an account as one text, a line each, for the statement of a page.
_theirs = select(enrolment.c.course).where(
    enrolment.c.account_id == bindparam("account", type_=Text), enrolment.c.ended_at.is_(None)
)
ENROLLED_IN = select(lines(_theirs.subquery().c.course)).scalar_subquery()


class CodeRefused(Refused):
    """No such code for this course, or it was used: both look the same."""

    what = "This code does not open this course. It may be mistyped, meant for another course, or used already."
    safe = "You are not enrolled yet, and nothing was used up."
    next = "Compare it with what you were given, letter by letter, or ask whoever gave it to you."


def needs_code(settings: Settings, course: str) -> bool:
    """Whether one enrols in this course by a code."""
    return course in settings.enrolment_codes or ALL in settings.enrolment_codes


def running(account: str | ColumnElement[str], course: str | ColumnElement[str]) -> ColumnElement[bool]:
    """The enrolment of this account in this course that has not ended."""
    row = enrolment.c
    return (row.account_id == account) & (row.course == course) & row.ended_at.is_(None)


_LEARNER, _SLUG = (bindparam(name, type_=Text) for name in ("learner", "slug"))
_THEIR_OWN = select(enrolment.c.id).where(running(_LEARNER, _SLUG)).scalar_subquery()
# For the page of a course, one text: their enrolment in it in the first line, the approvals for credit beneath.
OF_COURSE = func.coalesce(_THEIR_OWN, "") + "\n" + func.coalesce(approved_by(_SLUG), "")


def courses_of(db: Connection, account: str) -> list[str]:
    """The courses they are enrolled in."""
    return list(db.scalars(_theirs, {"account": account}))


def teaching(books: Library, courses: Iterable[str], module: Key, day: str) -> Page | None:
    """The first of these courses that has this module; `day` is YYYY-MM-DD."""
    offers = (offer_of(books, course, day) for course in courses)
    return next((one.page for one in offers if one and module in {page.key for page in one.outline.modules}), None)


def enrol(db: Connection, account: str, course: str, code: str | None, now: int) -> str:
    """The id of their enrolment: the one that runs, or a new one. `code`: as typed, None where none is needed.

    Raises CodeRefused, after which the unit keeps nothing.
    """
    known = _running(db, account, course)
    if known is not None:
        return known
    row = {"id": new_id(), "account_id": account, "course": course, "at": now}
    code_id = _used(db, course, code, now) if code is not None else None
    if code is not None and code_id is None:
        return _begun_meanwhile(db, account, course)
    fresh = insert(db, enrolment).values(code_id=code_id, **row).on_conflict_do_nothing().returning(enrolment.c.id)
    made: str | None = db.scalar(fresh)
    if made is None:  # another request of theirs was quicker; its code is used, this one is given back
        return _given_back(db, account, course, code_id)
    audit.record(db, account, "enrolment.begin", made, now, {"course": course, "code": code_id})
    return made


def _running(db: Connection, account: str, course: str) -> str | None:
    found: str | None = db.scalar(select(enrolment.c.id).where(running(account, course)))
    return found


def _used(db: Connection, course: str, code: str, now: int) -> str | None:
    """The id of the code, which is used from now on: of two who race for it one gets it, the other None."""
    row = enrolment_code.c
    fresh = (row.hash == hashed(tidied(code))) & (row.course == course) & row.used_at.is_(None)
    used: str | None = db.scalar(update(enrolment_code).where(fresh).values(used_at=now).returning(row.id))
    return used


def _begun_meanwhile(db: Connection, account: str, course: str) -> str:
    """Where a code opens nothing: a second click may have waited until the first had used it. Raises CodeRefused."""
    known = _running(db, account, course)
    if known is None:
        raise CodeRefused
    return known


def _given_back(db: Connection, account: str, course: str, code_id: str | None) -> str:
    db.execute(update(enrolment_code).where(enrolment_code.c.id == code_id).values(used_at=None))
    return str(_running(db, account, course))
