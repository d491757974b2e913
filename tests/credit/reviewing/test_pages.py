"""Approval for credit on the web: what staff see and record, what learners read, what waits and how it ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from learning.credit.boards.revisions import digest_of_all
from learning.credit.reviewing.approving import Reviewed, record
from learning.credit.reviewing.texts import to_read
from learning.library.libraries import library
from learning.people.confirming import LASTS
from tests import databases
from tests.conftest import NOW, ROOT, FixedClock, database_of, published_sqlite
from tests.credit.completion.school import DORA, approved, asked, finished, settings_of
from tests.reader import Reader, Sheet

COURSE = "/courses/matching"
FORM = "Record an approval for credit"


@pytest.fixture
def site(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """The shipped content at a school where a reviewer has to approve first."""
    url = databases.sqlite_url(tmp_path, published_sqlite())
    made = create_app(settings_of(tmp_path, DATABASE_URL=url), clock)
    yield made
    database_of(made).dispose()


def recorded(cleo: Reader, **changed: str) -> Sheet:
    return cleo.send(cleo.open(f"{COURSE}/reviews/new"), FORM, **{**DORA, **changed})


def done(site: Flask, account: str) -> None:
    finished(database_of(site), account, slug="matching")


def outdated(site: Flask) -> None:
    """An approval of the course before a word of it was edited."""
    database = database_of(site)
    books, offer = library(database), asked(database, "matching").offer
    texts = {**to_read(books, offer), "courses/matching.md": "before"}
    del texts["cases/a-wok-and-an-elbow.md"]
    given = Reviewed(course="matching", title="Matching", **DORA)
    with database.unit() as db:
        record(db, given, texts, digest_of_all(texts), "", "nobody", NOW)


def test_a_course_edited_since_says_what_changed_and_that_it_waits(site: Flask, ada: Reader, cleo: Reader) -> None:
    outdated(site)
    done(site, ada.account)

    page = cleo.open(f"{COURSE}/reviews")
    assert "no longer what was approved" in page.text and "Departed from" in page.text
    assert "Changed since then: courses/matching.md." in page.text
    assert "Added since then: cases/a-wok-and-an-elbow.md." in page.text
    assert (
        "Dora Lind, LMT, approved the course on 1 November 2026; it was edited after that." in ada.open(COURSE).text
    )
    told = ada.open(f"{COURSE}/progress").text
    assert "You have done everything. It is kept" in told and "it was edited after that" in told


def test_a_course_nobody_has_approved_says_so_to_staff_and_learner(ada: Reader, cleo: Reader) -> None:
    assert "Not approved by a reviewer yet" in cleo.open(f"{COURSE}/reviews").text
    assert "Not approved by a reviewer yet" in ada.open(COURSE).text
    assert "Not approved as it is published" in cleo.open("/reviews").text


def test_an_approval_is_recorded_and_named_to_everybody(cleo: Reader, visitor: Reader) -> None:
    before = visitor.client.get(COURSE).headers["ETag"]

    page = recorded(cleo)

    assert page.path == f"{COURSE}/reviews" and "Approved as it is published" in page.text
    assert visitor.client.get(COURSE).headers["ETag"] != before
    told = visitor.open(COURSE).text
    assert "Approved for credit by Dora Lind, LMT, on 1 November 2026; licensed in Florida." in told
    assert "MA 11111" not in told, "the number is for staff"
    assert "Dora Lind, LMT, 1 November 2026" in cleo.open("/reviews").text


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("reviewer", "", "Enter the reviewer’s name"),
        ("reviewer", "cleo  MARSH", "This is the instructor of the course."),
        ("credential", " ", "Enter the credential"),
        ("licence_state", "", "Choose the state of the licence."),
        ("licence_number", "", "nobody approves without one"),
        ("reviewed_on", "2026-11-19", "This day is still to come."),
        ("reviewed_on", "2026-13-01", "Give a day"),
        ("read", "", "Say in a sentence what was read."),
    ],
)
def test_what_is_missing_is_asked_for_and_what_was_typed_stays(
    cleo: Reader, field: str, value: str, says: str
) -> None:
    page = recorded(cleo, **{field: value})

    assert page.status == 422 and says in page.text
    assert 'value="All of it, beside its sources."' in page.response.text or field == "read"
    assert "No approvals for credit yet" in cleo.open(f"{COURSE}/reviews").text


def test_a_text_that_changed_under_the_form_is_not_approved_and_the_form_stays(cleo: Reader) -> None:
    page = cleo.open(f"{COURSE}/reviews/new")
    page.soup.select_one("input[name=seen]")["value"] = "0" * 64  # type: ignore[index]

    refused = cleo.send(page, FORM, **DORA)

    assert refused.status == 409 and "published anew while this form was open" in refused.text
    assert cleo.send(refused, FORM, **DORA).status == 200


def test_it_is_withdrawn_with_a_reason_and_once(cleo: Reader, visitor: Reader) -> None:
    recorded(cleo)
    [address] = [link for link in cleo.open(f"{COURSE}/reviews").links("main table") if link.startswith("/reviews/")]

    page = cleo.send(cleo.open(address), "Withdraw it", reason="She had not read it all.")

    assert "She had not read it all." in page.text and "MA 11111" in page.text
    assert "Approved for credit" not in visitor.open(COURSE).soup.select_one("main").get_text()  # type: ignore[union-attr]
    assert cleo.post(address, reason="Again.").status_code == 409


def test_the_status_of_the_files_names_a_course_they_would_leave_without_approval(site: Flask) -> None:
    def told() -> str:
        return str(site.test_cli_runner().invoke(args=["content", "status", str(ROOT / "content")]).output)

    assert "approved for credit" not in told()
    outdated(site)
    assert "departs from what Dora Lind, LMT, approved for credit as “Matching”" in told()


def test_the_answer_for_a_board_goes_by_the_approval(site: Flask, cleo: Reader, visitor: Reader) -> None:
    asked = f"{COURSE}/boards?board=florida"
    assert "No licensed reviewer has approved this course yet." in visitor.open(asked).text
    recorded(cleo)
    assert "No licensed reviewer" not in visitor.open(asked).text


def test_recording_asks_for_the_password(cleo: Reader, clock: FixedClock) -> None:
    clock.forward(LASTS + 1)

    assert cleo.open(f"{COURSE}/reviews/new").path == "/confirm"
    assert cleo.post(f"{COURSE}/reviews/new", **DORA).location.startswith("/confirm?next=")


def test_who_waits_is_seen_and_issued_once_the_course_is_approved(
    site: Flask, ada: Reader, ben: Reader, cleo: Reader
) -> None:
    for reader, name in ((ada, "Ada"), (ben, "Ben")):
        finished(database_of(site), reader.account, name=name, slug="matching")
    assert "2 wait" in cleo.open("/").text and "2 wait for a certificate" in cleo.open(f"{COURSE}/enrolments").text
    page = cleo.open(f"{COURSE}/waiting")
    assert "ada@example.org" in page.text and "No licensed reviewer has approved" in page.text
    assert not page.soup.select("main form")
    recorded(cleo)

    page = cleo.send(cleo.open(f"{COURSE}/waiting"), "Issue the certificates")

    assert "2 certificates are issued. A letter went to each learner (as a file in var/mail/" in page.text
    assert "Nobody waits" in page.text and "wait" not in cleo.open("/").text.replace("await", "")
    assert [one for one in ada.open(f"{COURSE}/progress").links() if one.startswith("/verify/")]


def test_the_learner_still_issues_theirs_with_a_button(site: Flask, ada: Reader, cleo: Reader) -> None:
    done(site, ada.account)
    recorded(cleo)

    page = ada.send(ada.open(f"{COURSE}/progress"), "Issue the certificate")

    assert "Your certificate is issued." in page.text
    [address] = [link for link in page.links() if link.startswith("/verify/")]
    assert "Reviewed by Dora Lind, LMT, on 1 November 2026." in ada.open(address).text
    assert "One certificate" not in cleo.open(f"{COURSE}/waiting").text


def test_students_see_no_panel_of_those_who_wait(site: Flask, ada: Reader, ben: Reader) -> None:
    done(site, ada.account)

    assert "Waiting for a certificate" not in ben.open("/").text


def test_an_approval_recorded_by_the_house_stands_for_all(site: Flask, cleo: Reader) -> None:
    approved(database_of(site), "matching", cleo.account, NOW)

    assert "Approved as it is published" in cleo.open("/reviews").text
