from datetime import date

import pytest

from learning.library.editorial import reviewing
from learning.library.loading import Loaded
from tests.library.editorial.desk import documents

PATH = "techniques/effleurage.md"
SIGNED = "reviewer: {name: Dr Who, credential: LMT, date: 2026-11-01}\n"


def page(keys: str) -> tuple[Loaded, ...]:
    return documents(PATH, "regions:", f"{keys}regions:")


def due(keys: str, today: date) -> list[tuple[str, str]]:
    return [(path, str(day)) for path, day in reviewing.overdue(page(keys), today)]


def test_a_review_holds_for_two_years() -> None:
    assert due(SIGNED, date(2028, 10, 31)) == []
    assert due(SIGNED, date(2028, 11, 1)) == [(PATH, "2028-10-31")]


@pytest.mark.parametrize("keys", ["review_by: 2027-03-01\n", SIGNED + "review_by: 2027-03-01\n"])
def test_a_page_may_ask_for_it_sooner(keys: str) -> None:
    assert due(keys, date(2027, 3, 1)) == []
    assert due(keys, date(2027, 3, 2)) == [(PATH, "2027-03-01")]


def test_what_nobody_reviewed_is_not_due() -> None:
    assert due("", date(2099, 1, 1)) == []


@pytest.mark.parametrize(
    ("keys", "line", "expected"),
    [
        (SIGNED + "review_by: 2029-01-01\n", 7, "2028-10-31 at the latest, two years after the review"),
        ("review_by: 2027-02-30\n", 6, "a day of the calendar, as 2026-11-21"),
        (SIGNED.replace("11-01", "31-01"), 6, "a day of the calendar, as 2026-11-21"),
    ],
)
def test_a_date_that_cannot_be_kept_is_refused_at_its_place(keys: str, line: int, expected: str) -> None:
    assert [(one.line, one.expected) for one in reviewing.problems(page(keys))] == [(line, expected)]


def test_a_date_that_has_passed_is_no_problem() -> None:
    assert list(reviewing.problems(page("review_by: 1999-01-01\n"))) == []
