"""The site that a candidate sits an exam at: killed whole, and started again at its address."""

import os
import signal
from contextlib import ExitStack
from dataclasses import dataclass, field

from sqlalchemy import select

from learning.attempts.exams.finding import responses
from learning.attempts.exams.models import sitting_event
from learning.attempts.exams.paper import Said
from learning.core.clock import wall_clock
from learning.core.ids import hashed
from learning.people import sessions
from tests.attempts.exams.all_kinds import sat
from tests.people_of import BROWSER, make_account
from tests.serving import Ground, free_port, served

SITE = "app:create_app()"
FIRST_PORT = 8140


@dataclass
class ExamHouse:
    """One server on one port; `stands` says whether it is there."""

    ground: Ground
    port: int = field(default_factory=lambda: free_port(FIRST_PORT))
    stands: bool = False
    _running: ExitStack = field(default_factory=ExitStack)
    _pid: int = 0

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Begin, or begin again."""
        environ = {**self.ground.environ, "WEB_CONCURRENCY": "1"}
        server = served(SITE, environ, self.ground.folder / "log", port=self.port)
        self._pid, self.stands = self._running.enter_context(server).process.pid, True

    def kill(self) -> None:
        """`kill -9` the server with its workers."""
        os.killpg(self._pid, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Clear away what still runs."""
        self.stands = False
        self._running.close()

    def candidate(self, name: str) -> tuple[str, str]:
        """A new account with a sitting that has one question of each kind: (account, address of the sitting)."""
        with self.ground.database.unit() as db:
            account = make_account(db, name, f"{name}@example.org")
        return account, sat(self.ground.site, account, now=wall_clock())

    def session(self, account: str) -> str:
        """The secret of a new session."""
        with self.ground.database.unit() as db:
            return sessions.begin(db, account, wall_clock(), BROWSER)

    def end_session(self, secret: str) -> None:
        """Sign somebody out behind their back."""
        with self.ground.database.unit() as db:
            sessions.end(db, hashed(secret))

    def record(self, address: str) -> list[tuple[str, str, str]]:
        """All that the server was ever sent: (item, value as JSON, what became of it)."""
        columns = (sitting_event.c.item, sitting_event.c.value, sitting_event.c.outcome)
        asked = select(*columns).where(sitting_event.c.sitting_id == address.rsplit("/", 1)[-1])
        with self.ground.database.reading() as db:
            return [(row[0], row[1], row[2]) for row in db.execute(asked)]

    def current(self, address: str) -> dict[str, Said]:
        """What counts of each item."""
        with self.ground.database.reading() as db:
            return {name: one.value for name, one in responses(db, address.rsplit("/", 1)[-1]).items()}
