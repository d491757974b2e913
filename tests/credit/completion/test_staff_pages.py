"""What staff see and do, and what a learner reads while something is left for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import FixedClock, database_of, reader_called
from tests.credit.completion.school import enrolled, works
from tests.credit.completion.shipped import COURSE, course, evaluated, school_at, signed, worked
from tests.people_of import signed_in
from tests.reader import Reader


@pytest.fixture
def site(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """The shipped content at a school that gives credit as a trial."""
    yield from school_at(tmp_path, clock, CREDIT_TRIALS="yes")


@pytest.fixture
def strict(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """The same where a reviewer has to approve first, and one enrols by a code."""
    yield from school_at(tmp_path, clock, ENROLMENT_CODES="matching")


def test_what_is_missing_at_the_provider_is_told_to_learner_and_staff(strict: Flask, clock: FixedClock) -> None:
    ada, cleo = (
        reader_called(strict, name, role, clock) for name, role in (("Ada", "student"), ("Cleo", "instructor"))
    )
    codes = cleo.send(cleo.open(f"{COURSE}/enrolments"), "Make codes", number="2").soup.select("code")
    ada.send(ada.open(COURSE), "Enrol in this course", code=codes[0].get_text())
    with database_of(strict).unit() as db:
        works(db, ada.account, course(strict))
    signed(ada)
    page = evaluated(ada)

    assert "No licensed reviewer has approved" in page.text and "nothing has to be done again" in page.text
    assert "you issue it with a button on this page" in page.text
    assert not [one for one in page.links() if "/verify/" in one]
    assert "No licensed reviewer has approved" in cleo.open(f"{COURSE}/enrolments").text
    assert "Not approved by a reviewer yet" in ada.open(COURSE).text


def test_a_learner_issues_it_once_the_provider_has_mended_what_was_missing(
    tmp_path: Path, strict: Flask, clock: FixedClock
) -> None:
    ada = reader_called(strict, "Ada", "student", clock)
    enrolled(database_of(strict), ada.account, "matching")
    with database_of(strict).unit() as db:
        works(db, ada.account, course(strict))
    signed(ada)
    evaluated(ada)
    assert ada.post(f"{COURSE}/certificate").status_code == 303
    [mended] = school_at(tmp_path, clock, CREDIT_TRIALS="yes")
    again = Reader(signed_in(mended, database_of(mended), ada.account, clock.now))

    page = again.send(again.open(f"{COURSE}/progress"), "Issue the certificate")

    assert "Your certificate is issued." in page.text


def test_a_wrong_code_stays_in_the_form_and_a_used_one_is_refused(strict: Flask, clock: FixedClock) -> None:
    ada, ben = (reader_called(strict, name, "student", clock) for name in ("Ada", "Ben"))
    cleo = reader_called(strict, "Cleo", "instructor", clock)
    [code] = [
        one.get_text() for one in cleo.send(cleo.open(f"{COURSE}/enrolments"), "Make codes", number="1").soup("code")
    ]
    assert code not in cleo.open(f"{COURSE}/enrolments").text

    assert ada.send(ada.open(COURSE), "Enrol in this course", code="nonsense").status == 422
    assert ada.send(ada.open(COURSE), "Enrol in this course", code=code).path == f"{COURSE}/progress"
    refused = ben.send(ben.open(COURSE), "Enrol in this course", code=code)
    assert refused.status == 422 and "used already" in refused.text and code in refused.response.text


def test_codes_cannot_be_tried_without_end(strict: Flask, clock: FixedClock) -> None:
    ada = reader_called(strict, "Ada", "student", clock)

    got = [ada.post(f"{COURSE}/enrolment", code=f"0000-{number}").status_code for number in range(11)]

    assert got == [422] * 10 + [429]


def test_staff_record_a_refund_with_its_reason(ada: Reader, cleo: Reader) -> None:
    ada.send(ada.open(COURSE), "Enrol in this course")
    [address] = [link for link in cleo.open(f"{COURSE}/enrolments").links() if link.endswith("/refund")]

    page = cleo.send(cleo.open(address), "Record a refund", reason="Asked for it.")

    assert "The enrolment has ended." in page.text and "Asked for it." in page.text
    assert ada.open(f"{COURSE}/progress").path == COURSE
    assert cleo.post(address, reason="Again.").status_code == 409


def test_a_page_number_from_nowhere_breaks_nothing(cleo: Reader) -> None:
    for page in ("0", "-1", "x", "9" * 30, "3"):
        assert cleo.open(f"{COURSE}/enrolments?page={page}").status == 200


def test_too_few_evaluations_are_not_shown_and_why_is_said(site: Flask, ada: Reader, cleo: Reader) -> None:
    worked(site, ada)
    evaluated(ada)

    page = cleo.open(f"{COURSE}/evaluations")
    assert "1 evaluation so far" in page.text and "from 5 on" in page.text and "Good." not in page.text
