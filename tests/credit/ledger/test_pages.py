"""The ledger as a learner uses it: hours from here and elsewhere, documents, the day of a renewal, the transcript."""

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from learning.credit.boards.approvals import Recorded, record, withdraw
from learning.credit.boards.departures import Shape
from learning.people import licences
from tests.conftest import NOW, database_of
from tests.credit.completions import certified_at, completion
from tests.credit.ledger.test_uploads import PDF
from tests.credit.pictures.making import PLACE, exif, jpeg, opened, picture, png, saved
from tests.people_of import make_account
from tests.reader import Reader, one

FIELDS = {
    "title": "Necks", "provider": "A School", "completed": "2026-05-01", "hours": "6", "kind": "in person",
    "topic": "", "board": "florida",
}  # fmt: skip
NEW = "/ledger/outside/new"


def entered(reader: Reader, **changed: str) -> str:
    """The address of hours they entered."""
    answer = reader.post(NEW, **(FIELDS | changed))
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def sent(reader: Reader, body: bytes, name: str = "document", **changed: str) -> TestResponse:
    """The form with a file."""
    token = one(reader.open(NEW).soup, "input[name=csrf_token]")["value"]
    fields = {"csrf_token": token, **FIELDS, **changed, name: (BytesIO(body), "../../evil.html", "text/html")}
    return reader.client.post(NEW, data=fields, content_type="multipart/form-data")


def approve(site: Flask, revisions: dict[str, str], **days: str) -> str:
    begins, ends = days.get("begins", "2026-01-01"), days.get("ends")
    given = Recorded("assessment", "florida", Shape("Assessment", "1.5", revisions), "FL-9", begins, ends)
    with database_of(site).unit() as db:
        return record(db, given, "cleo", NOW)


def rows(reader: Reader, board: str = "florida") -> list[list[str]]:
    page = reader.open(f"/ledger?board={board}")
    return [[cell.get_text() for cell in row.select("th, td")] for row in page.soup.select("tbody tr")][
        : len(page.soup.select("#hours ~ .table-wrap tbody tr"))
    ]


def test_an_empty_ledger_says_what_to_do(ada: Reader) -> None:
    assert "No hours yet" in ada.open("/ledger").text


def test_hours_from_elsewhere_count_for_the_board_that_accepts_them(ada: Reader) -> None:
    entered(ada)

    assert rows(ada)[0][4:] == ["6", "6", ""]
    assert rows(ada, "texas")[0][5:] == ["not known", "You have not entered that Texas accepts it."]
    assert "Hours in person, at least: 6 of 12; 6 still missing." in ada.open("/ledger?board=florida").text


def test_a_certificate_of_this_site_is_not_known_until_its_board_approved_the_course(
    site: Flask, ada: Reader
) -> None:
    certified_at(site, account_id=ada.account)
    assert rows(ada)[0][5] == "not known"

    approval = approve(site, dict(completion(ada.account).revisions))
    assert rows(ada)[0][4:] == ["1.5", "1.5", ""]
    with database_of(site).unit() as db:
        withdraw(db, approval, "Taken back.", "cleo", NOW)
    assert rows(ada)[0][5] == "not known"


@pytest.mark.parametrize(
    ("digest", "days"),
    [("another", {}), ("same", {"begins": "2026-11-19"}), ("same", {"ends": "2026-11-17"})],
)
def test_an_approval_of_another_text_or_day_covers_no_certificate(
    site: Flask, ada: Reader, digest: str, days: dict[str, str]
) -> None:
    certified_at(site, account_id=ada.account)
    [(path, studied)] = completion(ada.account).revisions
    approve(site, {path: studied if digest == "same" else digest}, **days)

    assert rows(ada)[0][5] == "not known"


def test_the_licence_says_which_board_comes_first(site: Flask, ada: Reader) -> None:
    licences.add(database_of(site), ada.account, "NY", "12345", "Massage therapist", NOW)

    assert "New York: 0 hours count" in ada.open("/ledger").text
    assert "Another state: 0 hours count" in ada.open("/ledger?board=generic").text


def test_the_day_of_a_renewal_is_kept_changed_and_forgotten(ada: Reader) -> None:
    page = ada.open("/ledger?board=new-york")
    kept = ada.send(page, "Renewal", renews="2027-03-31")
    assert "Those earned after 2024-03-31, up to 2027-03-31." in kept.text
    assert "up to 2028-03-31." in ada.send(page, "Renewal", renews="2028-03-31").text
    assert "have not given the day" in ada.send(page, "Renewal", renews="").text
    assert "Give a day" in ada.send(page, "Renewal", renews="2027-02-30").text


def test_a_board_that_there_is_not_has_no_ledger(ada: Reader) -> None:
    assert ada.open("/ledger?board=atlantis").status == 404
    assert ada.post("/ledger", board="atlantis", renews="2027-03-31").status_code == 404


