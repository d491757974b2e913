"""Extra time is granted by email, listed, ended, and shown to whom it is for."""

import pytest
from flask import Flask

from learning.attempts.exams.accommodating import Grant, grant
from quizzes.exams.timing import Accommodation
from tests.attempts.exams.all_kinds import sat
from tests.conftest import NOW, database_of
from tests.reader import Reader, Sheet, one

FIELDS = {
    "email": "ada@example.org", "exam": "every", "factor": "1.5", "minutes": "0", "reason": "Dyslexia",
    "begins": "2026-11-18", "ends": "",
}  # fmt: skip


def granted(reader: Reader, **changes: str) -> Sheet:
    return reader.send(reader.open("/accommodations/new"), "Grant extra time", **(FIELDS | changes))


def test_extra_time_is_granted_and_listed(ada: Reader, cleo: Reader) -> None:
    page = granted(cleo)

    assert page.path == "/accommodations"
    assert "1.5 times the time, from 18 November 2026. Dyslexia" in page.text and "Holds" in page.text


def test_it_reaches_a_sitting_that_runs(site: Flask, ada: Reader, cleo: Reader) -> None:
    address = sat(site, ada.account)
    granted(cleo, exam="foundations")
    assert "90 min" not in cleo.open(f"{address}/acts").text, "another exam"
    granted(cleo)

    assert "90 min (extended from 60)" in cleo.open(f"{address}/acts").text


def test_the_form_knows_whose_sitting_it_comes_from(site: Flask, ada: Reader, cleo: Reader) -> None:
    address = sat(site, ada.account)

    form = cleo.open(f"/accommodations/new?sitting={address.rpartition('/')[2]}").form("Grant extra time")

    assert one(form, "[name=email]")["value"] == "ada@example.org"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("email", "nobody@example.org", "There is no account under nobody@example.org."),
        ("email", "cleo@example.org", "Nobody gives time to themselves"),
        ("exam", "none", "Choose an exam"),
        ("factor", "5", "Give a factor between 1 and 4"),
        ("factor", "1", "That gives no time."),
        ("minutes", "2000", "Give between 0 and 1440 minutes"),
        ("minutes", "ten", "Give between 0 and 1440 minutes"),
        ("reason", " ", "Say why"),
        ("begins", "tomorrow", "Give a day"),
        ("begins", "2026-02-31", "Give a day"),
        ("ends", "2026-11-17", "The last day comes before the first."),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    ada: Reader, cleo: Reader, field: str, typed: str, sentence: str
) -> None:
    page = granted(cleo, **{"minutes": "0", field: typed})

    assert page.status == 422 and sentence in page.text
    kept = {str(tag["name"]): str(tag.get("value", "")) for tag in page.form("Grant extra time").select("input[id]")}
    assert (
        kept.items()
        >= {name: value.strip() for name, value in (FIELDS | {field: typed}).items() if name != "exam"}.items()
    )
    assert "No accommodations yet" in cleo.open("/accommodations").text


def test_an_accommodation_is_ended_with_a_reason(ada: Reader, cleo: Reader) -> None:
    address = cleo.open(granted(cleo).links(".module-list")[0])
    assert cleo.send(address, "End it", reason=" ").status == 422

    page = cleo.send(address, "End it", reason="The course is over.")

    assert "ended 18 November 2026: The course is over." in page.text and "Over" in page.text
    assert cleo.send(address, "End it", reason="Again").status == 409


def test_a_last_day_counts_to_its_end(ada: Reader, cleo: Reader) -> None:
    assert "to 18 November 2026" in granted(cleo, ends="2026-11-18").text


def test_nobody_ends_their_own(site: Flask, ada: Reader, cleo: Reader) -> None:
    given = Grant(cleo.account, None, Accommodation(minutes=5), "reading", ada.account, NOW)
    with database_of(site).unit() as db:
        ident = grant(db, given, NOW)

    assert "This one is yours" in cleo.open(f"/accommodations/{ident}").text
    assert cleo.post(f"/accommodations/{ident}", reason="Mine").status_code == 403
