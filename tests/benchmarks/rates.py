"""Rates beside those of bare pages, in rounds that take turns, so that a busy neighbour disturbs all alike."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import psutil

from tests.benchmarks import load
from tests.benchmarks.exams import Responding, Seat
from tests.benchmarks.figures import Figure
from tests.benchmarks.scenes import EVENTS_AN_ATTEMPT, Saving, Scene, put_away, reading, started, token
from tests.serving import Served

CONNECTIONS = 8
MOST_SAVES_A_SECOND = 4_000


@dataclass(frozen=True)
class Lengths:
    """How long and how often is measured, in seconds."""

    rounds: int
    seconds: float
    warm_up: float
    requests: int  # for growth


@dataclass(frozen=True)
class Course:
    """One thing that is measured: where, with which scripts, and the processes whose CPU it costs."""

    port: int
    scripts: Callable[[], Sequence[load.Script]]
    servers: Callable[[], Sequence[psutil.Process]]
    right: Sequence[int] = (200,)


def servers_of(server: Served, postgresql: int | None = None) -> Callable[[], Sequence[psutil.Process]]:
    """A server's processes, with those of PostgreSQL."""

    def now() -> Sequence[psutil.Process]:
        roots = [server.process, *([psutil.Process(postgresql)] if postgresql else [])]
        return [*roots, *(child for root in roots for child in root.children(recursive=True))]

    return now


PAIRS = (
    ("module page, rate v bare page", "module", "bare page"),
    ("case step, rate v bare quiz", "step", "bare quiz"),
    ("save of a choice, rate v bare page", "save", "bare page"),
    ("exam page, rate v bare quiz", "exam", "bare quiz"),
    ("save of a response, rate v bare page", "response", "bare page"),
)


def ratios(shown: Scene, server: Served, bare: Served, lengths: Lengths) -> Iterator[Figure]:
    """Pages and saves as parts of the bare pages' rates."""
    runs = _in_turns(_courses(shown, server, bare, lengths), lengths)
    for what, ours, theirs in PAIRS:
        ratio = median(a.rate / b.rate for a, b in zip(runs[ours], runs[theirs], strict=True))
        yield Figure(what, shown.made.dialect, ratio, {"ours": _told(runs[ours]), "bare": _told(runs[theirs])})
    page, unchanged = (median(one.cpu_ms for one in runs[name]) for name in ("module", "unchanged"))
    yield Figure("unchanged page, CPU v the page", shown.made.dialect, unchanged / page, _told(runs["unchanged"]))
    yield Figure("unchanged page, bytes", shown.made.dialect, runs["unchanged"][0].bytes)


def _courses(shown: Scene, server: Served, bare: Served, lengths: Lengths) -> dict[str, Course]:
    people, url, ours = shown.people[:CONNECTIONS], shown.module.url, servers_of(server, shown.made.server_pid)
    nobody = load.ask(bare.port, load.request("GET", "/sign-in/ada")).header("Set-Cookie").partition(";")[0]

    def bare_course(path: str) -> Course:
        script = reading(path, [("Cookie", nobody)])
        return Course(bare.port, lambda: [script] * CONNECTIONS, servers_of(bare))

    def held(place: int) -> list[tuple[str, str]]:
        headers = people[place].headers
        return [*headers, ("If-None-Match", load.ask(server.port, load.request("GET", url, headers)).header("ETag"))]

    places, seats = range(len(people)), shown.seats[:CONNECTIONS]
    return {
        "bare page": bare_course("/page"),
        "module": Course(server.port, lambda: [reading(url, one.headers) for one in people], ours),
        "unchanged": Course(server.port, lambda: [reading(url, held(place)) for place in places], ours, (304,)),
        "bare quiz": bare_course("/quiz"),
        "step": Course(server.port, lambda: [reading(shown.steps[n], people[n].headers) for n in places], ours),
        "save": Course(server.port, lambda: savers(shown, server, CONNECTIONS, lengths), ours, (303,)),
        "exam": Course(server.port, lambda: [reading(one.address, one.student.headers) for one in seats], ours),
        "response": Course(server.port, lambda: responding(seats, server), ours),
    }


def savers(shown: Scene, server: Served, number: int, lengths: Lengths) -> list[load.Script]:
    """Students who save, with attempts enough for one run."""
    each = 2 + int(MOST_SAVES_A_SECOND * (lengths.seconds + lengths.warm_up) / number / EVENTS_AN_ATTEMPT)
    scripts: list[load.Script] = [
        Saving(one, token(server.port, one, step), started(shown.made, one, shown.case, each))
        for one, step in zip(shown.people[:number], shown.steps, strict=False)
    ]
    put_away(shown.made)
    return scripts


def responding(seats: Sequence[Seat], server: Served) -> list[load.Script]:
    """Candidates who change one response after another."""
    return [Responding(one, token(server.port, one.student, one.address)) for one in seats]


def _in_turns(courses: dict[str, Course], lengths: Lengths) -> dict[str, list[load.Run]]:
    runs: dict[str, list[load.Run]] = {name: [] for name in courses}
    for _ in range(lengths.rounds):
        for name, course in courses.items():
            runs[name].append(measured(course, lengths))
    return runs


def measured(course: Course, lengths: Lengths) -> load.Run:
    """One run of one course."""
    return load.run(
        course.port, course.scripts(), lengths.seconds, course.servers, warm_up=lengths.warm_up, right=course.right
    )


def refused(runs: Sequence[load.Run]) -> dict[str, int]:
    """How many replies had each status that is not right, over all runs."""
    return {str(status): number for status, number in sum((one.wrong for one in runs), Counter[int]()).items()}


def _told(runs: Sequence[load.Run]) -> dict[str, Any]:
    return {
        "cpu_ms": round(median(one.cpu_ms for one in runs), 3),
        "requests_a_second": round(median(one.rate for one in runs)),
        "p50_ms": round(median(one.quantile(0.5) for one in runs), 2),
        "p99_ms": round(median(one.quantile(0.99) for one in runs), 2),
        "bytes": runs[0].bytes,
        "wrong": refused(runs),
        "foreign_share": round(max(one.foreign for one in runs), 2),
    }
