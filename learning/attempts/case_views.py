"""The cases there are, and starting an attempt at one."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from learning.attempts.finding import attempts_of
from learning.attempts.owners import Owner
from learning.attempts.owning import hand_out, owner, owner_to_be
from learning.attempts.starting import AlreadyOpen, open_graded, start
from learning.core import limits, web
from learning.core.errors import NotFound
from learning.core.web import requires
from learning.library.libraries import library
from learning.library.shelf import CaseEntry, Library
from learning.people.forms import Confirmed

cases = Blueprint("cases", __name__)
STARTS_A_MINUTE = 5
STARTS_AT_ONCE = 30


@cases.get("/cases")
@requires("read")
def listing() -> str:
    """Every case: the short ones, the full ones, and those that count."""
    return render_template("attempts/cases.html", cases=library(web.database()).cases())


@cases.get("/cases/<slug>")
@requires("read")
def case(slug: str) -> str:
    """What a case asks and what it covers, before it is started."""
    found = _found(library(web.database()), slug)
    with web.database().reading() as db:
        mine = [row for row in attempts_of(db, owner()) if row.case_slug == slug]
    return render_template("attempts/case.html", case=found, attempts=mine)


@cases.post("/cases/<slug>")
@requires("practise")
def begin(slug: str) -> AnyResponse:
    """Start an attempt, or join the open graded one."""
    Confirmed(request.form).accepted()
    books = library(web.database())
    found = _found(books, slug)
    starter, text = owner_to_be()
    with web.database().unit() as db:
        bucket = f"start:{starter.account or request.remote_addr}"
        limits.take(db, bucket, per_minute=STARTS_A_MINUTE, burst=STARTS_AT_ONCE, now=web.now())
    address = f"/attempts/{_started(starter, found, books)}"
    return hand_out(make_response(redirect(address, 303)), text)


def _started(starter: Owner, found: CaseEntry, books: Library) -> str:
    try:
        with web.database().unit() as db:
            return start(db, starter, found, books.facts, web.now())
    except AlreadyOpen:
        with web.database().reading() as db:
            return open_graded(db, starter.account or "", found.slug) or _started(starter, found, books)


def _found(books: Library, slug: str) -> CaseEntry:
    found = books.case(slug)
    if found is None:
        raise NotFound
    return found
