"""What staff do with a certificate: correct whom it names, or revoke it."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from learning.core import web
from learning.core.errors import Conflict, Refused
from learning.core.permissions import may
from learning.core.web import requires, signed_in_person
from learning.credit.certificates.act_forms import Correcting, Revoking
from learning.credit.certificates.attested import attested
from learning.credit.certificates.checking import Certified, find
from learning.credit.certificates.ending import OwnCertificate, revoke, supersede
from learning.credit.certificates.holding import holds_on
from learning.credit.signing.keys import keys_of
from learning.people.confirming import needs_password

certificate_acts = Blueprint("certificate_acts", __name__)
ADDRESS = "/certificates/<certificate_id>/acts"


@certificate_acts.get(ADDRESS)
@requires("supervise")
def asking(certificate_id: str) -> str:
    """What it says, and what can be done."""
    found = _found(certificate_id)
    return _page(found, Correcting(data=_as_it_is(found)), Revoking())


@certificate_acts.post(ADDRESS)
@requires("supervise")
@needs_password("certificate_acts.asking")
def doing(certificate_id: str) -> ResponseReturnValue:
    """Do it; the reason is public."""
    found = _found(certificate_id)
    act = request.form.get("act")
    if act == "correct":
        return _correct(found, Correcting(request.form))
    if act == "revoke":
        return _revoke(found, Revoking(request.form))
    raise Refused


def _correct(found: Certified, form: Correcting) -> ResponseReturnValue:
    if not form.accepted():
        return _page(found, form, Revoking()), 422
    old, actor, name = found.snapshot.id, signed_in_person().id, form.text("name")
    try:
        with web.database().unit() as db:
            keys = keys_of(web.settings())
            new = supersede(db, keys, old, name, form.licence(), actor, form.text("reason"), web.now())
    except (Conflict, OwnCertificate) as refusal:
        form.refuse("reason", refusal.what)
        return _page(found, form, Revoking()), refusal.status
    flash("The corrected certificate was issued; the old one says that it was superseded.", "success")
    return redirect(f"/certificates/{new}/acts", 303)


def _revoke(found: Certified, form: Revoking) -> ResponseReturnValue:
    correcting = Correcting(data=_as_it_is(found))
    if not form.accepted():
        return _page(found, correcting, form), 422
    try:
        with web.database().unit() as db:
            revoke(db, found.snapshot.id, signed_in_person().id, form.text("reason"), web.now())
    except (Conflict, OwnCertificate) as refusal:
        form.refuse("reason", refusal.what)
        return _page(found, correcting, form), refusal.status
    flash("The certificate is revoked. Its page says so from now on.", "success")
    return redirect(f"/certificates/{found.snapshot.id}/acts", 303)


def _found(certificate_id: str) -> Certified:
    with web.database().reading() as db:
        return find(db, certificate_id)


def _as_it_is(found: Certified) -> dict[str, str]:
    held = found.snapshot.licence
    licence = (
        {"licence_state": held.state, "licence_number": held.number, "profession": held.profession} if held else {}
    )
    return {"name": found.snapshot.name, **licence}


def _page(found: Certified, correcting: Correcting, revoking: Revoking) -> str:
    someone = signed_in_person()
    with web.database().reading() as db:
        record = {
            "signed": attested(db, found.enrolment_id), "holds": holds_on(db, found.enrolment_id, web.now()),
            "told_why": may(someone, "administer"),
        }  # fmt: skip
    shown = {"found": found, "said": found.snapshot, "own": found.account_id == someone.id, **record}
    return render_template("credit/acts.html", correcting=correcting, revoking=revoking, **shown)
