"""A learner asks whether a board accepts a course, keeps their hours, and staff record what a board approved."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import PHONE, Browsers, fits
from tests.credit.pictures.making import PLACE, exif, opened, picture, saved
from tests.journeys.test_looks import violations

pytestmark = pytest.mark.browser


def sound(page: Page) -> None:
    """axe finds nothing, and nothing sticks out."""
    fits(page)
    assert violations(page) == []


def test_a_learner_asks_and_then_keeps_their_hours(browsers: Browsers) -> None:
    page = browsers.person("Ada", **PHONE)
    asks(page)
    keeps_a_licence(page)
    enters_hours(page)
    page.goto("/ledger?board=new-york")
    page.get_by_label("Day of the renewal").fill("2027-03-31")
    page.get_by_role("button", name="Keep the day").click()
    expect(page.get_by_text("Those earned after 2024-03-31, up to 2027-03-31.")).to_be_visible()
    expect(page.get_by_text("Hours for a renewal: 6 of 36; 30 still missing.")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Transcript for printing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Transcript of Ada")
    sound(page)


def asks(page: Page) -> None:
    page.goto("/courses/assessment")
    sound(page)
    page.get_by_label("State").select_option("Florida")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="Florida, massage therapist")).to_be_visible()
    sound(page)


def keeps_a_licence(page: Page) -> None:
    """From then on the page of a course answers by itself."""
    page.goto("/account/licences")
    page.get_by_label("State").select_option("New York")
    page.get_by_label("Number").fill("12 345")
    page.get_by_label("Profession").fill("Licensed massage therapist")
    page.get_by_role("button", name="Add the licence").click()
    page.goto("/courses/assessment")
    part = page.get_by_role("region", name="Will my board accept this?")
    expect(part.get_by_role("heading", name="New York, Licensed massage therapist")).to_be_visible()
    expect(part.get_by_text("It does not count")).to_be_visible()
    sound(page)
    part.get_by_role("link", name="All that is known of the rules of New York").click()
    expect(page.get_by_role("heading", name="New York, massage therapist")).to_be_visible()


def enters_hours(page: Page) -> None:
    page.goto("/account")
    page.get_by_role("link", name="Your hours").click()
    page.get_by_role("link", name="Enter hours earned elsewhere").click()
    page.get_by_label("Course").fill("Necks")
    page.get_by_label("Given by").fill("A School")
    page.get_by_label("Completed on").fill("2026-05-01")
    page.get_by_label("Hours", exact=True).fill("6")
    page.get_by_label("Taken as").select_option("In person")
    page.get_by_label("Which board accepts it").select_option("New York")
    page.get_by_label("Certificate as a file").set_input_files(
        {"name": "certificate.jpg", "mimeType": "image/jpeg", "buffer": saved(picture(), "JPEG", exif=exif(6))}
    )
    sound(page)
    page.get_by_role("button", name="Enter the hours").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the document").click()
    kept = download.value.path().read_bytes()
    assert (PLACE in kept, opened(kept).size) == (False, (4, 6)), "upright, and without the place where it was taken"
    sound(page)


def test_staff_record_an_approval_and_withdraw_it(browsers: Browsers) -> None:
    page = browsers.person("Cleo", "instructor")
    page.goto("/approvals/new?course=assessment")
    page.get_by_label("Board").select_option("Texas")
    page.get_by_label("Approval number").fill("TX-1")
    sound(page)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("cell", name="Stands")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Clinical assessment").click()
    page.get_by_label("Why").fill("The board took it back.")
    sound(page)
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_role("cell", name="Withdrawn")).to_be_visible()
