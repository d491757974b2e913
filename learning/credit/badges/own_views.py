"""The badge of one's own certificate: made by a button, then taken away in three forms."""

from collections.abc import Callable

from flask import Blueprint, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from learning.core import limits, web
from learning.core.errors import NotFound
from learning.core.web import requires, signed_in_person
from learning.credit.badges import drawing
from learning.credit.badges.forms import Making
from learning.credit.badges.giving import badge_of, make
from learning.credit.certificates.checking import Certified, find_for
from learning.credit.certificates.snapshot import Snapshot
from learning.credit.signing.keys import keys_of

own_badges = Blueprint("own_badges", __name__)

A_MINUTE = 20
ADDRESS = "/certificates/<certificate_id>/badge"
# Each form: its media type, and what makes it of the copy and the token.
FORMS: dict[str, tuple[str, Callable[[Snapshot, str], bytes]]] = {
    "jwt": ("application/vc+jwt", lambda _said, token: token.encode()),
    "svg": ("image/svg+xml", drawing.svg),
    "png": ("image/png", drawing.png),
}


@own_badges.get(ADDRESS)
@requires("keep")
def showing(certificate_id: str) -> str:
    """What a badge is, and how to have it."""
    found = _own(certificate_id)
    with web.database().reading() as db:
        made = badge_of(db, certificate_id)
    return render_template("credit/badges/badge.html", found=found, said=found.snapshot, made=made)


@own_badges.post(ADDRESS)
@requires("keep")
def making(certificate_id: str) -> ResponseReturnValue:
    """Make it, or make it anew."""
    form = Making(request.form)
    form.accepted()
    found = _own(certificate_id)
    with web.database().unit() as db:
        consent = form.text("licence") == "yes"
        make(db, keys_of(web.settings()), found, signed_in_person().id, web.now(), licence=consent)
    return redirect(f"/certificates/{certificate_id}/badge", 303)


@own_badges.get(f"{ADDRESS}.<any({', '.join(FORMS)}):form>")
@requires("keep")
def taking(certificate_id: str, form: str) -> Response:
    """The badge as a file."""
    found = _own(certificate_id)
    with web.database().reading() as db:
        made = badge_of(db, certificate_id)
    if made is None:
        raise NotFound
    with web.database().unit() as db:
        bucket = f"print:{signed_in_person().id}"
        limits.take(db, bucket, per_minute=A_MINUTE, burst=A_MINUTE, now=web.now())
    media_type, drawn = FORMS[form]
    response = Response(drawn(found.snapshot, made.token), mimetype=media_type)
    response.headers["Content-Disposition"] = f"attachment; filename=badge-{certificate_id}.{form}"
    return response


def _own(certificate_id: str) -> Certified:
    with web.database().reading() as db:
        return find_for(db, certificate_id, signed_in_person().id)
