"""For staff: who approved each course for credit, whether that still holds, and recording or withdrawing it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from learning.core import web
from learning.core.dates import iso_day
from learning.core.errors import Conflict
from learning.core.web import requires, signed_in_person
from learning.credit.boards.asking import offer_called
from learning.credit.boards.departures import GONE, edits
from learning.credit.forms import Withdrawing
from learning.credit.reviewing.approving import (
    Approval,
    EditedMeanwhile,
    Reviewed,
    TeachesIt,
    approvals,
    by_id,
    record,
    withdraw,
)
from learning.credit.reviewing.forms import Approving
from learning.credit.reviewing.texts import digest_to_read, to_read
from learning.library.libraries import generation_number, library
from learning.library.shelf import Library
from learning.people.confirming import needs_password
from learning.people.licences import states
from learning.study.course_pages import instructor
from learning.study.courses import Offer, offer_of, offers

reviewing = Blueprint("reviewing", __name__)


@reviewing.get("/reviews")
@requires("approve-for-credit")
def listing() -> str:
    """Every course, and whether it is approved as it is published."""
    books = _books()
    with web.database().reading() as db:
        found = approvals(db)
    rows = [(offer, _state(books, offer, found)) for offer in offers(books, iso_day(web.now()))]
    return render_template("credit/reviewing/reviews.html", rows=rows)


@reviewing.get("/courses/<slug>/reviews")
@requires("approve-for-credit")
def course(slug: str) -> str:
    """One course: approved, departed from or never approved, and every approval on record."""
    books = _books()
    offer = offer_called(books, slug, web.now())
    with web.database().reading() as db:
        found = approvals(db, slug)
    rows = [(one, edits(one.revisions, to_read(books, offer))) for one in found]
    state = _state(books, offer, found)
    return render_template("credit/reviewing/course.html", offer=offer, rows=rows, state=state)


@reviewing.get("/courses/<slug>/reviews/new")
@requires("approve-for-credit")
@needs_password("reviewing.asking")
def asking(slug: str) -> ResponseReturnValue:
    """The form, for the text that is published now."""
    return _form(slug, Approving(data={"reviewed_on": iso_day(web.now())}))


@reviewing.post("/courses/<slug>/reviews/new")
@requires("approve-for-credit")
@needs_password("reviewing.asking")
def recording(slug: str) -> ResponseReturnValue:
    """Record it, if the text is still the one that the form was opened for."""
    form = Approving(request.form, day=iso_day(web.now()))
    if not form.accepted():
        return _form(slug, form), 422
    try:
        with web.database().unit() as db:
            _record(db, slug, form)
    except TeachesIt as refusal:
        form.refuse("reviewer", refusal.what)
        return _form(slug, form), refusal.status
    except EditedMeanwhile as refusal:
        form.refuse("read", f"{refusal.what} {refusal.safe} {refusal.next}")
        return _form(slug, form), refusal.status
    flash("The approval for credit is on record, for the text that is published now.", "success")
    return redirect(url_for("reviewing.course", slug=slug), 303)


@reviewing.get("/reviews/<approval_id>")
@requires("approve-for-credit")
def one(approval_id: str) -> str:
    """One of them, what has departed from it, and the way to withdraw it."""
    return _one(approval_id, Withdrawing())


@reviewing.post("/reviews/<approval_id>")
@requires("approve-for-credit")
@needs_password("reviewing.one")
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
    return redirect(url_for("reviewing.one", approval_id=approval_id), 303)


def _state(books: Library, offer: Offer, found: tuple[Approval, ...]) -> Approval | None:
    """The approval that the course stands on as it is published."""
    digest = digest_to_read(books, offer)
    of_course = (one for one in found if one.reviewed.course == offer.page.slug and not one.withdrawn_because)
    return next((one for one in of_course if one.digest == digest), None)


def _record(db: Connection, slug: str, form: Approving) -> None:
    """In one unit with the look at what is published."""
    books = library(web.database(), generation_number(db))
    offer = offer_called(books, slug, web.now())
    teacher, _ = instructor(offer, web.settings().provider)
    said = {name: form.text(name) for name in Reviewed.__dataclass_fields__ if name in form}
    given = Reviewed(course=slug, title=offer.page.title, **said)
    record(db, given, to_read(books, offer), form.text("seen"), teacher, signed_in_person().id, web.now())


def _books() -> Library:
    return library(web.database())


def _form(slug: str, form: Approving) -> str:
    books = _books()
    offer = offer_called(books, slug, web.now())
    shown: dict[str, Any] = {"offer": offer, "form": form, "texts": to_read(books, offer)}
    shown["seen"] = digest_to_read(books, offer)
    return render_template("credit/reviewing/form.html", states=[("", "Choose a state"), *states().items()], **shown)


def _one(approval_id: str, form: Withdrawing) -> str:
    books = _books()
    with web.database().reading() as db:
        found = by_id(db, approval_id)
    said = found.reviewed
    offer = offer_of(books, said.course, iso_day(web.now()))
    departs = edits(found.revisions, to_read(books, offer)) if offer else GONE
    shown = {"one": found, "said": said, "departs": departs, "form": form}
    return render_template("credit/reviewing/one.html", states=states(), **shown)
