"""What credit adds to pages: how to enrol, on a course; reading time, on a module of a course one is enrolled in."""

from collections.abc import Mapping

from flask import render_template
from markupsafe import Markup

from learning.core import web
from learning.core.additions import Addition, Frame
from learning.core.dates import iso_day
from learning.credit.completion.asked import asked_of
from learning.credit.completion.enrolling import ENROLLED_IN, OF_COURSE, needs_code, teaching
from learning.credit.reviewing.clearance import clearance
from learning.library.known import MODULE_KINDS
from learning.library.libraries import library

HEADING = ("credit", "Credit", 2)


def _reader() -> Mapping[str, str] | None:
    """Who asks, as the column binds them; a visitor is enrolled in nothing."""
    person = web.person()
    return {"account": person.id} if person else None


def _anybody() -> Mapping[str, str]:
    """The same for the page of a course, which tells a visitor something too."""
    person = web.person()
    return {"learner": person.id if person else ""}


def _of_course(_kind: str, slug: str, generation: int, known: str | None) -> Markup:
    """`known`: the id of their enrolment, empty for none, and beneath it the approvals for credit."""
    asked = asked_of(library(web.database(), generation), slug, iso_day(web.now()))
    if asked is None:
        return Markup()
    enrolled, _, approved = (known or "").partition("\n")
    settings = web.settings()
    html = render_template(
        "credit/completion/course_part.html", asked=asked, enrolled=enrolled, trials=settings.credit_trials,
        by_code=needs_code(settings, slug), reads=web.person(), provider=settings.provider,
        cleared=clearance(asked.books, asked.offer, approved),
    )  # fmt: skip
    return Markup(html)  # noqa: S704 - our template


def _of_module(kind: str, slug: str, generation: int, enrolled: str | None) -> Markup:
    """`enrolled`: the courses they are enrolled in, a line each."""
    if not enrolled:
        return Markup()
    course = teaching(library(web.database(), generation), enrolled.split("\n"), (kind, slug), iso_day(web.now()))
    if course is None:
        return Markup()
    html = render_template("credit/completion/reading_time.html", kind=kind, slug=slug, course=course)
    return Markup(html)  # noqa: S704 - our template


ADDITIONS = (
    Addition(frozenset(MODULE_KINDS), ENROLLED_IN, _reader, lambda *_: None, _of_module),
    Addition(frozenset({"course"}), OF_COURSE, _anybody, lambda *_: Frame(HEADING, way="Enrol"), _of_course),
)
