"""Handing over what is held about a person, and erasing what need not be kept."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete

from learning.core import audit, mail
from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import Refused
from learning.core.personal_data import Held, Keeping, Kept, TakingOut, archive
from learning.core.registries import Registries
from learning.people import links, throttles
from learning.people.models import account

NUMBER = "In the record of acts, that something was done and when, under the number that your account had"
WHOLE = (
    "that record shows whether anybody changed it, so nothing is cut out of it; "
    "the number leads to no more than what else stays here"
)


class StaffStay(Refused):
    """Whoever helps to run the site is not erased in that role."""

    what = "This account helps to run the site, so it is not erased."
    next = "An administrator makes it a student's first, with `flask admin role`."


def export(database: Database, holds: Sequence[Held], account_id: str, now: int) -> bytes:
    """Everything that is held about an account, as a zip file; recorded. Raises TooMany."""
    with database.unit() as db:
        throttles.export(db, account_id, now)
    with database.unit() as db:
        audit.record(db, account_id, "data.export", account_id, now)
    with database.reading() as db:
        return archive(db, holds, account_id)


def staying(db: Connection, keepings: Iterable[Keeping], account_id: str, now: int) -> list[Kept]:
    """What would stay of an account that is erased now."""
    return [kept for keeping in keepings for kept in keeping(db, account_id, now)]


def number_stays(_db: Connection, _account_id: str, _now: int) -> list[Kept]:
    """The number of the account; as `learning.core.personal_data.Keeping`."""
    return [Kept(NUMBER, WHOLE, None, (audit_row.c.actor, audit_row.c.object))]


def erase_at(site: Registries, db: Connection, whom: Row[Any], actor: str | None, now: int) -> list[Kept]:
    """`erase` with what the rooms of a site hold, and with the letters to them that this site wrote to files."""
    kept = erase(db, site.keepings, site.takings_out, whom, actor, now)
    mail.forget(site.settings, whom.email)
    return kept


def erase(
    db: Connection, keepings: Iterable[Keeping], takings_out: Iterable[TakingOut], whom: Row[Any],
    actor: str | None, now: int,
) -> list[Kept]:  # fmt: skip
    """Erase an account and all that hangs on it; returns what stays. Raises StaffStay.

    The record of acts keeps the ids, which lead to nobody any more; what was said about the acts is taken out.
    """
    if whom.role != "student":
        raise StaffStay
    kept = staying(db, keepings, whom.id, now)
    things = [thing for take_out in takings_out for thing in take_out(db, whom.id, now)]
    audit.blank(db, audit.rows_about(db, [whom.id, *things]), actor, now)
    links.forget(db, "reset", whom.id)
    links.forget(db, "invitation", whom.email)
    throttles.forget(db, whom.email, whom.id)
    db.execute(delete(account).where(account.c.id == whom.id))
    audit.record(db, actor, "account.erase", whom.id, now)
    return kept
