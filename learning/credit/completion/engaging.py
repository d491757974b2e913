"""Engaged reading time: what a browser reports, added up for each day, and never more than has passed."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select, update

from learning.core.clock import SECOND
from learning.core.database import insert
from learning.core.dates import iso_day
from learning.credit.completion.models import engaged_report, engaged_time
from learning.study.reading import Key

MOST_AT_ONCE = 40
"""Seconds: a browser reports every half minute, and a little late."""

_row = engaged_time.c


def engaged(db: Connection, account: str) -> Mapping[Key, int]:
    """Seconds by module; one that was never measured is not there."""
    rows = db.execute(
        select(_row.kind, _row.slug, func.sum(_row.seconds).label("seconds"))
        .where(_row.account_id == account)
        .group_by(_row.kind, _row.slug)
    )
    return {(row.kind, row.slug): int(row.seconds) for row in rows}


def report(db: Connection, account: str, module: Key, seconds: int, now: int) -> int:
    """Add what was reported, as far as so much has passed since this account's last report; returns what counted.

    Two tabs share the time that passes, whichever modules they show.
    """
    more = counted(seconds, _passed(db, account, now))
    if more:
        kind, slug = module
        row = {"account_id": account, "kind": kind, "slug": slug, "day": iso_day(now), "seconds": more}
        added = insert(db, engaged_time).values(row)
        db.execute(
            added.on_conflict_do_update(
                index_elements=["account_id", "kind", "slug", "day"], set_={"seconds": _row.seconds + more}
            )
        )
    return more


def counted(seconds: int, passed: int) -> int:
    """How much of what was reported counts when so many seconds have passed; below 0 a clock was set back."""
    return min(seconds, MOST_AT_ONCE, max(0, passed))


def _passed(db: Connection, account: str, now: int) -> int:
    """Whole seconds since the last report, which is now this one; the row is held until the unit ends."""
    first = now - MOST_AT_ONCE * SECOND
    unless_there = insert(db, engaged_report).values(account_id=account, at=first).on_conflict_do_nothing()
    db.execute(unless_there)
    mine = engaged_report.c.account_id == account
    last: int = db.execute(select(engaged_report.c.at).where(mine).with_for_update()).scalar_one()
    db.execute(update(engaged_report).where(mine).values(at=max(last, now)))
    return (now - last) // SECOND
