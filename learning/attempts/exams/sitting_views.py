"""Sitting an exam or a practice form: the player, its saves, handing in, the result."""

from contextlib import suppress

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField
from wtforms.validators import Regexp

from learning.attempts.exams import presenting, receipts
from learning.attempts.exams.acts import acts_of
from learning.attempts.exams.closing import Closed
from learning.attempts.exams.expiring import close_if_over
from learning.attempts.exams.finding import Sitting, find, responses
from learning.attempts.exams.moving import go_on
from learning.attempts.exams.offered import offered
from learning.attempts.exams.player_page import player_page
from learning.attempts.exams.posted import event_of
from learning.attempts.exams.resulting import result_page
from learning.attempts.exams.saving import Ack, save
from learning.attempts.exams.sent import Save, read
from learning.attempts.exams.submitting import submit
from learning.attempts.owning import owner
from learning.core import web
from learning.core.errors import NotFound, Refused, SignInNeeded, Trouble
from learning.core.ids import new_id
from learning.core.web import requires
from learning.library.libraries import library
from learning.people.forms import Confirmed, StrictForm
from quizzes.exams.timing import time_in_words

sittings = Blueprint("sittings", __name__)
Answer = AnyResponse | str | tuple[str, int]


class Leave(StrictForm):
    """The number of the section that is left."""

    left = HiddenField(validators=[Regexp(r"^[0-9]{1,3}\Z")])


@sittings.get("/sittings/<sitting_id>")
@requires("practise")
def question(sitting_id: str) -> Answer:
    """The player at one question; the result once it is over."""
    now = web.now()
    sitting = _mine(sitting_id)
    if sitting.at(now).state != "in-progress":
        return _to_result(sitting_id)
    return player_page(sitting, now, request.args.get("item", "1"))


@sittings.post("/sittings/<sitting_id>")
@requires("practise")
def keep(sitting_id: str) -> Answer:
    """Save one question from a page without script, and go on."""
    now = web.now()
    mine = owner()
    sitting = _mine(sitting_id)
    with web.database().reading() as db:
        event, to = event_of(request.form, sitting, responses(db, sitting_id))
    ack = save(web.database(), mine, sitting_id, new_id(), [event], now, web.settings().secret_key)
    if ack.state != "in-progress":
        return _to_result(sitting_id)
    if ack.conflicts:
        return player_page(_mine(sitting_id), now, event.item, CHANGED), 409
    return redirect(f"/sittings/{sitting_id}?item={to}", 303)


CHANGED = (
    "This question was changed on another device meanwhile. Both responses are kept; the other one is shown. "
    "Change it and save again if yours should count."
)


@sittings.post("/sittings/<sitting_id>/events")
@requires("practise")
def events(sitting_id: str) -> tuple[Response, int]:
    """Save what a tab's journal holds."""
    now = web.now()
    sent = read(request.get_data())
    key = web.settings().secret_key
    try:
        ack = save(web.database(), owner(), sitting_id, sent.client_id, sent.events, now, key)
    except NotFound:
        raise _missing() from None
    return _told(sitting_id, sent, ack), ack.status


@sittings.post("/sittings/<sitting_id>/section")
@requires("practise")
def leave_section(sitting_id: str) -> AnyResponse:
    """Leave a section for good."""
    now = web.now()
    form = Leave(request.form)
    if not form.accepted():
        raise Refused
    with suppress(Closed):
        go_on(web.database(), owner(), sitting_id, int(form.text("left")), now)
    return redirect(f"/sittings/{sitting_id}", 303)


@sittings.post("/sittings/<sitting_id>/submit")
@requires("practise")
def hand_in(sitting_id: str) -> AnyResponse:
    """Hand in; a second time changes nothing."""
    Confirmed(request.form).accepted()
    with suppress(Closed):  # the time was over before: what was saved counts, and the result says so
        submit(web.database(), owner(), sitting_id, web.now())
    return _to_result(sitting_id)


@sittings.get("/sittings/<sitting_id>/result")
@requires("practise")
def result(sitting_id: str) -> Answer:
    """What it came to, and of each question what may be seen."""
    now = web.now()
    sitting = _mine(sitting_id)
    if sitting.at(now).state == "in-progress":
        return redirect(f"/sittings/{sitting_id}", 303)
    close_if_over(web.database(), sitting_id, now)
    with web.database().reading() as db:
        page, acts = result_page(db, sitting), acts_of(db, sitting_id)
    granted, minutes = sitting.attempt.granted, sitting.attempt.minutes
    time = time_in_words(minutes, granted) if granted else ""
    cases = offered(library(web.database()), sitting.paper.policy.cases)
    return render_template("exams/result.html", sitting=sitting, page=page, acts=acts, time=time, cases=cases)


@sittings.get("/sittings/<sitting_id>/receipts.txt")
@requires("practise")
def proofs(sitting_id: str) -> Response:
    """The signed list of everything that was acknowledged."""
    with web.database().reading() as db:
        lines = receipts.lines(db, owner(), sitting_id, web.settings().secret_key)
    response = Response("\n".join(lines) + "\n", mimetype="text/plain")
    response.headers["Content-Disposition"] = "attachment; filename=receipts.txt"
    return response


def _mine(sitting_id: str) -> Sitting:
    try:
        return find(web.database(), owner(), sitting_id)
    except NotFound:
        raise _missing() from None


def _missing() -> Trouble:
    """Whoever is not signed in may own it once they are: their session may have ended in the middle."""
    return NotFound() if web.person() else SignInNeeded()


def _told(sitting_id: str, sent: Save, ack: Ack) -> Response:
    messages = presenting.messages(web.database(), sitting_id, sent.events)
    kept = [{"seq": one.seq, "outcome": one.outcome, "receipt": one.receipt} for one in ack.kept]
    clashes = [
        {"item": one.item, "rev": one.rev, "theirs": one.theirs.model_dump(), "mine": one.mine.model_dump()}
        for one in ack.conflicts
    ]
    return jsonify(
        ack=ack.ack, revs=ack.revs, conflicts=clashes, kept=kept, messages=messages,
        server_now=ack.server_now, deadline=ack.deadline, state=ack.state,
    )  # fmt: skip


def _to_result(sitting_id: str) -> AnyResponse:
    return redirect(f"/sittings/{sitting_id}/result", 303)
