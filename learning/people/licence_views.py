"""One's own licences: see, add, remove."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.errors import Refused
from learning.core.web import requires, signed_in_person
from learning.people import licences
from learning.people.confirming import needs_password
from learning.people.forms import Confirmed, NewLicence

licensing = Blueprint("licensing", __name__)


@licensing.get("/account/licences")
@requires("manage-account")
@needs_password("licensing.listing")
def listing() -> ResponseReturnValue:
    """The list, and a form for another one."""
    return _page(NewLicence())


@licensing.post("/account/licences")
@requires("manage-account")
@needs_password("licensing.listing")
def add() -> ResponseReturnValue:
    """Another one on the list."""
    form = NewLicence(request.form)
    if form.accepted():
        try:
            licences.add(
                web.database(), signed_in_person().id, form.text("state"), form.text("number"),
                form.text("profession"), web.now(),
            )  # fmt: skip
            return _done("The licence is on your list.")
        except Refused as refusal:
            form.refuse("number", refusal.what)
    return _page(form)


@licensing.post("/account/licences/<licence_id>/remove")
@requires("manage-account")
@needs_password("licensing.listing")
def remove(licence_id: str) -> ResponseReturnValue:
    """One off the list."""
    Confirmed(request.form).accepted()
    with web.database().unit() as db:
        licences.remove(db, signed_in_person().id, licence_id, web.now())
    return _done("The licence is off your list. Certificates that carry it keep it.")


def _done(sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("licensing.listing"), 303)


def _page(form: NewLicence) -> ResponseReturnValue:
    with web.database().reading() as db:
        kept = licences.licences_of(db, signed_in_person().id)
    html = render_template("people/licences.html", form=form, licences=kept, states=licences.states())
    return html, 422 if form.errors else 200
