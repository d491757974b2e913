"""The record of what staff did with a sitting: appended, audited, and in words that the candidate reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, select

from learning.attempts.exams.finding import Sitting
from learning.attempts.exams.models import sitting, sitting_act
from learning.attempts.owners import Owner, owned, owner_values
from learning.core import audit
from learning.core.dates import moment, until
from learning.core.errors import Forbidden
from learning.core.ids import new_id

Kind = Literal["grant", "extend", "reopen", "void", "accept-late"]
_row = sitting_act.c


class OwnSitting(Forbidden):
    """Nobody decides about their own exam."""

    title = "This one is your own"
    what = "Nobody gives time to themselves or acts on a sitting of their own."
    next = "Ask another instructor or the administrator of this site."


@dataclass(frozen=True)
class Act:
    """One act, without the name of whoever did it: the candidate reads it."""

    at: int
    act: Kind
    reason: str
    detail: Mapping[str, Any]

    @property
    def words(self) -> str:
        """When, what was done, and why."""
        return f"{moment(self.at)}: {self._done()}. Reason: {self.reason}"

    def _done(self) -> str:
        if self.act in {"grant", "extend"}:
            return f"{self.detail['more']}, until {until(self.detail['deadline'], self.at)}"
        if self.act == "accept-late":
            changes = self.detail["changes"]
            return f"{changes} late change{'' if changes == 1 else 's'} accepted and graded"
        return "opened again" if self.act == "reopen" else "taken out of account"


def record(
    db: Connection, one: Sitting, act: Kind, actor: str, reason: str, now: int, detail: Mapping[str, Any]
) -> str:
    """Append an act and its audit row; returns its id."""
    ident = new_id()
    row = {
        "id": ident, "sitting_id": one.id, "at": now, "actor": actor, "act": act, "reason": reason.strip(),
        "detail": dict(detail),
    }  # fmt: skip
    db.execute(sitting_act.insert().values(row))
    audit.record(db, actor, f"sitting.{act}", one.id, now, {"reason": reason.strip(), **detail})
    return ident


def acts_of(db: Connection, sitting_id: str) -> tuple[Act, ...]:
    """What staff did with a sitting, in order."""
    return _acts(db, _row.sitting_id == sitting_id).get(sitting_id, ())


def acts_on_exam(db: Connection, owner: Owner, slug: str) -> dict[str, tuple[Act, ...]]:
    """The acts on every sitting that the owner has of an exam, by the sitting's id."""
    theirs = select(sitting.c.id).where(owned(sitting), sitting.c.exam_slug == slug)
    return _acts(db, _row.sitting_id.in_(theirs), owner_values(owner))


def _acts(
    db: Connection, which: ColumnElement[bool], values: dict[str, str] | None = None
) -> dict[str, tuple[Act, ...]]:
    listed = select(_row.sitting_id, _row.at, _row.act, _row.reason, _row.detail).where(which)
    acts: dict[str, tuple[Act, ...]] = {}
    for row in db.execute(listed.order_by(_row.at, _row.id), values or {}):
        acts[row.sitting_id] = (*acts.get(row.sitting_id, ()), Act(row.at, row.act, row.reason, row.detail))
    return acts
