"""One's own account: name, password, and the sessions that are open."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.errors import Refused
from learning.core.web import requires
from learning.people import accounts, resetting, sessions
from learning.people.agents import described
from learning.people.forms import ChangedPassword, Confirmed, NewName
from learning.people.views import to_sign_in
from learning.people.visits import hand_over, take_back, visit

account = Blueprint("account", __name__)


@account.get("/account")
@requires("manage-account")
def show() -> ResponseReturnValue:
    """Everything that can be seen and changed."""
    return _page()


@account.post("/account/name")
@requires("manage-account")
def rename() -> ResponseReturnValue:
    """Another name."""
    form = NewName(request.form)
    if form.accepted():
        try:
            with web.database().unit() as db:
                accounts.rename(db, web.signed_in_person().id, form.text("name"))
            return _done("Your name is changed.")
        except Refused as refusal:
            form.refuse("name", refusal.what)
    return _page(naming=form)


@account.post("/account/password")
@requires("manage-account")
def change_password() -> ResponseReturnValue:
    """Another password, proven by the present one."""
    person = web.signed_in_person()
    form = ChangedPassword(request.form, about=(person.name, person.email))
    if form.accepted():
        try:
            begun = resetting.change(
                web.database(), person, form.text("old_password"), form.text("password"), visit(), web.now()
            )
            return hand_over(begun, _done("Your password is changed. Every other session has ended."))
        except Refused as refusal:
            form.refuse("old_password", refusal.what)
    return _page(changing=form)


@account.post("/account/sessions/end")
@requires("manage-account")
def end_everywhere() -> ResponseReturnValue:
    """The end of every session, this one too."""
    Confirmed(request.form).accepted()
    with web.database().unit() as db:
        sessions.end_everywhere(db, web.signed_in_person().id, web.now())
    return take_back(to_sign_in("You are signed out everywhere."))


def _done(sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("account.show"), 303)


def _page(naming: NewName | None = None, changing: ChangedPassword | None = None) -> ResponseReturnValue:
    person = web.signed_in_person()
    naming, changing = naming or NewName(name=person.name), changing or ChangedPassword()
    with web.database().reading() as db:
        listed = [_told(entry, person.session) for entry in sessions.living(db, person.id, web.now())]
    errors = naming.summary() + changing.summary()
    html = render_template("people/account.html", naming=naming, changing=changing, errors=errors, sessions=listed)
    return html, 422 if errors else 200


def _told(entry: sessions.Listed, present: str) -> dict[str, object]:
    return {
        "browser": described(entry.agent),
        "begun": _moment(entry.created_at),
        "seen": _moment(entry.seen_at),
        "present": entry.hash == present,
    }


def _moment(milliseconds: int) -> str:
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
