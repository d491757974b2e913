"""A badge in browsers: its owner makes it and takes it away, a visitor has it checked, also once it is revoked."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from learning.core.clock import wall_clock
from learning.credit.certificates.ending import revoke
from learning.people.accounts import named
from tests.browsers import DESKTOP, PHONE, Browsers
from tests.conftest import database_of
from tests.credit.badges.making import parts, with_parts
from tests.credit.badges.schemas_of import faults
from tests.credit.completions import certified_at
from tests.journeys.test_certificates import looked_at

pytestmark = pytest.mark.browser


def test_a_badge_is_made_taken_away_checked_and_revoked(browsers: Browsers) -> None:
    ada, visitor = browsers.person("Ada", **PHONE), browsers.visitor(**DESKTOP)
    with database_of(browsers.house.site).reading() as db:
        account = named(db, "ada@example.org").id
    mine = certified_at(browsers.house.site, wall_clock(), account_id=account)
    makes_it(ada)
    files = {form: taken(ada, link) for form, link in LINKS.items()}
    token = files["jwt"].read_text()
    puts_the_licence_in(ada)

    pastes(visitor, token, "This badge was made here")
    for form in ("svg", "png"):
        sends(visitor, files[form], "This badge was made here")
        expect(visitor.locator("main")).to_contain_text("This certificate is valid")
    is_refused(visitor, with_parts(token, {}, {"name": "Another course"}))
    with database_of(browsers.house.site).unit() as db:
        revoke(db, mine, "cleo", "Issued to the wrong person.", wall_clock())
    pastes(visitor, token, "This badge was made here")
    expect(visitor.locator("main")).to_contain_text("This certificate was revoked on")
    looked_at(visitor)
    ada.reload()
    expect(ada.locator("main")).to_contain_text("This certificate is revoked")
    looked_at(ada)
    programs_find_what_it_names(visitor, token)


LINKS = {"jwt": "Text, JWT", "svg": "Picture, SVG", "png": "Picture, PNG"}


def makes_it(page: Page) -> None:
    page.goto("/certificates")
    page.get_by_role("link", name="Open Badge").click()
    looked_at(page)
    expect(page.get_by_label("Put my licence in the badge")).not_to_be_checked()
    page.get_by_role("button", name="Make the badge").click()
    expect(page.locator("main")).to_contain_text("Your licence is not in it.")
    looked_at(page)


def taken(page: Page, link: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=link).click()
    return download.value.path()


def puts_the_licence_in(page: Page) -> None:
    page.get_by_label("Put my licence in the badge").check()
    page.get_by_role("button", name="Make it again").click()
    expect(page.get_by_role("heading", level=2, name="Without your licence")).to_be_visible()
    looked_at(page)
    assert "MA 00000" in str(parts(taken(page, LINKS["jwt"]).read_text())[1])


def pastes(page: Page, token: str, heading: str) -> None:
    page.goto("/verify")
    page.get_by_label("The badge as text").fill(token)
    page.get_by_role("button", name="Check the badge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    looked_at(page)


def sends(page: Page, file: Path, heading: str) -> None:
    page.goto("/verify")
    page.get_by_label("Or the badge as a file").set_input_files(file)
    page.get_by_role("button", name="Check the badge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.locator("main")).to_contain_text("Ada Moss")


def is_refused(page: Page, altered: str) -> None:
    pastes(page, altered, "Check a certificate")
    expect(page.locator(".error-summary")).to_contain_text("This badge was altered")


def programs_find_what_it_names(page: Page, token: str) -> None:
    """The issuer, the key and the list, at the very addresses that stand in the badge."""
    header, said = parts(token)
    site = said["issuer"]["url"]

    def got(address: str) -> str:
        answer = page.request.get(address.removeprefix(site))
        assert answer.ok
        return answer.text()

    assert faults("issuer.json", json.loads(got(said["issuer"]["id"]))) == []
    assert json.loads(got(header["kid"]))["n"] == header["jwk"]["n"]
    assert faults("status-list.json", parts(got(said["credentialStatus"]["statusListCredential"]))[1]) == []
