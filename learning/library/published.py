"""What is published now: the newest generation and its revisions."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, func, select

from learning.library.models import file_copy, generation, publication, revision


@dataclass(frozen=True)
class Revision:
    """One stored version of one document."""

    id: str
    path: str
    digest: str
    source: str


@dataclass(frozen=True)
class FileCopy:
    """What the file last said, and which later text of it was declined."""

    digest: str
    set_aside: str | None


def generation_column() -> ScalarSelect[int]:
    """The newest generation's number, 0 before the first, to be put into a page's one statement."""
    return select(func.coalesce(func.max(generation.c.number), 0)).scalar_subquery()


_NUMBER = select(func.coalesce(func.max(generation.c.number), 0))


def generation_number(db: Connection) -> int:
    """The same as a statement of its own."""
    return int(db.execute(_NUMBER).scalar_one())


def digests(db: Connection, number: int) -> dict[str, str]:
    """The digest of every document of a generation, by path."""
    statement = _joined(number).with_only_columns(revision.c.path, revision.c.digest)
    return {row.path: row.digest for row in db.execute(statement)}


def revisions(db: Connection, number: int) -> dict[str, Revision]:
    """Every document of a generation with its text, by path."""
    columns = (revision.c.id, revision.c.path, revision.c.digest, revision.c.source)
    rows = db.execute(_joined(number).with_only_columns(*columns).order_by(revision.c.path))
    return {row.path: Revision(*row) for row in rows}


def text_at(db: Connection, path: str) -> str | None:
    """The published text of one document, in one statement; None if there is none."""
    newest = publication.c.generation == generation_column()
    statement = select(revision.c.source).join(publication).where(newest, revision.c.path == path)
    return db.execute(statement).scalar()


def file_copies(db: Connection) -> dict[str, FileCopy]:
    """What the files said at the last sync or export, by path."""
    return {row.path: FileCopy(row.digest, row.set_aside) for row in db.execute(select(file_copy))}


def _joined(number: int) -> Select[Any]:
    return select(revision).join(publication).where(publication.c.generation == number)
