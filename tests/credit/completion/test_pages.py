"""The pages of credit: from the course page to the certificate, and what staff see."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from learning.core.personal_data import archive
from learning.credit.completion.asked import Asked, asked_of
from learning.library.libraries import library
from learning.people import licences
from learning.people.models import account
from tests import databases
from tests.conftest import FixedClock, database_of, published_sqlite, reader_called
from tests.credit.completion.school import AGREED, TODAY, enrolled, settings_of, works
from tests.people_of import signed_in
from tests.reader import Reader, Sheet

COURSE = "/courses/matching"
MODULE = "/pillars/matching/what-touch-does"


def school_at(folder: Path, clock: FixedClock, **environ: str) -> Iterator[Flask]:
    url = databases.sqlite_url(folder, published_sqlite())
    made = create_app(settings_of(folder, DATABASE_URL=url, **environ), clock)
    yield made
    database_of(made).dispose()


@pytest.fixture
def site(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """The shipped content at a school that gives credit as a trial."""
    yield from school_at(tmp_path, clock, CREDIT_TRIALS="yes")


@pytest.fixture
def strict(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """The same where a reviewer has to approve first, and one enrols by a code."""
    yield from school_at(tmp_path, clock, ENROLMENT_CODES="matching")


def course(site: Flask) -> Asked:
    found = asked_of(library(database_of(site)), "matching", TODAY)
    assert found is not None
    return found


def worked(site: Flask, reader: Reader) -> Sheet:
    """What is left once they are enrolled and have done the work."""
    reader.send(reader.open(COURSE), "Enrol in this course")
    with database_of(site).unit() as db:
        works(db, reader.account, course(site))
    return reader.open(f"{COURSE}/progress")


def signed(reader: Reader, name: str = "Ada", **more: str) -> Sheet:
    return reader.send(reader.open(f"{COURSE}/attestation"), "Sign the attestation", name=name, **more)


def evaluated(reader: Reader) -> Sheet:
    ratings = {name: str(value) for name, value in AGREED.items()}
    return reader.send(reader.open(f"{COURSE}/evaluation"), "Evaluate this course", **ratings, comment="Good.")


def test_before_enrolling_the_course_says_what_has_to_be_done(visitor: Reader) -> None:
    page = visitor.open(COURSE)

    for words in ("CE hours", "home study", "Outline", "Instructor", "The pass mark is 70%", "pass the 3 cases"):
        assert words in page.text or words.replace("CE hours", "CE hour") in page.text
    assert "carries none and says so" in page.text and "/sign-in?next=/courses/matching" in page.links()


def test_a_trial_is_called_one_on_every_page(site: Flask, ada: Reader) -> None:
    assert "This is a trial" in ada.open(COURSE).text
    assert "This is a trial" in worked(site, ada).text
    assert "This is a trial" in ada.open(f"{COURSE}/attestation").text
    assert "path=/courses/matching/attestation" in ada.open(f"{COURSE}/attestation").response.text
    assert "This is a trial" in ada.open(f"{COURSE}/evaluation").text
    signed(ada)
    [address] = [link for link in evaluated(ada).links() if link.startswith("/verify/")]
    assert "Trial: no licensed reviewer" in ada.open(address).text


def test_enrolling_leads_to_what_is_left(ada: Reader) -> None:
    page = ada.send(ada.open(COURSE), "Enrol in this course")

    assert page.path == f"{COURSE}/progress"
    assert "0 of 6 read; next: " in page.text and "not measured" in page.text
    assert f"{COURSE}/progress" in ada.open(COURSE).links("main")
    assert f"{COURSE}/attestation" not in page.links()


def test_the_last_act_brings_the_certificate(site: Flask, ada: Reader) -> None:
    assert f"{COURSE}/attestation" in worked(site, ada).links()
    assert "The attestation is signed." in signed(ada).text

    page = evaluated(ada)

    assert "Your certificate is issued." in page.text
    [address] = [link for link in page.links() if link.startswith("/verify/")]
    assert ada.open(address).status == 200
    again = ada.post(f"{COURSE}/certificate")
    assert again.status_code == 303
    assert address in ada.open(f"{COURSE}/progress").links()


def test_the_order_of_the_last_two_acts_is_free(site: Flask, ada: Reader) -> None:
    worked(site, ada)
    evaluated(ada)

    assert "Your certificate is issued." in signed(ada, " ADA ").text


def test_another_name_is_refused_with_what_was_typed(site: Flask, ada: Reader) -> None:
    worked(site, ada)

    page = signed(ada, "Ben")

    assert page.status == 422 and "This is not the name of your account." in page.text
    assert 'value="Ben"' in page.response.text


def test_a_licence_of_the_list_stands_in_sentence_and_certificate(
    site: Flask, ada: Reader, ben: Reader, clock: FixedClock
) -> None:
    held = {
        one.account: licences.add(database_of(site), one.account, "FL", f"MA 1{place}", "Therapist", clock.now)
        for place, one in enumerate((ada, ben))
    }
    worked(site, ada)
    assert "licence FL MA 10. I did this work myself." in ada.open(f"{COURSE}/attestation").text

    assert signed(ada, licence=held[ben.account]).status == 422
    signed(ada, licence=held[ada.account])
    [address] = [link for link in evaluated(ada).links() if link.startswith("/verify/")]
    assert "MA 10" in ada.open(address).text


def test_a_name_that_the_sheet_cannot_print_whole_is_told_before_it_is_signed(site: Flask, ada: Reader) -> None:
    worked(site, ada)
    assert "cannot be printed whole" not in ada.open(f"{COURSE}/attestation").text
    with database_of(site).unit() as db:
        db.execute(account.update().values(name="Ada བསྟན"))

    page = ada.open(f"{COURSE}/attestation")

    assert "cannot be printed whole" in page.text and "U+0F66 TIBETAN LETTER SA" in page.text
    assert "its day becomes the completion date" in page.text and "in UTC" in page.text


def test_whoever_signs_gave_their_password_lately(site: Flask, ada: Reader, clock: FixedClock) -> None:
    worked(site, ada)
    clock.forward(11 * 60_000)

    assert ada.open(f"{COURSE}/attestation").path == "/confirm"


def test_an_evaluation_that_leaves_out_a_statement_is_refused(site: Flask, ada: Reader) -> None:
    worked(site, ada)

    page = ada.send(ada.open(f"{COURSE}/evaluation"), "Evaluate this course", clear="5", comment="Half of it.")

    assert page.status == 422 and "Half of it." in page.response.text
    assert page.soup.select(".error-summary a[href='#field-hours']")


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


def test_reading_time_is_measured_for_whoever_is_enrolled_alone(ada: Reader, ben: Reader, visitor: Reader) -> None:
    ada.send(ada.open(COURSE), "Enrol in this course")

    assert "reading_time.js" in ada.open(MODULE).response.text
    for other in (ben, visitor):
        assert "reading-time" not in other.open(MODULE).response.text
    assert "reading-time" not in ada.open("/pillars/assessment/from-first-words-to-a-plan").response.text


def test_what_was_measured_stands_beside_what_is_expected(ada: Reader, ben: Reader, clock: FixedClock) -> None:
    ada.send(ada.open(COURSE), "Enrol in this course")
    for _ in range(4):
        clock.forward(30_000)
        sent = ada.post("/reading-time", kind="lesson", slug="what-touch-does", seconds="30")
        assert (sent.status_code, sent.data) == (204, b"")

    assert "2 min measured, about" in ada.open(f"{COURSE}/progress").text
    assert ben.post("/reading-time", kind="lesson", slug="what-touch-does", seconds="30").status_code == 404


def test_the_page_of_a_course_changes_when_somebody_enrols(ada: Reader) -> None:
    before = ada.client.get(COURSE).headers["ETag"]
    ada.send(ada.open(COURSE), "Enrol in this course")

    assert ada.client.get(COURSE).headers["ETag"] != before


def test_whoever_asks_for_their_data_gets_what_they_signed_and_no_evaluation(site: Flask, ada: Reader) -> None:
    worked(site, ada)
    signed(ada)
    evaluated(ada)
    with database_of(site).reading() as db:
        held = archive(db, site.extensions["palpate"].personal_data, ada.account)

    files = zipfile.ZipFile(io.BytesIO(held))
    assert b"Ada" in files.read("attestations.json") and b"matching" in files.read("evaluations-filed.csv")
    assert not [name for name in files.namelist() if b"Good." in files.read(name)]


def test_a_page_number_from_nowhere_breaks_nothing(cleo: Reader) -> None:
    for page in ("0", "-1", "x", "9" * 30, "3"):
        assert cleo.open(f"{COURSE}/enrolments?page={page}").status == 200


def test_too_few_evaluations_are_not_shown_and_why_is_said(site: Flask, ada: Reader, cleo: Reader) -> None:
    worked(site, ada)
    evaluated(ada)

    page = cleo.open(f"{COURSE}/evaluations")
    assert "1 evaluation so far" in page.text and "from 5 on" in page.text and "Good." not in page.text
