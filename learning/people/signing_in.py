"""Signing in: throttled, the same work for unknown accounts, a new session each time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from learning.core import audit
from learning.core.database import Database
from learning.core.errors import Refused
from learning.core.registries import Arrival
from learning.people import accounts, passwords, sessions, throttles
from learning.people.models import account


class WrongPassword(Refused):
    """The address and the password do not belong together; which of the two is wrong is not said."""

    what = "This address and password do not belong together. Check both, or choose a new password."


@dataclass(frozen=True)
class Visit:
    """Where a request comes from: network address, browser, cookies, and the session it already had."""

    address: str
    agent: str = ""
    cookies: Mapping[str, str] | None = None
    earlier: str | None = None


@dataclass(frozen=True)
class Begun:
    """A session that has just begun: the secret for the cookie, and the longest it may last in milliseconds."""

    secret: str
    longest: int


def sign_in(
    database: Database, email: str, password: str, visit: Visit, arrivals: Sequence[Arrival], now: int
) -> Begun:
    """Begin a session for whoever has this address and password; raise WrongPassword or TooMany.

    `arrivals` run in the unit that begins the session, each with (db, account id, now, cookies).
    """
    known = proven(database, email, password, visit.address, now)
    with database.unit() as db:
        begun = known and _enter(db, known, visit, arrivals, now)
        if not begun:
            audit.record(db, None, "sign-in.fail", known.id if known else "unknown", now)
    if not begun:
        raise WrongPassword
    return begun


def proven(database: Database, email: str, password: str, address: str, now: int) -> Row[Any] | None:
    """Return the account when the password is its own, else None; raise TooMany when it was tried too often."""
    with database.unit() as db:
        throttles.sign_in(db, email, address, now)
    with database.reading() as db:
        known = accounts.by_email(db, email)
    return known if passwords.matches(known.password_hash if known else None, password) else None


def sign_out(database: Database, secret_hash: str) -> None:
    """End this session."""
    with database.unit() as db:
        sessions.end(db, secret_hash)


def _enter(db: Connection, known: Row[Any], visit: Visit, arrivals: Sequence[Arrival], now: int) -> Begun | None:
    if not _stands(db, known):
        return None
    if visit.earlier:
        sessions.end(db, visit.earlier)
    secret = sessions.begin(db, known.id, now, visit.agent)
    for arrive in arrivals:
        arrive(db, known.id, now, visit.cookies or {})
    audit.record(db, known.id, "sign-in", known.id, now)
    return Begun(secret, sessions.longest(known.role))


def _stands(db: Connection, known: Row[Any]) -> bool:
    """The password was checked outside the unit: in between it may have been changed, or the account closed."""
    same = (account.c.id == known.id, account.c.password_hash == known.password_hash, account.c.disabled_at.is_(None))
    return db.execute(select(account.c.id).where(*same).with_for_update()).first() is not None
