"""Proof that a form came from our own page.

The token is an HMAC of a cookie that only the browser and we know: the session's for those who are signed in (so it
changes at sign-in), otherwise one handed out with the first form. Nothing is kept on the server, and whoever only
reads gets no cookie at all.

A form that stands on a page of reading cannot hand out a cookie, so a visitor sends it without a token. Where a view
takes such a form (`from_own_page`), the browser's own word on where it comes from has to do: Origin, which no page
can set.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterator
from typing import ParamSpec, TypeVar

from flask import Flask, Response, current_app, g, request
from markupsafe import Markup

from learning.core import web
from learning.core.errors import Trouble
from learning.core.gaps import gap, is_cutting
from learning.core.ids import new_secret
from learning.core.logs import log

FIELD = "csrf_token"
HEADER = "X-CSRFToken"
GAP = "csrf_token"
_ANCHOR_COOKIE = "form"
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


P = ParamSpec("P")
R = TypeVar("R")


class StaleForm(Trouble):
    """The form carries no token, or not this browser's."""

    status = 400
    title = "This form is out of date"
    what = "The form did not carry the mark that shows it came from this site, or the mark is no longer good."
    safe = "Nothing was changed. What you typed should still be there when you go back."
    next = "Go back, load the page again and send the form once more."


def open_form_tokens(app: Flask) -> None:
    """Check every request that changes something, and offer the token to templates."""
    app.before_request(check)
    app.after_request(_hand_out_anchor)
    app.jinja_env.globals.update(csrf_field=csrf_field, csrf_token=shown_token)


def token() -> str:
    """The token of this browser, made at the first use in a request."""
    if "form_token" not in g:
        g.form_token = _signed(next(_keys()), _anchor())
    return str(g.form_token)


def shown_token() -> str:
    """The token, or the gap for it in a page that will be kept."""
    return gap(GAP) if is_cutting() else token()


def csrf_field() -> Markup:
    """The hidden field that every form carries."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, shown_token())


def anchor_sent() -> str:
    """The cookie that this browser's tokens hang on, empty when it has none yet."""
    return web.cookie(web.SESSION_COOKIE) or web.cookie(_ANCHOR_COOKIE) or ""


def check() -> None:
    """Refuse a changing request without this browser's token. An address without a view is left to its 404."""
    if request.method in _HARMLESS or request.url_rule is None:
        return
    _make_room()
    anchor = anchor_sent()
    sent = request.headers.get(HEADER) or request.form.get(FIELD, "")
    if not sent and _visitor_on_own_page():
        return
    if not any(hmac.compare_digest(_signed(key, anchor), _plain(sent)) for key in _keys()):
        log.warning("csrf.fail", route=request.url_rule.rule)
        raise StaleForm


def _make_room() -> None:
    """Let whoever is signed in send a view as much as it takes: the token is read out of the body."""
    most_bytes = getattr(current_app.view_functions[request.endpoint or ""], "most_bytes", None)
    if most_bytes and web.person() is not None:
        request.max_content_length = most_bytes


def from_own_page(view: Callable[P, R]) -> Callable[P, R]:
    """Declare, within `requires`, that a visitor's form without a token is taken when it comes from our own page."""
    view.from_own_page = True  # type: ignore[attr-defined]
    return view


def _visitor_on_own_page() -> bool:
    """Whether nobody is signed in, the view takes such forms, and the browser says the form is from this host."""
    view = current_app.view_functions[request.endpoint or ""]
    if not getattr(view, "from_own_page", False) or web.cookie(web.SESSION_COOKIE):
        return False
    return request.headers.get("Origin") in {f"{scheme}://{request.host}" for scheme in ("http", "https")}


def _anchor() -> str:
    sent = anchor_sent()
    if not sent:
        sent = g.new_form_anchor = new_secret()
    return sent


def _hand_out_anchor(response: Response) -> Response:
    if "new_form_anchor" in g:
        web.set_cookie(response, _ANCHOR_COOKIE, g.new_form_anchor)
    return response


def _keys() -> Iterator[str]:
    """The key in use, then those it replaced."""
    settings = web.settings()
    yield settings.secret_key
    yield from settings.secret_key_fallbacks


def _signed(key: str, anchor: str) -> str:
    # The word in front keeps this key's other uses apart.
    digest = hmac.digest(key.encode(), b"form token:" + anchor.encode("utf-8", "replace"), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _plain(text: str) -> str:
    """`compare_digest` takes ASCII only; anything else cannot be a token."""
    return text if text.isascii() else ""
