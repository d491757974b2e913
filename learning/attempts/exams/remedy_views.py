"""Clearing a safety error: read why, pass the question again, and where more is asked another one like it."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from learning.attempts.exams.finding import Sitting, find
from learning.attempts.exams.paper import FrozenItem
from learning.attempts.exams.presenting import question
from learning.attempts.exams.remedying import remedy
from learning.attempts.owning import owner
from learning.attempts.sent import Sent
from learning.core import web
from learning.core.errors import NotFound
from learning.core.web import requires
from learning.library.libraries import library
from learning.library.shelf import Library
from quizzes.items.common import Message, Posted
from quizzes.items.definition import ItemDocument

remedies = Blueprint("remedies", __name__)
AGAIN = "Not yet. Read the reason once more, then try again; tries are free."


@remedies.get("/sittings/<sitting_id>/remedy/<item>/<any(again, another):which>")
@requires("practise")
def reading(sitting_id: str, item: str, which: str) -> str:
    """The reason, and the question to pass."""
    sitting = find(web.database(), owner(), sitting_id)
    missed = _missed(sitting, item)
    return _page(sitting, missed, _asked(missed, which), {})


@remedies.post("/sittings/<sitting_id>/remedy/<item>/<any(again, another):which>")
@requires("practise")
def passing(sitting_id: str, item: str, which: str) -> AnyResponse | tuple[str, int]:
    """Judge the response."""
    now = web.now()
    sitting = find(web.database(), owner(), sitting_id)
    missed = _missed(sitting, item)
    asked = _asked(missed, which)
    posted = Sent(request.form.to_dict(flat=False))
    with web.database().unit() as db:
        like_it = asked.document if which == "another" else None
        told = remedy(db, sitting, missed.document.id, posted, now, like_it)
        if not isinstance(told, Message):
            posted.refuse_others()
    if isinstance(told, Message):
        return _page(sitting, missed, asked, posted, told), 422
    if told.score != 1:
        return _page(sitting, missed, asked, posted, Message(AGAIN)), 422
    return redirect(f"/sittings/{sitting_id}/result", 303)


def _missed(sitting: Sitting, item: str) -> FrozenItem:
    place = sitting.paper.form.place_of.get(item)
    if place is None or sitting.attempt.state in {"in-progress", "voided"}:
        raise NotFound
    return sitting.paper.form.items[place]


def _asked(missed: FrozenItem, which: str) -> FrozenItem:
    """The question itself, or another on safety from the same domain: a practice one where there is one."""
    if which == "again":
        return missed
    books = library(web.database())
    documents = (entry.document for entry in books.items.values())
    for one in sorted(documents, key=lambda one: one.use == "graded"):
        if _stands_for(one, missed.document):
            return FrozenItem(document=one, scored=False, html=_html(books, one))
    raise NotFound


def _stands_for(one: ItemDocument, missed: ItemDocument) -> bool:
    return one.safety and one.domain == missed.domain and one.id != missed.id and one.status != "retired"


def _html(books: Library, one: ItemDocument) -> dict[str, str]:
    return {text: str(made) for text, made in books.items[one.id].html.items()}


def _page(
    sitting: Sitting,
    missed: FrozenItem,
    asked: FrozenItem,
    posted: Posted,
    told: Message | None = None,
) -> str:
    shown = question(1, asked, None, sitting.paper.form.seed)
    why = question(1, missed, None, sitting.paper.form.seed).html(missed.document.why)
    return render_template(
        "exams/remedy.html", sitting=sitting, missed=missed.document, why=why, one=shown, posted=posted, told=told
    )
