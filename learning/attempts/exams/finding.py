"""Finding a sitting for its owner: where it stands, what it froze, and the responses so far."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    Text,
    bindparam,
    case,
    func,
    select,
    type_coerce,
)

from learning.attempts.exams.models import sitting, sitting_event, sitting_grading
from learning.attempts.exams.paper import FrozenForm, FrozenItem, Paper, Policy, Said
from learning.attempts.kept import Kept
from learning.attempts.owners import Owner, owned, owner_values
from learning.core.columns import to_json
from learning.core.database import Database
from learning.core.errors import NotFound
from learning.core.ids import hashed
from quizzes.exams.lifecycle import Attempt, Outcome, as_of
from quizzes.exams.timing import Accommodation, steady

KEPT_PAPERS = 500
KEPT_ITEMS = 5_000
LISTED = 100

_ID = bindparam("sitting", type_=Text)
_event = sitting_event.c


def _of_latest(column: ColumnElement[int]) -> ScalarSelect[int]:
    """What the applied event with the highest revision says."""
    applied = select(column).where(_event.sitting_id == sitting.c.id, _event.outcome == "applied")
    return applied.order_by(_event.rev.desc()).limit(1).scalar_subquery()


# The latest instant acted on: a clock that is set back afterwards gives no time.
STANDING = (
    sitting.c.id, sitting.c.account_id, sitting.c.number, type_coerce(sitting.c.granted, Text).label("granted"),
    sitting.c.started_at, sitting.c.reached, sitting.c.state, sitting.c.finished_at, sitting.c.closings,
    _of_latest(_event.received_at).label("latest"), _of_latest(_event.rev).label("rev"),
)  # fmt: skip
_MINE = select(*STANDING).where(sitting.c.id == _ID, owned(sitting))
_PAPER = select(sitting.c.exam_slug, sitting.c.title, sitting.c.use, sitting.c.form, sitting.c.policy)


@dataclass(frozen=True)
class Sitting:
    """One sitting: what it froze, where it stands in the record, and what is kept of it. Instants in milliseconds.

    `rev`: the revision of the newest response, 0 before the first.
    """

    id: str
    account: str | None
    number: int
    paper: Paper
    attempt: Attempt
    reached: int
    closings: int
    latest: int
    rev: int

    def at(self, now: int) -> Outcome:
        """Where it stands now: one beyond deadline and grace is expired, whether or not anybody closed it."""
        return as_of(self.attempt, self.time(now))

    def time(self, now: int) -> int:
        """The time that counts for it."""
        return steady(now, self.latest)


@dataclass(frozen=True)
class Response:
    """What is kept for one item; `rev` is what a tab sends back as `base_rev`."""

    rev: int
    value: Said
    client_id: str


def find(database: Database, owner: Owner, sitting_id: str) -> Sitting:
    """The owner's sitting; NotFound for another's or none. One statement, one more for a worker new to it."""
    rows = database.look(_MINE, {"sitting": sitting_id, **owner_values(owner)})
    if not rows:
        raise NotFound
    return sitting_of(rows[0], kept_paper(database, sitting_id))


def mine(sitting_id: str) -> Select[Any]:
    """The standing of a sitting, if it is the owner's."""
    return select(*STANDING).where(sitting.c.id == sitting_id, owned(sitting))


def anybodys(sitting_id: str) -> Select[Any]:
    """The standing of a sitting, for staff and sweepers."""
    return select(*STANDING).where(sitting.c.id == sitting_id)


def locked(statement: Select[Any]) -> Select[Any]:
    """The same with the row locked until the unit ends, so that nobody moves the sitting meanwhile."""
    return statement.with_for_update(of=sitting)


def found(db: Connection, statement: Select[Any], values: dict[str, str] | None = None) -> Sitting:
    """The sitting that a statement over STANDING finds; NotFound."""
    row = db.execute(statement, values or {}).one_or_none()
    if row is None:
        raise NotFound
    return sitting_of(row, paper(db, row.id))


