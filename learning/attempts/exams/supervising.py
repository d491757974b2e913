"""What staff look after: sittings and accommodations, found by what they ask for, a page at a time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select, true

from learning.attempts.exams.accepting import WAITING
from learning.attempts.exams.accommodating import Granted
from learning.attempts.exams.models import accommodation, sitting
from learning.attempts.exams.words import State
from learning.core.errors import NotFound
from learning.people.accounts import called
from learning.people.models import account
from quizzes.exams.timing import Accommodation, time_in_words

PER_PAGE = 25
_sitting, _granted = sitting.c, accommodation.c
_approver = account.alias("approver")


@dataclass(frozen=True)
class Asked:
    """What is looked for; "" and None ask for everything. `page` counts from 1."""

    exam: str = ""
    state: State | None = None
    name: str = ""
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """One sitting. `time`: "90 min (extended from 60)"; `late`: changes that came late wait for a decision."""

    id: str
    account: str
    name: str
    email: str
    title: str
    number: int
    state: str
    started_at: int
    deadline: int
    time: str
    late: bool


@dataclass(frozen=True)
class Accommodated:
    """One accommodation and whose it is; `exam` is None for every exam."""

    id: str
    account: str
    name: str
    email: str
    exam: str | None
    approved_by: str
    granted: Granted


def sittings_asked_for(db: Connection, asked: Asked, now: int) -> tuple[list[Listed], bool]:
    """A page of exams' sittings, newest first, and whether more follow. One statement."""
    columns = (
        _sitting.id, _sitting.account_id, account.c.name, account.c.email, _sitting.title, _sitting.number,
        _sitting.state, _sitting.started_at, _sitting.deadline, _sitting.grace_ms, _sitting.granted, _sitting.policy,
        WAITING.label("late"),
    )  # fmt: skip
    found = select(*columns).join(account, account.c.id == _sitting.account_id).where(_sitting.use == "exam")
    if asked.exam:
        found = found.where(_sitting.exam_slug == asked.exam)
    found = found.where(_in_state(asked.state, now), called(account, asked.name))
    rows = _page(db, found.order_by(_sitting.started_at.desc(), _sitting.id), asked.page)
    return [_listed(row, now) for row in rows[:PER_PAGE]], len(rows) > PER_PAGE


def accommodations_asked_for(db: Connection, asked: Asked) -> tuple[list[Accommodated], bool]:
    """A page of accommodations, newest first, and whether more follow. One statement."""
    found = _accommodations().where(called(account, asked.name))
    rows = _page(db, found.order_by(_granted.created_at.desc(), _granted.id), asked.page)
    return [_accommodated(row) for row in rows[:PER_PAGE]], len(rows) > PER_PAGE


def accommodation_called(db: Connection, ident: str) -> Accommodated:
    """One accommodation; NotFound."""
    row = db.execute(_accommodations().where(_granted.id == ident)).one_or_none()
    if row is None:
        raise NotFound
    return _accommodated(row)


def _accommodations() -> Select[Any]:
    columns = (
        _granted.id, _granted.account_id, account.c.name, account.c.email, _granted.exam_slug, _granted.factor,
        _granted.extra_minutes, _granted.reason, _granted.begins_at, _granted.ends_at, _granted.ended_because,
        _approver.c.name.label("approved_by"),
    )  # fmt: skip
    whose = accommodation.join(account, account.c.id == _granted.account_id)
    return select(*columns).select_from(whose.outerjoin(_approver, _approver.c.id == _granted.approved_by))


def _page(db: Connection, found: Select[Any], page: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """One row more than is shown tells whether another page follows."""
    return db.execute(found.offset((page - 1) * PER_PAGE).limit(PER_PAGE + 1)).all()


def _in_state(state: State | None, now: int) -> ColumnElement[bool]:
    """One whose time is over counts as closed at its end, whether or not anybody closed it."""
    running = _sitting.state == "in-progress"
    over = _sitting.deadline + _sitting.grace_ms < now
    match state:
        case None:
            return true()
        case "late":
            return WAITING & (_sitting.state != "voided")
        case "in-progress":
            return running & ~over
        case "expired":
            return (_sitting.state == "expired") | (running & over)
        case _:
            return _sitting.state == state


def _listed(row: Row[*tuple[Any, ...]], now: int) -> Listed:
    over = row.state == "in-progress" and row.deadline + row.grace_ms < now
    granted = [Accommodation.model_validate(one) for one in row.granted]
    time = time_in_words(json.loads(row.policy)["minutes"], granted)
    return Listed(
        row.id, row.account_id, row.name, row.email, row.title, row.number, "expired" if over else row.state,
        row.started_at, row.deadline, time, row.late and row.state != "voided",
    )  # fmt: skip


def _accommodated(row: Row[*tuple[Any, ...]]) -> Accommodated:
    time = Accommodation(factor=row.factor, minutes=row.extra_minutes)
    granted = Granted(time, row.reason, row.begins_at, row.ends_at, row.ended_because or "")
    return Accommodated(
        row.id, row.account_id, row.name, row.email, row.exam_slug, row.approved_by or "somebody who has left",
        granted,
    )  # fmt: skip
