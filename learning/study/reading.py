"""Keeping what a person has opened and read, and reading it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import BigInteger, Connection, Executable, Text, and_, bindparam, func, literal_column, null, select

from learning.core.additions import Addition
from learning.core.database import Database, insert_for
from learning.library.libraries import generation_column
from learning.study.models import reading

Key = tuple[str, str]  # kind and slug of a module

ACCOUNT, KIND, SLUG = (bindparam(name, type_=Text) for name in ("account", "kind", "slug"))
_mine = reading.c.account_id == ACCOUNT
_this = and_(_mine, reading.c.kind == KIND, reading.c.slug == SLUG)

FOR_VISITOR = select(generation_column().label("generation"))
FOR_READER = select(
    generation_column().label("generation"),
    select(reading.c.read_at).where(_this).scalar_subquery().label("read_at"),
    select(reading.c.opened_at).where(_this).scalar_subquery().label("opened_at"),
    select(func.max(reading.c.opened_at)).where(_mine).scalar_subquery().label("latest"),
)
FOR_HOME = select(generation_column().label("generation"), reading).select_from(
    select(literal_column("1")).subquery("one").outerjoin(reading, _mine)
)


@dataclass(frozen=True)
class Reader:
    """Who reads: their account, what is added to the page, and what finds their part of those `asked`."""

    account: str | None = None
    additions: tuple[Addition, ...] = ()
    asked: tuple[Addition, ...] = ()
    bound: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """Where one reader stands with one module; `last_here`: it is the page they opened last.

    `added`: what the column of each addition holds for them.
    """

    generation: int
    read_at: int | None = None
    last_here: bool = True
    added: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class Progress:
    """What one person has opened and read, each with its instant."""

    generation: int
    opened: Mapping[Key, int]
    read: Mapping[Key, int]

    def state(self, key: Key) -> str:
        """In a word of the module_row part: unread, started or read."""
        return "read" if key in self.read else "started" if key in self.opened else "unread"


def reader(account: str | None, kind: str, additions: Sequence[Addition]) -> Reader:
    """Who asks for a page of this kind."""
    here = tuple(one for one in additions if kind in one.kinds)
    known = [(one, theirs) for one in here if (theirs := one.reader()) is not None]
    bound = {name: value for _, theirs in known for name, value in theirs.items()}
    return Reader(account, here, tuple(one for one, _ in known), bound)


def standing(database: Database, who: Reader, kind: str, slug: str) -> Standing:
    """The generation, this reader's standing and what is theirs of the additions, in one statement."""
    this = {"kind": kind, "slug": slug, **who.bound}
    if who.account is None:
        generation, *rest = database.look(_asking(False, who.asked), this if who.asked else {})[0]
        return Standing(generation, added=_added(who, rest))
    row = database.look(_asking(True, who.asked), {**this, "account": who.account})[0]
    generation, read_at, opened_at, latest = row[:4]
    return Standing(generation, read_at, opened_at is not None and opened_at == latest, _added(who, row[4:]))


def _added(who: Reader, found: Sequence[Any]) -> tuple[str | None, ...]:
    theirs = dict(zip(who.asked, found, strict=True))
    return tuple(theirs.get(one) for one in who.additions)


@cache
def _asking(known: bool, asked: tuple[Addition, ...]) -> sa.Select[Any]:
    statement: sa.Select[Any] = FOR_READER if known else FOR_VISITOR
    return statement.add_columns(*(one.column.label(f"added_{place}") for place, one in enumerate(asked)))


def progress(db: Connection, account: str | None) -> Progress:
    """All that one person has opened and read, in one statement."""
    if account is None:
        return Progress(db.execute(FOR_VISITOR).scalar_one(), {}, {})
    rows = db.execute(FOR_HOME, {"account": account}).all()
    kept = [row for row in rows if row.kind is not None]
    return Progress(
        rows[0].generation,
        {(row.kind, row.slug): row.opened_at for row in kept},
        {(row.kind, row.slug): row.read_at for row in kept if row.read_at is not None},
    )


def keep_opened(database: Database, account: str, key: Key, now: int) -> None:
    """Remember that this module was opened last; it shares a commit with others."""
    statement = _KEEP_OPENED[database.dialect]
    with database.unit(grouped=True) as saving:
        saving.execute(statement, {"account": account, "kind": key[0], "slug": key[1], "now": now})


def mark_read(db: Connection, account: str, key: Key, now: int) -> None:
    """Mark a module as read; a second time changes nothing."""
    row = {"account_id": account, "kind": key[0], "slug": key[1], "opened_at": now, "read_at": now}
    statement = insert_for(db.dialect.name, reading).values(row)
    first = func.coalesce(reading.c.read_at, now)
    db.execute(
        statement.on_conflict_do_update(index_elements=["account_id", "kind", "slug"], set_={"read_at": first})
    )


def mark_unread(db: Connection, account: str, key: Key) -> None:
    """Take the mark away; that it was opened stays."""
    theirs = and_(reading.c.account_id == account, reading.c.kind == key[0], reading.c.slug == key[1])
    db.execute(reading.update().where(theirs).values(read_at=null()))


def _keeping_opened(dialect: str) -> Executable:
    now = bindparam("now", type_=BigInteger)
    statement = insert_for(dialect, reading).values(account_id=ACCOUNT, kind=KIND, slug=SLUG, opened_at=now)
    return statement.on_conflict_do_update(index_elements=["account_id", "kind", "slug"], set_={"opened_at": now})


_KEEP_OPENED = {dialect: _keeping_opened(dialect) for dialect in ("sqlite", "postgresql")}
