"""More time for a person: granted for one exam or all, listed, ended; never to oneself."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from learning.attempts.exams.accommodating import Grant, end, grant
from learning.attempts.exams.acts import OwnSitting
from learning.attempts.exams.finding import anybodys, found
from learning.attempts.exams.staff_forms import EVERY, Ending, Extra, day_of
from learning.attempts.exams.staff_views import around, asked_for
from learning.attempts.exams.supervising import accommodation_called, accommodations_asked_for
from learning.core import web
from learning.core.dates import date_of, midnight
from learning.core.errors import Conflict, NotFound
from learning.core.web import requires, signed_in_person
from learning.library.libraries import library
from learning.people.accounts import by_id, named
from learning.people.confirming import needs_password
from quizzes.exams.timing import Accommodation

accommodations = Blueprint("accommodations", __name__)


@accommodations.get("/accommodations")
@requires("supervise")
def listing() -> str:
    """Who has more time, how much, and why."""
    asked = asked_for()
    with web.database().reading() as db:
        listed, more = accommodations_asked_for(db, asked)
    shown = {"asked": asked, "accommodations": listed, "titles": _titles(), "now": web.now()}
    return render_template("exams/accommodations.html", **shown, **around("accommodations.listing", asked, more))


@accommodations.get("/accommodations/new")
@requires("supervise")
@needs_password("accommodations.asking")
def asking() -> ResponseReturnValue:
    """The form; `?sitting=` fills in whose sitting it is and which exam."""
    first = {"exam": EVERY, "factor": "1", "minutes": "0", "begins": date_of(web.now()).isoformat()}
    sitting_id = request.args.get("sitting")
    if sitting_id:
        with web.database().reading() as db:
            one = found(db, anybodys(sitting_id))
            first["exam"] = one.paper.slug
            first["email"] = by_id(db, one.account).email if one.account else ""
    return _form(Extra(data=first, exams=_titles()))


@accommodations.post("/accommodations/new")
@requires("supervise")
@needs_password("accommodations.asking")
def granting() -> ResponseReturnValue:
    """Grant it; a sitting that runs has the time at once."""
    form = Extra(request.form, exams=_titles())
    if not form.accepted():
        return _form(form), 422
    try:
        with web.database().unit() as db:
            grant(db, _grant(db, form), web.now())
    except (NotFound, OwnSitting) as refusal:
        form.refuse("email", refusal.what)
        return _form(form), 422
    flash("The time is granted. A sitting that runs has it already.", "success")
    return redirect(url_for("accommodations.listing"), 303)


@accommodations.get("/accommodations/<accommodation_id>")
@requires("supervise")
def one(accommodation_id: str) -> str:
    """One of them, and the way to end it."""
    return _one(accommodation_id, Ending())


@accommodations.post("/accommodations/<accommodation_id>")
@requires("supervise")
@needs_password("accommodations.one")
def ending(accommodation_id: str) -> ResponseReturnValue:
    """End it; what runs keeps its time."""
    form = Ending(request.form)
    if not form.accepted():
        return _one(accommodation_id, form), 422
    try:
        with web.database().unit() as db:
            actor, now = signed_in_person().id, web.now()
            end(db, accommodation_id, actor=actor, reason=form.text("reason"), now=now)
    except Conflict as refusal:
        form.refuse("reason", refusal.what)
        return _one(accommodation_id, form), refusal.status
    flash("It has ended. A sitting that runs keeps the time that it was given.", "success")
    return redirect(url_for("accommodations.listing"), 303)


def _grant(db: Connection, form: Extra) -> Grant:
    """A day begins at midnight UTC, and the last one counts to its end."""
    exam, last = form.text("exam"), form.text("ends")
    return Grant(
        account=named(db, form.text("email")).id,
        exam=None if exam == EVERY else exam,
        time=Accommodation(factor=float(form.text("factor")), minutes=int(form.text("minutes"))),
        reason=form.text("reason"),
        approved_by=signed_in_person().id,
        begins_at=midnight(day_of(form.text("begins"))),
        ends_at=midnight(day_of(last) + timedelta(days=1)) if last else None,
    )


def _titles() -> dict[str, str]:
    return {one.slug: one.title for one in library(web.database()).exams()}


def _form(form: Extra) -> str:
    return render_template("exams/accommodation_form.html", form=form, titles=_titles(), every=EVERY)


def _one(accommodation_id: str, form: Ending) -> str:
    with web.database().reading() as db:
        found_one = accommodation_called(db, accommodation_id)
    own = found_one.account == signed_in_person().id
    shown = {"one": found_one, "titles": _titles(), "now": web.now(), "own": own, "form": form}
    return render_template("exams/accommodation.html", **shown)