@pytest.mark.parametrize(
    ("body", "media_type"), [(PDF, "application/pdf"), (png(), "image/png"), (jpeg(), "image/jpeg")]
)
def test_a_document_comes_back_as_a_file_that_nothing_runs_in(ada: Reader, body: bytes, media_type: str) -> None:
    page = ada.open(sent(ada, body).location)
    answer = ada.client.get(one(page.soup, "a[download]")["href"])

    assert answer.mimetype == media_type
    assert answer.data == body or media_type != "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "evil" not in str(answer.headers)
    assert answer.headers.getlist("Content-Security-Policy") == ["sandbox; default-src 'none'"]
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Cache-Control"]) == ("nosniff", "no-store")


def test_a_photograph_comes_back_without_the_place_where_it_was_taken(ada: Reader) -> None:
    page = ada.open(sent(ada, saved(picture(), "JPEG", exif=exif(6))).location)
    body = ada.client.get(one(page.soup, "a[download]")["href"]).data

    assert (PLACE in body, opened(body).size) == (False, (4, 6))


def test_a_picture_is_not_looked_at_before_the_rest_of_the_form_is_right(
    ada: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learning.credit.ledger.uploads.redrawn", None)

    assert sent(ada, png(), title="").status_code == 422


def test_what_is_no_document_is_refused_at_its_field_and_nothing_is_kept(ada: Reader) -> None:
    answer = sent(ada, b"<script>alert(1)</script>")

    assert (answer.status_code, "Send one of these." in answer.text) == (422, True)
    assert "No hours yet" in ada.open("/ledger").text


def test_a_file_under_another_name_is_refused(ada: Reader) -> None:
    assert sent(ada, PDF, "other").status_code == 422


def test_a_large_document_is_taken_from_somebody_signed_in_alone(ada: Reader, visitor: Reader) -> None:
    large = PDF[:-6] + b" " * 300_000 + PDF[-6:]

    assert sent(ada, large).status_code == 303
    assert visitor.client.post(NEW, data={"document": (BytesIO(large), "a.pdf")}).status_code == 413
    assert ada.client.post("/ledger", data={"document": (BytesIO(large), "a.pdf")}).status_code == 413
    assert sent(ada, b"%PDF-" + b"x" * 11_000_000).status_code == 413


def test_nobody_reaches_what_is_hers(ada: Reader, ben: Reader, cleo: Reader) -> None:
    where = sent(ada, PDF).location
    document = str(one(ada.open(where).soup, "a[download]")["href"])

    for other in (ben, cleo):
        assert [other.open(path).status for path in (where, document)] == [404, 404]
        assert other.post(where).status_code == 404
    assert ada.open(where).status == 200


def test_taken_off_it_is_gone_with_its_document(ada: Reader) -> None:
    page = ada.open(sent(ada, PDF).location)
    document = str(one(page.soup, "a[download]")["href"])

    assert "No hours yet" in ada.send(page, "Take it off").text
    assert ada.open(document).status == 404


def test_the_transcript_as_a_table_holds_no_formula(ada: Reader) -> None:
    entered(ada, title="=HYPERLINK(1)", provider="@SUM(A1)")
    answer = ada.client.get("/ledger/transcript.csv?board=florida")

    assert "2026-05-01,'=HYPERLINK(1),'@SUM(A1),in person,,6,6,counts,\r\n" in answer.text
    assert answer.headers["Content-Disposition"] == "attachment; filename=transcript-florida.csv"


def test_the_transcript_for_printing_says_whose_it_is(ada: Reader) -> None:
    entered(ada, title="<b>Necks</b>")
    page = ada.open("/ledger/transcript?board=florida")

    assert page.h1 == "Transcript of Ada" and "<b>Necks</b>" in page.text and "6 hours count" in page.text


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", ""), ("title", "x" * 301), ("title", "a\nb"), ("provider", ""), ("completed", "2026-13-01"),
     ("completed", "2026-11-20"),
     ("hours", "1.25"), ("hours", "-1"), ("kind", "dream"), ("topic", "cooking"), ("board", "atlantis")],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused_at_their_field(ada: Reader, name: str, value: str) -> None:
    refused = ada.send(ada.open(NEW), "Hours earned elsewhere", **(FIELDS | {name: value}))

    assert (refused.status, bool(refused.soup.select(f"#field-{name}-error"))) == (422, True)


def test_a_list_that_is_full_takes_no_more(site: Flask, ada: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learning.credit.ledger.outside.MOST", 1)
    entered(ada)

    assert "Your list is full." in ada.post(NEW, **FIELDS).text
    with database_of(site).unit() as db:
        assert make_account(db, "Eve", "eve@example.org")
