"""The record of acts as administrators read it: newest first, by who acted and by what was done."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, true

from learning.core.audit import audit_row
from learning.people.accounts import called
from learning.people.models import account

PER_PAGE = 50
LISTED = 3

_row = audit_row.c
_actor, _subject = account.alias("actor"), account.alias("subject")
_COLUMNS = (
    _row.seq, _row.at, _row.actor, _row.action, _row.object, _row.detail,
    _actor.c.name.label("actor_name"), _subject.c.name.label("subject_name"),
)  # fmt: skip
_NAMED = audit_row.outerjoin(_actor, _actor.c.id == _row.actor).outerjoin(_subject, _subject.c.id == _row.object)


@dataclass(frozen=True)
class Asked:
    """What is looked for: how the act's name begins, who acted; `before`: rows with lower numbers only."""

    action: str = ""
    actor: str = ""
    before: int | None = None


@dataclass(frozen=True)
class Listed:
    """One act; `at` in milliseconds, `detail` in words, None where they were taken out."""

    seq: int
    at: int
    actor: str
    action: str
    object: str
    detail: str | None


def acts_asked_for(db: Connection, asked: Asked) -> tuple[list[Listed], bool]:
    """A page of acts, newest first, and whether more follow. One statement."""
    found = select(*_COLUMNS).select_from(_NAMED).where(_named(asked), _begins(asked), _before(asked))
    rows = db.execute(found.order_by(_row.seq.desc()).limit(PER_PAGE + 1)).all()
    return [_listed(row) for row in rows[:PER_PAGE]], len(rows) > PER_PAGE


def _named(asked: Asked) -> ColumnElement[bool]:
    return called(_actor, asked.actor)


def _begins(asked: Asked) -> ColumnElement[bool]:
    return _row.action.startswith(asked.action, autoescape=True) if asked.action else true()


def _before(asked: Asked) -> ColumnElement[bool]:
    return _row.seq < asked.before if asked.before is not None else true()


def _listed(row: Row[*tuple[Any, ...]]) -> Listed:
    gone = "an account that is gone" if row.actor else "nobody signed in"
    detail = None if row.detail is None else _in_words(json.loads(row.detail))
    return Listed(row.seq, row.at, row.actor_name or gone, row.action, row.subject_name or row.object, detail)


def _in_words(detail: Mapping[str, Any]) -> str:
    return "; ".join(f"{name}: {_shortened(value)}" for name, value in detail.items())


def _shortened(value: Any) -> str:
    """A generation names every page that changed: the first ones and their number say enough here."""
    if isinstance(value, list):
        more = f" and {len(value) - LISTED} more" if len(value) > LISTED else ""
        return ", ".join(map(str, value[:LISTED])) + more or "none"
    return str(value)
