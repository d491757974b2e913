"""Whether a course may be credited as it is published: one column for the statements of pages, and what it means."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Text, bindparam, cast, select

from learning.core.dates import day_named
from learning.core.lines import lines
from learning.credit.reviewing.models import credit_approval
from learning.credit.reviewing.texts import digest_to_read
from learning.library.shelf import Library
from learning.people.licences import states
from learning.study.courses import Offer

_row = credit_approval.c
_BETWEEN = "\t"  # no field holds one: forms take no control characters


@dataclass(frozen=True)
class Approver:
    """Who approved a course, and for which texts. `reviewed_on`: YYYY-MM-DD."""

    recorded_at: int
    digest: str
    reviewer: str
    credential: str
    licence_state: str
    reviewed_on: str

    @property
    def who(self) -> str:
        """Name and credential."""
        return f"{self.reviewer}, {self.credential}"

    @property
    def day(self) -> str:
        """The day in words."""
        return day_named(self.reviewed_on)

    @property
    def words(self) -> str:
        """As certificates have it: Dora Lind, LMT, on 1 November 2026."""
        return f"{self.who}, on {self.day}"

    @property
    def state_name(self) -> str:
        """Where they hold their licence, in full."""
        return states()[self.licence_state]


@dataclass(frozen=True)
class Clearance:
    """`approver` of exactly what is published; without one, who approved what was published `before`, if anybody."""

    approver: Approver | None = None
    before: Approver | None = None


def _line() -> ColumnElement[str]:
    line: ColumnElement[str] = cast(_row.recorded_at, Text)
    for part in (_row.digest, _row.reviewer, _row.credential, _row.licence_state, _row.reviewed_on):
        line = line + _BETWEEN + part
    return line


def approved_by(slug: ColumnElement[str]) -> ColumnElement[str]:
    """Every approval of a course that was not withdrawn, as one text: to be put into a page's own statement."""
    theirs = select(_line().label("line")).where(_row.course == slug, _row.withdrawn_at.is_(None)).subquery()
    return select(lines(theirs.c.line)).scalar_subquery()


_APPROVED = select(approved_by(bindparam("slug", type_=Text)))


def clearance(books: Library, offer: Offer, approved: str | None) -> Clearance:
    """What that text says of a course as it is published in these books."""
    known = sorted((_read(one) for one in (approved or "").split("\n") if one), key=lambda one: one.recorded_at)
    digest = digest_to_read(books, offer)
    right = [one for one in known if one.digest == digest]
    if right:
        return Clearance(approver=right[-1])
    return Clearance(before=known[-1] if known else None)


def cleared(db: Connection, books: Library, offer: Offer) -> Clearance:
    """The same in a statement of its own."""
    return clearance(books, offer, db.scalar(_APPROVED, {"slug": offer.page.slug}))


def _read(line: str) -> Approver:
    recorded_at, *rest = line.split(_BETWEEN)
    return Approver(int(recorded_at), *rest)
