"""SQLAlchemy engines for the two databases, each with the settings that keep an acknowledged row."""

import sys
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import QueuePool

BUSY_MS = 8_000
SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL loses acknowledged rows at power loss
    "foreign_keys=ON",
    f"busy_timeout={BUSY_MS}",
    "trusted_schema=OFF",
    "mmap_size=0",
)
POSTGRESQL = {
    "connect_timeout": 3,
    "tcp_user_timeout": 4_000,  # a cut network must not hold a request for minutes
    "keepalives_idle": 30,
    "prepare_threshold": 2,
    "options": "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000",
}


def make_engine(url: str, *, pool_size: int = 20, autocommit: bool = False) -> Engine:
    """An engine for `sqlite:///…` or `postgresql+psycopg://…`; nothing connects until it is used.

    `autocommit`: each statement stands by itself, without the round trips of a transaction.
    Its errors do not repeat the values of a statement: they end in the log, and values are addresses and hashes.
    """
    options: dict[str, Any] = {"hide_parameters": True, "pool_size": pool_size, "max_overflow": 10}
    if autocommit:
        options["isolation_level"] = "AUTOCOMMIT"
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, options)
    return create_engine(url, pool_timeout=3, connect_args=POSTGRESQL, **options)


def _sqlite(url: str, options: dict[str, Any]) -> Engine:
    engine = create_engine(
        url,
        module=_sqlite_driver(),
        poolclass=QueuePool,
        **options,
        connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _sqlite_driver() -> Any:
    """The bundled SQLite on Linux: Debian's 3.40 can corrupt a WAL that two processes reset."""
    if sys.platform == "linux":
        from pysqlite3 import dbapi2
    else:
        from sqlite3 import dbapi2
    return dbapi2


def _prepare_sqlite(dbapi: Any, _record: Any) -> None:
    dbapi.isolation_level = None  # the driver must not open transactions of its own
    for pragma in SQLITE_PRAGMAS:
        dbapi.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A plain BEGIN that writes later fails at once when another writer was quicker; IMMEDIATE waits its turn."""
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
