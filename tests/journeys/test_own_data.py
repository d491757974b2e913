"""Ada takes a copy of her data, then erases her account; what has to stay she reads before and after."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from learning.core.clock import wall_clock
from learning.credit.certificates.attested import Attested, keep_attested
from learning.people.accounts import named
from tests.browsers import PHONE, Browsers, fits
from tests.conftest import database_of
from tests.credit.completions import certified_at
from tests.journeys.test_exam_looks import clean

pytestmark = pytest.mark.browser


def test_a_copy_is_taken_and_the_account_erased(browsers: Browsers, tmp_path: Path) -> None:
    page = browsers.person("Ada", **PHONE)
    page.goto("/account")
    page.get_by_role("link", name="Your data").click()
    fits(page)
    clean(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take a copy").click()
    taken.value.save_as(tmp_path / "copy.zip")
    assert b"ada@example.org" in zipfile.ZipFile(tmp_path / "copy.zip").read("account.json")

    page.get_by_label("Your email address").fill("ben@example.org")
    page.get_by_role("button", name="Erase my account").click()
    expect(page.get_by_role("alert")).to_contain_text("This is not your address.")
    clean(page)
    erases(page)
    page.goto("/account")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def erases(page: Page) -> None:
    page.get_by_label("Your email address").fill("ada@example.org")
    page.get_by_role("button", name="Erase my account").click()
    expect(page.get_by_text("Your account is erased")).to_be_visible()


def test_a_certificate_outlives_the_account_and_she_reads_why(browsers: Browsers, tmp_path: Path) -> None:
    page = browsers.person("Ada", **PHONE)
    hers = certified_for(browsers, "ada@example.org")
    page.goto("/account/data")
    stays = page.get_by_role("listitem").filter(has_text="because boards ask")
    expect(stays).to_have_count(2)
    clean(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take a copy").click()
    taken.value.save_as(tmp_path / "copy.zip")
    copy = zipfile.ZipFile(tmp_path / "copy.zip")
    assert hers.encode() in copy.read("certificates.json") and b"I am Ada" in copy.read(
        "certificate-attestations.json"
    )
    erases(page)
    expect(page.get_by_text("Kept: 1 certificate with your name")).to_be_visible()
    expect(page.get_by_text("Kept: The attestation that you signed for it")).to_be_visible()
    fits(page)
    clean(page)
    anybody = browsers.visitor()
    anybody.goto(f"/verify/{hers}")
    expect(anybody.locator("main")).to_contain_text("This certificate is valid")
    expect(anybody.locator("main")).to_contain_text("Ada Moss")


def certified_for(browsers: Browsers, email: str) -> str:
    """A certificate with the attestation that it was issued for."""
    site, now = browsers.house.site, wall_clock()
    with database_of(site).reading() as db:
        account = named(db, email).id
    made = certified_at(site, now, account_id=account)
    with database_of(site).unit() as db:
        keep_attested(db, made, Attested("I am Ada Moss, licence FL MA 00000. I did this work myself.", now))
    return made
