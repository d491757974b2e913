"""Walking the record of acts in the database, a thousand rows at a time."""

import contextlib
from collections.abc import Callable

from sqlalchemy import Connection, bindparam, select

from learning.core import audit
from learning.core.audit import audit_row
from learning.core.chain import Head, Link, Walk

AT_ONCE = 1_000

_row = audit_row.c
_NEXT = (
    select(_row.seq, _row.at, _row.actor, _row.action, _row.object, _row.detail, _row.salt, _row.digest, _row.hash)
    .where(_row.seq > bindparam("after"))
    .order_by(_row.seq)
    .limit(AT_ONCE)
)


def verify(db: Connection, progress: Callable[[int], object], kept: Head | None = None) -> Head:
    """Walk the whole chain and return where it ends; `progress` hears how many rows lie behind.

    `db` reads what is committed by then, so acts may go on meanwhile. `kept`: a signed head that has to lie on the
    way. Raises Broken.
    """
    walk = Walk(kept)
    while True:
        _advance(db, walk, progress)
        end = _end(db)
        # Rows were read before the head: where it lies further on, some were appended in between, or cut.
        if end is None or end.seq <= walk.at.seq or not _following(db, walk.at):
            walk.arrive(end)
            return walk.at


def _advance(db: Connection, walk: Walk, progress: Callable[[int], object]) -> None:
    while rows := _following(db, walk.at):
        for row in rows:
            walk.step(row)
        progress(walk.at.seq)


def _following(db: Connection, head: Head) -> list[Link]:
    return [Link(*row) for row in db.execute(_NEXT, {"after": head.seq})]


def _end(db: Connection) -> Head | None:
    with contextlib.suppress(audit.HeadLost):
        return audit.head(db)
    return None
