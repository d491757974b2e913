"""Wherever somebody meets a certificate, it says that hands-on competence was not assessed."""

import io
from pathlib import Path

from flask import Flask

from learning.credit.certificates.words import ASSESSED
from tests.credit.badges.making import badged_at, parts
from tests.credit.certificates.test_printing import told
from tests.reader import Reader, one


def test_it_stands_on_the_sheet_the_public_page_and_for_programs(
    site: Flask, ada: Reader, visitor: Reader, tmp_path: Path
) -> None:
    mine, _ = badged_at(site, account_id=ada.account)

    sheet = told("pdftotext", ada.client.get(f"/certificates/{mine}.pdf").data, tmp_path)
    assert ASSESSED in " ".join(sheet.split())
    assert ASSESSED in visitor.open(f"/verify/{mine}").text
    assert ASSESSED in visitor.client.get(f"/verify/{mine}.json").text


def test_it_stands_in_the_badge_and_on_the_page_of_one_that_was_checked(
    site: Flask, ada: Reader, visitor: Reader
) -> None:
    _, token = badged_at(site, account_id=ada.account)

    assert ASSESSED in parts(token)[1]["credentialSubject"]["achievement"]["criteria"]["narrative"]
    form = visitor.open("/verify").form("Check a badge")
    sent = {
        "csrf_token": str(one(form, "input[name=csrf_token]")["value"]),
        "badge": "", "file": (io.BytesIO(token.encode()), "badge.jwt"),
    }  # fmt: skip
    assert ASSESSED in visitor.client.post("/verify", data=sent).text


def test_it_is_said_before_anybody_enrols(visitor: Reader) -> None:
    text = visitor.open("/courses/assessment").text

    assert "knowledge and reasoning were assessed, and that hands-on competence was not" in text
