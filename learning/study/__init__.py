"""Studying: home, courses, pillars, indexes by region, the reading page, search, progress and reported problems."""

from flask import Flask

from learning.core.registries import MenuEntry
from learning.core.web import EXTENSION
from learning.study.course_views import courses
from learning.study.coverage_views import covering
from learning.study.erasing import take_out
from learning.study.held import HELD
from learning.study.home_views import home
from learning.study.list_views import lists
from learning.study.module_views import pages
from learning.study.report_views import reporting
from learning.study.search_views import searches

MENU = (
    MenuEntry("Courses", "courses.listing"),
    MenuEntry("Pillars", "home.pillars"),
    MenuEntry("Techniques", "lists.techniques"),
    MenuEntry("Conditions", "lists.conditions"),
    MenuEntry("Assessments", "lists.assessments"),
    MenuEntry("Reports", "reporting.reports", "see-reports"),
    MenuEntry("Coverage", "covering.shown", "see-reports"),
)


def open_room(app: Flask) -> None:
    """Add the pages and their lines in the menu."""
    for blueprint in (home, courses, pages, lists, searches, reporting, covering):
        app.register_blueprint(blueprint)
    app.extensions[EXTENSION].menu.extend(MENU)
    app.extensions[EXTENSION].personal_data.extend(HELD)
    app.extensions[EXTENSION].takings_out.append(take_out)
