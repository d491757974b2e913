"""The ledger: all hours by the rules of a board, the day of a renewal, and the transcript."""

from collections.abc import Mapping

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from learning.core import limits, web
from learning.core.dates import iso_day
from learning.core.errors import NotFound
from learning.core.web import requires, signed_in_person
from learning.credit.boards.rule_sets import GENERIC, RuleSet, board_of, rule_sets
from learning.credit.certificates.printing import PAPERS
from learning.credit.ledger.counting import Ledger
from learning.credit.ledger.forms import Renewing
from learning.credit.ledger.gathering import held_by, ledger_of
from learning.credit.ledger.printing import pdf
from learning.credit.ledger.renewals import keep
from learning.credit.ledger.transcript import HEAD, rows
from learning.credit.spreadsheets import csv_of
from learning.people.licences import licences_of

ledgers = Blueprint("ledgers", __name__)

EXPORTS_AN_HOUR = 20


@ledgers.get("/ledger")
@requires("keep")
def shown() -> str:
    """By the board of `?board=`, else of their licence, else what holds everywhere."""
    return _page(Renewing())


@ledgers.post("/ledger")
@requires("keep")
def renewing() -> ResponseReturnValue:
    """Keep the day of a renewal."""
    form = Renewing(request.form, boards=_rules())
    if not form.accepted():
        return _page(form), 422
    with web.database().unit() as db:
        keep(db, signed_in_person().id, form.text("board"), form.text("renews") or None)
    flash("The day is kept." if form.text("renews") else "The day is forgotten.", "success")
    return redirect(url_for("ledgers.shown", board=form.text("board")), 303)


@ledgers.get("/ledger/transcript")
@requires("keep")
def transcript() -> str:
    """The same for printing."""
    rules, found, _ = _found()
    return render_template("credit/ledger/transcript.html", rules=rules, ledger=found, now=web.now())


@ledgers.get("/ledger/transcript.csv")
@requires("keep")
def spreadsheet() -> Response:
    """The same for a spreadsheet."""
    rules, found, _ = _found()
    _take()
    response = Response(csv_of(HEAD, rows(found)), mimetype="text/csv")
    response.headers["Content-Disposition"] = f"attachment; filename=transcript-{rules.board}.csv"
    return response


@ledgers.get("/ledger/transcript.pdf")
@requires("keep")
def sheet() -> Response:
    """The same as a sheet; `?paper=a4` or `letter`."""
    paper = request.args.get("paper", "letter")
    if paper not in PAPERS:
        raise NotFound
    rules, found, _ = _found()
    _take()
    response = Response(pdf(signed_in_person().name, rules, found, web.now(), paper), mimetype="application/pdf")
    response.headers["Content-Disposition"] = f"attachment; filename=transcript-{rules.board}.pdf"
    return response


def _take() -> None:
    """Count an export."""
    with web.database().unit() as db:
        bucket = f"export:{signed_in_person().id}"
        limits.take(db, bucket, per_minute=EXPORTS_AN_HOUR / 60, burst=EXPORTS_AN_HOUR, now=web.now())


def _page(form: Renewing) -> str:
    rules, found, renews_on = _found()
    return render_template(
        "credit/ledger/ledger.html", rules=rules, ledger=found, renews_on=renews_on, form=form,
        boards=[(name, one.name) for name, one in _rules().items()],
    )  # fmt: skip


def _found() -> tuple[RuleSet, Ledger, str]:
    someone, asked, known = signed_in_person(), request.values.get("board"), _rules()
    with web.database().reading() as db:
        held = held_by(db, someone.id)
        states = [one.state for one in licences_of(db, someone.id)] if asked is None else []
    if asked is not None and asked not in known:
        raise NotFound
    rules = known[asked] if asked else _board_of(states, known)
    return rules, ledger_of(held, rules), held.renewals.get(rules.board, "")


def _board_of(states: list[str], known: Mapping[str, RuleSet]) -> RuleSet:
    """The first board of theirs that has rules of its own, else what holds everywhere."""
    theirs = (board_of(state, known) for state in states)
    return next((one for one in theirs if one.state), known[GENERIC])


def _rules() -> Mapping[str, RuleSet]:
    return rule_sets(iso_day(web.now()))
