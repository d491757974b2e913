"""Somebody who takes the quiz of a module, form by form, as a browser without script does."""

from collections.abc import Mapping

from bs4 import Tag
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from learning.attempts.quizzes.asking import Quiz, quiz_of
from learning.attempts.quizzes.models import quiz_response
from learning.library.libraries import library
from quizzes.items.common import Response
from tests.conftest import database_of
from tests.reader import Reader, Sheet, one

OURS = {"Origin": "http://localhost"}
# The module of each behaviour.
IMMEDIATE = "from-first-words-to-a-plan"
TRIES = "dose-response-and-the-person"
CERTAINTY = "working-along-the-plan"
DEFERRED = "introduction"


def quiz(site: Flask, slug: str) -> Quiz:
    """The quiz of a lesson."""
    found = quiz_of(library(database_of(site)), "lesson", slug)
    assert found is not None
    return found


def url(site: Flask, slug: str) -> str:
    return quiz(site, slug).page.url


def right(site: Flask, slug: str, place: int = 1) -> dict[str, list[str]]:
    """The fields of the right response to a question."""
    here = quiz(site, slug)
    document = here.entries[place - 1].document
    return {name: list(sent) for name, sent in document.filled(document.reference_answer(), here.seed).items()}


def wrong(site: Flask, slug: str, place: int = 1, which: int = 0) -> dict[str, list[str]]:
    """The fields of a wrong response to a question of single choice."""
    here = quiz(site, slug)
    document = here.entries[place - 1].document
    options = [option.id for option in document.options if not option.correct]  # type: ignore[union-attr]
    response = Response(picks=(options[which],))
    return {name: list(sent) for name, sent in document.filled(response, here.seed).items()}


def form(sheet: Sheet, place: int = 1) -> Tag:
    return sheet.form(f"Question {place}")


def hand_over(
    reader: Reader, where: Tag, fields: dict[str, list[str]], headers: Mapping[str, str] = OURS, /, **more: str | None
) -> TestResponse:
    """Send a form of a page with these fields, redirects not followed; `more` goes before what it holds, None out."""
    held = {str(tag["name"]): str(tag["value"]) for tag in where.select("input[type=hidden]")}
    data = {name: value for name, value in {**held, **fields, **more}.items() if value is not None}
    return reader.client.post(str(where["action"]), data=data, headers=headers)


def responded(
    reader: Reader, site: Flask, slug: str, fields: dict[str, list[str]], place: int = 1, **more: str | None
) -> Sheet:
    """The module's page after a question was responded to."""
    address = url(site, slug)
    answer = hand_over(reader, form(reader.open(address), place), fields, OURS, **more)
    assert answer.status_code == 303, answer.text[:500]
    assert answer.location == f"{address}#check-{place}"
    return reader.open(address)


def question(sheet: Sheet, place: int = 1) -> str:
    """The words of a question on its page."""
    return " ".join(one(sheet.soup, f"#check-{place}").get_text(" ").split())


def verdict(sheet: Sheet, place: int = 1) -> str:
    return " ".join(one(sheet.soup, f"#check-{place} [data-quiz-verdict]").get_text(" ").split())


def rows(site: Flask) -> list[tuple[str | None, str | None, str, int]]:
    """Account, visitor, item and number of each kept response, in the order of time."""
    kept = quiz_response.c
    with database_of(site).reading() as db:
        found = db.execute(select(kept.account_id, kept.visitor, kept.item, kept.number).order_by(kept.at, kept.go))
        return [(row.account_id, row.visitor, row.item, row.number) for row in found]
