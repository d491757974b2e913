"""The figures of a run, each beside the least that is asked of it and what is aimed for."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

Bounds = tuple[float, float]  # floor and goal


@dataclass(frozen=True)
class Target:
    """What is asked of a figure. `at_most`: smaller is better."""

    sqlite: Bounds
    postgresql: Bounds
    at_most: bool = False


def _both(floor: float, goal: float, *, at_most: bool = True) -> Target:
    return Target((floor, goal), (floor, goal), at_most)


TARGETS = {
    "module page, rate v bare page": Target((0.40, 0.75), (0.25, 0.45)),
    "case step, rate v bare quiz": Target((0.40, 0.8), (0.28, 0.5)),
    "save of a choice, rate v bare page": _both(0.25, 0.45, at_most=False),
    "save tail at 32, p99 / p50": _both(4, 2.5),
    "save tail at 32, flushes 10 ms slower, p99 / p50": _both(4, 2.5),
    "exam page, rate v bare quiz": Target((0.40, 1.0), (0.28, 0.6)),
    "save of a response, rate v bare page": _both(0.25, 0.45, at_most=False),
    "exam page, statements": _both(3, 1),
    "save of a response, statements": _both(3, 1),
    "response tail at 32, p99 / p50": _both(4, 2.5),
    "response tail at 32, flushes 10 ms slower, p99 / p50": _both(4, 2.5),
    "unchanged page, CPU v the page": _both(0.75, 0.5),
    "unchanged page, bytes": _both(500, 500),
    "page cold in a browser, kB without fonts": _both(100, 60),
    "page cold in a browser, requests without fonts": _both(6, 4),
    "search, p50 ms": Target((20, 10), (40, 20), at_most=True),
    "search, p95 ms": Target((40, 20), (80, 40), at_most=True),
    "memory of two idle workers, MB": _both(200, 150),
    "growth over the requests, %": _both(10, 5),
    "cold start v Flask and SQLAlchemy": _both(2.5, 1.5),
}


@dataclass(frozen=True)
class Figure:
    """One figure: what, on which database, its value, and whatever helps to read it."""

    what: str
    database: str
    value: float
    details: dict[str, Any] = field(default_factory=dict)

    def line(self) -> str:
        """As one line of JSON, with its target."""
        target = TARGETS[self.what]
        floor, goal = target.postgresql if self.database == "postgresql" else target.sqlite
        met = self.value <= floor if target.at_most else self.value >= floor
        facts = {"floor": floor, "goal": goal, "better": "lower" if target.at_most else "higher", "met": met}
        shown = asdict(self) | {"value": round(self.value, 3)}
        details = shown.pop("details")
        return json.dumps(shown | facts | {"details": details}, ensure_ascii=False)


def skipped(what: str, database: str, why: str) -> str:
    """The line of a figure that could not be taken here."""
    return json.dumps({"what": what, "database": database, "skipped": why})
