"""People for tests of any room: Ada studies, Ben studies elsewhere, Cleo teaches."""

import functools

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection

from learning.core.database import Database
from learning.people import accounts, passwords, sessions

PASSWORD = "quiet orchard lamps 47"  # noqa: S105 - of people who do not exist
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@functools.cache
def hashed(password: str) -> str:
    """The hash, worked out once in a run: it is slow on purpose."""
    return passwords.hashed(password)


def make_account(
    db: Connection, name: str, email: str, role: str = "student", password: str = PASSWORD, now: int = 0
) -> str:
    """The id of a new account."""
    made = accounts.add(db, name, email, hashed(password), role, now)
    assert made, f"{email} has an account already"
    return made


def signed_in(site: Flask, database: Database, account_id: str, now: int) -> FlaskClient:
    """A browser with a session of this account, begun without the sign-in page."""
    with database.unit() as db:
        secret = sessions.begin(db, account_id, now, BROWSER)
    client = site.test_client()
    client.set_cookie("sid", secret, domain="localhost")
    return client
