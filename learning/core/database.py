"""The unit of work: reading in autocommit, writing in one short transaction that only `unit()` commits."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Literal, overload

import structlog
from sqlalchemy import Connection, Executable, Table, exc
from sqlalchemy.dialects import postgresql, sqlite

from learning.core import audit
from learning.core.engines import make_engine
from learning.core.errors import Unavailable
from learning.core.statements import Direct, Row
from learning.core.writing import GroupedWriter, Saving, Turn

RETRY_AFTER_S = 2
log = structlog.get_logger()


class Database:
    """One pool of connections of this process to SQLite or PostgreSQL.

    `lock_path`: the file that queues the processes which write to one SQLite file.
    """

    def __init__(self, url: str, lock_path: Path | None = None, *, pool_size: int = 20) -> None:
        self.engine = make_engine(url, pool_size=pool_size)
        self.dialect: str = self.engine.dialect.name
        # A pool of its own: switching a connection between the two ways of committing costs more than a statement.
        self._reading = make_engine(url, pool_size=pool_size, autocommit=True)
        self._direct = Direct(self._reading)
        self._writing = self.engine.execution_options(writing=True)
        self._turn = Turn(lock_path if self.dialect == "sqlite" else None)
        self._saving: Saving = (
            # PostgreSQL groups the flushes of single statements itself.
            GroupedWriter(self.engine, self._turn) if self.dialect == "sqlite" else self._direct
        )

    @overload
    def unit(self, *, grouped: Literal[True]) -> AbstractContextManager[Saving]: ...
    @overload
    def unit(self, *, grouped: Literal[False] = ...) -> AbstractContextManager[Connection]: ...
    def unit(self, *, grouped: bool = False) -> AbstractContextManager[Any]:
        """One writing transaction; with `grouped`, single statements that share a commit with their neighbours.

        Raises Unavailable when the database is locked for too long, full or away.
        """
        return self._save() if grouped else self._transaction()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for statements that only read, each seeing what is committed by then."""
        with outages_named(), self._reading.connect() as connection:
            yield connection

    def look(self, statement: Executable, values: Mapping[str, object]) -> list[Row]:
        """The rows of one statement of a hot page, which is built once at module level and only reads.

        Values and columns are text, whole numbers, real numbers or None, exactly as the database keeps them.
        """
        with outages_named():
            return self._direct.execute(statement, values)

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        self._reading.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with outages_named(), self._turn, self._writing.begin() as connection:
            audit.begin(connection)
            yield connection
            audit.append(connection)

    @contextmanager
    def _save(self) -> Iterator[Saving]:
        with outages_named():
            yield self._saving


@contextmanager
def outages_named() -> Iterator[None]:
    """A lost, locked or full database becomes Unavailable, so that nothing is acknowledged that is not kept."""
    try:
        yield
    except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError) as error:
        log.error("app.database", kind=type(error).__name__, cause=str(getattr(error, "orig", "")))
        raise Unavailable(retry_after=RETRY_AFTER_S) from error


def insert(db: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT in this connection's dialect."""
    return insert_for(db.dialect.name, table)


def insert_for(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    """The same for a named dialect."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
