"""With the keyboard alone: the skip link, the menu, a reading page, the body map and a case."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsers import Browsers
from tests.journeys.player import HAND, MINI, came, expert_path, option, play, start, task

pytestmark = pytest.mark.browser
LESSON = "/pillars/assessment/from-first-words-to-a-plan"


def test_the_skip_link_comes_first_and_leads_past_the_menu(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="A desk worker’s neck ache")).to_be_focused()


def test_the_menu_leads_to_a_list_and_the_body_map_to_a_region(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto("/")
    tab_to(page, page.get_by_label("Main").get_by_role("link", name="Conditions"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Neck (front)"))
    expect(page.locator("[data-label]")).to_have_text("Neck")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Conditions: Neck")


def test_a_term_is_explained_on_focus_and_put_away_with_escape(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto(LESSON)
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_each_step_of_a_case_puts_the_keyboard_at_its_heading(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, MINI)
    tab_to(page, option(page, "cues", "long-sitting"))
    page.keyboard.press("Space")
    presses(page, "Save and go on", 1)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(page, task(page).locator("input[type=radio]").first)
    page.keyboard.press("ArrowDown")
    presses(page, "Ask", 2)
    expect(page.locator("main")).to_contain_text("Sitting. Deadlines.")


def test_points_are_shared_without_a_pointer(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, HAND)
    play(page, expert_path(HAND), until="share")
    seq = int(str(page.locator("#case-task input[name=seq]").first.get_attribute("value")))
    for name in ("Carpal tunnel syndrome", "Cervical radiculopathy"):
        tab_to(page, page.get_by_role("button", name=f"Rank {name} next"))
        page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Ten points less for Carpal tunnel syndrome"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-total]")).to_contain_text("100 points shared")
    presses(page, "Save and go on", seq + 1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Examine, one assessment at a time")


def tab_to(page: Page, goal: Locator) -> None:
    """Press Tab until the goal has the focus; what cannot be reached fails here."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if goal.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{goal} cannot be reached with the Tab key")


def presses(page: Page, name: str, seq: int) -> None:
    """Reach a button of the task and press it."""
    tab_to(page, task(page).get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")
    came(page, seq)
