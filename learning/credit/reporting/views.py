"""For staff: a report to a board, looked at before it is made, and those that were made."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.web import requires, signed_in_person
from learning.credit.certificates.listing import courses_certified
from learning.credit.reporting.codes import codes_of
from learning.credit.reporting.forms import Reporting
from learning.credit.reporting.making import Wanted, boards_of, make, preview
from learning.credit.reporting.remaking import reports
from learning.credit.reporting.roster import Roster
from learning.library.libraries import library
from learning.people.confirming import needs_password

rosters = Blueprint("rosters", __name__)

SHOWN = 500
"""So many rows of a preview are shown; the file has them all."""


@rosters.get("/rosters")
@requires("report-to-boards")
@needs_password("rosters.asking")
def asking() -> ResponseReturnValue:
    """The form; once it is sent, who would be reported and who left out. Nothing is remembered yet."""
    form = _form(sent=True)
    if not request.args:
        return _page(_form(sent=False))
    if not form.validate():
        return _page(form), 422
    with web.database().reading() as db:
        form.show(form.codes().completed(codes_of(db, form.text("board"), form.text("course"))))
        wanted = _wanted(form)
        return _page(form, preview(db, wanted))


@rosters.post("/rosters")
@requires("report-to-boards")
@needs_password("rosters.asking")
def making() -> ResponseReturnValue:
    """Remember the report; its files are on its page."""
    form = _form(sent=True)
    if not form.accepted():
        return _page(form), 422
    with web.database().unit() as db:
        made = make(db, _wanted(form), signed_in_person().id, web.now())
    return redirect(url_for("past_rosters.one", report_id=made), 303)


@rosters.get("/rosters/past")
@requires("report-to-boards")
def listing() -> str:
    """Those that were made, the newest first."""
    page = min(max(1, request.args.get("page", 1, int)), 10_000)
    with web.database().reading() as db:
        found, more = reports(db, page)
    return render_template("credit/reporting/past.html", reports=found, more=more, page=page, **names())


def names() -> dict[str, dict[str, str]]:
    """Titles of courses and names of boards by their names in addresses."""
    titles = {page.slug: page.title for page in library(web.database()).pages("course")}
    return {"titles": titles, "boards": {name: one.name for name, one in boards_of(web.now()).items()}}


def _form(*, sent: bool) -> Reporting:
    with web.database().reading() as db:
        courses = courses_certified(db)
    values = (request.form if request.method == "POST" else request.args) if sent else None
    return Reporting(values, courses=courses, boards=boards_of(web.now()))


def _wanted(form: Reporting) -> Wanted:
    return form.wanted(str(boards_of(web.now())[form.text("board")].state))


def _page(form: Reporting, made: Roster | None = None) -> str:
    return render_template("credit/reporting/asking.html", form=form, made=made, shown=SHOWN, **names())
