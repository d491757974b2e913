"""What a request says of where it comes from, and the cookie of the session it is given."""

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.ids import hashed
from learning.people.signing_in import Begun, Visit


def address() -> str:
    """Return the network address of the browser, as far as the configured proxies vouch for it."""
    return request.remote_addr or "unknown"


def visit() -> Visit:
    """Return where this request comes from."""
    earlier = web.cookie(web.SESSION_COOKIE)
    agent = request.headers.get("User-Agent", "")
    return Visit(address(), agent, request.cookies, hashed(earlier) if earlier else None)


def hand_over(begun: Begun, answer: ResponseReturnValue) -> Response:
    """Give the browser the session that has just begun."""
    response = make_response(answer)
    web.set_cookie(response, web.SESSION_COOKIE, begun.secret, begun.longest // 1000)
    return response


def take_back(answer: ResponseReturnValue) -> Response:
    """Have the browser forget the session that has just ended."""
    response = make_response(answer)
    web.drop_cookie(response, web.SESSION_COOKIE)
    return response
