"""Choosing a new password: by a link in a letter when it is forgotten, by the old one when it is known."""

from typing import Any

from sqlalchemy import Connection, Row

from learning.core import audit
from learning.core.database import Database
from learning.core.person import Person
from learning.core.settings import Settings
from learning.people import accounts, letters, links, passwords, sessions, signing_in, throttles
from learning.people.signing_in import Begun, Visit


def ask(database: Database, settings: Settings, email: str, *, address: str, now: int) -> None:
    """Write to the owner of an address: a link, or that there is no account. The asker sees no difference.

    Raises TooMany when it was asked too often, Unavailable when the letter cannot be sent.
    """
    with database.unit() as db:
        throttles.reset(db, email, address, now)
    with database.unit() as db:
        known = accounts.by_email(db, email)
        secret = links.make(db, "reset", known.id, now) if known and known.disabled_at is None else None
        audit.record(db, None, "reset.ask", known.id if known else "unknown", now)
    if known and secret:
        # To the address as registered: the one typed may fold to the same key and be another's mailbox.
        letters.post(settings, known.email, letters.reset(links.address(settings, "reset", secret)))
    else:
        letters.post(settings, email, letters.no_account(settings))


def account_of(db: Connection, secret: str, now: int) -> Row[Any]:
    """Return the account that a reset link is for; raise Gone when it is used up."""
    return accounts.by_id(db, links.subject_of(db, "reset", secret, now))


def finish(database: Database, secret: str, password: str, now: int) -> None:
    """Put the new password in place and use the link up; every session ends. Raises Gone."""
    password_hash = passwords.hashed(password)
    with database.unit() as db:
        account_id = links.spend(db, "reset", secret, now)
        accounts.set_password(db, account_id, password_hash, "reset", now)


def change(database: Database, person: Person, old: str, new: str, visit: Visit, now: int) -> Begun:
    """Put the new password in place and return a new session for this browser; all others end.

    Raises WrongPassword when `old` is not the password, TooMany when it was tried too often.
    """
    if signing_in.proven(database, person.email, old, visit.address, now) is None:
        raise signing_in.WrongPassword("This is not your present password.")
    password_hash = passwords.hashed(new)
    with database.unit() as db:
        accounts.set_password(db, person.id, password_hash, "account page", now)
        return Begun(sessions.begin(db, person.id, now, visit.agent), sessions.longest(person.role))
