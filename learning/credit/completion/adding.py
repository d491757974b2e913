"""What credit adds to pages: how to enrol, on a course; reading time, on a module of a course one is enrolled in."""

from collections.abc import Mapping

from flask import render_template
from markupsafe import Markup

from learning.core import web
from learning.core.additions import Addition, Frame
from learning.core.dates import iso_day
from learning.credit.completion.asked import asked_of
from learning.credit.completion.enrolling import ENROLLED_IN, needs_code, teaching
from learning.library.known import MODULE_KINDS
from learning.library.libraries import library

HEADING = ("credit", "Credit", 2)


def _reader() -> Mapping[str, str] | None:
    """Who asks, as the column binds them; a visitor is enrolled in nothing."""
    person = web.person()
    return {"account": person.id} if person else None


def _frame(kind: str, _slug: str, _generation: int) -> Frame | None:
    return Frame(HEADING) if kind == "course" else None


def _made(kind: str, slug: str, generation: int, enrolled: str | None) -> Markup:
    """`enrolled`: the courses they are enrolled in, a line each."""
    courses = enrolled.split("\n") if enrolled else []
    html = _of_course(slug, generation, courses) if kind == "course" else _of_module(kind, slug, generation, courses)
    return Markup(html)  # noqa: S704 - our templates


def _of_course(slug: str, generation: int, courses: list[str]) -> str:
    asked = asked_of(library(web.database(), generation), slug, iso_day(web.now()))
    settings = web.settings()
    return render_template(
        "credit/completion/course_part.html", asked=asked, enrolled=slug in courses, trials=settings.credit_trials,
        by_code=needs_code(settings, slug), reads=web.person(), provider=settings.provider,
    )  # fmt: skip


def _of_module(kind: str, slug: str, generation: int, courses: list[str]) -> str:
    if not courses:
        return ""
    course = teaching(library(web.database(), generation), courses, (kind, slug), iso_day(web.now()))
    return (
        render_template("credit/completion/reading_time.html", kind=kind, slug=slug, course=course) if course else ""
    )


ADDITION = Addition(frozenset({*MODULE_KINDS, "course"}), ENROLLED_IN, _reader, _frame, _made)
