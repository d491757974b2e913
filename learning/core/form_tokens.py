"""Proof that a form came from our own page.

The token is an HMAC of a cookie that only the browser and we know: the session's for those who are signed in (so it
changes at sign-in), otherwise one handed out with the first form. Nothing is kept on the server, and whoever only
reads gets no cookie at all.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterator

from flask import Flask, Response, g, request
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
    anchor = anchor_sent()
    sent = request.headers.get(HEADER) or request.form.get(FIELD, "")
    if not any(hmac.compare_digest(_signed(key, anchor), _plain(sent)) for key in _keys()):
        log.warning("csrf.fail", route=request.url_rule.rule)
        raise StaleForm


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
