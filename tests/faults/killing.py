"""One trial: learners save choices, workers are killed at random moments, then every acknowledgement is looked up."""

import contextlib
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil
from sqlalchemy import select

from learning.attempts.models import attempt_event
from learning.library.libraries import library
from tests.faults.clients import Acknowledged, Learner, Signs
from tests.serving import Ground, Served, Student, served

CLIENTS = 32
RESTART_S = 60.0
# From full load to the kill: long enough for every learner to be in the middle of something.
SHORTEST_WAIT_S, LONGEST_WAIT_S = 0.1, 0.4


@dataclass(frozen=True)
class Trial:
    """What came out of it; `lost`: acknowledged choices that the database does not hold."""

    application: str
    database: str
    acknowledged: int
    lost: int
    kills: int
    seconds: float


def trial(made: Ground, people: Sequence[Student], application: str, kills: int, seed: int) -> Trial:
    """Kill so many workers of an application under the load of these people."""
    began, signs = time.monotonic(), Signs()
    with served(application, made.environ, made.folder / "log") as server:
        slug = _full_case(made)
        learners = [Learner(server.port, one.cookie, slug, seed + place, signs) for place, one in enumerate(people)]
        try:
            for one in learners:
                one.start()
            _kill_workers(server, learners, kills, random.Random(seed), signs.calm)
        finally:
            signs.stopping.set()
            for one in learners:
                one.join(RESTART_S)
    claimed = [said for one in learners for said in one.acknowledged]
    seconds = round(time.monotonic() - began, 1)
    return Trial(application, made.dialect, len(claimed), lost(made, claimed), kills, seconds)


def lost(made: Ground, claimed: Sequence[Acknowledged]) -> int:
    """How many acknowledged choices are not there. One number acknowledged twice can be kept only once."""
    columns = (attempt_event.c.attempt_id, attempt_event.c.seq, attempt_event.c.act)
    with made.database.reading() as db:
        held = {(row.attempt_id, row.seq): row.act for row in db.execute(select(*columns))}
    return sum(held.pop((one.attempt, one.seq), None) != one.act for one in claimed)


def _full_case(made: Ground) -> str:
    practice = [case for case in library(made.database).cases() if case.document.use == "practice"]
    return next((case.slug for case in practice if not case.document.mini), practice[0].slug)


def _kill_workers(
    server: Served, learners: Sequence[Learner], kills: int, chance: random.Random, calm: threading.Event
) -> None:
    for _ in range(kills):
        _await_saves(server, learners)
        calm.clear()
        time.sleep(chance.uniform(SHORTEST_WAIT_S, LONGEST_WAIT_S))
        victim = chance.choice(_serving(server) or server.workers)
        with contextlib.suppress(psutil.NoSuchProcess):
            victim.kill()
        calm.set()
    _await_saves(server, learners)


def _await_saves(server: Served, learners: Sequence[Learner]) -> None:
    """Wait until both workers serve and every other learner has saved: a kill of an idle worker proves nothing."""
    before, end = _saved(learners), time.monotonic() + RESTART_S
    while len(_serving(server)) < 2 or _saved(learners) - before < len(learners) // 2:
        if time.monotonic() > end:
            raise SystemExit(f"For {RESTART_S:.0f} s the workers have not come back or nothing was saved.")
        time.sleep(0.01)


def _saved(learners: Sequence[Learner]) -> int:
    return sum(len(one.acknowledged) for one in learners)


def _serving(server: Served) -> list[psutil.Process]:
    """The workers that have taken a request: only then do they have more than one thread."""
    serving = []
    for worker in server.workers:
        with contextlib.suppress(psutil.Error):
            if worker.status() != psutil.STATUS_ZOMBIE and worker.num_threads() > 1:
                serving.append(worker)
    return serving
