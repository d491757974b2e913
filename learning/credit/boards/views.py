"""Will my board accept this? A page for each course: choose state and licence, read the answer and every rule."""

from flask import Blueprint, render_template, request

from learning.core import web
from learning.core.dates import iso_day
from learning.core.web import requires
from learning.credit.boards.acceptance import PROFESSIONS
from learning.credit.boards.asking import answers, offer_called
from learning.credit.boards.rule_sets import choices, rule_sets
from learning.library.libraries import library

boards = Blueprint("boards", __name__)


@boards.get("/courses/<slug>/boards")
@requires("read")
def accepting(slug: str) -> str:
    """The form; with `board` and `licence` in the address, the answer beneath it."""
    books, now, provider = library(web.database()), web.now(), web.settings().provider
    offer, known = offer_called(books, slug, now), rule_sets(iso_day(now))
    board, licence = request.args.get("board", ""), request.args.get("licence", "massage")
    shown = {"offer": offer, "boards": known, "licences": PROFESSIONS, "asked": (board, licence), "answer": None}
    shown["states"] = choices(known)
    if board in known and licence in PROFESSIONS:
        with web.database().reading() as db:
            [answer] = answers(db, books, offer, [(board, licence)], provider, now)
            shown |= {"answer": answer, "rules": known[board]}
    return render_template("credit/boards/accepting.html", provider=provider, **shown)
