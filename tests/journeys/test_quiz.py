"""The quiz of a module in a browser: with script and without, on a phone, with the keyboard, checked by axe."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browsers import PHONE, Browsers, fits

pytestmark = pytest.mark.browser
AT_ONCE = "/pillars/assessment/from-first-words-to-a-plan"
TRIES = "/pillars/adaptability/dose-response-and-the-person"
CERTAINTY = "/pillars/rehabilitation/working-along-the-plan"
WHOLE = "/pillars/introduction/introduction"


def question(page: Page, place: int = 1) -> Locator:
    return page.locator(f"#check-{place}")


def choose(where: Locator, text: str) -> None:
    where.get_by_label(text).check()
    where.get_by_role("button", name="Check").click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_visitor_checks_herself_and_tries_again(browsers: Browsers, script: bool) -> None:
    page = browsers.visitor(java_script_enabled=script, **PHONE)
    page.goto(AT_ONCE)
    choose(question(page), "Four separate complaints")
    expect(question(page).locator("[data-quiz-verdict]")).to_have_text("Not right.")
    expect(question(page)).to_contain_text("This is a common idea:")
    expect(page).to_have_url(re.compile("#check-1$" if not script else "plan$"))
    if script:  # measuring needs it
        fits(page)
    question(page).get_by_text("Try again").click()
    choose(question(page), "A cluster that fits")
    expect(question(page).locator("[data-quiz-verdict]")).to_have_text("Right at the second try.")
    page.goto(AT_ONCE)
    expect(question(page).locator("[data-quiz-verdict]")).to_have_text("Right at the second try.")
    expect(page.get_by_text("So far 1 of")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_what_is_left_out_is_asked_for_and_nothing_is_lost(browsers: Browsers, script: bool) -> None:
    page = browsers.person("Ada", java_script_enabled=script)
    page.goto(CERTAINTY)
    question(page).get_by_role("radio").first.check()
    question(page).get_by_role("button", name="Check").click()
    expect(question(page).get_by_text("Say how sure you are")).to_be_visible()
    expect(question(page).get_by_role("radio").first).to_be_checked()
    question(page).get_by_label("Fairly sure").check()
    question(page).get_by_role("button", name="Check").click()
    expect(question(page).locator("[data-quiz-verdict]")).to_contain_text("you were fairly sure")


def test_with_the_keyboard_the_reader_is_put_at_the_verdict(browsers: Browsers) -> None:
    page = browsers.person("Ada")
    page.goto(TRIES)
    question(page).get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(question(page).locator("[data-quiz-verdict]")).to_be_focused()


def test_without_a_connection_nothing_that_was_chosen_is_lost(browsers: Browsers) -> None:
    page = browsers.person("Ada")
    page.goto(AT_ONCE)
    page.context.set_offline(True)
    choose(question(page), "A cluster that fits")
    expect(question(page).get_by_role("alert")).to_contain_text("there is no connection")
    expect(question(page).get_by_label("A cluster that fits")).to_be_checked()
    page.context.set_offline(False)
    browsers.complaints.clear()  # the browser says itself that it is offline
    question(page).get_by_role("button", name="Check").click()
    expect(question(page).locator("[data-quiz-verdict]")).to_have_text("Right.")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_whole_quiz_is_handed_in_at_once(browsers: Browsers, script: bool) -> None:
    page = browsers.person("Ada", java_script_enabled=script)
    page.goto(WHOLE)
    for item in page.locator(".quiz__item").all():
        boxes = item.locator("input[type=radio], input[type=checkbox]")
        boxes.first.check()
        if boxes.first.get_attribute("type") == "checkbox":
            boxes.nth(1).check()
    page.get_by_role("button", name="Hand in all").click()
    expect(page.locator("[data-quiz-verdict]")).to_have_count(page.locator("h3.quiz__kicker").count())
    expect(page.get_by_text("Try all of them again")).to_be_visible()


def test_axe_finds_nothing_in_a_quiz(browsers: Browsers) -> None:
    page = browsers.person("Ada")
    for path in (AT_ONCE, TRIES, CERTAINTY, WHOLE):
        page.goto(path)
        clean(page)
    page.goto(AT_ONCE)
    choose(question(page), "Four separate complaints")
    expect(question(page).locator("[data-quiz-verdict]")).to_be_visible()
    clean(page)
    question(page).get_by_text("Try again").click()
    clean(page)


def clean(page: Page) -> None:
    """axe has no complaint about the quiz, in the light or, where only colours differ, in the dark."""
    page.evaluate(Axe().axe_script)
    found = page.evaluate("axe.run('.quiz')")["violations"]
    page.emulate_media(color_scheme="dark")
    found += page.evaluate("axe.run('.quiz', {runOnly: ['color-contrast']})")["violations"]
    page.emulate_media(color_scheme="light")
    assert not found, [(page.url, one["id"], one["nodes"][0]["html"]) for one in found]
