"""Cleo reports a course to a board: looks, makes the report, takes its files, hands the receipt in."""

import csv
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Page, expect

from learning.core.clock import wall_clock
from learning.core.dates import iso_day
from learning.people.accounts import named
from tests.browsers import PHONE, Browsers, fits
from tests.conftest import database_of
from tests.credit.completions import certified_at
from tests.journeys.test_looks import violations

pytestmark = pytest.mark.browser


def sound(page: Page) -> None:
    """axe finds nothing, and nothing sticks out, here and on a phone."""
    assert not (found := violations(page)), "\n".join(found)
    usual = page.viewport_size
    page.set_viewport_size(PHONE["viewport"])
    fits(page)
    if usual:
        page.set_viewport_size(usual)


def test_a_course_is_reported_and_the_receipt_compared(browsers: Browsers) -> None:
    today = iso_day(wall_clock())
    for name, learner in (("Ada", "Ada Moss"), ("Ben", "Ben")):
        completes(browsers, name, learner, today)
    page = browsers.person("Cleo", "instructor")
    looks(page, today)
    page.get_by_role("button", name="Make the report on 1 person").click()
    expect(page.get_by_text("1 reported")).to_be_visible()
    expect(page.get_by_text("CE_BROKER_KEY_FILE is not set.")).to_be_visible()
    sound(page)
    table, message = (saved(page, name) for name in ("Save the table (CSV)", "Save the message for CE Broker (XML)"))
    assert [row[3:5] for row in csv.reader(table.splitlines())][1:] == [["Ada", "Moss"]] * 2
    assert fromstring(message).findtext(".//attendee/last_name") == "Moss"
    hands_in(page, message)
    page.get_by_role("link", name="Past reports").click()
    expect(page.get_by_role("row")).to_have_count(2)
    sound(page)


def completes(browsers: Browsers, name: str, learner: str, today: str) -> None:
    browsers.person(name)
    with database_of(browsers.house.site).reading() as db:
        account = named(db, f"{name.lower()}@example.org").id
    certified_at(browsers.house.site, wall_clock(), account_id=account, enrolment_id=name, learner=learner,
                 completed_on=today)  # fmt: skip


def looks(page: Page, today: str) -> None:
    page.goto("/rosters")
    sound(page)
    page.get_by_label("Course", exact=True).select_option("Clinical assessment")
    page.get_by_label("Board").select_option("Florida")
    page.get_by_label("First day of completion").fill(today)
    page.get_by_label("Last day of completion").fill(today)
    page.get_by_role("button", name="Look at the report").click()
    expect(page.get_by_text("The board's codes are missing")).to_be_visible()
    sound(page)
    page.get_by_label("Profession code").fill("MT")
    page.get_by_label("Course code").fill("20-1")
    page.get_by_label("Subject areas").fill("GEN=1\nETH=0.5")
    page.get_by_role("button", name="Look at the report").click()
    expect(page.get_by_role("heading", name="Preview: 1 to report, 1 left out")).to_be_visible()
    expect(page.get_by_text("The name has one part")).to_be_visible()
    sound(page)


def saved(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.path().read_text()


def hands_in(page: Page, message: str) -> None:
    page.get_by_role("button", name="Keep the receipt").click()
    expect(page.locator(".error-summary")).to_contain_text("Paste the receipt")
    sound(page)
    answered = message.replace("</attendee>", "<error>37: not <b>current</b></error></attendee>")
    page.get_by_label("Receipt as a file").set_input_files(
        {"name": "receipt.xml", "mimeType": "text/xml", "buffer": answered.encode()}
    )
    page.get_by_role("button", name="Keep the receipt").click()
    expect(page.get_by_text("It names 1 of 1 as they were reported.")).to_be_visible()
    expect(page.get_by_text("<error>37: not <b>current</b></error>")).to_be_visible()
    sound(page)
