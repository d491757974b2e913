"""What the students of a run do: read a module, look at a step of a case, save one choice after another."""

import re
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


def scene(made: Ground, people: Sequence[Student]) -> Scene:
    """Everybody halfway through the examination of a case."""
    books = library(made.database)
    module = max(books.pages("lesson"), key=lambda page: page.words)
    cases = [one for one in books.cases() if one.document.use == "practice" and not one.document.refer]
    case = max(cases, key=lambda one: one.document.minutes)
    steps = [f"/attempts/{_halfway(made, one, case)}" for one in people]
    return Scene(made, people, module, case, steps)


def started(made: Ground, student: Student, case: CaseEntry, number: int) -> list[str]:
    """The ids of so many new attempts."""
    books = library(made.database)
    with made.database.unit() as db:
        owner = Owner(student.account)
        return [start(db, owner, case, books.facts, wall_clock()) for _ in range(number)]


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


def cookie(student: Student) -> list[tuple[str, str]]:
    """The header by which a student is known."""
    return [("Cookie", f"sid={student.cookie}")]


def reading(path: str, headers: Sequence[tuple[str, str]]) -> Script:
    """The same page again and again."""
    content = request("GET", path, headers)
    return lambda _last: content


def token(port: int, student: Student, path: str) -> str:
    """The token of the forms of a student, read from a page."""
    found = _TOKEN.search(ask(port, request("GET", path, cookie(student))).body)
    if found is None:
        raise SystemExit(f"{path} shows no form.")
    return found[1].decode()


class Saving:
    """A student who marks cues, goes back to the first step and marks again, 40 events an attempt."""

    def __init__(self, student: Student, token: str, attempts: Sequence[str]) -> None:
        self._headers, self._token = cookie(student), token
        self._attempts = iter(attempts)
        self._attempt, self._seq = next(self._attempts), 0

    def __call__(self, last: Reply | None) -> bytes:
        """The next choice."""
        if last is not None:
            self._seq += 1
        if self._seq == EVENTS_AN_ATTEMPT or (last is not None and last.status != 303):
            self._attempt, self._seq = next(self._attempts, self._attempt), 0
        at_start = self._seq % 2 == 0
        act = {"step": "meet", "act": "mark"} if at_start else {"step": "history", "act": "back", "to": "meet"}
        fields = {"csrf_token": self._token, "seq": str(self._seq), **act}
        return request("POST", f"/attempts/{self._attempt}", self._headers, urlencode(fields))
