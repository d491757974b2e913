"""Responding to a quiz: the form of one question, or of all of them, then back to the page."""

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from learning.attempts.owners import Owner
from learning.attempts.owning import hand_out, owner_to_be
from learning.attempts.quizzes.adding import token
from learning.attempts.quizzes.asking import Quiz, quiz_of
from learning.attempts.quizzes.history import history_of
from learning.attempts.quizzes.posted import Posted, posted
from learning.attempts.quizzes.responding import Overtaken, respond
from learning.attempts.quizzes.showing import Tried, part_of, view_of
from learning.core import limits, web
from learning.core.errors import NotFound
from learning.core.form_tokens import from_own_page
from learning.core.web import fragment_requested, requires
from learning.library.libraries import library
from learning.library.shelf import Library
from quizzes.items.common import Message
from quizzes.items.common import Response as Said

quizzes = Blueprint("quizzes", __name__)
RESPONSES_A_MINUTE = 120
RESPONSES_AT_ONCE = 60


@dataclass(frozen=True)
class Asked:
    """What a request is about."""

    books: Library
    quiz: Quiz
    who: Owner
    sent: Posted


@quizzes.post("/quizzes/<any(lesson, course):kind>/<slug>")
@requires("practise")
@from_own_page
def take(kind: str, slug: str) -> AnyResponse:
    """Keep a response and lead back to its question, which says what it was worth."""
    books = library(web.database())
    quiz = quiz_of(books, kind, slug)
    if quiz is None:
        raise NotFound
    sent = posted(request.form, quiz)
    who, text = owner_to_be()
    asked = Asked(books, quiz, who, sent)
    told = sent.read(quiz)
    wrong = {ident: one for ident, one in told.items() if isinstance(one, Message)}
    if wrong:
        return _page(asked, Tried(sent.fields, wrong, sent.sureness), status=422)
    return _kept(asked, {ident: one for ident, one in told.items() if isinstance(one, Said)}, text)


def _kept(asked: Asked, responses: dict[str, Said], text: str | None) -> AnyResponse:
    now = web.now()
    with web.database().unit() as db:
        bucket = f"quiz:{asked.who.account or (request.remote_addr if text else asked.who.visitor)}"
        limits.take(db, bucket, per_minute=RESPONSES_A_MINUTE, burst=RESPONSES_AT_ONCE, now=now)
    try:
        with web.database().unit() as db:
            respond(db, asked.who, asked.quiz, asked.sent, responses, now)
    except Overtaken as overtaken:
        return _page(asked, error=f"{overtaken.what} {overtaken.safe}", status=overtaken.status)
    answer = _page(asked) if fragment_requested() else make_response(redirect(_place(asked), 303))
    return hand_out(answer, text)


def _place(asked: Asked) -> str:
    """The question on its page; the whole quiz where it was handed in at once."""
    page, first = asked.quiz.page.url, asked.sent.entries[0]
    if asked.quiz.whole:
        return f"{page}#check-yourself"
    return f"{page}#check-{asked.quiz.entries.index(first) + 1}"


def _page(asked: Asked, tried: Tried | None = None, error: str = "", status: int = 200) -> Response:
    """The question alone: for the page's script, and for whoever has something to put right."""
    page = asked.quiz.page
    with web.database().reading() as db:
        kept = history_of(db, asked.who, page.kind, page.slug)
    part = part_of(view_of(asked.books, asked.quiz, kept, tried), request.form["item"])
    problems = [(one.wrong.field or "check-yourself", one.wrong.text) for one in part["questions"] if one.wrong.text]
    return make_response(
        render_template(
            "attempts/quizzes/page.html", page=page, error=error, problems=problems, token=token(), **part
        ),
        status,
    )
