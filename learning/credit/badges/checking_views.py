"""Where anybody has a badge checked, pasted or sent as a file."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from learning.core import limits, web
from learning.core.errors import Refused
from learning.core.web import requires
from learning.credit.badges.baking import out_of
from learning.credit.badges.checking import check
from learning.credit.badges.forms import Checking
from learning.credit.badges.places import Places
from learning.credit.badges.tokens import NotGenuine
from learning.credit.certificates.verify_views import A_MINUTE, unlisted

checking_badges = Blueprint("checking_badges", __name__)

NOTHING = "Paste a badge, or choose its file."


@checking_badges.post("/verify")
@requires("public")
def checking() -> ResponseReturnValue:
    """What the badge certifies, or why it does not hold."""
    form = Checking(request.form)
    form.accepted()
    file = _file()
    with web.database().unit() as db:
        limits.take(db, f"verify:{request.remote_addr}", per_minute=A_MINUTE, burst=A_MINUTE, now=web.now())
    try:
        with web.database().reading() as db:
            found = check(db, _sent(form, file), Places(web.settings().base_url), web.now())
    except NotGenuine as refusal:
        form.refuse("file" if file else "badge", str(refusal))
        return unlisted(render_template("credit/verify.html", typed="", error="", badge=form)), 422
    return unlisted(render_template("credit/badges/genuine.html", found=found, said=found.snapshot))


def _sent(form: Checking, file: bytes) -> str:
    if not file and not form.text("badge"):
        raise NotGenuine(NOTHING)
    return out_of(file or form.text("badge").encode("utf-8", "replace"))


def _file() -> bytes:
    """What was sent with the form. Raises Refused for a file that it does not ask for."""
    files = list(request.files.items(multi=True))
    if any(name != "file" for name, _ in files) or len(files) > 1:
        raise Refused("The form was sent with a file that it does not ask for.")
    return files[0][1].stream.read() if files else b""
