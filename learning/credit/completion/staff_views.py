"""For staff: who is enrolled in a course, its codes, refunds, and what learners thought of it."""

from flask import Blueprint, Response, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.errors import Conflict
from learning.core.web import requires, signed_in_person
from learning.credit.completion.codes import counted, make_codes
from learning.credit.completion.completing import keyless, obstacles
from learning.credit.completion.enrolling import needs_code
from learning.credit.completion.evaluating import FEWEST, summary
from learning.credit.completion.evaluation_table import csv_evaluations
from learning.credit.completion.forms import MakingCodes, Refunding
from learning.credit.completion.learner_views import offered
from learning.credit.completion.questions import questions
from learning.credit.completion.refunding import found, listed, refund
from learning.credit.completion.waiting import counts
from learning.credit.reviewing.clearance import cleared
from learning.people.confirming import needs_password

enrolments = Blueprint("enrolments", __name__)


@enrolments.get("/courses/<slug>/enrolments")
@requires("run-courses")
def listing(slug: str) -> str:
    """Who is enrolled, newest first, and the form for codes."""
    return _listing(slug, MakingCodes())


@enrolments.post("/courses/<slug>/codes")
@requires("run-courses")
@needs_password("enrolments.listing")
def making(slug: str) -> ResponseReturnValue:
    """Make codes. The answer is the only page that ever shows them, so it is not redirected."""
    form, asked = MakingCodes(request.form), offered(slug)
    if not form.accepted():
        return _listing(slug, form), 422
    with web.database().unit() as db:
        codes = make_codes(db, slug, int(form.text("number")), signed_in_person().id, web.now())
    return render_template("credit/completion/codes.html", asked=asked, codes=codes)


@enrolments.get("/courses/<slug>/evaluations")
@requires("run-courses")
def evaluations(slug: str) -> str:
    """What learners said, together; too few are not shown."""
    asked = offered(slug)
    with web.database().reading() as db:
        shown = {"asked": asked, "said": summary(db, slug), "sheet": questions(), "fewest": FEWEST}
    return render_template("credit/completion/evaluations.html", **shown)


@enrolments.get("/courses/<slug>/evaluations.csv")
@requires("run-courses")
def evaluation_table(slug: str) -> Response:
    """The same as a table. Too few are refused."""
    offered(slug)
    with web.database().reading() as db:
        said = summary(db, slug)
    if not said.rated:
        raise Conflict(f"Fewer than {FEWEST} learners have evaluated this course.", next="They are kept until then.")
    headers = {"Content-Disposition": f'attachment; filename="evaluations-{slug}.csv"'}
    return Response(csv_evaluations(said, questions().scale), mimetype="text/csv", headers=headers)


@enrolments.get("/enrolments/<enrolment_id>/refund")
@requires("run-courses")
def asking(enrolment_id: str) -> str:
    """One enrolment, and the way to record a refund."""
    return _one(enrolment_id, Refunding())


@enrolments.post("/enrolments/<enrolment_id>/refund")
@requires("run-courses")
@needs_password("enrolments.asking")
def refunding(enrolment_id: str) -> ResponseReturnValue:
    """Record it."""
    form = Refunding(request.form)
    if not form.accepted():
        return _one(enrolment_id, form), 422
    try:
        with web.database().unit() as db:
            ended = refund(db, enrolment_id, signed_in_person().id, form.text("reason"), web.now())
    except Conflict as refusal:
        form.refuse("reason", refusal.what)
        return _one(enrolment_id, form), refusal.status
    stands = "A certificate stands for it, so the enrolment goes on. Revoke the certificate first where it is wrong."
    flash(f"The refund is recorded. {'The enrolment has ended.' if ended else stands}", "success")
    return redirect(f"/enrolments/{enrolment_id}/refund", 303)


def _listing(slug: str, form: MakingCodes) -> str:
    asked, settings = offered(slug), web.settings()
    page = min(max(1, request.args.get("page", 1, int)), 10_000)
    with web.database().reading() as db:
        rows, more = listed(db, slug, page)
        made, used = counted(db, slug)
        left = (*obstacles(asked, cleared(db, asked.books, asked.offer), settings), *keyless(db, settings))
        wait = counts(db, [asked]).get(slug, 0)
    shown = {"asked": asked, "rows": rows, "more": more, "page": page, "made": made, "used": used, "form": form}
    by_code = needs_code(settings, slug)
    return render_template("credit/completion/enrolments.html", **shown, by_code=by_code, obstacles=left, wait=wait)


def _one(enrolment_id: str, form: Refunding) -> str:
    with web.database().reading() as db:
        one = found(db, enrolment_id)
    own = one.account_id == signed_in_person().id
    return render_template("credit/completion/refund.html", one=one, form=form, own=own)
