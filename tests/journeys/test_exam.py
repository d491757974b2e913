"""Exams in a browser: a practice form, on a phone, without script, with the keyboard alone, checked by axe."""

import re

import pytest
from playwright.sync_api import Page, expect

from learning.core.clock import wall_clock
from quizzes.items.common import Response
from tests.attempts.exams.all_kinds import KINDS, place, sat
from tests.attempts.exams.sittings import paper as short
from tests.browsers import PHONE, Browsers, fits
from tests.journeys.sittings import front, hand_in, owner, respond, saved, seat, to

pytestmark = pytest.mark.browser
EXAM = "/exams/foundations"


def test_a_visitor_practises_on_a_phone_and_reads_every_reason(browsers: Browsers) -> None:
    page = browsers.visitor(**PHONE)
    practise(page)
    fits(page)
    front(page).locator("input, select").first.focus()
    front(page).get_by_text("Mark to look at again").click()
    saved(page)
    hand_in(page)
    fits(page)
    expect(page.get_by_text("Nothing here counts")).to_be_visible()
    expect(page.locator(".whys__why").first).to_be_visible()


def practise(page: Page) -> None:
    page.goto("/exams")
    page.get_by_role("main").get_by_role("link", name="Foundations").click()
    page.get_by_role("button", name="Start the practice form").click()
    expect(page).to_have_url(re.compile(r"/sittings/[a-z0-9]+$"))


def test_an_exam_is_started_once_the_candidate_gives_their_word(browsers: Browsers) -> None:
    page = browsers.person("Ada")
    page.goto(EXAM)
    page.get_by_label("I take this exam alone").check()
    page.get_by_role("button", name="Start the exam").click()
    expect(page.locator("[data-clock-face]")).to_have_text(re.compile(r"(1 h 0|59) min left"))
    page.goto(EXAM)
    expect(page.get_by_role("button", name="Go on with the exam")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_every_kind_of_question_is_answered_and_passed(browsers: Browsers, script: bool) -> None:
    secret = browsers.house.secret_of("Ada")
    page = browsers.with_session(secret, java_script_enabled=script)
    page.goto(seat(browsers.house, secret))
    for kind in KINDS:
        expect(front(page).get_by_role("heading", name=f"Question {place(kind)} of")).to_be_visible()
        respond(page, kind)
        front(page).get_by_role("button", name="Save and go on").click()
    expect(page.get_by_text("Every question has a response.")).to_be_visible()
    hand_in(page)
    expect(page.get_by_text("Passed.")).to_be_visible()


def test_a_place_is_chosen_on_the_drawing(browsers: Browsers) -> None:
    secret = browsers.house.secret_of("Ada")
    page = browsers.with_session(secret)
    page.goto(seat(browsers.house, secret))
    to(page, "hotspot").locator("[data-offer]").first.click()
    expect(front(page).locator(".item__places input:checked")).to_have_count(1)
    saved(page)


def test_a_response_that_is_not_whole_is_kept_and_told_at_the_end(browsers: Browsers) -> None:
    secret = browsers.house.secret_of("Ada")
    page = browsers.with_session(secret)
    page.goto(seat(browsers.house, secret))
    to(page, "multiple")
    respond(page, "multiple", Response(picks=("ache",)))
    saved(page)
    page.locator("[data-to-end]").click()
    expect(page.get_by_text("You chose one; choose two.")).to_be_visible()
    page.get_by_role("link", name=f"Question {place('multiple')}", exact=True).click()
    expect(front(page).get_by_role("checkbox", checked=True)).to_have_count(1)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_section_is_left_for_the_next_one_and_the_last_is_handed_in(browsers: Browsers, script: bool) -> None:
    secret = browsers.house.secret_of("Ada")
    page = browsers.with_session(secret, java_script_enabled=script)
    divided = short(sections=(0, 0, 1), navigation="one-way")
    page.goto(sat(browsers.house.site, owner(browsers.house, secret), divided, wall_clock()))
    for heading in ("Question 1 of 2", "Question 1 of 1"):
        expect(page.get_by_role("heading", level=2, name=heading)).to_be_visible()
        page.locator("[data-to-end]").click()
        page.get_by_role("button", name=re.compile("Leave this section|Hand in")).click()
    expect(page).to_have_url(re.compile("/result$"))


def test_with_the_keyboard_alone(browsers: Browsers) -> None:
    secret = browsers.house.secret_of("Ada")
    page = browsers.with_session(secret)
    page.goto(seat(browsers.house, secret))
    press_at(page, f'[data-go="{place("single")}"]', "Enter")
    expect(front(page).get_by_role("heading")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    saved(page)
    press_at(page, "[data-place]:not([hidden]) [data-rule-out]", "Space")
    expect(front(page).locator("[data-rule-out][aria-pressed=true]")).to_have_count(1)
    press_at(page, "[data-to-end]", "Enter")
    press_at(page, "[data-hand-in] button", "Enter")
    expect(page).to_have_url(re.compile("/result$"))


def press_at(page: Page, selector: str, key: str) -> None:
    """Move to an element with the keyboard and press a key there."""
    wanted = page.locator(selector).first.element_handle()
    for _ in range(200):
        if page.evaluate("one => one === document.activeElement", wanted):
            return page.keyboard.press(key)
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached with the keyboard")
