"""How single durable statements are written quickly: many waiting requests share one commit.

SQLite's own waiting sleeps and polls, so writers starve each other. Here the threads of a process queue in memory,
the processes queue on a file lock, and whoever holds the turn commits for all that wait.
"""

import fcntl
import os
import threading
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Engine, Executable

from learning.core.statements import Row, Statements, in_terms_of_sqlalchemy


class Saving(Protocol):
    """What `unit(grouped=True)` hands out."""

    def execute(self, statement: Executable, values: Mapping[str, object]) -> list[Row]:
        """Run one statement and return its RETURNING rows; when it returns, they are on disk.

        The values are text, whole numbers, real numbers or None, exactly as the database keeps them.
        """
        ...


class Turn:
    """Whose turn it is to write: first among the threads, then among the processes (a lock the kernel queues)."""

    def __init__(self, path: Path | None) -> None:
        self._threads = threading.Lock()
        self._path = path
        self._opened = (0, 0)  # by which process, and the file

    def __enter__(self) -> None:
        if self._path is not None:
            self._threads.acquire()
            fcntl.flock(self._file(self._path), fcntl.LOCK_EX)

    def __exit__(self, *_error: object) -> None:
        if self._path is not None:
            fcntl.flock(self._file(self._path), fcntl.LOCK_UN)
            self._threads.release()

    def _file(self, path: Path) -> int:
        """This process's own: a lock on a file that a fork inherited would be held by both processes at once."""
        owner, file = self._opened
        if owner != os.getpid():
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._opened = (os.getpid(), file)
        return file


class _Job:
    """One waiting statement and what became of it."""

    __slots__ = ("done", "error", "rows", "sql", "values")

    def __init__(self, sql: str, values: tuple[object, ...]) -> None:
        self.sql = sql
        self.values = values
        self.rows: list[Row] = []
        self.error: Exception | None = None
        self.done = False

    def run(self, cursor: Any) -> None:
        """SQLite undoes a refused statement alone, so the neighbours in the group stay."""
        try:
            cursor.execute(self.sql, self.values)
            self.rows = [tuple(row) for row in cursor.fetchall()]
        except cursor.connection.Error as error:
            self.error = error

    def fail(self, error: Exception) -> None:
        """The group was not committed."""
        self.rows, self.error = [], error

    def outcome(self) -> list[Row]:
        """The rows, or the error in SQLAlchemy's terms."""
        if self.error is None:
            return self.rows
        raise in_terms_of_sqlalchemy(self.sql, self.error)


class GroupedWriter:
    """SQLite: the thread that gets the turn commits for every statement that waits by then."""

    def __init__(self, engine: Engine, turn: Turn) -> None:
        self._engine = engine
        self._turn = turn
        self._leading = threading.Lock()
        self._waiting: deque[_Job] = deque()
        self._statements = Statements(engine)

    def execute(self, statement: Executable, values: Mapping[str, object]) -> list[Row]:
        """As `Saving.execute`."""
        job = _Job(*self._statements(statement, values))
        self._waiting.append(job)
        with self._leading:
            if not job.done:
                self._commit_group()
        return job.outcome()

    def _commit_group(self) -> None:
        with self._turn:
            group = [self._waiting.popleft() for _ in range(len(self._waiting))]
            try:
                self._run(group)
            except Exception as error:
                for job in group:
                    job.fail(error)
            finally:
                for job in group:
                    job.done = True

    def _run(self, group: list[_Job]) -> None:
        pooled = self._engine.raw_connection()
        try:
            cursor = pooled.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            for job in group:
                job.run(cursor)
            cursor.execute("COMMIT")
        finally:
            pooled.close()  # rolls back what was not committed
