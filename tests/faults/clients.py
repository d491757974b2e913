"""Learners that save choices as fast as they are let, and write down what was acknowledged."""

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

EVENTS_AN_ATTEMPT = 40
REPLY_S = 20.0
# One connection stays with one worker; whoever never leaves it never meets the worker that was started anew.
REQUESTS_A_CONNECTION = 10
# How long a learner asks for a page that shows what was acknowledged. The site needs none of it; the control, which
# acknowledges early, needs some, and never gets there when the choice was lost.
PATIENCE_S = 2.0
CALM_S = 0.1

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_SEQ = re.compile(r'name="seq" value="(\d+)"')
_STEP = re.compile(r'name="step" value="([a-z-]+)"')
_QUESTION = re.compile(r'<input type="radio" name="question" value="([^"]+)"(?![^>]*disabled)')

Fields = dict[str, str]


@dataclass(frozen=True)
class Acknowledged:
    """A choice that the site said it had saved: the attempt's id, the number of the event, its act."""

    attempt: str
    seq: int
    act: str


@dataclass(frozen=True)
class Reply:
    """What came back; status 0 when nothing did."""

    status: int
    body: str = ""
    location: str = ""


@dataclass(frozen=True)
class Screen:
    """What a learner needs of a screen: the events saved so far, the step, and the questions not asked yet."""

    seq: int
    step: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signs:
    """What all learners heed: `stopping` for good, `calm` while a worker starts, which would take long under load."""

    stopping: threading.Event = field(default_factory=threading.Event)
    calm: threading.Event = field(default_factory=threading.Event)


class Learner(threading.Thread):
    """One client with a session; plays the first steps of a case again and again until it is to stop."""

    def __init__(self, port: int, cookie: str, slug: str, seed: int, signs: Signs) -> None:
        super().__init__(daemon=True)
        self.acknowledged: list[Acknowledged] = []
        self._case, self._stopping, self._calm = f"/cases/{slug}", signs.stopping, signs.calm
        self._chance = random.Random(seed)
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=REPLY_S)
        self._headers = {"Cookie": f"sid={cookie}", "Content-Type": "application/x-www-form-urlencoded"}
        self._token = self._attempt = ""
        self._asked = 0

    def run(self) -> None:
        """Start attempts and play them."""
        while not self._stopping.is_set():
            self._start()
            screen = self._screen(0) if self._attempt else None
            end = screen.seq + EVENTS_AN_ATTEMPT if screen else 0
            while screen is not None and screen.seq < end and not self._stopping.is_set():
                screen = self._after_a_choice(screen)

    def _start(self) -> None:
        """A new attempt. Where starting is refused (too many, or the worker died) the one at hand goes on."""
        found = _TOKEN.search(self._ask("GET", self._case).body)
        self._token = found[1] if found else self._token
        reply = self._ask("POST", self._case, {"csrf_token": self._token})
        if reply.status == 303:
            self._attempt = reply.location.rpartition("/")[2]
        elif not self._attempt:
            self._stopping.wait(0.2)

    def _after_a_choice(self, screen: Screen) -> Screen | None:
        """Save one choice; what the learner sees after it."""
        act, fields = self._choice(screen)
        place = {"csrf_token": self._token, "seq": str(screen.seq), "step": screen.step, "act": act}
        reply = self._ask("POST", f"/attempts/{self._attempt}", {**place, **fields})
        if reply.status == 303:
            self.acknowledged.append(Acknowledged(self._attempt, screen.seq + 1, act))
            return self._next_screen(screen, act, fields)
        seen = self._screen(screen.seq)
        # A choice that is refused would be refused again: without questions the learner goes back.
        return Screen(seen.seq, seen.step) if seen and reply.status == 422 else seen

    def _next_screen(self, screen: Screen, act: str, fields: Fields) -> Screen | None:
        """What comes next, asked for only where it is not known: the saves are to come thick and fast."""
        if act == "back":
            return Screen(screen.seq + 1, "meet")
        if act == "ask":
            left = tuple(one for one in screen.questions if one != fields["question"])
            return Screen(screen.seq + 1, "history", left)
        return self._screen(screen.seq + 1)

    def _choice(self, screen: Screen) -> tuple[str, Fields]:
        if screen.step == "meet":
            return "mark", {}
        if screen.step == "history" and screen.questions:
            return "ask", {"question": self._chance.choice(screen.questions)}
        return "back", {"to": "meet"}

    def _screen(self, at_least: int) -> Screen | None:
        """The screen in front, once it shows so many events or patience is at its end."""
        end, seen = time.monotonic() + PATIENCE_S, None
        while (seen is None or seen.seq < at_least) and not self._stopping.is_set():
            reply = self._ask("GET", f"/attempts/{self._attempt}")
            seen = _read(reply.body) if reply.status == 200 else seen
            if seen is not None and (seen.seq >= at_least or time.monotonic() > end):
                break
            self._stopping.wait(0.15)
        return seen

    def _ask(self, method: str, path: str, fields: Fields | None = None) -> Reply:
        """One request on the kept connection; a worker that dies answers with nothing."""
        body = urlencode(fields) if fields else None
        self._asked += 1
        if self._calm.is_set():
            self._stopping.wait(CALM_S)
        if self._asked % REQUESTS_A_CONNECTION == 0:
            self._connection.close()
        try:
            self._connection.request(method, path, body, self._headers)
            reply = self._connection.getresponse()
            return Reply(reply.status, reply.read().decode(), reply.headers.get("Location", ""))
        except (OSError, http.client.HTTPException):
            self._connection.close()
            self._stopping.wait(0.02)
            return Reply(0)


def _read(body: str) -> Screen | None:
    seq, step = _SEQ.search(body), _STEP.search(body)
    return Screen(int(seq[1]), step[1], tuple(_QUESTION.findall(body))) if seq and step else None
