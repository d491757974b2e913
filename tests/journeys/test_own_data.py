"""Ada takes a copy of her data, then erases her account."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsers import PHONE, Browsers, fits
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
    page.get_by_label("Your email address").fill("ada@example.org")
    page.get_by_role("button", name="Erase my account").click()
    expect(page.get_by_text("Your account is erased")).to_be_visible()
    page.goto("/account")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
