"""Rates beside those of bare pages, in rounds that take turns, so that a busy neighbour disturbs all alike."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import psutil

from tests.benchmarks import load
from tests.benchmarks.figures import Figure
from tests.benchmarks.scenes import Saving, Scene, cookie, reading, started, token
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


def ratios(shown: Scene, server: Served, bare: Served, lengths: Lengths) -> Iterator[Figure]:
    """Module page, case step and save as parts of the bare pages' rates."""
    runs = _in_turns(_courses(shown, server, bare, lengths), lengths)
    pairs = (
        ("module page, rate v bare page", "module", "bare page"),
        ("case step, rate v bare quiz", "step", "bare quiz"),
        ("save of a choice, rate v bare page", "save", "bare page"),
    )
    for what, ours, theirs in pairs:
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
        headers = cookie(people[place])
        return [*headers, ("If-None-Match", load.ask(server.port, load.request("GET", url, headers)).header("ETag"))]

    places = range(len(people))
    return {
        "bare page": bare_course("/page"),
        "module": Course(server.port, lambda: [reading(url, cookie(one)) for one in people], ours),
        "unchanged": Course(server.port, lambda: [reading(url, held(place)) for place in places], ours, (304,)),
        "bare quiz": bare_course("/quiz"),
        "step": Course(server.port, lambda: [reading(shown.steps[n], cookie(people[n])) for n in places], ours),
        "save": Course(server.port, lambda: savers(shown, server, CONNECTIONS, lengths), ours, (303,)),
    }


def savers(shown: Scene, server: Served, number: int, lengths: Lengths) -> list[load.Script]:
    """Students who save, with attempts enough for one run."""
    each = 2 + int(MOST_SAVES_A_SECOND * (lengths.seconds + lengths.warm_up) / number / 40)
    return [
        Saving(one, token(server.port, one, step), started(shown.made, one, shown.case, each))
        for one, step in zip(shown.people[:number], shown.steps, strict=False)
    ]


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


def _told(runs: Sequence[load.Run]) -> dict[str, Any]:
    return {
        "cpu_ms": round(median(one.cpu_ms for one in runs), 3),
        "requests_a_second": round(median(one.rate for one in runs)),
        "p50_ms": round(median(one.quantile(0.5) for one in runs), 2),
        "p99_ms": round(median(one.quantile(0.99) for one in runs), 2),
        "bytes": runs[0].bytes,
        "wrong": sum(one.wrong for one in runs),
        "foreign_share": round(max(one.foreign for one in runs), 2),
    }
