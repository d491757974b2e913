"""The pages that are read: modules, techniques, conditions, assessments, stages."""

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from learning.core import headers, web
from learning.core.errors import NotFound, Refused
from learning.core.person import Person
from learning.core.unchanged import Holds
from learning.core.web import requires
from learning.library.libraries import library
from learning.library.shelf import Library, Page
from learning.study import reading
from learning.study.forms import ReadForm
from learning.study.framing import reading_page

pages = Blueprint("pages", __name__)
FOLDERS = {
    "techniques": "technique",
    "conditions": "condition",
    "assessments": "assessment",
    "stages": "stage",
    "tissues": "tissue",
    "adaptations": "adaptation",
}
IN_FOLDER = f"/<any({','.join(FOLDERS)}):folder>/<slug>"


@pages.get("/pillars/<pillar>/<slug>")
@requires("read")
def lesson(pillar: str, slug: str) -> AnyResponse:
    """A module of a pillar."""
    return _shown("lesson", slug, pillar)


@pages.get(IN_FOLDER)
@requires("read")
def page(folder: str, slug: str) -> AnyResponse:
    """A page of the library."""
    return _shown(FOLDERS[folder], slug)


@pages.post("/pillars/<pillar>/<slug>/read")
@requires("keep")
def mark_lesson(pillar: str, slug: str) -> AnyResponse:
    """Mark a module as read, or take the mark away."""
    return _marked("lesson", slug, pillar)


@pages.post(f"{IN_FOLDER}/read")
@requires("keep")
def mark_page(folder: str, slug: str) -> AnyResponse:
    """The same for a page of the library."""
    return _marked(FOLDERS[folder], slug)


def _shown(kind: str, slug: str, pillar: str | None = None) -> AnyResponse:
    person = web.person()
    account = person.id if person else None
    who = reading.reader(account, kind, web.registries().additions)
    standing = reading.standing(web.database(), who, kind, slug)
    shelf = library(web.database(), standing.generation)
    found = _found(shelf, kind, slug, pillar)
    if account and not standing.last_here:
        reading.keep_opened(web.database(), account, (kind, slug), web.now())
    etag = headers.etag(found.digest, standing.generation, standing.read_at is None, standing.added)
    if standing.last_here:
        headers.remember(etag, _holding(person, who, standing, kind, slug))
    unchanged = headers.unchanged(etag)
    if unchanged is not None:
        return unchanged
    read = standing.read_at is not None if person else None
    html = reading_page(shelf, found, read, who.additions, standing.added)
    return headers.reading(Response(html, mimetype="text/html"), etag)


def _holding(person: Person | None, who: reading.Reader, standing: reading.Standing, kind: str, slug: str) -> Holds:
    """Whether the same person, with the same session, stands as they stood with this module."""
    site = web.registries()

    def holds() -> bool:
        load = site.person_loader
        if person is not None and (load is None or load(site.database, person.session, site.clock()) != person):
            return False
        return reading.standing(site.database, who, kind, slug) == standing

    return holds


def _marked(kind: str, slug: str, pillar: str | None = None) -> AnyResponse:
    person, form = web.signed_in_person(), ReadForm(request.form)
    if not form.accepted():
        raise Refused("The form did not say whether the module is read.")
    found = _found(library(web.database()), kind, slug, pillar)
    with web.database().unit() as db:
        if form.text("read") == "yes":
            reading.mark_read(db, person.id, (kind, slug), web.now())
        else:
            reading.mark_unread(db, person.id, (kind, slug))
    return redirect(found.url, 303)


def _found(shelf: Library, kind: str, slug: str, pillar: str | None) -> Page:
    found = shelf.page(kind, slug)
    if found is None or (pillar is not None and found.pillar != pillar):
        raise NotFound
    return found
