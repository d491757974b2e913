"""Taking cases, exams and quizzes: start, choose, resume, debrief, score again; visitors' practice, its claiming."""

from collections.abc import Mapping

from flask import Flask
from sqlalchemy import Connection

from learning.attempts.attempt_views import attempts
from learning.attempts.case_views import cases
from learning.attempts.claiming import claim
from learning.attempts.commands import attempt_commands
from learning.attempts.erasing import acted_on
from learning.attempts.exams.accommodation_views import accommodations
from learning.attempts.exams.commands import close_expired
from learning.attempts.exams.exam_views import exams
from learning.attempts.exams.remedy_views import remedies
from learning.attempts.exams.sitting_views import sittings
from learning.attempts.exams.staff_views import staff
from learning.attempts.finding import attempts_of
from learning.attempts.held import HELD
from learning.attempts.owners import PASS_COOKIE, Owner, visitor_of
from learning.attempts.quizzes.adding import ADDITION
from learning.attempts.quizzes.quiz_views import quizzes
from learning.core import web
from learning.core.person import Person
from learning.core.registries import MenuEntry, Panel
from quizzes.cases.debrief import HEADLINES

PANEL_SHOWS = 5


def open_room(app: Flask) -> None:
    """Add the pages, the panel of a person's home, the claiming of practice and the commands."""
    for blueprint in (cases, attempts, exams, sittings, remedies, staff, accommodations, quizzes):
        app.register_blueprint(blueprint)
    app.jinja_env.filters["outcome"] = HEADLINES.__getitem__
    app.cli.add_command(attempt_commands)
    app.cli.add_command(close_expired)
    site = app.extensions[web.EXTENSION]
    site.menu[:0] = [MenuEntry("Cases", "cases.listing"), MenuEntry("Exams", "exams.listing")]
    site.menu.append(MenuEntry("Sittings", "staff.listing", "supervise"))
    site.home_panels.append(_panel)
    site.arrivals.append(_claim)
    site.additions.append(ADDITION)
    site.personal_data.extend(HELD)
    site.takings_out.append(acted_on)


def _panel(db: Connection, person: Person, _now: int) -> Panel | None:
    mine = attempts_of(db, Owner(person.id))[:PANEL_SHOWS]
    return Panel("attempts/panel.html", {"attempts": mine}) if mine else None


def _claim(db: Connection, account: str, now: int, cookies: Mapping[str, str]) -> None:
    settings = web.settings()
    keys = (settings.secret_key, *settings.secret_key_fallbacks)
    visitor = visitor_of(keys, cookies.get(web.cookie_name(PASS_COOKIE)), now)
    if visitor is not None:
        claim(db, account, visitor)
