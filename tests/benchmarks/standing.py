"""What servers cost that nobody asks anything: memory, its growth under load, the time until the first page."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import psutil

from learning.library.libraries import library
from tests.benchmarks import load
from tests.benchmarks.figures import Figure
from tests.benchmarks.rates import Lengths, refused, servers_of
from tests.benchmarks.scenes import EVENTS_AN_ATTEMPT, Saving, Scene, reading, started, token
from tests.serving import Ground, Served, served

READERS, SAVERS = 6, 2
STARTS = 3
COMPILING = {"PYTHONDONTWRITEBYTECODE": ""}  # some machines forbid it; `make run` compiles before it serves
ONCE_ROUND = 2_000  # requests after which both workers have seen every page


def memory(shown: Scene, server: Served, lengths: Lengths) -> Iterator[Figure]:
    """Memory of the idle server once each page was seen, and how much more it holds after many requests."""
    _load(shown, server, ONCE_ROUND)
    before = _held(server)
    yield Figure("memory of two idle workers, MB", shown.made.dialect, before)
    done = _load(shown, server, lengths.requests)
    after = _held(server)
    told = {
        "requests": len(done.times),
        "wrong": refused([done]),
        "before_mb": round(before),
        "after_mb": round(after),
    }
    yield Figure("growth over the requests, %", shown.made.dialect, (after / before - 1) * 100, told)


def _load(shown: Scene, server: Served, requests: int) -> load.Run:
    """Every page of the library, exams and the steps of cases are read, and choices are saved."""
    books = library(shown.made.database)
    urls = [page.url for kind in ("lesson", "technique", "condition", "assessment") for page in books.pages(kind)]
    seats = shown.seats[: READERS - 1]
    readers = [_reading_all([*urls, one.address], one.student.headers) for one in seats]
    readers.append(reading(shown.steps[0], shown.people[0].headers))
    each = 1 + requests // SAVERS // EVENTS_AN_ATTEMPT
    people = zip(shown.people[:SAVERS], shown.steps, strict=False)
    savers = [
        Saving(one, token(server.port, one, step), started(shown.made, one, shown.case, each)) for one, step in people
    ]
    return load.run(server.port, [*readers, *savers], 600, servers_of(server), most=requests, right=(200, 303))


def _reading_all(urls: list[str], headers: list[tuple[str, str]]) -> load.Script:
    """One page after another, from the first again after the last."""
    contents = [load.request("GET", url, headers) for url in urls]
    place = iter(range(1 << 60))
    return lambda _last: contents[next(place) % len(contents)]


def _held(server: Served) -> float:
    """Memory of the server's processes in MB, what they share counted once."""
    processes = [server.process, *server.process.children(recursive=True)]
    return float(sum(psutil.Process(one.pid).memory_full_info().pss for one in processes)) / 1e6


def cold_start(made: Ground) -> Figure:
    """From the command to the first page, beside a bare application's. Both were started before: code is compiled."""
    ours, bare = [], []
    for _ in range(1 + STARTS):
        bare.append(_started("tests.benchmarks.bare_start:app", COMPILING, made.folder / "log"))
        ours.append(_started("app:create_app()", {**made.environ, **COMPILING}, made.folder / "log"))
    ours, bare = ours[1:], bare[1:]
    told = {"ours_s": round(median(ours), 2), "bare_s": round(median(bare), 2)}
    return Figure("cold start v Flask and SQLAlchemy", made.dialect, median(ours) / median(bare), told)


def _started(application: str, environ: dict[str, str], log: Path) -> float:
    began = time.perf_counter()
    with served(application, environ, log, path="/"):
        return time.perf_counter() - began
