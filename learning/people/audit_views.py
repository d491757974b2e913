"""The record of acts, for whoever runs the site."""

from flask import Blueprint, render_template, request, url_for

from learning.core import web
from learning.core.web import requires
from learning.people.auditing import Asked, acts_asked_for

auditing = Blueprint("auditing", __name__)
LONGEST = 80


@auditing.get("/audit")
@requires("administer")
def listing() -> str:
    """Who did what, newest first."""
    asked = _asked_for()
    with web.database().reading() as db:
        acts, more = acts_asked_for(db, asked)
    older = _address(asked, acts[-1].seq) if more else ""
    newest = _address(asked, None) if asked.before is not None else ""
    return render_template("people/audit.html", asked=asked, acts=acts, older=older, newest=newest)


def _address(asked: Asked, before: int | None) -> str:
    return url_for("auditing.listing", action=asked.action, actor=asked.actor, before=before)


def _asked_for() -> Asked:
    """What the address asks for; a number that makes no sense asks for the newest."""
    sent = {name: request.args.get(name, "").strip()[:LONGEST] for name in ("action", "actor", "before")}
    before = sent["before"]
    number = int(before) if before.isascii() and before.isdigit() and len(before) <= 18 else None
    return Asked(_plain(sent["action"]), _plain(sent["actor"]), number)


def _plain(text: str) -> str:
    """Without the one character that PostgreSQL does not take."""
    return text.replace("\x00", "")
