"""Who did what that matters, kept for good in a chain: rows are only ever appended (learning/core/chain.py)."""

import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CheckConstraint, Column, Connection, Index, select, update

from learning.core.chain import BLANKING, Head, digest_of, hash_of
from learning.core.columns import Instant, Str, Whole, table, to_json
from learning.core.errors import Unavailable

audit_row = table(
    "audit_row",
    Column("seq", Whole, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("actor", Str),
    Column("action", Str, nullable=False),
    Column("object", Str, nullable=False),
    # JSON. May name a person: it and its salt can be taken out, the chain covers the digest.
    Column("detail", Str),
    Column("salt", Str),
    Column("digest", Str, nullable=False),
    Column("hash", Str, nullable=False),
    Index("ix_audit_row_action", "action", "seq"),
    Index("ix_audit_row_actor", "actor", "seq"),
)

# One row: where the chain ends. Whoever appends holds it until the commit, so that no two rows follow the same one.
audit_head = table(
    "audit_head",
    Column("id", Whole, primary_key=True, autoincrement=False),
    Column("seq", Whole, nullable=False),
    Column("hash", Str, nullable=False),
    CheckConstraint("id = 1", name="id"),
)

_WAITING = "acts"


class HeadLost(Unavailable):
    """The one row that says where the chain ends is not there."""

    title = "Acts cannot be recorded"
    what = "The record of acts has lost its head, so nothing that has to be recorded can be done."
    next = "Whoever runs the site looks with `flask audit verify` and restores the database from a backup."


@dataclass(frozen=True)
class Act:
    """What is to be recorded. `detail`: its JSON text."""

    at: int
    actor: str | None
    action: str
    object: str
    detail: str


def record(
    db: Connection, actor: str | None, action: str, object: str, now: int, detail: dict[str, Any] | None = None
) -> None:
    """Record one act in the unit of the act itself; `actor` is an account's id or None for nobody.

    Actor and object are ids and stay for good; `detail` may hold words about a person. The row is written when the
    unit ends: only then is the head held, so that two units never wait for each other.
    """
    _waiting(db).append(Act(now, actor, action, object, to_json(detail or {})))


def begin(db: Connection) -> None:
    """Let acts be recorded in this unit."""
    db.execution_options(**{_WAITING: []})


def append(db: Connection) -> None:
    """Write what was recorded in this unit at the end of the chain. Raises HeadLost."""
    acts = _waiting(db)
    if acts:
        rows = list(chained(head(db, locked=True), acts))
        db.execute(audit_row.insert(), rows)
        db.execute(update(audit_head).values(seq=rows[-1]["seq"], hash=rows[-1]["hash"]))


def head(db: Connection, *, locked: bool = False) -> Head:
    """Where the chain ends; `locked` holds it until the commit. Raises HeadLost."""
    found = select(audit_head.c.seq, audit_head.c.hash)
    row = db.execute(found.with_for_update() if locked else found).one_or_none()
    if row is None:
        raise HeadLost
    return Head(row.seq, row.hash)


def chained(after: Head, acts: Sequence[Act]) -> Iterator[dict[str, Any]]:
    """The rows of these acts, one hanging on the other."""
    before = after.hash
    for seq, act in enumerate(acts, after.seq + 1):
        salt = secrets.token_hex(16)
        digest = digest_of(act.detail, salt)
        before = hash_of(before, seq, act.at, act.actor, act.action, act.object, digest)
        yield vars(act) | {"seq": seq, "salt": salt, "digest": digest, "hash": before}


def rows_about(db: Connection, objects: Collection[str]) -> list[int]:
    """The acts on these objects about which something was said."""
    said = audit_row.c.detail.is_not(None) & (audit_row.c.detail != to_json({}))
    return list(db.scalars(select(audit_row.c.seq).where(audit_row.c.object.in_(objects), said)))


def blank(db: Connection, rows: Collection[int], actor: str | None, now: int) -> list[int]:
    """Take what was said about these acts out of the record, and record that; returns those that had a detail."""
    held = audit_row.c.seq.in_(rows) & audit_row.c.detail.is_not(None)
    taken = update(audit_row).where(held).values(detail=None, salt=None).returning(audit_row.c.seq)
    blanked = sorted(db.execute(taken).scalars())
    for seq in blanked:
        record(db, actor, BLANKING, str(seq), now)
    return blanked


def _waiting(db: Connection) -> list[Act]:
    acts: list[Act] = db.get_execution_options()[_WAITING]
    return acts
