"""The list of courses, and the page of one: its outline, its hours and where the reader stands."""

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as AnyResponse

from learning.core import headers, web
from learning.core.dates import iso_day
from learning.core.errors import NotFound
from learning.core.web import requires
from learning.library.libraries import library
from learning.study import reading
from learning.study.course_pages import course_page
from learning.study.courses import GROUPS, offer_of, offers, place

courses = Blueprint("courses", __name__)


@courses.get("/courses")
@requires("read")
def listing() -> str:
    """Every course with its hours, by group."""
    progress = _progress()
    shown = offers(library(web.database(), progress.generation), today())
    places = {offer.page.slug: place(offer, progress) for offer in shown} if web.person() else {}
    return render_template(
        "study/courses.html", groups=GROUPS, offers=shown, places=places, provider=web.settings().provider
    )


@courses.get("/courses/<slug>")
@requires("read")
def course(slug: str) -> AnyResponse:
    """One course. Reading it keeps nothing: where somebody stands is made of its modules alone."""
    person = web.person()
    who = reading.reader(person.id if person else None, "course", web.registries().additions)
    standing = reading.standing(web.database(), who, "course", slug)
    offer = offer_of(library(web.database(), standing.generation), slug, today())
    if offer is None:
        raise NotFound
    here = place(offer, _progress()) if person else None
    rules = (web.settings().provider, web.settings().credit_trials, web.settings().enrolment_codes)
    facts = (offer.page.digest, standing.generation, offer.hours.rule.begins, rules, here)
    etag = headers.etag(*facts, standing.added)
    html = headers.unchanged(etag) or course_page(offer, standing.generation, here, who.additions, standing.added)
    return html if isinstance(html, Response) else headers.reading(Response(html, mimetype="text/html"), etag)


def today() -> str:
    """The day by which a rule of hours is chosen."""
    return iso_day(web.now())


def _progress() -> reading.Progress:
    person = web.person()
    with web.database().reading() as db:
        return reading.progress(db, person.id if person else None)
