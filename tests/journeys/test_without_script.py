"""Without JavaScript: reading, marking as read, signing in, and a whole case, each a page of its own."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import Browsers
from tests.journeys.player import HAND, MINI, expert_path, play, start, task
from tests.people_of import PASSWORD

pytestmark = pytest.mark.browser
PLAIN: dict[str, Any] = {"java_script_enabled": False}
LESSON = "/pillars/assessment/from-first-words-to-a-plan"


def test_the_short_case_is_played_to_its_debrief(browsers: Browsers) -> None:
    page = browsers.visitor(**PLAIN)
    start(page, MINI)
    play(page, expert_path(MINI))
    expect(page.get_by_text("The moment that mattered")).to_be_visible()
    expect(page.locator(".verdict__score")).to_contain_text("of 100")


def test_points_are_typed_and_a_wrong_sum_is_refused_without_loss(browsers: Browsers) -> None:
    page = browsers.visitor(**PLAIN)
    start(page, HAND)
    play(page, expert_path(HAND), until="share")
    page.get_by_label("Carpal tunnel syndrome", exact=True).fill("70")
    task(page).get_by_role("button", name="Save and go on").click()
    expect(page.locator(".error-summary")).to_contain_text("100")
    expect(page.get_by_label("Carpal tunnel syndrome", exact=True)).to_have_value("70")
    play(page, expert_path(HAND), until="perform")


def test_somebody_signs_in_reads_and_marks_it_as_read(browsers: Browsers) -> None:
    browsers.house.secret_of("Ada")
    page = browsers.visitor(**PLAIN)
    page.goto(LESSON)
    signs_in_from_the_page(page)
    expect(page).to_have_url(f"{browsers.house.address}{LESSON}")
    page.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_text("You have read this module.")).to_be_visible()


def test_notes_terms_and_regions_are_links(browsers: Browsers) -> None:
    page = browsers.visitor(**PLAIN)
    page.goto(LESSON)
    page.locator(".cite a").first.click()
    expect(page).to_have_url(f"{browsers.house.address}{LESSON}#note-1")
    page.locator("a.term").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")
    page.goto("/conditions")
    page.get_by_role("link", name="Neck (front)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Conditions: Neck")


def signs_in_from_the_page(page: Page) -> None:
    page.locator("main").get_by_role("link", name="Sign in").click()
    page.get_by_label("Email address").fill("ada@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
