"""Hours earned elsewhere: entered with or without a document, looked at, taken off again."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import limits, web
from learning.core.clock import DAY
from learning.core.dates import iso_day
from learning.core.errors import Refused
from learning.core.web import requires, signed_in_person, takes
from learning.credit.boards.rule_sets import TOPICS, rule_sets
from learning.credit.ledger.forms import Elsewhere, Removing
from learning.credit.ledger.gathering import KINDS
from learning.credit.ledger.outside import Earned, add, document_of, one_of, remove
from learning.credit.ledger.uploads import MOST_BYTES, NotADocument, Sent, sent

outside = Blueprint("outside", __name__)

AROUND = 64 * 1024  # bytes of the form around a file
ENTRIES_AN_HOUR = 60
SANDBOX = "sandbox; default-src 'none'"


@outside.get("/ledger/outside/new")
@requires("keep")
def asking() -> str:
    """The form."""
    return _form(Elsewhere())


@outside.post("/ledger/outside/new")
@requires("keep")
@takes(MOST_BYTES + AROUND)
def adding() -> ResponseReturnValue:
    """Put it on the list."""
    form = Elsewhere(request.form, boards=_boards(), last=_last_day())
    right, someone = form.accepted(), signed_in_person()
    try:
        given = _document()
        if not right:
            return _form(form), 422
        _take(someone.id)
        document = given.kept() if given else None
    except NotADocument as trouble:
        form.refuse("document", str(trouble))
        return _form(form), 422
    with web.database().unit() as db:
        made = add(db, someone.id, _earned(form), document, web.now())
    flash("The hours are on your list.", "success")
    return redirect(url_for("outside.one", outside_id=made), 303)


@outside.get("/ledger/outside/<outside_id>")
@requires("keep")
def one(outside_id: str) -> str:
    """One of them, and the way to take it off."""
    with web.database().reading() as db:
        found = one_of(db, signed_in_person().id, outside_id)
    return render_template("credit/ledger/outside.html", one=found, boards=_boards(), topics=TOPICS)


@outside.post("/ledger/outside/<outside_id>")
@requires("keep")
def removing(outside_id: str) -> ResponseReturnValue:
    """Take it off."""
    Removing(request.form).accepted()
    with web.database().unit() as db:
        remove(db, signed_in_person().id, outside_id, web.now())
    flash("The hours are off your list, and the document is gone.", "success")
    return redirect(url_for("ledgers.shown"), 303)


@outside.get("/ledger/documents/<document_id>")
@requires("keep")
def document(document_id: str) -> Response:
    """Their document, to be saved and never to be shown within the site."""
    with web.database().reading() as db:
        found = document_of(db, signed_in_person().id, document_id)
    response = Response(found.body, mimetype=found.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename={document_id}.{found.suffix}"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def _document() -> Sent | None:
    """What was sent with the form. Raises NotADocument, and Refused for a file that the form does not ask for."""
    files = list(request.files.items(multi=True))
    if any(name != "document" for name, _ in files) or len(files) > 1:
        raise Refused("The form was sent with a file that it does not ask for.")
    body = files[0][1].stream.read() if files else b""
    return sent(body) if body else None


def _take(account_id: str) -> None:
    """Count an entry, before a picture takes its time."""
    with web.database().unit() as db:
        per_minute = ENTRIES_AN_HOUR / 60
        limits.take(db, f"outside:{account_id}", per_minute=per_minute, burst=ENTRIES_AN_HOUR, now=web.now())


def _earned(form: Elsewhere) -> Earned:
    return Earned(
        title=form.text("title"), provider=form.text("provider"), completed_on=form.text("completed"),
        hours=form.text("hours"), kind=form.text("kind"), topic=form.text("topic") or None,
        board=form.text("board") or None,
    )  # fmt: skip


def _last_day() -> str:
    """Tomorrow in UTC, because east of it that day has begun."""
    return iso_day(web.now() + DAY)


def _boards() -> dict[str, str]:
    return {name: rules.name for name, rules in rule_sets(iso_day(web.now())).items()}


def _form(form: Elsewhere) -> str:
    kinds = [(kind, kind.capitalize()) for kind in KINDS.values()]
    return render_template(
        "credit/ledger/outside_form.html",
        form=form,
        boards=list(_boards().items()),
        topics=list(TOPICS.items()),
        kinds=kinds,
    )
