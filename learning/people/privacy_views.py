"""One's own data: see what is held, take a copy."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.web import requires, signed_in_person
from learning.people import privacy
from learning.people.confirming import needs_password
from learning.people.forms import Confirmed

personal = Blueprint("personal", __name__)


@personal.get("/account/data")
@requires("manage-account")
@needs_password("personal.shown")
def shown() -> ResponseReturnValue:
    """What is held, in words."""
    return render_template("people/data.html", holds=web.registries().personal_data)


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
