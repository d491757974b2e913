"""The page of an exam before it is started, with the shipped exam."""

import pytest
from flask import Flask

from learning.attempts.exams import exam_views
from learning.attempts.exams.accommodating import Grant, grant
from learning.attempts.exams.in_step import ClocksApart
from learning.core.clock import SECOND
from quizzes.exams.timing import MINUTE, Accommodation
from tests.conftest import NOW, FixedClock, database_of
from tests.reader import Reader

EXAM = "/exams/foundations"


def test_the_exams_lead_to_the_rules_and_the_practice_form(visitor: Reader) -> None:
    assert EXAM in visitor.open("/exams").links()

    page = visitor.open(EXAM)

    assert "60 min" in page.text and "pass mark 70%" in page.text
    assert page.form("Start the practice form")
    assert f"/sign-in?next={EXAM}" in page.links()


def test_the_graded_cases_to_choose_from_are_told_by_title(visitor: Reader) -> None:
    page = visitor.open("/exams/clinical-reasoning")

    assert "3 passed graded cases of these: A conductor loses the upbeat" in page.text
    assert "/cases/is-there-anything-else" in page.links()


def test_a_visitor_starts_the_practice_form_and_not_the_exam(visitor: Reader) -> None:
    sheet = visitor.send(visitor.open(EXAM), "Start the practice form")

    assert sheet.path.startswith("/sittings/")
    assert visitor.post(EXAM, use="exam", attest="yes").status_code == 401


def test_an_exam_asks_for_the_candidates_word(ada: Reader) -> None:
    refused = ada.send(ada.open(EXAM), "Start the exam")
    assert (refused.status, "Tick this box to begin." in refused.text) == (422, True)

    assert ada.send(ada.open(EXAM), "Start the exam", attest="yes").path.startswith("/sittings/")


@pytest.mark.parametrize("page", ["/exams", EXAM])
def test_an_attempt_whose_time_is_over_invites_nobody_to_go_on(ada: Reader, clock: FixedClock, page: str) -> None:
    ada.send(ada.open(EXAM), "Start the practice form")
    assert "Open: go on" in ada.open(page).text

    clock.forward(60 * MINUTE + 30 * SECOND + 1)

    assert "Open: go on" not in ada.open(page).text
    assert "Closed at its end" in ada.open(page).text


def test_a_second_start_joins_the_open_attempt(ada: Reader) -> None:
    first = ada.send(ada.open(EXAM), "Start the exam", attest="yes")

    assert ada.send(ada.open(EXAM), "Start the exam", attest="yes").path == first.path


def test_granted_time_is_shown_before_the_start(site: Flask, ada: Reader, cleo: Reader) -> None:
    more = Grant(ada.account, None, Accommodation(factor=1.5), "Dyslexia", cleo.account, NOW)
    with database_of(site).unit() as db:
        grant(db, more, NOW)

    assert "90 min (extended from 60)" in ada.open(EXAM).text


def test_what_is_not_on_the_form_is_refused(ada: Reader) -> None:
    assert ada.post(EXAM, use="exam", attest="yes", score="1").status_code == 422
    assert ada.post(EXAM, use="anything", attest="yes").status_code == 422
    assert ada.open("/exams/none").status == 404


def test_no_exam_is_begun_while_the_clocks_of_site_and_database_differ(
    ada: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def apart(*_clocks: object) -> None:
        raise ClocksApart("The clocks of this site and of its database are 172800 seconds apart.")

    monkeypatch.setattr(exam_views, "in_step", apart)
    refused = ada.send(ada.open(EXAM), "Start the exam", attest="yes")
    assert refused.status == 503
    assert "172800 seconds apart." in refused.text
    assert ada.send(ada.open(EXAM), "Start the practice form").path.startswith("/sittings/")
