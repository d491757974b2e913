"""A certificate in browsers: its owner prints it, somebody checks it, an instructor revokes it; checked by axe."""

import pytest
from playwright.sync_api import Page, expect

from learning.core.clock import wall_clock
from learning.people.accounts import named
from tests.browsers import PHONE, Browsers, fits
from tests.conftest import database_of
from tests.credit.completions import certified_at
from tests.journeys.test_looks import violations

pytestmark = pytest.mark.browser


def looked_at(page: Page) -> None:
    """Nothing for axe to find, nothing that sticks out, here and on the smallest phone."""
    assert not (found := violations(page)), "\n".join(found)
    usual = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 568})
    fits(page)
    if usual:
        page.set_viewport_size(usual)


def test_a_certificate_is_printed_checked_and_revoked(browsers: Browsers) -> None:
    ada = browsers.person("Ada")
    with database_of(browsers.house.site).reading() as db:
        account = named(db, "ada@example.org").id
    mine = certified_at(browsers.house.site, wall_clock(), account_id=account)
    prints_it(ada)
    checks_it(browsers.visitor(**PHONE), mine, browsers.house.address)
    revokes_it(browsers.person("Cleo", "instructor"), mine)
    page = browsers.visitor()
    page.goto(f"/verify/{mine}")
    expect(page.locator("main")).to_contain_text("This certificate was revoked on")
    looked_at(page)


def prints_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="All certificates").click()
    looked_at(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="US Letter").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def checks_it(page: Page, mine: str, site: str) -> None:
    page.goto("/verify")
    looked_at(page)
    page.get_by_label("Certificate id").fill("Ada Moss")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("An id has 22 letters")
    page.get_by_label("Certificate id").fill(f"{site}/verify/{mine}")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("main")).to_contain_text("This certificate is valid")
    looked_at(page)
    page.goto(f"/verify/{'A' * 22}")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such certificate")
    looked_at(page)


def revokes_it(page: Page, mine: str) -> None:
    page.goto(f"/verify/{mine}")
    page.get_by_role("link", name="Correct or revoke it").click()
    looked_at(page)
    form = page.get_by_role("form", name="Revoke it")
    form.get_by_label("Why").fill("Issued to the wrong person.")
    form.get_by_role("button", name="Revoke it").click()
    expect(page.locator("main")).to_contain_text("Revoked since")


def test_somebody_without_certificates_is_told_how_one_is_earned(browsers: Browsers) -> None:
    page = browsers.person("Ben")
    page.goto("/certificates")
    expect(page.get_by_role("heading", level=2)).to_have_text("No certificates yet")
    looked_at(page)
