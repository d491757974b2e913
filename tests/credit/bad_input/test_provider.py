"""A provider that lacks something: without a number every place says so, without a name nothing is issued."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from learning.core.provider import Provider
from learning.credit.badges.credential import claims
from learning.credit.badges.places import Places
from learning.credit.certificates.certifying import issue
from learning.credit.certificates.printing import pdf
from learning.credit.certificates.words import NO_NUMBER, missing
from learning.credit.signing.keys import keys_of
from tests.conftest import NOW, database_of
from tests.credit.certificates.test_printing import snapshot, told
from tests.credit.completions import PROVIDER, SITE, completion
from tests.people_of import make_account
from tests.reader import Reader

BARE = replace(PROVIDER, ncbtmb="", florida="", texas="")
NEEDED = {
    "PROVIDER_NAME": "name", "PROVIDER_CONTACT": "contact", "PROVIDER_SIGNATORY": "signatory",
    "INSTRUCTOR_NAME": "instructor", "INSTRUCTOR_CREDENTIALS": "credentials",
}  # fmt: skip


def test_without_numbers_the_sheet_prints_none_and_says_so(tmp_path: Path) -> None:
    text = " ".join(told("pdftotext", pdf(snapshot(BARE), "letter"), tmp_path).split())

    assert NO_NUMBER in text
    assert not any(words in text for words in ("NCBTMB approved provider", "Florida provider", "Texas provider"))


def test_without_numbers_the_badge_says_so() -> None:
    said = claims(snapshot(BARE), Places(SITE), 1, NOW, licence=True)

    assert NO_NUMBER in said["credentialSubject"]["achievement"]["criteria"]["narrative"]


@pytest.mark.parametrize(("setting", "field"), NEEDED.items(), ids=list(NEEDED))
def test_each_setting_that_is_needed_is_named_when_it_is_missing(setting: str, field: str) -> None:
    [sentence] = missing(replace(PROVIDER, **{field: ""}), None)

    assert sentence.startswith(f"{setting} is not set")


def test_a_provider_of_nothing_lacks_all_five_and_no_number() -> None:
    assert [sentence.split()[0] for sentence in missing(Provider(), None)] == list(NEEDED)


def test_without_numbers_the_public_page_says_so(site: Flask, visitor: Reader) -> None:
    with database_of(site).unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")
        mine = issue(db, keys_of(site.extensions["palpate"].settings), BARE, completion(ada), NOW)

    page = visitor.open(f"/verify/{mine}")

    assert "NCBTMB approval none" in page.text and NO_NUMBER in page.text
    assert "Florida provider number" not in page.text and "Texas provider number" not in page.text
