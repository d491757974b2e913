"""The pages of cases and attempts, without a browser."""

import pytest
from flask import Flask
from sqlalchemy import select

from learning.attempts.finding import find
from learning.attempts.models import attempt
from learning.attempts.owners import Owner
from learning.attempts.playing import Stale, save
from learning.core.clock import DAY
from quizzes.cases.play import Event
from tests.attempts.opening import marked, start, stopped
from tests.conftest import NOW, FixedClock, database_of
from tests.reader import Reader

GRADED = "/cases/heel-pain-in-a-runner"


def test_a_visitor_starts_without_an_account(visitor: Reader) -> None:
    sheet = start(visitor)

    assert sheet.path.startswith("/attempts/")
    assert "Jonas" in sheet.text


def test_a_choice_leads_to_the_next_screen_and_is_kept(visitor: Reader) -> None:
    sheet = marked(visitor)

    assert sheet.h1 == "Ask your questions"
    assert visitor.open(sheet.path).h1 == "Ask your questions"


def test_a_reply_bears_the_name_of_whoever_gave_it(visitor: Reader) -> None:
    sheet = start(visitor, "/cases/message-left-at-seven-forty")
    sheet = visitor.send(sheet, sheet.h1, cues=[], act="mark")
    sheet = visitor.send(sheet, sheet.h1, question="father", act="ask")
    sheet = visitor.send(sheet, sheet.h1, question="walnut", act="ask")

    assert [who.text for who in sheet.soup.select(".says__who")] == ["You", "Rui", "You", "Inês"]


def test_the_page_of_an_attempt_is_never_stored(visitor: Reader) -> None:
    assert start(visitor).response.headers["Cache-Control"] == "no-store"


def test_a_step_in_a_fragment_is_the_same_step(visitor: Reader) -> None:
    sheet = marked(visitor)

    fragment = visitor.client.get(sheet.path, headers={"X-Fragment": "1"}).text
    assert fragment.lstrip().startswith("<main") and "Ask your questions" in fragment


def test_a_form_from_an_earlier_place_is_told_and_changes_nothing(visitor: Reader) -> None:
    first = start(visitor)
    visitor.send(first, first.h1, cues=["night"], act="mark")

    again = visitor.send(first, first.h1, cues=["chair"], act="mark")

    assert (again.status, again.h1) == (409, "Ask your questions")
    assert "Every saved choice is kept" in again.text


@pytest.mark.parametrize("act", [{"act": "ask", "question": "behaves"}, {"act": "perform", "assessment": "phalen"}])
def test_a_choice_is_told_that_another_worker_was_quicker(site: Flask, visitor: Reader, act: dict[str, str]) -> None:
    sheet, database = marked(visitor), database_of(site)
    ident = sheet.path.rpartition("/")[2]
    with database.reading() as db:
        owner = Owner(visitor=db.scalar(select(attempt.c.visitor).where(attempt.c.id == ident)))
    save(database, owner, find(database, owner, ident), Event("history", "ask", "hope"), NOW)

    answer = visitor.post(sheet.path, seq="1", step="history", **act)

    assert (answer.status_code, Stale.what in answer.text) == (409, True)
    assert find(database, owner, ident).seq == 2


@pytest.mark.parametrize(
    ("act", "fields", "status"),
    [
        ("ask", {"question": "no-such-question"}, 422),
        ("perform", {"assessment": "phalen"}, 409),
        ("no-such-act", {}, 409),
        ("stop", {"urgency": "whenever"}, 422),
    ],
)
def test_a_choice_that_is_not_offered_is_refused_in_a_sentence(
    visitor: Reader, act: str, fields: dict[str, str], status: int
) -> None:
    sheet = marked(visitor)

    refused = visitor.post(sheet.path, step="history", seq="1", act=act, **fields)

    assert refused.status_code == status
    assert "Nothing was changed" in refused.text


def test_another_persons_attempt_is_not_found(visitor: Reader, ada: Reader, ben: Reader) -> None:
    mine = start(ada)

    for other in (visitor, ben):
        assert other.open(mine.path).status == 404
        assert other.post(mine.path, step="meet", seq="0", act="mark").status_code == 404


def test_practice_is_found_again_for_seven_days(visitor: Reader, clock: FixedClock) -> None:
    mine = start(visitor)

    clock.forward(7 * DAY - 1)
    assert visitor.open(mine.path).status == 200
    clock.forward(1)
    assert visitor.open(mine.path).status == 404


def test_a_graded_case_asks_a_visitor_to_sign_in(visitor: Reader) -> None:
    assert "/sign-in?next=/cases/heel-pain-in-a-runner" in visitor.open(GRADED).links()
    assert visitor.post(GRADED).status_code == 401


def test_starting_a_graded_case_twice_joins_the_open_attempt(ada: Reader) -> None:
    assert start(ada, GRADED).path == start(ada, GRADED).path


def test_the_debrief_waits_for_the_end(visitor: Reader) -> None:
    sheet = marked(visitor)

    assert visitor.open(f"{sheet.path}/debrief").path == sheet.path


def test_stopping_ends_in_a_debrief_that_names_it_over_referral(visitor: Reader) -> None:
    sheet = marked(visitor)

    ended = stopped(visitor, sheet)

    assert ended.path == f"{sheet.path}/debrief"
    assert "over-referral" in ended.text and "not a safety error" in ended.text


def test_the_debrief_opens_the_questions_where_a_choice_differs(visitor: Reader) -> None:
    ended = stopped(visitor, marked(visitor))
    opened = [title.get_text(strip=True) for title in ended.soup.select(".whys[open] > summary")]

    assert "Cues" not in opened
    assert {"The decision", "Reasons"} <= set(opened)


def test_an_ended_attempt_leads_to_its_debrief(visitor: Reader) -> None:
    sheet = marked(visitor)
    stopped(visitor, sheet)

    assert visitor.open(sheet.path).path == f"{sheet.path}/debrief"


def test_attempts_are_listed_with_their_outcome(ada: Reader) -> None:
    sheet = marked(ada)
    stopped(ada, sheet)

    assert "Referred, where treatment was possible" in ada.open("/attempts").text
    assert "Your latest attempts" in ada.open("/").text
