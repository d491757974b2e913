"""The pages of credit that a learner sees: from the course page to the certificate."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from learning.core.personal_data import archive
from learning.credit.certificates.ending import revoke
from learning.people import licences
from learning.people.models import account
from tests.conftest import NOW, FixedClock, database_of
from tests.credit.completion.shipped import COURSE, evaluated, school_at, signed, worked
from tests.reader import Reader

MODULE = "/pillars/matching/what-touch-does"


@pytest.fixture
def site(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """The shipped content at a school that gives credit as a trial."""
    yield from school_at(tmp_path, clock, CREDIT_TRIALS="yes")


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


def test_after_a_revocation_the_page_leads_to_the_reason_and_issues_nothing(site: Flask, ada: Reader) -> None:
    worked(site, ada)
    signed(ada)
    [address] = [link for link in evaluated(ada).links() if link.startswith("/verify/")]
    with database_of(site).unit() as db:
        revoke(db, address.rpartition("/")[2], "cleo", "Somebody else sat there.", NOW)

    page = ada.open(f"{COURSE}/progress")
    assert "Your certificate was revoked" in page.text and address in page.links()
    assert "Issue my certificate" not in page.text
    ada.post(f"{COURSE}/certificate")
    assert "was revoked, so none is issued" in ada.open(f"{COURSE}/progress").text


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
