"""Reporting a problem, and the list for those who mend it."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from learning.core import limits, web
from learning.core.web import next_path, requires
from learning.people.forms import Confirmed
from learning.study.forms import ReportForm
from learning.study.reports import close_report, file_report, open_reports

reporting = Blueprint("reporting", __name__)


@reporting.get("/report")
@requires("public")
def report() -> str:
    """The form for a problem on the page `?path=`."""
    return _page(ReportForm(data={"path": next_path(request.args.get("path"))}))


@reporting.post("/reports")
@requires("public")
def send() -> AnyResponse | str | tuple[str, int]:
    """Keep a report, and thank."""
    form = ReportForm(request.form)
    if not form.accepted():
        return _page(form), 422
    person, path = web.person(), next_path(form.text("path"))
    with web.database().unit() as db:
        limits.take(db, f"report:{request.remote_addr}", per_minute=2, burst=10, now=web.now())
    with web.database().unit() as db:
        file_report(db, path, form.text("problem"), person.id if person else None, web.now())
    return render_template("study/report.html", path=path, text="", error="", errors=[], sent=True)


def _page(form: ReportForm) -> str:
    errors = [("report-text", sentence) for _, sentence in form.summary()]
    error = errors[0][1] if errors else ""
    path = next_path(form.text("path"))
    return render_template(
        "study/report.html", path=path, text=form.text("problem"), error=error, errors=errors, sent=False
    )


@reporting.get("/reports")
@requires("see-reports")
def reports() -> str:
    """The open reports."""
    with web.database().reading() as db:
        return render_template("study/reports.html", reports=open_reports(db))


@reporting.post("/reports/<report_id>/close")
@requires("see-reports")
def close(report_id: str) -> AnyResponse:
    """Close one."""
    Confirmed(request.form).accepted()
    with web.database().unit() as db:
        close_report(db, report_id, web.signed_in_person().id, web.now())
    return redirect("/reports", 303)
