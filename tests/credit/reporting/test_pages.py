"""The pages: a preview with reasons, a report that is made once, its files, the receipt."""

import io
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from learning.core.clock import MINUTE
from learning.core.provider import CeBroker
from tests.conftest import FixedClock, database_of
from tests.credit.completions import certified_at, stolen
from tests.credit.reporting.test_receipts import ENTITY, receipt
from tests.reader import Reader, Sheet

FIELDS = {
    "course": "assessment", "board": "florida", "first": "2026-11-01", "last": "2026-11-30", "again": "",
    "profession": "MT", "code": "20-1", "course_id": "77", "subjects": "GEN",
}  # fmt: skip


def looked(cleo: Reader, **changed: str) -> Sheet:
    return cleo.open(f"/rosters?{urlencode({**FIELDS, **changed})}")


def made(cleo: Reader) -> str:
    """The address of a report that Cleo made."""
    answer = cleo.post("/rosters", **FIELDS)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def handed(cleo: Reader, address: str, text: str) -> Sheet:
    return cleo.send(cleo.open(address), "The board's receipt", receipt=text)


def file_of(cleo: Reader, address: str, form: str) -> TestResponse:
    return cleo.post(f"{address}/file", form=form)


@pytest.fixture
def certificates(site: Flask, ada: Reader, ben: Reader) -> None:
    """One of Ada's, who can be reported, and one of Ben's, who cannot."""
    certified_at(site, account_id=ada.account)
    certified_at(site, account_id=ben.account, enrolment_id="two", learner="Ben")


@pytest.mark.usefixtures("certificates")
def test_a_preview_shows_rows_and_each_reason_and_remembers_nothing(cleo: Reader) -> None:
    for _ in range(2):
        page = looked(cleo)
        assert "Preview: 1 to report, 1 left out" in page.text
        assert "Ben The name has one part, and the board asks for a first and a last name." in page.text
    assert "No reports yet" in cleo.open("/rosters/past").text


@pytest.mark.usefixtures("certificates")
def test_making_it_leads_to_its_files_and_twice_to_nobody(cleo: Reader) -> None:
    done = cleo.send(looked(cleo), "Make the report")
    again = cleo.post("/rosters", **FIELDS)

    assert (done.status, "1 reported 1 left out" in done.text) == (200, True)
    assert (again.status_code, "Nobody is left to report" in again.text) == (409, True)
    assert "reported on 18 November 2026" not in done.text
    assert "Reported on 2026-11-18." in looked(cleo).text
    assert "Preview: 1 to report" in looked(cleo, again="yes").text


@pytest.mark.usefixtures("certificates")
def test_the_files_are_the_same_letters_each_time_and_nobody_keeps_them(cleo: Reader) -> None:
    address = made(cleo)
    tables, messages = ([file_of(cleo, address, form) for _ in range(2)] for form in ("csv", "xml"))

    for first, second in (tables, messages):
        assert first.data == second.data
        assert first.headers["Cache-Control"] == "no-store"
        assert first.headers["Content-Disposition"].startswith("attachment; ")
    assert tables[0].text.splitlines()[1].startswith("MA 00000,FL,MT,Ada,Moss,11/18/2026,1.5,GEN,20-1,")
    assert "<last_name>Moss</last_name>" in messages[0].text


@pytest.mark.usefixtures("certificates")
def test_the_message_without_ids_and_key_says_what_it_lacks(cleo: Reader) -> None:
    address = made(cleo)

    text = cleo.open(address).text
    assert all(f"CE_BROKER_{name} is not set" in text for name in ("PARENT", "PROVIDER", "KEY_FILE"))
    assert 'upload_key=""' in file_of(cleo, address, "xml").text


