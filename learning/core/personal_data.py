"""What the rooms hold about a person; how it is handed over (one archive, as JSON and CSV); what erasing leaves."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, Text, bindparam, select

from learning.core.columns import to_json
from learning.core.dates import day
from learning.core.spreadsheets import cell

ACCOUNT = bindparam("account", type_=Text)
READ_ME = "read-me.txt"
OLDEST = (1980, 1, 1, 0, 0, 0)  # the instant of every file in the archive: the same data make the same bytes


@dataclass(frozen=True)
class Held:
    """Rows about a person. `name`: of the files; `says`: what they are, for the person; `rows`: takes ACCOUNT."""

    name: str
    says: str
    rows: Select[Any]


@dataclass(frozen=True)
class Kept:
    """What stays of a person who is erased, why, and until when (milliseconds); `or_else` where no day is known.

    `where`: every column that then still says something of them, or leads to it.
    """

    what: str
    why: str
    until: int | None
    where: tuple[Column[Any], ...] = ()
    or_else: str = "for good"

    @property
    def words(self) -> str:
        """For the person."""
        ends = self.or_else if self.until is None else f"until {day(self.until)}"
        return f"{self.what}: {ends}, because {self.why}."


# (db, account id, now) -> what of this room has to stay.
Keeping = Callable[[Connection, str, int], Sequence[Kept]]
# (db, account id, now): takes out what would outlive the account's row and neither has to stay nor hangs on it;
# returns the ids of things of theirs that acts were recorded about, so that what was said about those acts goes too.
TakingOut = Callable[[Connection, str, int], Collection[str]]


def own(of: Table, *but: str) -> Select[Any]:
    """The rows of a table that has the account's id, without some columns."""
    return select(*columns(of, *but)).where(of.c.account_id == ACCOUNT)


def beneath(of: Table, parent: Table, *but: str) -> Select[Any]:
    """The rows of a table that hang on rows which have the account's id, without some columns."""
    return select(*columns(of, *but)).join(parent).where(parent.c.account_id == ACCOUNT)


def columns(of: Table, *but: str) -> list[Any]:
    """The columns of a table, without some and without what says whose it is."""
    return [column for column in of.c if column.name not in {*but, "account_id", "visitor"}]


def archive(db: Connection, holds: Sequence[Held], account: str) -> bytes:
    """Everything that is held about an account, as a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        _write(file, READ_ME, _read_me(holds))
        for held in holds:
            rows = [dict(row) for row in db.execute(held.rows, {"account": account}).mappings()]
            _write(file, f"{held.name}.json", json.dumps(rows, ensure_ascii=False, indent=1))
            _write(file, f"{held.name}.csv", _csv([column.name for column in held.rows.selected_columns], rows))
    return made.getvalue()


def _write(file: zipfile.ZipFile, name: str, text: str) -> None:
    file.writestr(zipfile.ZipInfo(name, OLDEST), text.encode("utf-8"), zipfile.ZIP_DEFLATED)


def _csv(names: list[str], rows: Iterable[dict[str, Any]]) -> str:
    made = io.StringIO()
    lines = csv.writer(made)
    lines.writerow(names)
    lines.writerows([cell(_flat(row[name])) for name in names] for row in rows)
    return made.getvalue()


def _flat(value: Any) -> Any:
    return to_json(value) if isinstance(value, list | dict) else value


def _read_me(holds: Sequence[Held]) -> str:
    lines = (f"{held.name}: {held.says}" for held in holds)
    told = "Everything this site holds about you, each kind as JSON and as CSV.\n"
    return f"{told}Instants are milliseconds since 1970-01-01, UTC.\n\n" + "\n".join(lines) + "\n"
