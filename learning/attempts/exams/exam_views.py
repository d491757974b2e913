"""The exams there are, and starting one of them or its practice form."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField
from wtforms.validators import AnyOf, DataRequired

from learning.attempts.exams.drawing import draw
from learning.attempts.exams.finding import seen, sittings_of
from learning.attempts.exams.in_step import in_step
from learning.attempts.exams.offered import offered
from learning.attempts.exams.paper import Use
from learning.attempts.exams.sitting_down import may_enter, settle, sit
from learning.attempts.exams.starting_page import told
from learning.attempts.owning import hand_out, owner, owner_to_be
from learning.core import limits, web
from learning.core.errors import NotFound
from learning.core.web import guard, requires
from learning.library.libraries import library
from learning.library.shelf import ExamEntry
from learning.people.confirming import needs_password
from learning.people.forms import StrictForm

exams = Blueprint("exams", __name__)
STARTS_A_MINUTE = 5
STARTS_AT_ONCE = 30


class Start(StrictForm):
    """Which form is begun, and the candidate's word, which an exam asks for."""

    use = HiddenField(validators=[AnyOf(["exam", "practice"])])
    attest = BooleanField(validators=[DataRequired("Tick this box to begin.")])


@exams.get("/exams")
@requires("read")
def listing() -> str:
    """Every exam, and one's own attempts."""
    now = web.now()
    with web.database().reading() as db:
        mine = sittings_of(db, owner(), now)
    return render_template("exams/exams.html", exams=library(web.database()).exams(), sittings=mine)


@exams.get("/exams/<slug>")
@requires("read")
def exam(slug: str) -> str:
    """What an exam asks and by which rules, before it is started."""
    return _page(_found(slug))


def _an_exam() -> bool:
    """Whether the exam itself is begun: that it is the candidate who sits there is part of what it shows."""
    return request.form.get("use") == "exam"


@exams.post("/exams/<slug>")
@requires("practise")
@needs_password("exams.exam", _an_exam)
def begin(slug: str) -> ResponseReturnValue:
    """Start, or join the attempt that is open."""
    now = web.now()
    found = _found(slug)
    form = Start(request.form)
    sent = form.accepted()
    use: Use = "exam" if form.text("use") == "exam" else "practice"
    if use == "exam":
        guard("take-graded")
        in_step(web.database(), web.now)
    if not sent and (use == "exam" or form.errors.keys() != {"attest"}):
        return _page(found, form.error("attest") or form.error("use")), 422
    starter, text = owner_to_be()
    with web.database().unit() as db:
        bucket = f"sit:{starter.account or request.remote_addr}"
        limits.take(db, bucket, per_minute=STARTS_A_MINUTE, burst=STARTS_AT_ONCE, now=now)
        met = seen(db, starter)
    paper = draw(library(web.database()), found, use, met)
    address = f"/sittings/{sit(web.database(), starter, paper, now)}"
    return hand_out(make_response(redirect(address, 303)), text)


def _page(found: ExamEntry, error: str = "") -> str:
    now, mine = web.now(), owner()
    settle(web.database(), mine, found.slug, "exam", now)
    with web.database().reading() as db:
        document = found.document
        entry = may_enter(db, mine, found.slug, "exam", document.wait, document.attempts, now)
        attempts = [one for one in sittings_of(db, mine, now) if one.exam_slug == found.slug]
        values = told(db, mine, found, now)
    cases = offered(library(web.database()), document.cases)
    values |= {"entry": entry, "sittings": attempts, "cases": cases, "error": error}
    return render_template("exams/exam.html", exam=found, **values)


def _found(slug: str) -> ExamEntry:
    found = library(web.database()).exam(slug)
    if found is None:
        raise NotFound
    return found
