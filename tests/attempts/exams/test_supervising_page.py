"""Staff find a sitting by exam, state and name, a page at a time."""

import json

import pytest
from flask import Flask

from learning.attempts.exams.supervising import PER_PAGE
from quizzes.exams.timing import MINUTE
from tests.attempts.exams.all_kinds import paper, sat
from tests.attempts.exams.test_pages import event, posted
from tests.conftest import NOW, FixedClock, database_of
from tests.people_of import make_account
from tests.reader import Reader, Sheet, one

FOUND = "main .module-row__title"


def names(sheet: Sheet) -> list[str]:
    return [link.get_text() for link in sheet.soup.select(FOUND)]


@pytest.fixture(autouse=True)
def seated(site: Flask, ada: Reader, ben: Reader) -> str:
    """Ada and Ben both sit the exam and have a minute left; Ada's address."""
    sat(site, ben.account, now=NOW - 59 * MINUTE)
    return sat(site, ada.account, now=NOW - 59 * MINUTE)


def test_each_sitting_leads_to_what_staff_may_do_with_it(seated: str, cleo: Reader) -> None:
    page = cleo.open("/sittings")

    assert sorted(names(page)) == ["Ada", "Ben"]
    assert f"{seated}/acts" in page.links() and "60 min" in page.text


def test_staff_come_from_the_menu_and_from_the_exam(ada: Reader, cleo: Reader) -> None:
    assert "/sittings" in cleo.open("/exams").links(".person")
    assert "/sittings?exam=foundations" in cleo.open("/exams/foundations").links()
    assert "/sittings?exam=foundations" not in ada.open("/exams/foundations").links()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("name=ADA", ["Ada"]),
        ("name=ben@exam", ["Ben"]),
        ("name=%25", []),
        ("name=nobody", []),
        ("state=voided", []),
        ("state=in-progress&name=ada&exam=all-kinds", ["Ada"]),
        ("exam=other", []),
        ("state=nonsense&page=x&name=ada", ["Ada"]),
        ("page=2", []),
        ("page=99999999999", ["Ada", "Ben"]),
    ],
)
def test_what_is_asked_for_is_found(cleo: Reader, asked: str, found: list[str]) -> None:
    assert sorted(names(cleo.open(f"/sittings?{asked}"))) == found


def test_one_whose_time_is_over_counts_as_closed(cleo: Reader, clock: FixedClock) -> None:
    clock.forward(2 * MINUTE)

    assert names(cleo.open("/sittings?state=in-progress")) == []
    assert len(names(cleo.open("/sittings?state=expired"))) == 2


def test_a_practice_form_is_not_listed(site: Flask, cleo: Reader) -> None:
    sat(site, cleo.account, paper("practice"))

    assert "Cleo (you)" not in names(cleo.open("/sittings"))


def test_more_than_a_page_is_turned_over(site: Flask, cleo: Reader) -> None:
    for number in range(PER_PAGE):
        with database_of(site).unit() as db:
            account = make_account(db, f"Candidate {number}", f"c{number}@example.org")
        sat(site, account)

    first = cleo.open("/sittings?state=in-progress")
    second = cleo.open(str(one(first.soup, "a[rel=next]")["href"]))

    assert (len(names(first)), len(names(second))) == (PER_PAGE, 2)
    assert str(one(second.soup, "a[rel=prev]")["href"]) == "/sittings?state=in-progress&page=1"


def test_late_changes_are_found_and_accepted(seated: str, ada: Reader, cleo: Reader, clock: FixedClock) -> None:
    token = str(one(ada.open(seated).soup, "[data-token]")["data-token"])
    clock.forward(2 * MINUTE)
    posted(ada.client, seated, token, json.dumps({"client_id": "a" * 16, "events": [event("single")]}))
    assert names(cleo.open("/sittings?state=late")) == ["Ada"]

    page = cleo.send(cleo.open(f"{seated}/acts"), "Accept what came late", reason="The network was down.")

    assert "1 late change accepted" in page.text
    assert names(cleo.open("/sittings?state=late")) == []
    assert "The network was down." in ada.open(f"{seated}/result").text
