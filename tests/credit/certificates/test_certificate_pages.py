from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from learning.credit.certificates.ending import revoke
from tests import counting
from tests.conftest import NOW, FixedClock, database_of
from tests.credit.certificates.test_signatures import signed_by
from tests.credit.completions import PROVIDER, certified_at, stolen
from tests.reader import Reader


def made(site: Flask, owner: Reader, **changed: Any) -> str:
    """The id of a new certificate of theirs."""
    return certified_at(site, account_id=owner.account, **changed)


def revoked(site: Flask, certificate_id: str) -> None:
    with database_of(site).unit() as db:
        revoke(db, certificate_id, "cleo", "Wrong person.", NOW)


def test_ones_own_certificates_are_listed_with_their_sheets(site: Flask, ada: Reader, ben: Reader) -> None:
    mine = made(site, ada)
    made(site, ben, enrolment_id="enrolment-2", title="Another course")

    page = ada.open("/certificates")

    assert f"/certificates/{mine}.pdf?paper=a4" in page.links() and f"/verify/{mine}" in page.links()
    assert "1.5 CE" in page.text and "Another course" not in page.text


def test_whoever_has_none_is_told_how_one_is_earned(ada: Reader) -> None:
    page = ada.open("/certificates")

    assert "No certificates yet" in page.text and "/courses" in page.links()


def test_home_shows_the_latest_ones(site: Flask, ada: Reader) -> None:
    assert "Your certificates" not in ada.open("/").text
    mine = made(site, ada)
    assert "Your certificates" in ada.open("/").text and f"/verify/{mine}" in ada.open("/").links()


def test_a_sheet_is_a_pdf_that_nobody_keeps(site: Flask, ada: Reader) -> None:
    mine = made(site, ada)

    answer = ada.client.get(f"/certificates/{mine}.pdf?paper=a4")

    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == f"attachment; filename=certificate-{mine}.pdf"


def test_a_later_name_changes_no_sheet(site: Flask, ada: Reader) -> None:
    mine = made(site, ada)
    before = ada.client.get(f"/certificates/{mine}.pdf").data

    assert ada.post("/account/name", name="Ada Lovelace").status_code == 303
    assert ada.client.get(f"/certificates/{mine}.pdf").data == before


@pytest.mark.parametrize("paper", ["", "A4", "a3", "../a4", "a4;"])
def test_a_paper_that_there_is_not_is_not_found(site: Flask, ada: Reader, paper: str) -> None:
    assert ada.client.get(f"/certificates/{made(site, ada)}.pdf", query_string={"paper": paper}).status_code == 404


def test_anothers_sheet_is_not_found_and_staff_may_print_it(
    site: Flask, ada: Reader, ben: Reader, cleo: Reader
) -> None:
    mine = made(site, ada)

    answers = [who.client.get(f"/certificates/{mine}.pdf").status_code for who in (ben, cleo)]

    assert answers == [404, 200]


def test_nothing_is_printed_of_what_was_revoked_or_altered(site: Flask, ada: Reader) -> None:
    ended, altered = made(site, ada), made(site, ada, enrolment_id="enrolment-2")
    revoked(site, ended)
    with database_of(site).unit() as db:
        stolen(db, altered, signature="A" * 86)

    refused = ada.open(f"/certificates/{ended}.pdf")

    assert refused.status == 409 and "is revoked, so no sheet is printed" in refused.text
    assert ada.client.get(f"/certificates/{altered}.pdf").status_code == 404
    assert "Revoked" in ada.open("/certificates").text


def test_twenty_sheets_a_minute_are_the_most(
    site: Flask, ada: Reader, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = made(site, ada)
    monkeypatch.setattr("learning.credit.certificates.certificate_views.pdf", lambda *_: b"%PDF-")

    answers = [ada.client.get(f"/certificates/{mine}.pdf").status_code for _ in range(21)]

    assert answers == [200] * 20 + [429]


def test_the_list_costs_no_more_with_more_certificates(site: Flask, ada: Reader) -> None:
    costs = []
    for number in range(3):
        made(site, ada, enrolment_id=f"enrolment-{number}")
        with counting.statements() as sent:
            ada.open("/certificates")
        costs.append(len(sent))

    assert costs[0] == costs[-1] <= 2


def test_a_course_is_printed_in_bulk(site: Flask, ada: Reader, tmp_path: Path) -> None:
    ids = [made(site, ada, enrolment_id=f"enrolment-{number}") for number in range(3)]
    revoked(site, ids[0])

    command = ["certificates", "render", "--course", "assessment", "--out", str(tmp_path / "out")]
    result = site.test_cli_runner().invoke(args=command)

    assert result.exit_code == 0 and "2 sheets are in" in result.output and "1 are superseded" in result.output
    files = [tmp_path / "out", *(tmp_path / "out").glob("*.pdf")]
    assert {path.stem for path in files[1:]} == set(ids[1:])
    assert [path.stat().st_mode & 0o077 for path in files] == [0, 0, 0]


def test_a_sheet_with_a_signature_is_handed_out_and_rendered_in_bulk(
    site: Flask, ada: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = replace(PROVIDER, signature_file=signed_by(tmp_path / "signature.png"))
    monkeypatch.setattr("tests.credit.completions.PROVIDER", signed)
    mine = made(site, ada)

    assert b"/Alt(Signature of Cleo Marsh" in ada.client.get(f"/certificates/{mine}.pdf").data
    done = site.test_cli_runner().invoke(
        args=["certificates", "render", "--course", "assessment", "--out", str(tmp_path / "out")]
    )
    assert "1 sheets are in" in done.output
    assert b"/Alt(Signature of Cleo Marsh" in (tmp_path / "out" / f"{mine}.pdf").read_bytes()
