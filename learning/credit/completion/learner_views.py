"""A learner on the way to a certificate: enrolling, what is left, reading time, and the certificate."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from learning.core import limits, web
from learning.core.dates import iso_day
from learning.core.errors import NotFound, Refused
from learning.core.web import requires, signed_in_person
from learning.credit.certificates.certifying import Unissuable
from learning.credit.certificates.signatures import prepare
from learning.credit.completion.asked import Asked, asked_of
from learning.credit.completion.attesting import NotReady
from learning.credit.completion.checklist import checklist
from learning.credit.completion.completing import Revoked, complete, keyless, obstacles
from learning.credit.completion.engaging import report
from learning.credit.completion.enrolling import CodeRefused, courses_of, enrol, needs_code, teaching
from learning.credit.completion.forms import EnrollingByCode, ReadingTime
from learning.credit.completion.reading_rule import rule_on
from learning.credit.completion.standing import NotEnrolled, Standing, standing
from learning.credit.signing.keys import NoKey
from learning.library.libraries import library
from learning.people.forms import Confirmed

learners = Blueprint("learners", __name__)
CODES_A_MINUTE = 10
REPORTS_A_MINUTE = 20


@learners.post("/courses/<slug>/enrolment")
@requires("keep")
def enrolling(slug: str) -> ResponseReturnValue:
    """Enrol, and lead to what is to be done; whoever is enrolled already is led there too."""
    asked = offered(slug)
    by_code = needs_code(web.settings(), slug)
    form = EnrollingByCode(request.form) if by_code else Confirmed(request.form)
    if not form.accepted():
        return _enrolling(asked, form.text("code"), form.error("code")), 422
    try:
        _enrol(slug, form.text("code") if by_code else None)
    except CodeRefused as refusal:
        return _enrolling(asked, form.text("code"), f"{refusal.what} {refusal.safe} {refusal.next}"), 422
    return redirect(f"/courses/{slug}/progress", 303)


@learners.get("/courses/<slug>/progress")
@requires("keep")
def progress(slug: str) -> ResponseReturnValue:
    """What is done and what is left, with ways to go on."""
    try:
        here = standing_of(slug)
    except NotEnrolled:
        return redirect(f"/courses/{slug}#credit", 303)
    rows = checklist(here.done, here.asked.offer.page.url)
    shown = {"obstacles": _left_for_the_provider(here), "trials": web.settings().credit_trials}
    rule = rule_on(iso_day(web.now()))
    return render_template("credit/completion/progress.html", stands=here, rows=rows, rule=rule, **shown)


@learners.post("/courses/<slug>/certificate")
@requires("keep")
def certificate(slug: str) -> ResponseReturnValue:
    """Issue it; whoever has it already is led to the same."""
    Confirmed(request.form).accepted()
    certify(slug)
    return redirect(f"/courses/{slug}/progress", 303)


@learners.post("/reading-time")
@requires("keep")
def reading_time() -> ResponseReturnValue:
    """Take what a module's page measured; 204, as nobody looks at the answer."""
    form = ReadingTime(request.form)
    if not form.accepted():
        raise Refused("The report did not say which module and how many seconds.")
    who, module, now = signed_in_person().id, (form.text("kind"), form.text("slug")), web.now()
    with web.database().unit() as db:
        limits.take(db, f"reading-time:{who}", per_minute=REPORTS_A_MINUTE, burst=REPORTS_A_MINUTE, now=now)
    books = library(web.database())
    with web.database().unit() as db:
        if teaching(books, courses_of(db, who), module, iso_day(now)) is None:
            raise NotFound
        report(db, who, module, int(form.text("seconds")), now)
    return "", 204


def certify(slug: str) -> None:
    """Try to issue, in a transaction of its own. What is left for the provider stands on the page that follows."""
    prepare(web.settings().provider.signature_file)
    try:
        with web.database().unit() as db:
            complete(web.database(), db, web.settings(), signed_in_person().id, slug, web.now())
    except Unissuable:
        return
    except (NotReady, NoKey, Revoked) as trouble:
        flash(f"{trouble.what} {trouble.safe} {trouble.next}", "caution")
    else:
        flash("Your certificate is issued.", "success")


def standing_of(slug: str) -> Standing:
    """Where whoever asks stands with a course. Raises NotFound, NotEnrolled."""
    with web.database().reading() as db:
        return standing(web.database(), db, signed_in_person().id, slug, web.now())


def offered(slug: str) -> Asked:
    """The course as published. Raises NotFound."""
    asked = asked_of(library(web.database()), slug, iso_day(web.now()))
    if asked is None:
        raise NotFound
    return asked


def _left_for_the_provider(here: Standing) -> tuple[str, ...]:
    """The key is looked for only where nothing but the signature is missing."""
    found = obstacles(here.asked, here.clearance, web.settings())
    if not here.complete or here.enrolled.certificate:
        return found
    with web.database().reading() as db:
        return (*found, *keyless(db, web.settings()))


def _enrol(slug: str, code: str | None) -> None:
    who, now = signed_in_person().id, web.now()
    if code is not None:
        with web.database().unit() as db:
            limits.take(db, f"enrol:{who}", per_minute=CODES_A_MINUTE, burst=CODES_A_MINUTE, now=now)
    with web.database().unit() as db:
        enrol(db, who, slug, code, now)


def _enrolling(asked: Asked, code: str, error: str) -> str:
    return render_template("credit/completion/enrolling.html", asked=asked, code=code, error=error)
