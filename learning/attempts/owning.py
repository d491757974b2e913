"""Who owns what this browser starts: the person signed in, and the visitor's pass in its cookie."""

from collections.abc import Iterator

from flask import Response

from learning.attempts.owners import PASS_COOKIE, PASS_LASTS, Owner, new_pass, visitor_of
from learning.core import web
from learning.core.clock import SECOND


def owner() -> Owner:
    """The owner who asks; neither account nor visitor owns nothing."""
    person = web.person()
    visitor = visitor_of(_keys(), web.cookie(PASS_COOKIE), web.now())
    return Owner(person.id if person else None, visitor)


def owner_to_be() -> tuple[Owner, str | None]:
    """The owner of an attempt that starts now, and the pass to hand out if a new one was made for them."""
    known = owner()
    if known.account or known.visitor:
        return known, None
    visitor, text = new_pass(web.settings().secret_key, web.now())
    return Owner(visitor=visitor), text


def hand_out(response: Response, text: str | None) -> Response:
    """Give the browser its pass."""
    if text is not None:
        web.set_cookie(response, PASS_COOKIE, text, PASS_LASTS // SECOND)
    return response


def _keys() -> Iterator[str]:
    yield web.settings().secret_key
    yield from web.settings().secret_key_fallbacks
