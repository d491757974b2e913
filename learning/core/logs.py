"""One JSON line for each request and each event, on stderr.

Addresses are logged as routes (`/reset/<secret>`), never as typed: a path may hold a secret.
"""

import logging
import sys
import time
from collections.abc import MutableMapping
from typing import Any

import structlog
from flask import Flask, Response, g, has_request_context, request

from learning.core import web
from learning.core.clock import wall_clock

# Where the number of a request is kept while it is served.
REQUEST_ID = "palpate.request_id"

log: Any = structlog.get_logger()


def open_logs(app: Flask) -> None:
    """Log every request when it is answered."""
    structlog.configure(
        processors=[_add_facts, structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),  # stderr as it is then, not as it was at start
    )
    app.before_request(_begin)
    app.after_request(_end)


def request_id() -> str:
    """The number of this request: made here, never taken from outside; empty where nothing is served."""
    return str(request.environ.get(REQUEST_ID, ""))


def _begin() -> None:
    g.started = time.perf_counter()


def _end(response: Response) -> Response:
    someone = web.known_person()
    log.info(
        "request",
        method=request.method,
        route=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        ms=round((time.perf_counter() - g.started) * 1000, 2),
        person=someone.id if someone else None,
    )
    return response


def _add_facts(_logger: object, level: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """When, how grave and in which request."""
    event["at"] = wall_clock()
    event["level"] = level
    if has_request_context():
        event["request"] = request_id()
    return event
