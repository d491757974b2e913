"""Accounts: found, made and changed. Each change that others may ask about leaves an audit row."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, or_, select, true, update

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import NotFound, Refused
from learning.core.ids import new_id
from learning.people import links, names
from learning.people.models import account


class NameTaken(Refused):
    """Somebody who helps to run the site has this name, or one that looks like it."""

    what = "Choose another name, or add to it: this one looks like the name of somebody who runs the site."


def by_email(db: Connection, email: str) -> Row[Any] | None:
    """Return the account under any spelling of this address, or None."""
    return db.execute(select(account).where(account.c.email_key == names.email_key(email))).first()


def by_id(db: Connection, account_id: str) -> Row[Any]:
    """Return the account with this id; raise NotFound."""
    row = db.execute(select(account).where(account.c.id == account_id)).first()
    if row is None:
        raise NotFound
    return row


def named(db: Connection, email: str) -> Row[Any]:
    """Return the account under this address; raise NotFound, saying so to the operator who typed it."""
    row = by_email(db, email)
    if row is None:
        raise NotFound(f"There is no account under {email}.", next="Check the address, or invite them.")
    return row


def called(whose: FromClause, name: str) -> ColumnElement[bool]:
    """Whether an account (the table or an alias) goes by this: names as a hasty eye takes them, and addresses."""
    key = names.name_key(name)
    by_name = whose.c.name_key.contains(key, autoescape=True) if key else ~true()
    by_address = whose.c.email_key.contains(names.email_key(name), autoescape=True)
    return or_(by_name, by_address) if name else true()


def hold(db: Connection, account_id: str | None) -> str | None:
    """The id of an account that is not erased before this unit ends; None when it is gone.

    Whatever writes rows that lead to the account after it has locked others of theirs holds it first, as an erasure
    does: otherwise each of the two would wait for the other.
    """
    held = select(account.c.id).where(account.c.id == account_id).with_for_update(read=True, key_share=True)
    return db.scalar(held)


def add(db: Connection, name: str, email: str, password_hash: str, role: str, now: int) -> str | None:
    """Return the id of a new account, or None when the address has one already."""
    row = {"id": new_id(), "role": role, "password_hash": password_hash, "epoch": 0, "created_at": now}
    row |= {"name": name, "name_key": names.name_key(name), "email": email, "email_key": names.email_key(email)}
    # Looking first and inserting after would let two requests at once both find the address free.
    fresh = insert(db, account).values(row).on_conflict_do_nothing(index_elements=[account.c.email_key])
    return db.execute(fresh.returning(account.c.id)).scalar()


def refuse_borrowed_name(db: Connection, name: str, own_id: str = "") -> None:
    """Raise NameTaken when the name looks like that of an instructor or administrator other than `own_id`."""
    same = (account.c.name_key == names.name_key(name), account.c.role != "student", account.c.id != own_id)
    if db.execute(select(account.c.id).where(*same).limit(1)).first():
        raise NameTaken


def rename(db: Connection, account_id: str, name: str) -> None:
    """Give the account this name; raise NameTaken."""
    refuse_borrowed_name(db, name, account_id)
    _change(db, account_id, name=name, name_key=names.name_key(name))


def set_password(db: Connection, account_id: str, password_hash: str, how: str, now: int) -> None:
    """Put a new password in place: every session and every reset link of the account ends."""
    _change(db, account_id, password_hash=password_hash, epoch=account.c.epoch + 1)
    links.forget(db, "reset", account_id)
    audit.record(db, account_id, "password.change", account_id, now, {"how": how})


def set_role(db: Connection, account_id: str, role: str, now: int, actor: str | None = None) -> None:
    """Give the account another role: sessions end, so that nothing opened under the old role stays open."""
    _change(db, account_id, role=role, epoch=account.c.epoch + 1)
    audit.record(db, actor, "role.change", account_id, now, {"role": role})


def disable(db: Connection, account_id: str, now: int) -> None:
    """Close the account: its sessions are refused from the next request on, and nobody can sign in with it."""
    _change(db, account_id, disabled_at=now, epoch=account.c.epoch + 1)
    audit.record(db, None, "account.disable", account_id, now)


def enable(db: Connection, account_id: str, now: int) -> None:
    """Open a closed account again; its owner has to sign in."""
    _change(db, account_id, disabled_at=None)
    audit.record(db, None, "account.enable", account_id, now)


def _change(db: Connection, account_id: str, **values: Any) -> None:
    db.execute(update(account).where(account.c.id == account_id).values(**values))
