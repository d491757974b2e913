"""Who is signed in: a row for each session, found by the hash of the secret in the cookie.

Idle and absolute limits follow NIST SP 800-63B: 30 minutes and 12 hours for those who can change what others see,
14 days and 30 days for students, whose sessions open nothing but their own work.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, delete, or_, select, update

from learning.core import audit
from learning.core.clock import DAY, HOUR, MINUTE
from learning.core.database import Database
from learning.core.errors import Unavailable
from learning.core.ids import hashed, new_secret
from learning.core.person import Person
from learning.people.models import account, session

IDLE: Final = {"student": 14 * DAY, "staff": 30 * MINUTE}
LONGEST: Final = {"student": 30 * DAY, "staff": 12 * HOUR}
# A page that only reads must not write: the moment last seen may be this much too early.
SEEN_EVERY = 5 * MINUTE

_LONGEST_AGENT = 200


@dataclass(frozen=True)
class Found:
    """The person of a living session, and when the session was last seen."""

    person: Person
    seen_at: int


@dataclass(frozen=True)
class Listed:
    """One living session as its owner sees it; instants in milliseconds."""

    hash: str
    agent: str
    created_at: int
    seen_at: int


def _limit(limits: dict[str, int]) -> ColumnElement[int]:
    return case((account.c.role == "student", limits["student"]), else_=limits["staff"])


_ALIVE = and_(
    session.c.account_id == account.c.id,
    session.c.epoch == account.c.epoch,
    account.c.disabled_at.is_(None),
    session.c.seen_at > bindparam("now") - _limit(IDLE),
    session.c.created_at > bindparam("now") - _limit(LONGEST),
)
# Built once: this one runs for every page of a person who is signed in.
_CURRENT = select(
    account.c.id,
    account.c.name,
    account.c.email,
    account.c.role,
    session.c.hash,
    session.c.created_at,
    session.c.seen_at,
).where(session.c.hash == bindparam("hash"), _ALIVE)
_LIVING = (
    select(session.c.hash, session.c.agent, session.c.created_at, session.c.seen_at)
    .where(session.c.account_id == bindparam("account_id"), _ALIVE)
    .order_by(session.c.seen_at.desc(), session.c.hash)
)


def begin(db: Connection, account_id: str, now: int, agent: str) -> str:
    """Return the secret of a new session of this account; `agent` is what the browser says of itself."""
    _sweep(db, account_id, now)
    secret = new_secret()
    epoch = select(account.c.epoch).where(account.c.id == account_id).scalar_subquery()
    row = {"hash": hashed(secret), "account_id": account_id, "epoch": epoch, "created_at": now, "seen_at": now}
    db.execute(session.insert().values(agent=_tidied(agent), **row))
    return secret


def found(db: Connection, secret_hash: str, now: int) -> Found | None:
    """Return the person of this living session and when it was last seen, in one statement, or None."""
    return _first(db.execute(_CURRENT, {"hash": secret_hash, "now": now}).all())


def _first(rows: Sequence[Sequence[Any]]) -> Found | None:
    return Found(Person(*rows[0][:6]), rows[0][6]) if rows else None


def current(db: Connection, secret_hash: str, now: int) -> Person | None:
    """Return the person of this living session, in one statement, or None."""
    alive = found(db, secret_hash, now)
    return alive.person if alive else None


def load(database: Database, secret_hash: str, now: int) -> Person | None:
    """Return the person of this living session for a request, noting now and then that it is in use."""
    alive = _first(database.look(_CURRENT, {"hash": secret_hash, "now": now}))
    if alive is None:
        return None
    if now - alive.seen_at >= SEEN_EVERY:
        with contextlib.suppress(Unavailable), database.unit() as db:  # a page that can be read is not held back
            see(db, secret_hash, now)
    return alive.person


def see(db: Connection, secret_hash: str, now: int) -> None:
    """Note that the session is in use."""
    db.execute(update(session).where(session.c.hash == secret_hash).values(seen_at=now))


def living(db: Connection, account_id: str, now: int) -> list[Listed]:
    """Return the living sessions of an account, the one used last first."""
    return [Listed(*row) for row in db.execute(_LIVING, {"account_id": account_id, "now": now})]


def end(db: Connection, secret_hash: str) -> None:
    """End one session, if it is there."""
    db.execute(delete(session).where(session.c.hash == secret_hash))


def end_everywhere(db: Connection, account_id: str, now: int) -> None:
    """End every session of an account, the present one too."""
    db.execute(update(account).where(account.c.id == account_id).values(epoch=account.c.epoch + 1))
    audit.record(db, account_id, "sessions.end", account_id, now)


def longest(role: str) -> int:
    """Return how long a session of this role may last, in milliseconds."""
    return LONGEST["student" if role == "student" else "staff"]


def _sweep(db: Connection, account_id: str, now: int) -> None:
    epoch = select(account.c.epoch).where(account.c.id == account_id).scalar_subquery()
    dead = or_(session.c.epoch != epoch, session.c.created_at <= now - max(LONGEST.values()))
    db.execute(delete(session).where(session.c.account_id == account_id, dead))


def _tidied(agent: str) -> str:
    return "".join(mark for mark in agent if mark.isprintable())[:_LONGEST_AGENT]
