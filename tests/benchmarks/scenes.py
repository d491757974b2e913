"""What the students of a run do: read a module, look at a step of a case, save one choice after another."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from learning.attempts.finding import find
from learning.attempts.owners import Owner
from learning.attempts.playing import save
from learning.attempts.starting import start
from learning.core.clock import wall_clock
from learning.library.libraries import library
from learning.library.shelf import CaseEntry, Page
from quizzes.cases.play import Event
from tests.benchmarks.exams import Seat, seats
from tests.benchmarks.load import Reply, Script, ask, request
from tests.serving import Ground, Student

EVENTS_AN_ATTEMPT = 40
QUESTIONS_ASKED = 4
TESTS_DONE = 2

_TOKEN = re.compile(rb'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True)
class Scene:
    """The material of a run on one ground: a module, a full case to practise, and each student's place in it."""

    made: Ground
    people: Sequence[Student]
    module: Page
    case: CaseEntry
    steps: Sequence[str]  # addresses, one a student
    seats: Sequence[Seat]  # in an exam, one a student


def scene(made: Ground, people: Sequence[Student]) -> Scene:
    """Everybody halfway through the examination of a case."""
    books = library(made.database)
    module = max(books.pages("lesson"), key=lambda page: page.words)
    cases = [one for one in books.cases() if one.document.use == "practice" and not one.document.refer]
    case = max(cases, key=lambda one: one.document.minutes)
    steps = [f"/attempts/{_halfway(made, one, case)}" for one in people]
    return Scene(made, people, module, case, steps, seats(made, people))


def started(made: Ground, student: Student, case: CaseEntry, number: int) -> list[str]:
    """The ids of so many new attempts."""
    books = library(made.database)
    with made.database.unit() as db:
        owner = Owner(student.account)
        return [start(db, owner, case, books.facts, wall_clock()) for _ in range(number)]


def put_away(made: Ground) -> None:
    """Let the database clear away what was prepared, so that nobody's request has to meanwhile."""
    with made.database.reading() as db:
        db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)" if made.dialect == "sqlite" else "CHECKPOINT")


def _halfway(made: Ground, student: Student, case: CaseEntry) -> str:
    (attempt,) = started(made, student, case, 1)
    menu, owner = case.document.history, Owner(student.account)
    asked = [Event("history", "ask", item.id) for item in menu.items[:QUESTIONS_ASKED]] if menu else []
    decided = Event("screen", "decide", {"decision": "proceed", "reasons": []})
    _save(made, owner, attempt, [Event("meet", "mark", []), *asked, Event("history", "done"), decided])
    resolved = find(made.database, owner, attempt).play.resolved
    shared = Event("forecast", "share", {next(iter(resolved.hypotheses)): 100})
    tests = [Event("assess", "perform", test) for test in list(resolved.test_of)[:TESTS_DONE]]
    _save(made, owner, attempt, [shared, *tests])
    return attempt


def _save(made: Ground, owner: Owner, attempt: str, events: Sequence[Event]) -> None:
    for event in events:
        save(made.database, owner, find(made.database, owner, attempt), event, wall_clock())


def reading(path: str, headers: Sequence[tuple[str, str]]) -> Script:
    """The same page again and again."""
    content = request("GET", path, headers)
    return lambda _last: content


def token(port: int, student: Student, path: str) -> str:
    """The token of the forms of a student, read from a page."""
    return token_in(ask(port, request("GET", path, student.headers)).body)


def token_in(page: bytes) -> str:
    """The token of the forms on a page."""
    found = _TOKEN.search(page)
    if found is None:
        raise SystemExit("A page that should have a form has none.")
    return found[1].decode()


class Saving:
    """A student who marks cues, goes back to the first step and marks again, 40 events an attempt.

    Whoever is quicker than the others and has been through all attempts goes on with the first.
    """

    def __init__(self, student: Student, token: str, attempts: Sequence[str]) -> None:
        self._headers, self._token = student.headers, token
        self._attempts = deque((one, 0) for one in attempts)

    def __call__(self, last: Reply | None) -> bytes:
        """The next choice."""
        attempt, seq = self._attempts.popleft()
        if last is not None:
            seq += last.status == 303
            if seq % EVENTS_AN_ATTEMPT == 0 or last.status != 303:
                self._attempts.append((attempt, seq))
                attempt, seq = self._attempts.popleft()
        self._attempts.appendleft((attempt, seq))
        at_start = seq % 2 == 0
        act = {"step": "meet", "act": "mark"} if at_start else {"step": "history", "act": "back", "to": "meet"}
        fields = {"csrf_token": self._token, "seq": str(seq), **act}
        return request("POST", f"/attempts/{attempt}", self._headers, urlencode(fields))
