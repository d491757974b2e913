"""Conditional requests answered before the frame of the web is opened.

A reading page is a function of a few rows: while they read the same, so does the page that was made from them. So the
worker remembers, for each version it confirmed, how to read those rows again, and asks nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from learning.core.errors import Trouble
from learning.core.logs import REQUEST_ID, log

MOST_REMEMBERED = 2_000
Holds = Callable[[], bool]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """A version of a page: its headers, and whether the rows behind it still read the same."""

    etag: str
    headers: tuple[tuple[str, str], ...]
    route: str
    person: str | None
    holds: Holds


Memory = dict[Key, Served]


class Unchanged:
    """Answers 304 for a remembered version that still holds; everything else goes on to the application."""

    def __init__(self, application: Any, memory: Memory) -> None:
        self._application = application
        self._memory = memory

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The short answer, or the application's."""
        served = self._asked(environ)
        if served is None or not _holding(served):
            answer: Iterable[bytes] = self._application(environ, start_response)
            return answer
        facts = {"status": 304, "person": served.person, "request": environ.get(REQUEST_ID, "")}
        log.info("request", method="GET", route=served.route, **facts)
        start_response("304 NOT MODIFIED", list(served.headers))
        return []

    def _asked(self, environ: dict[str, Any]) -> Served | None:
        """The remembered version that this request asks about."""
        held = environ.get("HTTP_IF_NONE_MATCH")
        if not held or environ["REQUEST_METHOD"] != "GET" or "HTTP_X_FRAGMENT" in environ:
            return None
        served = self._memory.get(key_of(environ))
        return served if served is not None and f'"{served.etag}"' in held else None


def remember(memory: Memory, environ: dict[str, Any], served: Served) -> None:
    """Keep a version for the next request of the same browser for the same address."""
    if len(memory) >= MOST_REMEMBERED:
        memory.clear()
    memory[key_of(environ)] = served


def key_of(environ: dict[str, Any]) -> Key:
    """What makes two requests ask for the same page: host, address and cookies."""
    return tuple(str(environ.get(name, "")) for name in ("HTTP_HOST", "PATH_INFO", "QUERY_STRING", "HTTP_COOKIE"))


def _holding(served: Served) -> bool:
    try:
        return served.holds()
    except Trouble:
        return False  # the application says it in its own words
