"""The days on which somebody's licences are renewed, as they keep them, and whom to remind."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from learning.core.database import insert
from learning.core.dates import date_of
from learning.credit.ledger.models import renewal, renewal_reminder
from learning.people.models import account

_row = renewal.c
STEPS = (7, 30, 90)  # days before the renewal


@dataclass(frozen=True)
class Due:
    """A reminder to send: to whom, for which board and day, and how many days are left. `step`: which of STEPS."""

    account_id: str
    name: str
    email: str
    board: str
    renews_on: str
    left: int
    step: int


def renewals_of(db: Connection, account_id: str) -> dict[str, str]:
    """The day (YYYY-MM-DD) of each board that somebody gave one for."""
    rows = db.execute(select(_row.board, _row.renews_on).where(_row.account_id == account_id))
    return {row.board: row.renews_on for row in rows}


def keep(db: Connection, account_id: str, board: str, renews_on: str | None) -> None:
    """Keep the day of a renewal in place of the former one; None forgets it."""
    if renews_on is None:
        db.execute(renewal.delete().where(_row.account_id == account_id, _row.board == board))
        return
    row = insert(db, renewal).values(account_id=account_id, board=board, renews_on=renews_on)
    newer = {"renews_on": renews_on}
    db.execute(row.on_conflict_do_update(index_elements=[_row.account_id, _row.board], set_=newer))


def due(db: Connection, now: int) -> tuple[Due, ...]:
    """Whom to remind now: each step once for each renewal; who comes late gets only the nearest."""
    today = date_of(now)
    last = today + timedelta(days=max(STEPS))
    asked = select(_row.account_id, account.c.name, account.c.email, _row.board, _row.renews_on).join(account)
    within = _row.renews_on.between(today.isoformat(), last.isoformat())
    rows = db.execute(asked.where(within, account.c.disabled_at.is_(None)).order_by(_row.account_id, _row.board))
    found = [_due(*row, today) for row in rows]
    reminder = renewal_reminder.c
    told = select(reminder.account_id, reminder.board, reminder.renews_on, reminder.days)
    sent = {tuple(row) for row in db.execute(told.where(reminder.renews_on >= today.isoformat()))}
    return tuple(one for one in found if (one.account_id, one.board, one.renews_on, one.step) not in sent)


def claim(db: Connection, one: Due, now: int) -> bool:
    """Whether this reminder is still to be sent, by whoever asks first."""
    row = {"account_id": one.account_id, "board": one.board, "renews_on": one.renews_on, "days": one.step, "at": now}
    fresh = insert(db, renewal_reminder).values(row).on_conflict_do_nothing()
    return db.execute(fresh.returning(renewal_reminder.c.at)).first() is not None


def release(db: Connection, one: Due) -> None:
    """Let it be sent by the next run: the letter was not taken."""
    row = renewal_reminder.c
    mine = (row.account_id == one.account_id) & (row.board == one.board)
    db.execute(renewal_reminder.delete().where(mine, row.renews_on == one.renews_on, row.days == one.step))


def _due(account_id: str, name: str, email: str, board: str, renews_on: str, today: date) -> Due:
    left = (date.fromisoformat(renews_on) - today).days
    return Due(account_id, name, email, board, renews_on, left, next(step for step in STEPS if left <= step))
