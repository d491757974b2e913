"""One's own data: see what is held, take a copy, be erased."""

from flask import Blueprint, Response, flash, render_template, request
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.web import requires, signed_in_person
from learning.people import accounts, privacy
from learning.people.confirming import needs_password
from learning.people.forms import Confirmed, Erasure
from learning.people.views import to_sign_in
from learning.people.visits import take_back

personal = Blueprint("personal", __name__)


@personal.get("/account/data")
@requires("manage-account")
@needs_password("personal.shown")
def shown() -> ResponseReturnValue:
    """What is held, in words, and what would stay."""
    return _page(Erasure())


@personal.post("/account/data/copy")
@requires("manage-account")
@needs_password("personal.shown")
def copy() -> ResponseReturnValue:
    """All of it, as an archive."""
    Confirmed(request.form).accepted()
    held = web.registries().personal_data
    made = privacy.export(web.database(), held, signed_in_person().id, web.now())
    headers = {"Content-Disposition": 'attachment; filename="palpate-my-data.zip"'}
    return Response(made, mimetype="application/zip", headers=headers)


@personal.post("/account/data/erase")
@requires("manage-account")
@needs_password("personal.shown")
def erase() -> ResponseReturnValue:
    """The end of the account."""
    person, site = signed_in_person(), web.registries()
    form = Erasure(request.form, own=person.email)
    if not form.accepted():
        return _page(form)
    with site.database.unit() as db:
        whom = accounts.by_id(db, person.id)
        kept = privacy.erase_at(site, db, whom, person.id, web.now())
    away = take_back(to_sign_in("Your account is erased, with everything that need not be kept."))
    for one in kept:
        flash(f"Kept: {one.words}", "note")
    return away


def _page(form: Erasure) -> ResponseReturnValue:
    site, person = web.registries(), signed_in_person()
    with site.database.reading() as db:
        kept = privacy.staying(db, site.keepings, person.id, web.now())
    html = render_template("people/data.html", form=form, holds=site.personal_data, kept=kept)
    return html, 422 if form.errors else 200
