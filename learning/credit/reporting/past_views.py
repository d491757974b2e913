"""For staff: one report that was made, its files, and the board's receipts."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.errors import Conflict, Refused
from learning.core.web import requires, signed_in_person, takes
from learning.credit.reporting.ce_broker import ce_broker
from learning.credit.reporting.forms import Handing, Taking
from learning.credit.reporting.receipts import MOST_BYTES, NotAReceipt, Receipt, read_receipt
from learning.credit.reporting.receiving import keep, receipts_of
from learning.credit.reporting.remaking import Remade, handed_out, remade
from learning.credit.reporting.roster import csv_roster
from learning.credit.reporting.sending import missing, sender
from learning.credit.reporting.views import SHOWN, names
from learning.people.confirming import needs_password

past_rosters = Blueprint("past_rosters", __name__)

AROUND = 64 * 1024  # bytes of the form around a file
NOTHING = "Paste the receipt, or choose its file."


@past_rosters.get("/rosters/<report_id>")
@requires("report-to-boards")
@needs_password("past_rosters.one")
def one(report_id: str) -> ResponseReturnValue:
    """Who is in it, who was left out, its files and its receipts."""
    return _page(report_id, Handing())


@past_rosters.post("/rosters/<report_id>/file")
@requires("report-to-boards")
@needs_password("past_rosters.one")
def taking(report_id: str) -> ResponseReturnValue:
    """Its table, or the message for CE Broker, made again from what was remembered."""
    form = Taking(request.form)
    if not form.accepted():
        raise Refused(form.error("form"))
    with web.database().unit() as db:
        found = remade(db, report_id)
        handed_out(db, found.report, form.text("form"), signed_in_person().id, web.now())
    name = f"{found.report.board}-{found.report.course}-{found.made.asked.first}-{report_id[:6]}.{form.text('form')}"
    body, mimetype = (
        (csv_roster(found.made).encode(), "text/csv") if form.text("form") == "csv" else (_message(found), "text/xml")
    )
    return Response(body, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@past_rosters.post("/rosters/<report_id>/receipts")
@requires("report-to-boards")
@takes(MOST_BYTES + AROUND)
@needs_password("past_rosters.one")
def receiving(report_id: str) -> ResponseReturnValue:
    """Keep what the board wrote back."""
    form = Handing(request.form)
    form.accepted()
    file = _file()
    try:
        receipt = _receipt(form, file)
        with web.database().unit() as db:
            sent = file or form.text("receipt").encode()
            keep(db, remade(db, report_id), sent, receipt, signed_in_person().id, web.now())
    except (NotAReceipt, Conflict) as refusal:
        form.refuse("file" if file else "receipt", str(refusal))
        return _page(report_id, form), 422
    flash("The receipt is kept with the report.", "success")
    return redirect(url_for("past_rosters.one", report_id=report_id), 303)


def _message(found: Remade) -> bytes:
    return ce_broker(found.made, sender(web.settings().ce_broker))


def _receipt(form: Handing, file: bytes) -> Receipt:
    if not file and not form.text("receipt"):
        raise NotAReceipt(NOTHING)
    return read_receipt(file or form.text("receipt"), sender(web.settings().ce_broker).key)


def _file() -> bytes:
    """What was sent with the form. Raises Refused for a file that it does not ask for."""
    files = list(request.files.items(multi=True))
    if any(name != "file" for name, _ in files) or len(files) > 1:
        raise Refused("The form was sent with a file that it does not ask for.")
    return files[0][1].stream.read() if files else b""


def _page(report_id: str, form: Handing) -> str:
    with web.database().reading() as db:
        found = remade(db, report_id)
        receipts = receipts_of(db, found)
    people = {one.certificate_id: f"{one.first_name} {one.last_name}" for one in found.made.attendees}
    shown = {"report": found.report, "made": found.made, "same": found.same, "receipts": receipts, "people": people}
    lacks = missing(web.settings().ce_broker, found.report.asked.course_id)
    return render_template("credit/reporting/report.html", form=form, lacks=lacks, shown=SHOWN, **shown, **names())
