"""Cleo gives Ada time while she sits an exam: Ada's clock follows, and the page says how much and why."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import PHONE, Browsers, fits
from tests.journeys.sittings import hand_in, respond, saved, seat, to
from tests.journeys.test_exam_looks import clean

pytestmark = pytest.mark.browser


def test_extra_time_granted_during_an_exam_reaches_the_candidate(browsers: Browsers) -> None:
    secret = browsers.house.secret_of("Ada")
    ada, cleo = browsers.with_session(secret, **PHONE), browsers.person("Cleo", "instructor")
    address = seat(browsers.house, secret)
    ada.goto(address)
    expect(ada.locator("[data-clock-face]")).to_have_text(re.compile(r"(1 h 0|59) min left"))

    grant(cleo)
    respond(to(ada, "single").page, "single")
    saved(ada)
    expect(ada.locator("[data-clock-face]")).to_have_text(re.compile(r"1 h (29|30) min left"))

    ada.goto(address)
    expect(ada.get_by_text("90 min (extended from 60)")).to_be_visible()
    fits(ada)
    hand_in(ada)
    expect(ada.get_by_text("Reason: Reading takes longer.")).to_be_visible()
    clean(ada)
    acts_are_clean(cleo, address)


def grant(page: Page) -> None:
    """From the menu to the sitting and on to the form, which knows whose it is."""
    page.goto("/")
    page.get_by_role("banner").get_by_text("Cleo").click()
    page.get_by_role("link", name="Sittings").click()
    page.get_by_role("link", name="Ada").click()
    page.get_by_role("link", name="grant an accommodation").click()
    page.get_by_label("Exam").select_option("every")
    page.get_by_label("Times the time").fill("1.5")
    page.get_by_label("Why").fill("Reading takes longer.")
    page.get_by_role("button", name="Grant extra time").click()
    expect(page.get_by_text("The time is granted.")).to_be_visible()
    clean(page)


def acts_are_clean(page: Page, address: str) -> None:
    """What staff see of it, once it is over."""
    for path in ("/sittings", f"{address}/acts", "/accommodations"):
        page.goto(path)
        clean(page)
    page.get_by_role("link", name="Ada").click()
    clean(page)
    page.get_by_label("Why").fill("The course is over.")
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("It has ended.")).to_be_visible()
