"""Playing an attempt, one choice a request, and its debrief."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from learning.attempts.debriefing import rows_of
from learning.attempts.finding import Taken, attempts_of, find, held, hold, result_of
from learning.attempts.grading import finish
from learning.attempts.owning import owner
from learning.attempts.playing import Stale, save
from learning.attempts.presenting import shown
from learning.attempts.sent import Sent
from learning.core import web
from learning.core.web import fragment_requested, requires
from learning.library.libraries import library
from quizzes.cases.debrief import debrief
from quizzes.cases.play import Play, Refusal
from quizzes.cases.scoring import Result
from quizzes.cases.screen import read, screen

attempts = Blueprint("attempts", __name__)
REFUSED_WITH = {"order": 409, "repeated": 409, "ended": 409, "cap": 422, "budget": 422, "unknown": 422}
Answer = AnyResponse | str | tuple[str, int]


@attempts.get("/attempts")
@requires("practise")
def listing() -> str:
    """The attempts of whoever asks."""
    with web.database().reading() as db:
        return render_template("attempts/attempts.html", attempts=attempts_of(db, owner()))


@attempts.get("/attempts/<attempt_id>")
@requires("practise")
def step(attempt_id: str) -> Answer:
    """The screen in front; the debrief once the case has ended."""
    taken = _found(attempt_id)
    return _to_debrief(taken) if taken.play.ended else _screen(taken)


@attempts.post("/attempts/<attempt_id>")
@requires("practise")
def choose(attempt_id: str) -> Answer:
    """Save one choice."""
    seq = request.form.get("seq", "")
    taken = held(owner(), attempt_id, seq) or _found(attempt_id)
    if seq != str(taken.seq):
        return _stale(taken)
    try:
        return _saved(taken)
    except Stale:
        return _stale(_found(attempt_id))
    except Refusal as refusal:
        # What this worker held may be behind another's: the rules then spoke of a step that is over.
        now = _found(attempt_id)
        return _stale(now) if now.seq != taken.seq else _refused(now, refusal.sentence, REFUSED_WITH[refusal.code])


@attempts.get("/attempts/<attempt_id>/debrief")
@requires("practise")
def debriefing(attempt_id: str) -> Answer:
    """What happened, what it was worth and why."""
    taken = _found(attempt_id)
    if not taken.play.ended:
        return redirect(f"/attempts/{taken.id}", 303)
    _close(taken)
    with web.database().reading() as db:
        result = Result.model_validate(result_of(db, taken.id))
    play = taken.play
    page = debrief(play.resolved, play.choices, result)
    rows = rows_of(page, library(web.database()))
    return render_template("attempts/debrief.html", taken=taken, debrief=page, **rows)


def _found(attempt_id: str) -> Taken:
    return find(web.database(), owner(), attempt_id)


def _saved(taken: Taken) -> Answer:
    sent = Sent(request.form.to_dict(flat=False))
    event = read(taken.play, request.form.get("step", ""), request.form.get("act", ""), sent)
    sent.refuse_others()
    after: Play = save(web.database(), owner(), taken, event, web.now())
    taken = replace(taken, play=after)
    if after.ended:
        _close(taken)
        return _to_debrief(taken)
    hold(owner(), taken)
    return _screen(taken) if fragment_requested() else redirect(f"/attempts/{taken.id}", 303)


def _close(taken: Taken) -> None:
    """Grade a finished attempt; also whoever opens the debrief does, should the last request have died before it."""
    if taken.finished_at is None:
        with web.database().unit() as db:
            finish(db, taken, web.now())


def _screen(taken: Taken, error: str = "") -> str:
    here = screen(taken.play)
    return render_template("attempts/step.html", taken=taken, screen=here, error=error, **shown(here))


def _stale(taken: Taken) -> Answer:
    return _refused(taken, f"{Stale.what} {Stale.safe}", Stale.status)


def _refused(taken: Taken, sentence: str, status: int) -> Answer:
    if taken.play.ended:
        return _to_debrief(taken)
    return _screen(taken, sentence), status


def _to_debrief(taken: Taken) -> AnyResponse:
    return redirect(f"/attempts/{taken.id}/debrief", 303)
