"""For staff: who has done everything and waits for the certificate, why, and issuing all that can be issued."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from learning.core import mail, web
from learning.core.dates import iso_day
from learning.core.permissions import may
from learning.core.person import Person
from learning.core.registries import Panel
from learning.core.web import requires, signed_in_person
from learning.credit.completion.asked import Asked, asked_of
from learning.credit.completion.completing import keyless, obstacles
from learning.credit.completion.learner_views import offered
from learning.credit.completion.waiting import A_PAGE, AT_ONCE, HandedOut, counts, hand_out
from learning.credit.completion.waiting import waiting as waiting_for
from learning.credit.reviewing.clearance import cleared
from learning.library.libraries import library
from learning.people.confirming import needs_password
from learning.people.forms import Confirmed
from learning.study.courses import offers

waiting = Blueprint("waiting", __name__)


@waiting.get("/courses/<slug>/waiting")
@requires("run-courses")
def listing(slug: str) -> str:
    """Who waits, since when, and what for."""
    asked, settings = offered(slug), web.settings()
    with web.database().reading() as db:
        found, number = waiting_for(db, asked), counts(db, [asked]).get(slug, 0)
        left = (*obstacles(asked, cleared(db, asked.books, asked.offer), settings), *keyless(db, settings))
    shown = {"asked": asked, "found": found, "number": number, "obstacles": left, "at_once": AT_ONCE, "most": A_PAGE}
    return render_template("credit/completion/waiting.html", **shown)


@waiting.post("/courses/<slug>/waiting")
@requires("run-courses")
@needs_password("waiting.listing")
def handing_out(slug: str) -> ResponseReturnValue:
    """Issue them, and say how far that went."""
    asked = offered(slug)
    Confirmed(request.form).accepted()
    done = hand_out(web.database(), web.settings(), asked, signed_in_person().id, web.now())
    with web.database().reading() as db:
        left = counts(db, [asked]).get(slug, 0)
    flash(told(done, left), "caution" if done.stopped or done.unwritten or done.open else "success")
    return redirect(url_for("waiting.listing", slug=slug), 303)


def told(done: HandedOut, left: int) -> str:
    """What was done, in sentences; `left`: how many wait still."""
    said = [f"{_certificates(done.issued)} issued."]
    if done.issued > done.unwritten:
        said.append(f"A letter went to {'the learner' if done.issued == 1 else 'each learner'}{_where()}.")
    if done.unwritten:
        said.append(f"The mail server took no letter for {done.unwritten} of them: tell them yourself.")
    if done.open:
        said.append(f"{done.open} of those who wait took a mark back and have something left to do.")
    said.extend(done.stopped)
    if left > done.open:
        said.append(f"{left - done.open} still wait{'' if done.stopped else ': press the button once more'}.")
    return " ".join(said)


def waiting_panel(db: Connection, person: Person, _now: int) -> Panel | None:
    """For whoever runs courses: in which of them somebody waits."""
    if not may(person, "run-courses"):
        return None
    courses = _courses()
    found = counts(db, courses)
    rows = [(one.offer.page, found[one.slug]) for one in courses if one.slug in found]
    return Panel("credit/completion/waiting_panel.html", {"rows": rows}) if rows else None


def _courses() -> list[Asked]:
    books, day = library(web.database()), iso_day(web.now())
    asked = (asked_of(books, offer.page.slug, day) for offer in offers(books, day))
    return [one for one in asked if one is not None]


def _certificates(number: int) -> str:
    return "One certificate is" if number == 1 else f"{number or 'No'} certificates are"


def _where() -> str:
    return " (as a file in var/mail/, as no mail server is set)" if mail.is_written_to_files(web.settings()) else ""
