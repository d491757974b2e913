"""What staff did is told to the candidate: before the exam, in it, and on the result."""

import pytest
from flask import Flask

from learning.attempts.exams.accommodating import Grant, end, grant
from learning.attempts.exams.staff import extend, void
from quizzes.exams.timing import Accommodation
from tests.attempts.exams.all_kinds import paper, sat
from tests.conftest import NOW, database_of
from tests.reader import Reader, Sheet, one

EXAM = "/exams/foundations"
FIRE = "Reason: The fire alarm rang."


@pytest.fixture
def seated(ada: Reader) -> str:
    """Ada sits the shipped exam; its address."""
    return ada.send(ada.open(EXAM), "Start the exam", attest="yes").path


def extended(site: Flask, address: str) -> None:
    with database_of(site).unit() as db:
        extend(db, address.rpartition("/")[2], 30, actor="cleo", reason="The fire alarm rang.", now=NOW)


def voided(site: Flask, address: str) -> None:
    with database_of(site).unit() as db:
        void(db, address.rpartition("/")[2], actor="cleo", reason="The wrong exam.", now=NOW)


def test_more_time_is_told_in_the_player_on_the_start_page_and_on_the_result(
    site: Flask, ada: Reader, seated: str
) -> None:
    assert "extended" not in ada.open(seated).text
    extended(site, seated)

    assert "90 min (extended from 60)" in ada.open(seated).text
    assert FIRE in ada.open(EXAM).text
    result = ada.send(ada.open(f"{seated}?item=end"), "Hand in")
    assert FIRE in result.text and "90 min (extended from 60)" in result.text


def test_a_voided_attempt_says_why_and_leaves_the_way_open(site: Flask, ada: Reader, seated: str) -> None:
    voided(site, seated)

    result = ada.open(f"{seated}/result")
    assert "No result" in result.text and "Reason: The wrong exam." in result.text
    start = ada.open(EXAM)
    assert "Reason: The wrong exam." in start.text
    assert start.form("Start the exam").get_text().strip().endswith("Start the exam"), "not: go on"


def test_reopening_while_another_is_open_is_refused_in_words(
    site: Flask, ada: Reader, cleo: Reader, seated: str
) -> None:
    ada.send(ada.open(f"{seated}?item=end"), "Hand in")
    ada.send(ada.open(EXAM), "Start the exam", attest="yes")

    page = cleo.send(cleo.open(f"{seated}/acts"), "Open again", reason="Handed in by mistake.")

    assert page.status == 409 and "Another attempt at this exam is open." in page.text
    assert one(page.form("Open again"), "[name=reason]")["value"] == "Handed in by mistake."


@pytest.mark.parametrize(("minutes", "reason"), [("x", "Fire."), ("0", "Fire."), ("1441", "Fire."), ("5", " ")])
def test_a_refused_act_keeps_what_was_typed(cleo: Reader, seated: str, minutes: str, reason: str) -> None:
    page = cleo.send(cleo.open(f"{seated}/acts"), "Give more time", minutes=minutes, reason=reason)

    form = page.form("Give more time")
    assert page.status == 422 and form.select(".field__error")
    assert one(form, "[name=minutes]")["value"] == minutes
    [link] = page.soup.select(".error-summary a")
    assert page.soup.select(str(link["href"]))


def test_what_staff_did_with_their_own_is_refused(site: Flask, cleo: Reader) -> None:
    address = sat(site, cleo.account)

    assert "This sitting is yours" in cleo.open(f"{address}/acts").text
    assert cleo.post(f"{address}/acts", act="void", reason="Mine").status_code == 403


def test_extra_time_and_its_end_are_told_before_the_start(site: Flask, ada: Reader) -> None:
    given = Grant(ada.account, None, Accommodation(factor=1.5), "Dyslexia", "cleo", NOW)
    with database_of(site).unit() as db:
        ident = grant(db, given, NOW)
    assert "1.5 times the time, from 18 November 2026. Dyslexia" in ada.open(EXAM).text

    with database_of(site).unit() as db:
        end(db, ident, actor="cleo", reason="The course is over.", now=NOW)

    page: Sheet = ada.open(EXAM)
    assert "ended 18 November 2026: The course is over." in page.text and "90 min" not in page.text


def test_the_start_page_says_how_it_is_graded(ada: Reader) -> None:
    page = ada.open(EXAM)

    for words in ("Each scored question counts alike", "pass at 70% together", "1 passed graded case", "30 seconds"):
        assert words in page.text
    assert "Once it is handed in you see your own responses and the score of each." in page.text
    assert "Once it is passed you see the right responses and the reasons." in page.text


def test_a_voided_attempt_has_no_error_to_clear(site: Flask, ada: Reader) -> None:
    made = paper()
    address = sat(site, ada.account, made)
    ada.send(ada.open(f"{address}?item=end"), "Hand in")
    voided(site, address)

    for ident in made.form.place_of:
        assert ada.open(f"{address}/remedy/{ident}/again").status == 404


def test_a_result_leads_to_what_is_missing(ada: Reader, seated: str) -> None:
    result = ada.send(ada.open(f"{seated}?item=end"), "Hand in")

    assert "The pass mark is 70%" in result.text
    assert "Graded cases to choose from: Heel pain in a runner" in result.text
    assert "/cases/heel-pain-in-a-runner" in result.links() and any("/remedy/" in link for link in result.links())
