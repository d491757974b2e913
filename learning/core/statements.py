"""Statements of hot paths: compiled once, run on the driver's own cursor.

A page that was made beforehand costs little more than its two statements, and the ordinary way through SQLAlchemy
costs six times as much as such a statement itself on SQLite, twice as much on PostgreSQL. Values and columns are
text, whole numbers, real numbers or None, exactly as the database keeps them.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Compiled, Engine, Executable, exc

Row = tuple[Any, ...]


class Statements:
    """Each statement compiled once for the dialect of an engine."""

    def __init__(self, engine: Engine) -> None:
        self._dialect = engine.dialect
        self._compiled: dict[Executable, Compiled] = {}

    def __call__(self, statement: Executable, values: Mapping[str, object]) -> tuple[str, Any]:
        """Its text and its values, as the driver takes them."""
        found: Any = self._compiled.get(statement)
        if found is None:
            found = self._compiled[statement] = statement.compile(dialect=self._dialect)  # type: ignore[attr-defined]
        params = found.construct_params(values)
        return found.string, tuple(params[name] for name in found.positiontup) if found.positional else params


class Direct:
    """Runs single statements on connections that commit each by itself."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._driver: Any = engine.dialect.loaded_dbapi
        self._statements = Statements(engine)

    def execute(self, statement: Executable, values: Mapping[str, object]) -> list[Row]:
        """Run one statement and return its rows. Raises what SQLAlchemy would for the errors of the driver."""
        sql, params = self._statements(statement, values)
        try:
            return self._run(sql, params)
        except self._driver.Error as error:
            raise in_terms_of_sqlalchemy(sql, error) from error

    def _run(self, sql: str, params: Any) -> list[Row]:
        pooled = self._engine.raw_connection()
        try:
            cursor = pooled.cursor()
            cursor.execute(sql, params)
            return cursor.fetchall() if cursor.description else []  # type: ignore[return-value]
        except self._driver.OperationalError:
            pooled.invalidate()  # it may be the connection that is broken
            raise
        finally:
            pooled.close()


def in_terms_of_sqlalchemy(sql: str, error: Exception) -> exc.DBAPIError:
    """A refused row is an IntegrityError; whatever else a statement that is known to be right meets is an outage."""
    wrapper = exc.IntegrityError if type(error).__name__ in REFUSALS else exc.OperationalError
    return wrapper(sql, None, error)


REFUSALS = {"IntegrityError", "UniqueViolation", "ForeignKeyViolation", "CheckViolation", "NotNullViolation"}
