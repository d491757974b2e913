"""The sittings that staff look after, and what they do with one; the candidate reads why."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from learning.attempts.exams.accepting import accept_late, late_changes
from learning.attempts.exams.acts import acts_of
from learning.attempts.exams.expiring import close_if_over
from learning.attempts.exams.finding import anybodys, found
from learning.attempts.exams.grading import gradings_of
from learning.attempts.exams.staff import extend, reopen, void
from learning.attempts.exams.staff_forms import ACTS, Act, More
from learning.attempts.exams.supervising import Asked, sittings_asked_for
from learning.attempts.exams.words import STATES
from learning.core import web
from learning.core.errors import Conflict
from learning.core.web import requires, signed_in_person
from learning.library.libraries import library
from learning.people.accounts import by_id
from learning.people.confirming import needs_password
from quizzes.exams.timing import time_in_words

staff = Blueprint("staff", __name__)
LAST_PAGE = 10_000
DONE = {
    "extend": "The time is given; the candidate's clock follows with the next save.",
    "reopen": "The sitting is open again.",
    "void": "The sitting is taken out of account.",
    "accept-late": "The late changes count now, and the sitting was graded again.",
}


@staff.get("/sittings")
@requires("supervise")
def listing() -> str:
    """Who sits which exam, and where each sitting stands."""
    asked = asked_for()
    with web.database().reading() as db:
        listed, more = sittings_asked_for(db, asked, web.now())
    exams = [(one.slug, one.title) for one in library(web.database()).exams()]
    shown = {"asked": asked, "sittings": listed, "exams": exams, "states": STATES, "me": signed_in_person().id}
    return render_template("exams/sittings.html", **shown, **around("staff.listing", asked, more))


def asked_for() -> Asked:
    """What the address asks for; what makes no sense asks for everything."""
    sent = request.args
    state, page = sent.get("state", ""), sent.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= 5 else 1
    known = next((one for one in STATES if one == state), None)
    return Asked(sent.get("exam", "")[:80], known, sent.get("name", "").strip()[:80], max(1, min(number, LAST_PAGE)))


def around(endpoint: str, asked: Asked, more: bool) -> dict[str, str]:
    """The addresses of the pages before and after; "" where there is none."""
    kept = {name: value for name, value in vars(asked).items() if value and name != "page"}
    before = url_for(endpoint, **kept, page=asked.page - 1) if asked.page > 1 else ""
    return {"before": before, "after": url_for(endpoint, **kept, page=asked.page + 1) if more else ""}


@staff.get("/sittings/<sitting_id>/acts")
@requires("supervise")
def sitting(sitting_id: str) -> str:
    """Where a sitting stands, what was done with it, and what may be."""
    return _page(sitting_id, Act())


@staff.post("/sittings/<sitting_id>/acts")
@requires("supervise")
@needs_password("staff.sitting")
def acting(sitting_id: str) -> ResponseReturnValue:
    """Do it, and show the record."""
    form = More(request.form) if request.form.get("act") == "extend" else Act(request.form)
    if not form.accepted():
        return _page(sitting_id, form), 422
    close_if_over(web.database(), sitting_id, web.now())
    try:
        with web.database().unit() as db:
            _do(db, sitting_id, form)
    except Conflict as refusal:
        form.refuse("reason", refusal.what)
        return _page(sitting_id, form), refusal.status
    flash(DONE[form.text("act")], "success")
    return redirect(url_for("staff.sitting", sitting_id=sitting_id), 303)


def _do(db: Connection, sitting_id: str, form: Act) -> None:
    actor, reason, now = signed_in_person().id, form.text("reason"), web.now()
    match form.text("act"):
        case "extend":
            extend(db, sitting_id, int(form.text("minutes")), actor=actor, reason=reason, now=now)
        case "reopen":
            reopen(db, sitting_id, actor=actor, reason=reason, now=now)
        case "accept-late":
            accept_late(db, sitting_id, actor=actor, reason=reason, now=now)
        case _:
            void(db, sitting_id, actor=actor, reason=reason, now=now)


def _page(sitting_id: str, form: Act) -> str:
    now = web.now()
    with web.database().reading() as db:
        one = found(db, anybodys(sitting_id))
        outcome = one.at(now)
        attempt = replace(one.attempt, state=outcome.state)
        shown = {
            "acts": acts_of(db, sitting_id),
            "gradings": gradings_of(db, sitting_id),
            "late": late_changes(db, one),
            "candidate": by_id(db, one.account) if one.account else None,
        }
    time = time_in_words(attempt.minutes, attempt.granted)
    own = one.account == signed_in_person().id
    return render_template(
        "exams/acts.html", sitting=one, state=attempt.state, time=time, own=own, form=form, acting=ACTS,
        states=STATES, **shown,
    )  # fmt: skip
