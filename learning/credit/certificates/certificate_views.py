"""One's own certificates: the list, and each as PDF for printing."""

from flask import Blueprint, Response, render_template, request

from learning.core import limits, web
from learning.core.errors import Conflict, NotFound
from learning.core.permissions import may
from learning.core.web import requires, signed_in_person
from learning.credit.certificates.checking import Certified, find, find_for
from learning.credit.certificates.listing import certificates_of
from learning.credit.certificates.printing import PAPERS, pdf
from learning.credit.certificates.signatures import picture_of

own_certificates = Blueprint("own_certificates", __name__)

SHEETS_A_MINUTE = 20


@own_certificates.get("/certificates")
@requires("keep")
def listing() -> str:
    """Everything that was issued to whoever asks, newest first."""
    with web.database().reading() as db:
        mine = certificates_of(db, signed_in_person().id)
    return render_template("credit/certificates.html", certificates=mine)


@own_certificates.get("/certificates/<certificate_id>.pdf")
@requires("keep")
def sheet(certificate_id: str) -> Response:
    """The sheet, for its owner and for staff; `?paper=a4` or `letter`."""
    paper = request.args.get("paper", "letter")
    if paper not in PAPERS:
        raise NotFound
    found = _theirs(certificate_id)
    if found.standing.state != "valid":
        raise Conflict(f"This certificate is {found.standing.state}, so no sheet is printed.", next=_NEXT)
    with web.database().unit() as db:
        bucket = f"print:{signed_in_person().id}"
        limits.take(db, bucket, per_minute=SHEETS_A_MINUTE, burst=SHEETS_A_MINUTE, now=web.now())
    with web.database().reading() as db:
        signature = picture_of(db, found.snapshot.signature)
    response = Response(pdf(found.snapshot, paper, signature), mimetype="application/pdf")
    response.headers["Content-Disposition"] = f"attachment; filename=certificate-{found.snapshot.id}.pdf"
    return response


_NEXT = "Its page, at the address on the sheet, says why; a corrected certificate is in your list."


def _theirs(certificate_id: str) -> Certified:
    someone = signed_in_person()
    with web.database().reading() as db:
        if may(someone, "supervise"):
            return find(db, certificate_id)
        return find_for(db, certificate_id, someone.id)
