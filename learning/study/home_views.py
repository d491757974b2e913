"""Home and the four pillars."""

from typing import Any

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as AnyResponse

from learning.core import headers, web
from learning.core.dates import iso_day
from learning.core.errors import NotFound
from learning.core.kept_pages import kept
from learning.core.person import Person
from learning.core.registries import Panel
from learning.core.web import requires
from learning.library.libraries import library
from learning.library.shelf import Library
from learning.study.courses import offer_of_pillar, offers
from learning.study.listings import LISTINGS
from learning.study.pillars import INTRODUCTION, continue_with, lessons, pillar_called, shelf, shelves
from learning.study.reading import Progress, progress

home = Blueprint("home", __name__)


@home.get("/")
@requires("read")
def front() -> AnyResponse:
    """A visitor sees one sentence, one case and the pillars; a student where to go on."""
    person = web.person()
    with web.database().reading() as db:
        kept_progress = progress(db, person.id if person else None)
    books = library(web.database(), kept_progress.generation)
    if person is None:
        return _visitors_home(books)
    return Response(render_template("study/home.html", **_students_home(books, kept_progress, person)))


def _visitors_home(books: Library) -> AnyResponse:
    etag = headers.etag("home", books.generation)
    page = headers.unchanged(etag)
    if page is not None:
        return page
    html = kept(("home", books.generation), "study/home.html", lambda: _common(books, None))
    return headers.reading(Response(html, mimetype="text/html"), etag)


def _common(books: Library, kept_progress: Progress | None) -> dict[str, Any]:
    minis = [case for case in books.cases() if case.document.use == "practice" and case.document.mini]
    return {
        "first_case": minis[0] if minis else None,
        "shelves": shelves(books, kept_progress),
        "listings": LISTINGS,
    }


def _students_home(books: Library, kept_progress: Progress, person: Person) -> dict[str, Any]:
    return _common(books, kept_progress) | {
        "going_on": continue_with(books, kept_progress),
        "introduction": books.page("lesson", "introduction"),
        "all_read": all(("lesson", page.slug) in kept_progress.read for page in books.pages("lesson")),
        "panels": _panels(person),
    }


def _panels(person: Person) -> list[Panel]:
    with web.database().reading() as db:
        made = (panel(db, person, web.now()) for panel in web.registries().home_panels)
        return [panel for panel in made if panel is not None]


@home.get("/pillars")
@requires("read")
def pillars() -> str:
    """The four pillars and the introduction."""
    books, kept_progress = _books()
    return render_template(
        "study/pillars.html",
        introduction=lessons(books, INTRODUCTION.slug),
        shelves=shelves(books, kept_progress),
        courses=offers(books, iso_day(web.now())),
    )


@home.get("/pillars/<pillar>")
@requires("read")
def pillar(pillar: str) -> str:
    """The modules of one pillar, or of the introduction."""
    books, kept_progress = _books()
    found = pillar_called(pillar)
    if found is None:
        raise NotFound
    chosen = shelf(books, found, kept_progress)
    states = (
        {page.slug: kept_progress.state((page.kind, page.slug)) for page in chosen.modules} if kept_progress else {}
    )
    course = offer_of_pillar(books, found.slug, iso_day(web.now()))
    return render_template("study/pillar.html", shelf=chosen, states=states, course=course)


def _books() -> tuple[Library, Progress | None]:
    """The library as published now and, for somebody signed in, their progress."""
    person = web.person()
    with web.database().reading() as db:
        kept_progress = progress(db, person.id if person else None)
    return library(web.database(), kept_progress.generation), kept_progress if person else None
