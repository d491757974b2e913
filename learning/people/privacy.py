"""Handing over what is held about a person, and erasing what need not be kept."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from learning.core import audit, mail
from learning.core.audit import audit_row
from learning.core.columns import metadata
from learning.core.database import Database
from learning.core.errors import Refused
from learning.core.personal_data import Held, Keeping, Kept, TakingOut, archive
from learning.core.registries import Registries
from learning.people import links, throttles
from learning.people.models import account

NUMBER = "The number that your account had, in the record of acts with what was done and when"
WHOLE = (
    "that record shows whether anybody changed it, and so nothing is cut out of it; "
    "the number leads to no more than what else stays here"
)

BESIDE = "The number that your account had, beside what you did for others as a member of staff"
OTHERS = "what you did there is theirs, and they may ask who did it"
ACTORS = {"actor", "by", "approved_by", "closed_by", "made_by", "published_by", "recorded_by"}


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
    """What would stay of an account that is erased now; what goes on a day that is known comes first."""
    kept = (one for keeping in keepings for one in keeping(db, account_id, now))
    return sorted(kept, key=lambda one: one.until is None)


def number_stays(db: Connection, account_id: str, _now: int) -> list[Kept]:
    """The number of the account; as `learning.core.personal_data.Keeping`."""
    kept = [Kept(NUMBER, WHOLE, None, (audit_row.c.actor, audit_row.c.object))]
    of = (audit_row.c.action == "role.change") & (audit_row.c.object == account_id)
    if db.scalar(select(audit_row.c.seq).where(of).limit(1)) is None:  # never anything but a student
        return kept
    theirs = (column for of in metadata.sorted_tables for column in of.c if column.name in ACTORS)
    return [*kept, Kept(BESIDE, OTHERS, None, tuple(theirs))]


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
