"""The quiz beneath the text of its page: made once for each state that learners are in, then only joined."""

import re
from collections.abc import Mapping

from flask import render_template
from markupsafe import Markup

from learning.attempts.kept import Kept
from learning.attempts.owners import Owner, owner_values
from learning.attempts.owning import owner
from learning.attempts.quizzes.asking import KINDS, quiz_of
from learning.attempts.quizzes.history import KEPT, history
from learning.attempts.quizzes.showing import view_of
from learning.core import form_tokens, web
from learning.core.additions import Addition, Frame
from learning.core.gaps import Cut, cut, cutting, filled
from learning.library.libraries import library

# About 15 kB each. Before the first response a page has one state for all.
MOST_KEPT = 400
# A module may weigh 100 kB with all it needs, and a quiz is many small tags.
BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<)")
HEADING = ("check-yourself", "Check yourself", 2)
_sections = Kept(MOST_KEPT)


def token() -> str:
    """The form's token for somebody signed in; none for a visitor, to whom no cookie is given for reading."""
    return form_tokens.token() if web.person() else ""


def _reader() -> Mapping[str, str] | None:
    """Who asks, as the column binds them."""
    who = owner()
    return owner_values(who) if who != Owner() else None


def _frame(kind: str, slug: str, generation: int) -> Frame | None:
    if quiz_of(library(web.database(), generation), kind, slug) is None:
        return None
    return Frame(HEADING, "quiz.css", "js/quiz.js")


def _made(kind: str, slug: str, generation: int, kept: str | None) -> Markup:
    site = web.registries()
    key = (site.database, site.fingerprint, kind, slug, generation, kept)
    section: Cut | None = _sections.get(key)
    if section is None:
        section = _section(kind, slug, generation, kept)
        _sections.keep(key, section)
    return Markup(filled(section, {form_tokens.GAP: token()} if section.names else {}))  # noqa: S704 - our template


def _section(kind: str, slug: str, generation: int, kept: str | None) -> Cut:
    books = library(web.database(), generation)
    quiz = quiz_of(books, kind, slug)
    if quiz is None:
        return cut("")
    with cutting():
        html = render_template("attempts/quizzes/section.html", view=view_of(books, quiz, history(kept)))
    return cut(BETWEEN_TAGS.sub("", html))


ADDITION = Addition(KINDS, KEPT, _reader, _frame, _made)
