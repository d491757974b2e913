"""Whether the time that an exam is timed by can be trusted: site and database must agree on it."""

import structlog
from sqlalchemy import text

from learning.core.clock import MOST_APART, SECOND, Clock
from learning.core.database import Database
from learning.core.errors import Unavailable

log = structlog.get_logger()
_THEIRS = text("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)")


class ClocksApart(Unavailable):
    """No exam is begun: where the site runs on several machines, some would give more time than others."""

    title = "No exam can be started now"
    safe = "Nothing was begun. Exams that are running go on, and nobody loses time."
    next = "Tell whoever runs this site; exams can be started once the clocks agree."


def in_step(database: Database, clock: Clock) -> None:
    """Raises ClocksApart where the database's clock and ours are more than two seconds apart.

    SQLite has no clock of its own: it runs in this process.
    """
    if database.dialect != "postgresql":
        return
    before = clock()
    [(theirs,)] = database.look(_THEIRS, {})
    apart = max(before - theirs, theirs - clock())  # what the question itself took is nobody's fault
    if apart > MOST_APART:
        log.error("clock.apart", seconds=apart // SECOND)
        raise ClocksApart(f"The clocks of this site and of its database are {apart // SECOND} seconds apart.")
