"""Somebody takes a course: finds it, reads its first module, and is led on to the next."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import Browsers, fits

pytestmark = pytest.mark.browser
COURSE = "Clinical assessment"


def test_a_course_leads_from_module_to_module(browsers: Browsers) -> None:
    page = browsers.person("Ada")
    finds_the_course(page)
    first = goes_on(page, "Begin here")
    page.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_text("You have read this module.")).to_be_visible()
    page.goto("/courses/assessment")
    expect(page.get_by_text("1 of 5 modules read")).to_be_visible()
    assert goes_on(page, "Go on here") != first


def test_the_hours_of_a_course_are_reached_by_keyboard_on_a_phone(browsers: Browsers) -> None:
    page = browsers.visitor(viewport={"width": 390, "height": 844})
    page.goto("/courses/assessment")
    fits(page)
    page.get_by_label("On this page").get_by_text("On this page").press("Enter")
    page.get_by_label("On this page").get_by_role("link", name="Hours").press("Enter")
    expect(page.get_by_role("row", name="CE hours")).to_be_in_viewport()


def finds_the_course(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Main").get_by_role("link", name="Courses").click()
    page.get_by_role("link", name=COURSE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(COURSE)


def goes_on(page: Page, word: str) -> str:
    """Follow the card; returns where it led."""
    page.locator(".card", has_text=word).get_by_role("link").click()
    expect(page.get_by_role("button", name="Mark as read")).to_be_visible()
    return page.url
