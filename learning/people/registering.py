"""Making an account for oneself. It is a student's, and whether the address had one is told by mail alone."""

import contextlib

from sqlalchemy import Connection

from learning.core import audit
from learning.core.database import Database
from learning.core.errors import Unavailable
from learning.core.settings import Settings
from learning.people import accounts, letters, passwords, throttles


def apply(
    database: Database, settings: Settings, name: str, email: str, password: str, *, address: str, now: int
) -> None:
    """Make the account, or leave the one that is there as it is; do the same work and write a letter either way.

    Raises TooMany for an address (of the network) that registers too often, NameTaken for a name like that of staff.
    """
    with database.unit() as db:
        throttles.register(db, address, now)
    password_hash = passwords.hashed(password)
    with database.unit() as db:
        accounts.refuse_borrowed_name(db, name)
        made = register(db, name, email, password_hash, now)
    letter = letters.welcome(settings, name) if made else letters.registered_already(settings)
    with contextlib.suppress(Unavailable):  # the account stands without its letter
        letters.post(settings, email, letter)


def register(db: Connection, name: str, email: str, password_hash: str, now: int) -> str | None:
    """Return the id of the new student, or None when the address has an account already."""
    made = accounts.add(db, name, email, password_hash, "student", now)
    audit.record(db, made, "account.register", made or "taken", now)
    return made
