"""Inviting administrators: the only way to the first one, by a command of whoever runs the site."""

from sqlalchemy import Connection

from learning.core import audit
from learning.core.database import Database
from learning.core.errors import Conflict, Refused
from learning.people import accounts, links, names, passwords


def invite(db: Connection, email: str, now: int) -> str:
    """Return the secret of a link that makes whoever opens it the administrator with this address.

    An account under the address may exist: it is given a new password then, so that nobody who registered it
    beforehand keeps a way in. Raises Refused for an address that is none, or whose account is closed.
    """
    try:
        email = names.checked_email(email)
    except ValueError as trouble:
        raise Refused(str(trouble)) from trouble
    known = accounts.by_email(db, email)
    if known and known.disabled_at is not None:
        raise Refused(f"The account of {email} is closed.", next="Open it again with `flask admin enable`.")
    audit.record(db, None, "invite", known.id if known else "new account", now)
    return links.make(db, "invitation", email, now)


def accept(database: Database, secret: str, name: str, password: str, now: int) -> None:
    """Make the invited person an administrator and use the link up; raise Gone or NameTaken."""
    password_hash = passwords.hashed(password)
    with database.unit() as db:
        email = links.spend(db, "invitation", secret, now)
        known = accounts.by_email(db, email)
        if known:
            _promote(db, known.id, name, password_hash, now)
        else:
            _add(db, name, email, password_hash, now)


def _add(db: Connection, name: str, email: str, password_hash: str, now: int) -> None:
    accounts.refuse_borrowed_name(db, name)
    made = accounts.add(db, name, email, password_hash, "administrator", now)
    if made is None:  # somebody registered the address since it was looked up; the link is not used up
        raise Conflict("An account was made under this address at this very moment.", next="Send the form again.")
    audit.record(db, made, "invite.accept", made, now)


def _promote(db: Connection, account_id: str, name: str, password_hash: str, now: int) -> None:
    accounts.rename(db, account_id, name)
    accounts.set_password(db, account_id, password_hash, "invitation", now)
    accounts.set_role(db, account_id, "administrator", now, account_id)
