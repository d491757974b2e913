"""Staff give time, open again and take out of account, with a reason; nobody else can."""

from flask import Flask

from quizzes.exams.timing import MINUTE
from tests.attempts.exams.all_kinds import sat
from tests.conftest import FixedClock
from tests.reader import Reader, one


def deadline(reader: Reader, address: str) -> int:
    return int(str(one(reader.open(address).soup, "[data-deadline]")["data-deadline"]))


def test_more_time_is_on_the_candidates_clock(site: Flask, ada: Reader, cleo: Reader) -> None:
    address = sat(site, ada.account)
    before = deadline(ada, address)

    page = cleo.send(cleo.open(f"{address}/acts"), "Give more time", minutes="15", reason="The fire alarm rang.")

    assert "The fire alarm rang." in page.text
    assert deadline(ada, address) == before + 15 * MINUTE


def test_a_closed_sitting_is_opened_again(site: Flask, ada: Reader, cleo: Reader) -> None:
    address = sat(site, ada.account)
    ada.send(ada.open(f"{address}?item=end"), "Hand in")

    cleo.send(cleo.open(f"{address}/acts"), "Open again", reason="Handed in by mistake.")

    assert ada.open(address).path == address


def test_a_voided_sitting_has_no_result(site: Flask, ada: Reader, cleo: Reader, clock: FixedClock) -> None:
    address = sat(site, ada.account)
    cleo.send(cleo.open(f"{address}/acts"), "Take out of account", reason="Somebody helped.")

    assert "No result" in ada.open(address).text


def test_without_a_reason_nothing_is_done(site: Flask, ada: Reader, cleo: Reader) -> None:
    address = sat(site, ada.account)

    page = cleo.send(cleo.open(f"{address}/acts"), "Take out of account", reason=" ")

    assert page.status == 422
    assert ada.open(address).path == address


def test_a_student_may_not(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)

    assert ada.open(f"{address}/acts").status == 403
    assert ada.post(f"{address}/acts", act="extend", minutes="60", reason="Please").status_code == 403
