"""The public pages by which anybody checks a certificate: no look-up by name, no entry in search engines."""

import re

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from learning.core import limits, web
from learning.core.logs import log
from learning.core.permissions import may
from learning.core.web import requires
from learning.credit.certificates.checking import Altered, Certified, find
from learning.credit.certificates.sharing import HOW, shared

verifying = Blueprint("verifying", __name__)

A_MINUTE = 20
_ID = re.compile(r"[A-Za-z0-9_-]{22}")
NO_ID = "An id has 22 letters, figures, hyphens or underscores. Copy it from the sheet, or follow its QR code."


@verifying.get("/verify")
@requires("public")
def asking() -> AnyResponse | tuple[Response, int]:
    """The form; with an id, or the address that a QR code holds, on to its page."""
    typed = request.args.get("id", "").strip()
    if _ID.fullmatch(wanted := typed.rstrip("/").rpartition("/")[2]):
        return redirect(f"/verify/{wanted}", 303)
    error = NO_ID if "id" in request.args else ""
    page = render_template("credit/verify.html", typed=typed[:200], error=error, badge=None)
    return unlisted(Response(page, 422 if error else 200))


@verifying.get("/verify/<certificate_id>")
@requires("public")
def showing(certificate_id: str) -> AnyResponse:
    """What was certified, and what became of it."""
    if web.json_wanted():
        return programs(certificate_id)
    found = _found(certificate_id)
    shown = {"found": found, "said": found.snapshot, "how": HOW, "acts": may(web.person(), "supervise")}
    return unlisted(render_template("credit/certified.html", **shown))


@verifying.get("/verify/<certificate_id>.json")
@requires("public")
def programs(certificate_id: str) -> AnyResponse:
    """The same for programs, with the text that was signed."""
    return unlisted(jsonify(shared(_found(certificate_id), web.settings().base_url)))


def _found(certificate_id: str) -> Certified:
    """Counted before it is looked up: whoever guesses is stopped whether they hit or miss."""
    with web.database().unit() as db:
        limits.take(db, f"verify:{request.remote_addr}", per_minute=A_MINUTE, burst=A_MINUTE, now=web.now())
    try:
        with web.database().reading() as db:
            return find(db, certificate_id)
    except Altered:
        log.error("cert.invalid", certificate=certificate_id)
        raise


def unlisted(page: str | Response) -> Response:
    """No search engine lists it."""
    response = Response(page) if isinstance(page, str) else page
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