@pytest.mark.usefixtures("certificates")
def test_the_upload_key_is_in_the_message_and_on_no_page(site: Flask, cleo: Reader, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hush-hush")
    (tmp_path / "key").chmod(0o600)
    held = site.extensions["palpate"]
    held.settings = replace(held.settings, ce_broker=CeBroker("p1", "50-0000", tmp_path / "key"))
    address = made(cleo)

    message = file_of(cleo, address, "xml").text
    assert 'upload_key="hush-hush"' in message and "The message is not complete" not in cleo.open(address).text
    shown = handed(cleo, address, message.replace("</rosters>", "<e>hush-hush</e></rosters>"))
    assert "Receipt," in shown.text and "hush" not in shown.response.text


@pytest.mark.parametrize("snapshot", ["{", '{"name":"Eve"}'])
def test_what_somebody_wrote_into_a_certificate_is_sent_to_no_board(
    site: Flask, ada: Reader, cleo: Reader, snapshot: str
) -> None:
    ident = certified_at(site, account_id=ada.account)
    address = made(cleo)
    with database_of(site).unit() as db:
        stolen(db, ident, snapshot=snapshot)

    for answer in (cleo.open(address).response, file_of(cleo, address, "csv"), file_of(cleo, address, "xml")):
        assert answer.status_code == 422 and "is not what was signed" in answer.text


@pytest.mark.usefixtures("certificates")
def test_codes_are_offered_the_next_time(cleo: Reader) -> None:
    made(cleo)

    page = looked(cleo, profession="", code="", course_id="", subjects="", again="yes")
    values = [str(page.soup.select(f"#field-{name}")[0].get("value")) for name in ("profession", "code", "course_id")]
    assert (values, page.soup.select("#field-subjects")[0].get_text()) == (["MT", "20-1", "77"], "GEN")


@pytest.mark.usefixtures("certificates")
def test_without_codes_there_is_a_preview_and_no_button(cleo: Reader) -> None:
    page = looked(cleo, profession="")

    assert "The board's codes are missing" in page.text
    assert not page.soup.select('form[method="post"][action="/rosters"]')
    assert cleo.post("/rosters", **FIELDS | {"profession": ""}).status_code == 422


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("course", "nothing", "Choose a course."),
        ("board", "generic", "Choose a board."),
        ("first", "2026-02-30", "Give a day"),
        ("last", "2026-10-31", "comes before the first"),
        ("profession", "x" * 41, "at most 40"),
        ("code", "a\x0bb", "control characters"),
        ("subjects", "GEN=1.2", "whole or half hours"),
        ("again", "maybe", "Choose one"),
    ],
)
@pytest.mark.usefixtures("certificates")
def test_what_cannot_be_reported_is_refused_at_its_field(cleo: Reader, name: str, value: str, says: str) -> None:
    for page in (looked(cleo, **{name: value}), Sheet(cleo.post("/rosters", **FIELDS | {name: value}), "/rosters")):
        assert page.status == 422
        assert says in page.soup.select(f"#field-{name}-error")[0].get_text()


@pytest.mark.usefixtures("certificates")
def test_subject_areas_that_do_not_make_up_the_hours_are_told_in_words(cleo: Reader) -> None:
    assert "for 1.5 hours, and the subject areas have 2 together" in looked(cleo, subjects="GEN=1\nETH=1").text
    assert "Preview: 1 to report" in looked(cleo, subjects="GEN=1\r\nETH=0.5").text


@pytest.mark.usefixtures("certificates")
def test_a_receipt_is_compared_and_shown_as_plain_text(cleo: Reader) -> None:
    address = made(cleo)
    page = handed(cleo, address, receipt(more="<error><script>alert(1)</script></error>", around="<late/>"))

    assert "It names 1 of 1 as they were reported" in page.text and "Confirmed" in page.text
    assert "<error><script>alert(1)</script></error>" in page.text and not page.soup.select("main script")
    assert "<late />" in page.text
    assert "In the receipt, not in this report" in handed(cleo, address, receipt("MA 9")).text


@pytest.mark.parametrize(("text", "says"), [("", "Paste the receipt"), ("Dear all", "not XML"), (ENTITY, "entities")])
@pytest.mark.usefixtures("certificates")
def test_what_is_no_receipt_is_refused_at_its_field(cleo: Reader, text: str, says: str) -> None:
    page = handed(cleo, made(cleo), text)

    assert (page.status, says in page.soup.select("#field-receipt-error")[0].get_text()) == (422, True)


@pytest.mark.usefixtures("certificates")
def test_a_receipt_comes_as_a_file_and_once(cleo: Reader) -> None:
    address = made(cleo)
    token = str(cleo.open(address).soup.select("input[name=csrf_token]")[0]["value"])
    for status in (303, 422):
        sent = {"csrf_token": token, "receipt": "", "file": (io.BytesIO(receipt().encode()), "receipt.xml")}
        answer = cleo.client.post(f"{address}/receipts", data=sent)
        assert answer.status_code == status
    assert "This receipt is kept with the report already." in answer.text
    big = {"csrf_token": token, "file": (io.BytesIO(b"<" * 3_000_000), "receipt.xml")}
    assert cleo.client.post(f"{address}/receipts", data=big).status_code == 413


@pytest.mark.usefixtures("certificates")
def test_past_reports_say_what_when_and_who(cleo: Reader) -> None:
    made(cleo)
    page = cleo.open("/rosters/past")

    row = " ".join(page.soup.select("tbody tr")[0].get_text(" ").split())
    assert row == "18 November 2026, 11:06 UTC Clinical assessment Florida 2026-11-01 to 2026-11-30 Cleo 1 1"


@pytest.mark.usefixtures("certificates")
def test_names_and_licences_ask_for_the_password_again(cleo: Reader, clock: FixedClock) -> None:
    address = made(cleo)
    clock.forward(11 * MINUTE)

    for path in (f"/rosters?{urlencode(FIELDS)}", address):
        assert cleo.client.get(path).location.startswith("/confirm?next=/rosters")
    for path, fields in ((f"{address}/file", {"form": "csv"}), ("/rosters", FIELDS), (f"{address}/receipts", {})):
        assert cleo.post(path, **fields).location.startswith("/confirm?next=/rosters")


def test_a_site_without_certificates_has_nothing_to_report(cleo: Reader) -> None:
    assert "Choose a course." in looked(cleo).text
