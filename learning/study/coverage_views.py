"""What the objectives are covered by: for instructors, who see what is still to be written."""

from flask import Blueprint, render_template

from learning.core import web
from learning.core.web import requires
from learning.library.coverage import COLUMNS
from learning.library.libraries import library
from learning.study.coverage import coverage

covering = Blueprint("covering", __name__)


@covering.get("/coverage")
@requires("see-reports")
def shown() -> str:
    """Each objective with the lessons, items and cases that cover it."""
    parts = coverage(library(web.database()))
    left_out = sum(bool(line.left_out) for part in parts for _, lines in part.domains for line in lines)
    return render_template("study/coverage.html", parts=parts, columns=COLUMNS, left_out=left_out)
