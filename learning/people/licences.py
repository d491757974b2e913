"""Licences to practise, kept by whoever holds them. No board is asked whether a licence is genuine."""

import functools
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from learning.core import audit
from learning.core.database import Database, insert
from learning.core.errors import NotFound, Refused
from learning.core.ids import new_id
from learning.people import throttles
from learning.people.models import STANDING, licence

LONGEST_NUMBER = 40
LONGEST_PROFESSION = 60

_row = licence.c


class Kept(Refused):
    """The same licence stands on the list."""

    what = "This licence is on your list already."


@dataclass(frozen=True)
class Licence:
    """One licence: its state in two letters, number and profession as they stand on it, when it was added (ms)."""

    id: str
    state: str
    number: str
    profession: str
    added_at: int

    @property
    def state_name(self) -> str:
        """The state in full."""
        return states()[self.state]


@functools.cache
def states() -> Mapping[str, str]:
    """The states, districts and territories of the US that a board may belong to, by their two letters."""
    lines = (Path(__file__).parent / "us_states.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def number_key(number: str) -> str:
    """What tells licences of one state apart: letters and digits, however they are spaced, dashed or cased."""
    return "".join(mark for mark in unicodedata.normalize("NFKC", number).casefold() if mark.isalnum())


def problem(what: str, text: str, longest: int) -> str | None:
    """The sentence that says why this number or profession (`what`; `text` is tidied) cannot be kept, or None.

    Boards write numbers in every way there is, so only what no board prints is refused.
    """
    if not number_key(text):
        return f"Enter the {what} as it stands on your licence."
    if len(text) > longest:
        return f"Use at most {longest} characters for the {what}."
    if any(unicodedata.category(mark).startswith("C") for mark in text):
        return f"Take the invisible characters out of the {what}, and marks that turn the direction of reading."
    return None


def licences_of(db: Connection, account_id: str) -> tuple[Licence, ...]:
    """The licences on somebody's list, in the order in which they were added."""
    columns = (_row.id, _row.state, _row.number, _row.profession, _row.added_at)
    standing = select(*columns).where(_row.account_id == account_id, STANDING)
    return tuple(Licence(*row) for row in db.execute(standing.order_by(_row.added_at, _row.id)))


def add(database: Database, account_id: str, state: str, number: str, profession: str, now: int) -> str:
    """Put a licence on the list; returns its id. Raises Kept, TooMany.

    `state` is one of `states()`; for `number` and `profession` there is no `problem`.
    """
    with database.unit() as db:
        throttles.licence(db, account_id, now)
    row = {"id": new_id(), "account_id": account_id, "state": state, "number": number, "profession": profession}
    with database.unit() as db:
        fresh = insert(db, licence).values(row | {"number_key": number_key(number), "added_at": now})
        once = fresh.on_conflict_do_nothing(
            index_elements=[_row.account_id, _row.state, _row.number_key], index_where=STANDING
        )
        if db.execute(once.returning(_row.id)).scalar() is None:
            raise Kept
        audit.record(db, account_id, "licence.add", row["id"], now)
    return row["id"]


def remove(db: Connection, account_id: str, licence_id: str, now: int) -> None:
    """Take a licence off the list; what was issued with it keeps it. Raises NotFound unless it is on their list."""
    theirs = (_row.id == licence_id, _row.account_id == account_id, STANDING)
    if not db.execute(licence.update().where(*theirs).values(removed_at=now)).rowcount:
        raise NotFound
    audit.record(db, account_id, "licence.remove", licence_id, now)
