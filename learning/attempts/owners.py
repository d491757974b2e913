"""Whose an attempt is: an account's, or a visitor's who carries a signed pass for seven days."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, Text, bindparam, or_

from learning.attempts.models import attempt
from learning.core.clock import DAY
from learning.core.ids import new_id

PASS_LASTS = 7 * DAY
PASS_COOKIE = "practice"  # noqa: S105 - a name, not a secret
NOBODY = "-"  # no id is this short, so it owns nothing


@dataclass(frozen=True)
class Owner:
    """An account, a visitor, or both: somebody signed in keeps what their pass started in this browser."""

    account: str | None = None
    visitor: str | None = None


ACCOUNT, VISITOR = bindparam("account", type_=Text), bindparam("visitor", type_=Text)


def owned(rows: FromClause = attempt) -> ColumnElement[bool]:
    """The condition that a row is the owner's, for `owner_values`. A claimed attempt is the account's alone."""
    theirs = (rows.c.visitor == VISITOR) & rows.c.account_id.is_(None)
    return or_(rows.c.account_id == ACCOUNT, theirs)


def owner_values(owner: Owner) -> dict[str, str]:
    """What `owned` binds."""
    return {"account": owner.account or NOBODY, "visitor": owner.visitor or NOBODY}


def new_pass(key: str, now: int) -> tuple[str, str]:
    """A visitor's id and the pass for their browser, good for seven days."""
    visitor = new_id()
    return visitor, _signed(key, f"{visitor}.{now + PASS_LASTS}")


def visitor_of(keys: Iterable[str], text: str | None, now: int) -> str | None:
    """The visitor whose pass this is; None when it is missing, forged or past its end."""
    body, _, _ = (text or "").rpartition(".")
    if not text or not any(hmac.compare_digest(_signed(key, body).encode(), text.encode()) for key in keys):
        return None
    visitor, _, ends_at = body.partition(".")
    return visitor if int(ends_at) > now else None


def _signed(key: str, body: str) -> str:
    # The word in front keeps this key's other uses apart.
    seal = hmac.digest(key.encode(), b"practice pass:" + body.encode("utf-8", "replace"), hashlib.sha256)
    return f"{body}.{seal.hex()}"
