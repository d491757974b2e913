"""What staff do with a sitting: give time, open it again, take it out of account; the candidate reads why."""

from flask import Blueprint, render_template, request
from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional

from learning.attempts.exams.acts import acts_of
from learning.attempts.exams.expiring import close_if_over
from learning.attempts.exams.finding import anybodys, found
from learning.attempts.exams.staff import extend, reopen, void
from learning.core import web
from learning.core.web import requires, signed_in_person
from learning.people.forms import StrictForm

staff = Blueprint("sitting_acts", __name__)
SAID = {"extend": "More time", "reopen": "Open again", "void": "Taken out of account"}


class Act(StrictForm):
    """What is done, and why."""

    act = HiddenField(validators=[AnyOf(list(SAID))])
    minutes = IntegerField(validators=[Optional(), NumberRange(1, 1440, "Give between 1 and 1440 minutes.")])
    reason = StringField(validators=[InputRequired("Say why; the candidate reads it."), Length(max=500)])


@staff.get("/sittings/<sitting_id>/acts")
@requires("see-reports")
def listing(sitting_id: str) -> str:
    """Where a sitting stands, what was done with it, and what may be."""
    return _page(sitting_id)


@staff.post("/sittings/<sitting_id>/acts")
@requires("see-reports")
def acting(sitting_id: str) -> tuple[str, int]:
    """Do it, and show the record."""
    now = web.now()
    form = Act(request.form)
    if not form.accepted():
        return _page(sitting_id, form.summary()), 422
    actor, reason = signed_in_person().id, form.text("reason")
    close_if_over(web.database(), sitting_id, now)
    with web.database().unit() as db:
        if form.text("act") == "extend":
            extend(db, sitting_id, form["minutes"].data or 0, actor=actor, reason=reason, now=now)
        elif form.text("act") == "reopen":
            reopen(db, sitting_id, actor=actor, reason=reason, now=now)
        else:
            void(db, sitting_id, actor=actor, reason=reason, now=now)
    return _page(sitting_id), 200


def _page(sitting_id: str, errors: list[tuple[str, str]] | None = None) -> str:
    with web.database().reading() as db:
        sitting = found(db, anybodys(sitting_id))
        acts = acts_of(db, sitting_id)
    shown = {"sitting": sitting, "state": sitting.at(web.now()).state, "acts": acts, "said": SAID}
    return render_template("exams/acts.html", **shown, errors=errors or [])
