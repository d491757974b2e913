"""The last two acts of a learner: the attestation and the evaluation; the later of them brings the certificate."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.web import requires, signed_in_person
from learning.credit.certificates.sheet import letters
from learning.credit.completion.attesting import NoLicence, OtherName, attest, chosen, sentence
from learning.credit.completion.evaluating import evaluate
from learning.credit.completion.forms import Attesting, Sheet
from learning.credit.completion.learner_views import certify, standing_of
from learning.credit.completion.questions import questions
from learning.credit.completion.standing import NotEnrolled, Standing
from learning.people.confirming import needs_password
from learning.people.licences import licences_of

signing_off = Blueprint("signing_off", __name__)
THANKS = "Thank you. What you said is kept without your name."
SECOND = "You had evaluated this course already: what you said then is kept, and what you sent now is not."


@signing_off.get("/courses/<slug>/attestation")
@requires("keep")
@needs_password("signing_off.attesting")
def attesting(slug: str) -> ResponseReturnValue:
    """The form, for whoever has done the work; others are led to what is left."""
    here = _ready(slug)
    return _attestation(here, Attesting()) if here and here.done.attested is False else _on(slug)


@signing_off.post("/courses/<slug>/attestation")
@requires("keep")
@needs_password("signing_off.attesting")
def attested(slug: str) -> ResponseReturnValue:
    """Keep it; the certificate follows when nothing else is left."""
    here, form = _ready(slug), Attesting(request.form)
    if not form.accepted():
        return (_attestation(here, form), 422) if here else _on(slug)
    if here is None:
        return _on(slug)
    who = signed_in_person()
    try:
        with web.database().unit() as db:
            licence = chosen(licences_of(db, who.id), form.text("licence"))
            attest(db, here, who.name, form.text("name"), licence, web.now())
    except (OtherName, NoLicence) as refusal:
        form.refuse("licence" if isinstance(refusal, NoLicence) else "name", refusal.what)
        return _attestation(here, form), 422
    return _certified_or_on(here, "The attestation is signed.")


@signing_off.get("/courses/<slug>/evaluation")
@requires("keep")
def asking(slug: str) -> ResponseReturnValue:
    """The sheet, for whoever has done the work; others are led to what is left."""
    here = _ready(slug)
    return _sheet(here, Sheet()) if here and not here.enrolled.evaluated else _on(slug)


@signing_off.post("/courses/<slug>/evaluation")
@requires("keep")
def evaluated(slug: str) -> ResponseReturnValue:
    """Keep what was said; the certificate follows when nothing else is left."""
    here, form = _ready(slug), Sheet(request.form)
    if not form.accepted():
        return (_sheet(here, form), 422) if here else _on(slug)
    if here is None:
        return _on(slug)
    with web.database().unit() as db:
        kept = evaluate(db, here, form.ratings(), form.text("comment"), web.now())
    return _certified_or_on(here, THANKS if kept else SECOND)


def _ready(slug: str) -> Standing | None:
    """Where they stand, if they are enrolled and have done the work. Raises NotFound without such a course."""
    try:
        here = standing_of(slug)
    except NotEnrolled:
        return None
    return here if here.ready else None


def _certified_or_on(before: Standing, thanks: str) -> ResponseReturnValue:
    slug = before.asked.slug
    flash(thanks, "success")
    if standing_of(slug).complete:
        certify(slug)
    return _on(slug)


def _on(slug: str) -> ResponseReturnValue:
    return redirect(f"/courses/{slug}/progress", 303)


def _attestation(here: Standing, form: Attesting) -> str:
    who = signed_in_person()
    with web.database().reading() as db:
        kept = licences_of(db, who.id)
    says = sentence(who.name, chosen(kept, kept[0].id) if kept else None)
    shown = {"stands": here, "form": form, "name": who.name, "licences": kept, "sentence": says}
    shown |= {"trials": web.settings().credit_trials, "unprintable": letters.shown(who.name)[1]}
    return render_template("credit/completion/attestation.html", **shown)


def _sheet(here: Standing, form: Sheet) -> str:
    shown = {"stands": here, "form": form, "sheet": questions(), "trials": web.settings().credit_trials}
    return render_template("credit/completion/evaluation.html", **shown)
