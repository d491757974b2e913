"""A thousand learners who send the last act of a course at once, each of them thrice, to a real server."""

import http.client
import sys
import time
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlencode

from learning.core.clock import wall_clock
from tests.credit.completion.crowd import Kept, Learner, crowd, fields, kept, rushed
from tests.credit.completion.school import COURSE, NAMED, approved, teach
from tests.serving import Ground, served

PEOPLE = 1_000
REPLY_S = 60.0


def completed_at_once(made: Ground) -> tuple[float, Counter[int]]:
    """How long it took, and how often each status was answered. Ends the program unless each has one certificate."""
    teach(made.database, made.folder / "content")
    approved(made.database)
    people = crowd(made.site, PEOPLE, wall_clock())
    with served("app:create_app()", made.environ | NAMED, made.folder / "log") as server:
        began = time.perf_counter()
        answered = rushed(people, to_port(server.port))
        took = time.perf_counter() - began
    found = kept(made.database)
    if found != Kept(PEOPLE, PEOPLE, PEOPLE, chain_holds=True) or set(answered) != {303}:
        sys.exit(f"{found} and the statuses {dict(answered)} for {PEOPLE} completions on {made.dialect}")
    return took, answered


def to_port(port: int) -> Callable[[tuple[Learner, str]], int]:
    """An act as a request on a connection of its own; answers its status."""

    def send(asked_for: tuple[Learner, str]) -> int:
        learner, act = asked_for
        headers = {"Cookie": f"sid={learner.cookie}", "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=REPLY_S)
        try:
            connection.request("POST", f"/courses/{COURSE}/{act}", urlencode(fields(learner, act)), headers)
            return connection.getresponse().status
        finally:
            connection.close()

    return send
