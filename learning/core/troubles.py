"""Every error as a page (or JSON) that says what happened, what is safe and what to do next.

Nothing that was sent is repeated, and nothing of our inside is shown but the number of the request.
"""

from collections.abc import Mapping
from urllib.parse import quote

from flask import Flask, Response, g, jsonify, redirect, render_template, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError
from werkzeug.wrappers import Response as AnyResponse

from learning.core import web
from learning.core.errors import Forbidden, NotFound, SignInNeeded, TooLarge, Trouble
from learning.core.logs import log, request_id

SIGN_IN_PATH = "/sign-in"


class BadRequest(Trouble):
    """What arrived is not a request that a page of ours would make."""

    status = 400
    title = "This request could not be read"
    what = "What your browser sent does not fit this address."
    safe = "Nothing was changed."
    next = "Go back, load the page again and try once more."


class WrongMethod(Trouble):
    """The address exists, but not for this kind of request."""

    status = 405
    title = "Not possible at this address"
    what = "This address cannot be used in that way."
    safe = "Nothing was changed."
    next = "Start again from the home page."


class WrongKind(Trouble):
    """The body is of a kind that is not read here."""

    status = 415
    title = "This kind of data is not accepted"
    what = "What was sent is in a form that this address does not read."
    safe = "Nothing was changed."
    next = "Send it through the form of the page."


_BY_STATUS: Mapping[int, type[Trouble]] = {
    404: NotFound, 405: WrongMethod, 403: Forbidden, 401: SignInNeeded, 413: TooLarge, 415: WrongKind,
}  # fmt: skip

_EVENTS = {401: "authn.required", 403: "authz.deny", 404: "authz.deny", 429: "limit.reached", 503: "app.unavailable"}


def open_troubles(app: Flask) -> None:
    """Answer every exception, expected or not."""
    app.before_request(refuse_impossible_names)
    app.register_error_handler(Trouble, answer)
    app.register_error_handler(HTTPException, answer_http)
    app.register_error_handler(Exception, answer_crash)


def refuse_impossible_names() -> None:
    """An address with a NUL names nothing: PostgreSQL cannot even be asked for it."""
    if "\x00" in request.path:
        raise NotFound


def answer(trouble: Trouble) -> AnyResponse:
    """The page of a trouble; nobody who may sign in is sent to sign in first."""
    _note(trouble)
    if isinstance(trouble, SignInNeeded) and request.method in {"GET", "HEAD"} and not web.json_wanted():
        return redirect(f"{SIGN_IN_PATH}?next={quote(_wanted(), safe='/')}")
    shown = _shown(trouble)
    response = jsonify(shown) if web.json_wanted() else Response(_page(shown), mimetype="text/html")
    response.status_code = trouble.status
    if trouble.retry_after is not None:
        response.headers["Retry-After"] = str(trouble.retry_after)
    return response


def answer_http(error: HTTPException) -> AnyResponse:
    """Werkzeug's own errors in our words: theirs may repeat what was sent."""
    if isinstance(error, SecurityError):
        log.warning("host.bad")
        return Response(_plain_page(_shown(BadRequest())), 400)  # no address of ours can be made for that host
    status = error.code or 500
    kind = _BY_STATUS.get(status, BadRequest if status < 500 else Trouble)
    response = answer(kind())
    if kind in {BadRequest, Trouble}:
        response.status_code = status  # these two speak for many
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response


def answer_crash(error: Exception) -> AnyResponse:
    """A fault of ours: logged whole, shown as a number."""
    log.error("app.error", route=_route(), exc_info=error)
    return answer(Trouble())


def _note(trouble: Trouble) -> None:
    """Denials and outages leave a line in the log: who, where, what."""
    if trouble.status in _EVENTS and request.url_rule is not None:
        someone = web.known_person()
        named = {key: value for key, value in (request.view_args or {}).items() if key != "secret"}
        log.warning(_EVENTS[trouble.status], person=someone.id if someone else None, route=_route(), object=named)


def _wanted() -> str:
    """The address that was asked for, as it stands in a link."""
    query = request.query_string.decode("latin-1")
    return quote(request.path) + (f"?{query}" if query else "")


def _route() -> str | None:
    return request.url_rule.rule if request.url_rule else None


def _shown(trouble: Trouble) -> dict[str, object]:
    """What the page says. A number only where we failed: a page that is missing and one that is denied are equal."""
    number = request_id() if trouble.status >= 500 else ""
    return {
        "status": trouble.status, "title": trouble.title, "what": trouble.what, "safe": trouble.safe,
        "next": trouble.next, "request_id": number,
    }  # fmt: skip


def _page(shown: Mapping[str, object]) -> str:
    if shown["request_id"]:
        g.setdefault("person", None)  # do not ask a database that has just failed us
    try:
        # Without the address: what is missing and what is denied must not differ by a letter.
        return render_template("core/error.html", here="", **shown)
    except Exception as error:  # an error page must not fail
        log.error("app.error", route=_route(), exc_info=error)
        return _plain_page(shown)


def _plain_page(shown: Mapping[str, object]) -> str:
    """Without frame, menu and database."""
    said = "".join(f"<p>{escape(shown[key])}</p>" for key in ("what", "safe", "next", "request_id") if shown[key])
    title = escape(shown["title"])
    return f'<!doctype html><html lang="en"><title>{title}</title><main><h1>{title}</h1>{said}</main></html>'