def sitting_of(row: Sequence[Any], frozen: Paper) -> Sitting:
    """A row of STANDING with its paper."""
    ident, account, number, granted, started_at, reached, state, finished_at, closings, latest, rev = row
    attempt = Attempt(
        state, started_at, frozen.policy.minutes, frozen.policy.grace_seconds,
        tuple(Accommodation.model_validate(one) for one in json.loads(granted)), finished_at=finished_at,
    )  # fmt: skip
    latest = max(started_at, latest or 0)
    return Sitting(ident, account, number, frozen, attempt, reached, closings, latest, rev or 0)


_papers = Kept(KEPT_PAPERS)


def paper(db: Connection, sitting_id: str) -> Paper:
    """What a sitting froze; it never changes, so a worker reads it once. It says nothing of whose it is."""
    held: Paper | None = _papers.get(sitting_id)
    if held is None:
        row = db.execute(_PAPER.where(sitting.c.id == sitting_id)).one_or_none()
        if row is None:
            raise NotFound
        held = Paper(
            slug=row.exam_slug, title=row.title, use=row.use,
            form=_form(json.loads(row.form)), policy=Policy.model_validate_json(row.policy),
        )  # fmt: skip
        _papers.keep(sitting_id, held)
    return held


_items = Kept(KEPT_ITEMS)


def _form(written: dict[str, Any]) -> FrozenForm:
    """Forms share the items that are alike: hundreds of candidates would not fit into memory otherwise."""
    return FrozenForm(seed=written["seed"], items=tuple(map(_item, written["items"])))


def _item(written: dict[str, Any]) -> FrozenItem:
    key = hashed(to_json(written))
    held: FrozenItem | None = _items.get(key)
    if held is None:
        held = FrozenItem.model_validate(written)
        _items.keep(key, held)
    return held


def kept_paper(database: Database, sitting_id: str) -> Paper:
    """The same without a statement where the worker knows it."""
    held: Paper | None = _papers.get(sitting_id)
    if held is None:
        with database.reading() as db:
            return paper(db, sitting_id)
    return held


# Built once: it runs for each page of a sitting that has changed.
_applied = (_event.sitting_id == _ID) & (_event.outcome == "applied")
_NEWEST = select(func.max(_event.rev)).where(_applied).group_by(_event.item)
_RESPONSES = (
    select(_event.item, _event.rev, _event.value, _event.client_id)
    .where(_event.sitting_id == _ID, _event.rev.in_(_NEWEST))
    .order_by(_event.rev)
)


def responses(db: Connection, sitting_id: str) -> dict[str, Response]:
    """The response to each item so far, by the author's id of the item."""
    rows = db.execute(_RESPONSES, {"sitting": sitting_id})
    return {row.item: Response(row.rev, Said.model_validate(json.loads(row.value)), row.client_id) for row in rows}


def sittings_of(db: Connection, owner: Owner, now: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """The owner's sittings, newest first, 100 at most, each with its latest result (None before the first).

    One beyond deadline and grace is told as expired, though nobody has touched it yet.
    """
    latest = (
        select(sitting_grading.c.result)
        .where(sitting_grading.c.sitting_id == sitting.c.id)
        .order_by(sitting_grading.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    over = (sitting.c.state == "in-progress") & (sitting.c.deadline + sitting.c.grace_ms < now)
    shown = (
        sitting.c.id, sitting.c.exam_slug, sitting.c.title, sitting.c.use, sitting.c.number, sitting.c.started_at,
        sitting.c.deadline, sitting.c.grace_ms, case((over, "expired"), else_=sitting.c.state).label("state"),
        sitting.c.finished_at,
    )  # fmt: skip
    all_of_them = select(*shown, latest.label("result")).where(owned(sitting))
    return db.execute(all_of_them.order_by(sitting.c.started_at.desc()).limit(LISTED), owner_values(owner)).all()


def seen(db: Connection, owner: Owner) -> dict[str, int]:
    """How often the owner has met each item: the next form draws those least seen first."""
    ids = db.scalars(select(sitting.c.id).where(owned(sitting)), owner_values(owner)).all()
    met: dict[str, int] = {}
    for one in ids:
        for item in paper(db, one).form.items:
            met[item.document.id] = met.get(item.document.id, 0) + 1
    return met


def with_more_time(one: Sitting, granted: Accommodation) -> Sitting:
    """The sitting after a grant."""
    return replace(one, attempt=replace(one.attempt, granted=(*one.attempt.granted, granted)))
