"""Accepting what came too late: staff's decision, with a reason; the sitting is graded again, nothing is rewritten.

A late change stays on record as late. Accepted, its value is appended once more as a change that counts, under the
id of the act: whoever reads the responses, a later regrade too, finds it there.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from learning.attempts.exams.acts import record
from learning.attempts.exams.finding import Sitting
from learning.attempts.exams.grading import grade_again
from learning.attempts.exams.models import sitting, sitting_act, sitting_event
from learning.attempts.exams.staff import touched
from learning.core.errors import Conflict, Refused
from quizzes.exams.late import Change, counting
from quizzes.exams.lifecycle import SENTENCES
from quizzes.exams.navigation import may_open

_event = sitting_event.c
_appended = sitting_event.alias().c
# How far the late changes of a sitting have been decided: the place of the last one that an act appended.
_DECIDED = (
    select(func.coalesce(func.max(_appended.rev), 0))
    .where(
        _appended.sitting_id == sitting.c.id,
        _appended.client_id.in_(select(sitting_act.c.id).where(sitting_act.c.sitting_id == sitting.c.id)),
    )
    .correlate(sitting)
    .scalar_subquery()
)
WAITING = (
    select(_event.rev)
    .where(_event.sitting_id == sitting.c.id, _event.outcome == "late", _event.rev > _DECIDED)
    .correlate(sitting)
    .exists()
)
"""Whether anything came late to a sitting and is not decided."""
Kept = Mapping[int, Row[*tuple[Any, ...]]]


def accept_late(db: Connection, sitting_id: str, *, actor: str, reason: str, now: int) -> int:
    """Let the late changes of a closed sitting count and grade it again; returns how many count.

    Raises Conflict while it runs, for a voided one, and where nothing that came late would change a response.
    """
    one = touched(db, sitting_id, actor, now)
    if not reason.strip():
        raise Refused(SENTENCES["no-reason"])
    if one.attempt.state in {"in-progress", "voided"}:
        raise Conflict(SENTENCES["running" if one.attempt.state == "in-progress" else "voided"])
    kept = _kept(db, sitting_id)
    accepted = _counting(db, one, kept)
    if not accepted:
        raise Conflict("Nothing that came late would change a response; the newer ones stand.")
    act = record(db, one, "accept-late", actor, reason, now, {"changes": len(accepted)})
    _append(db, one, act, [kept[each.rev] for each in accepted], max(kept), now)
    grade_again(db, one, now, by=actor, why=f"accept-late: {reason.strip()}")
    return len(accepted)


def late_changes(db: Connection, one: Sitting) -> int:
    """How many changes came late, are not accepted so far and would count."""
    return len(_counting(db, one, _kept(db, one.id)))


def _kept(db: Connection, sitting_id: str) -> Kept:
    columns = (
        _event.client_id, _event.seq, _event.item, _event.base_rev, _event.rev, _event.value, _event.sha256,
        _event.outcome,
    )  # fmt: skip
    rows = db.execute(select(*columns).where(_event.sitting_id == sitting_id).order_by(_event.rev))
    return {row.rev: row for row in rows}


def _counting(db: Connection, one: Sitting, kept: Kept) -> list[Change]:
    """Without what is about a section that was left: nobody could have gone back to it."""
    if not any(row.outcome == "late" for row in kept.values()):
        return []
    decided = db.scalar(select(_DECIDED).where(sitting.c.id == one.id)) or 0
    changes = [Change(row.client_id, row.seq, row.item, row.base_rev, row.rev, row.outcome) for row in kept.values()]
    return [each for each in counting(changes, decided) if _open(one, each.item)]


def _open(one: Sitting, item: str) -> bool:
    form = one.paper.form
    place = next(place for place, each in enumerate(form.items) if each.document.id == item)
    return may_open(one.paper.policy.navigation, form.sections, one.reached, place)


def _append(
    db: Connection, one: Sitting, act: str, rows: Sequence[Row[*tuple[Any, ...]]], last: int, now: int
) -> None:
    """The caller holds the sitting's lock, so the next places in its history are free."""
    values = [
        {
            "sitting_id": one.id, "client_id": act, "seq": place, "item": row.item, "base_rev": row.base_rev,
            "rev": last + place, "value": row.value, "sha256": row.sha256, "received_at": one.time(now),
            "outcome": "applied",
        }
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip
    db.execute(sitting_event.insert(), values)
