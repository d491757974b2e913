"""For staff: what boards approved, and where a published course has departed from it."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.dates import date_of, iso_day
from learning.core.errors import Conflict
from learning.core.web import requires, signed_in_person
from learning.credit.boards.approvals import Recorded, approvals, by_id, record, withdraw
from learning.credit.boards.asking import kept, offer_called, shape_of
from learning.credit.boards.departures import Shape
from learning.credit.boards.forms import Approving
from learning.credit.boards.rule_sets import GENERIC, rule_sets
from learning.credit.forms import Withdrawing
from learning.library.libraries import library
from learning.library.shelf import Library
from learning.people.confirming import needs_password
from learning.study.courses import offers

approving = Blueprint("approving", __name__)


@approving.get("/approvals")
@requires("keep-approvals")
def listing() -> str:
    """All of them, the newest first."""
    with web.database().reading() as db:
        found = kept(_books(), approvals(db), web.now())
    return render_template("credit/boards/approvals.html", approvals=found, day=iso_day(web.now()), **_names())


@approving.get("/approvals/new")
@requires("keep-approvals")
@needs_password("approving.asking")
def asking() -> ResponseReturnValue:
    """The form; `?course=` fills in its title and hours."""
    first = {"begins": date_of(web.now()).isoformat()}
    slug = request.args.get("course", "")
    found = next((one for one in offers(_books(), iso_day(web.now())) if one.page.slug == slug), None)
    if found is not None:
        first |= {"course": slug, "title": found.page.title, "hours": f"{found.ce:g}"}
    return _form(Approving(data=first, **_choices()))


@approving.post("/approvals/new")
@requires("keep-approvals")
@needs_password("approving.asking")
def recording() -> ResponseReturnValue:
    """Record it for the text that is published at this moment."""
    form = Approving(request.form, **_choices())
    if not form.accepted():
        return _form(form), 422
    books = _books()
    offer = offer_called(books, form.text("course"), web.now())
    if float(form.text("hours")) > offer.hours.hours:
        form.refuse("hours", f"The text and media amount to {offer.hours.hours:g} hours; no more can be credited.")
        return _form(form), 422
    with web.database().unit() as db:
        shape = replace(shape_of(books, offer), title=form.text("title"), hours=form.text("hours"))
        record(db, _recorded(form, shape), signed_in_person().id, web.now())
    flash("The approval is on record, for the text that is published now.", "success")
    return redirect(url_for("approving.listing"), 303)


@approving.get("/approvals/<approval_id>")
@requires("keep-approvals")
def one(approval_id: str) -> str:
    """One of them, what has departed from it, and the way to withdraw it."""
    return _one(approval_id, Withdrawing())


@approving.post("/approvals/<approval_id>")
@requires("keep-approvals")
@needs_password("approving.one")
def withdrawing(approval_id: str) -> ResponseReturnValue:
    """Take it back."""
    form = Withdrawing(request.form)
    if not form.accepted():
        return _one(approval_id, form), 422
    try:
        with web.database().unit() as db:
            withdraw(db, approval_id, form.text("reason"), signed_in_person().id, web.now())
    except Conflict as refusal:
        form.refuse("reason", refusal.what)
        return _one(approval_id, form), refusal.status
    flash("The approval is withdrawn. Certificates that were issued under it stay as they are.", "success")
    return redirect(url_for("approving.listing"), 303)


def _recorded(form: Approving, shape: Shape) -> Recorded:
    course, board, number, begins, ends = map(form.text, ("course", "board", "number", "begins", "ends"))
    return Recorded(course, board, shape, number, begins, ends or None)


def _books() -> Library:
    return library(web.database())


def _names() -> dict[str, dict[str, str]]:
    day = iso_day(web.now())
    return {
        "titles": {one.page.slug: one.page.title for one in offers(_books(), day)},
        "boards": {name: one.name for name, one in rule_sets(day).items()},
    }


def _choices() -> dict[str, Any]:
    """Published courses, and boards with rules of their own: an approval of no board in particular is none."""
    names = _names()
    own = {name: words for name, words in names["boards"].items() if name != GENERIC}
    return {"courses": names["titles"], "boards": own}


def _form(form: Approving) -> str:
    choices = _choices()
    return render_template(
        "credit/boards/approval_form.html", form=form, titles=choices["courses"], boards=choices["boards"]
    )


def _one(approval_id: str, form: Withdrawing) -> str:
    with web.database().reading() as db:
        [found] = kept(_books(), [by_id(db, approval_id)], web.now())
    return render_template("credit/boards/approval.html", one=found, form=form, **_names())
