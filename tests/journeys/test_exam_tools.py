"""The candidate's tools: each works with the keyboard and by touch, and is still there after a reload."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsers import DESKTOP, Browsers
from tests.journeys.sittings import front, holds, on_server, respond_to, saved, seated, select, to

pytestmark = pytest.mark.browser
STEM = "Which finding asks for a call to the physician today?"


def test_words_are_highlighted_with_the_keyboard_and_taken_back(browsers: Browsers) -> None:
    page, _ = seated(browsers, **DESKTOP)
    tool = to(page, "single").get_by_role("button", name="Highlight", exact=True)
    tool.press("Enter")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(front(page).locator("mark")).to_have_text(["finding asks"])
    for key in ("ArrowRight", "ArrowRight", "Enter", "Escape"):
        page.keyboard.press(key)
    expect(front(page).locator("mark")).to_have_text(["asks"])
    expect(tool).to_be_focused()


def test_words_are_highlighted_by_touch_and_still_are_after_a_reload(browsers: Browsers) -> None:
    page, address = seated(browsers)
    to(page, "single")
    select(page, 6, 13)
    front(page).get_by_role("button", name="Highlight", exact=True).tap()
    respond_to(page, "single")
    saved(page)
    page.reload()
    expect(to(page, "single").locator("mark")).to_have_text(["finding"])
    expect(front(page).locator(".item__stem")).to_have_text(STEM)
    holds(browsers.house, address, "single")
    front(page).get_by_role("button", name="Remove highlights").tap()
    expect(front(page).locator("mark")).to_have_count(0)


def test_marks_notes_and_options_ruled_out_outlive_a_reload(browsers: Browsers) -> None:
    page, address = seated(browsers)
    question = to(page, "single")
    question.get_by_role("button", name="Rule out").first.tap()
    question.get_by_text("Mark to look at again").tap()
    question.get_by_text("My note").tap()
    question.get_by_label("My note on question").fill("ask first")
    question.get_by_label("My note on question").blur()
    saved(page)
    page.reload()
    expect(to(page, "single").locator("[data-rule-out][aria-pressed=true]")).to_have_count(1)
    expect(front(page).get_by_label("Mark to look at again")).to_be_checked()
    said = on_server(browsers.house, address)["single"]
    assert (said.flagged, said.note, len(said.struck)) == (True, "ask first", 1)


def test_the_map_says_in_words_what_is_marked_and_leads_there(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    respond_to(page, "single")
    front(page).get_by_text("Mark to look at again").tap()
    page.get_by_role("link", name="All questions").tap()
    link = page.get_by_role("navigation", name="Questions").get_by_role("link", name="response given, marked")
    link.tap()
    expect(front(page).get_by_role("heading", level=2)).to_be_focused()


def test_text_is_enlarged_and_the_clock_hidden_with_the_keyboard(browsers: Browsers) -> None:
    page, _ = seated(browsers, **DESKTOP)
    size = "parseFloat(getComputedStyle(document.querySelector('.item__stem')).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="Larger text").press("Space")
    assert page.evaluate(size) > before
    page.get_by_role("button", name="Hide").press("Space")
    expect(page.locator("[data-clock-face]")).to_be_hidden()
    page.get_by_role("button", name="Show the clock").press("Space")
    expect(page.locator("[data-clock-face]")).to_have_text(re.compile("left$"))
