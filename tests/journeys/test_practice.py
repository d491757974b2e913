"""A visitor plays the short case without an account, reads the debrief, registers, and keeps what they did."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import Browsers
from tests.journeys.player import MINI, STEP, expert_path, option, play, send, start
from tests.people_of import PASSWORD

pytestmark = pytest.mark.browser
WEEK = 7 * 24 * 3600
STEPS = ("meet", "history", "screen", "plan", "adapt")


def test_a_visitor_finds_the_short_case_and_plays_it_to_its_debrief(browsers: Browsers) -> None:
    page = browsers.visitor()
    opens_the_case_from_home(page)
    meets_the_client(page)
    play(page, expert_path(MINI))
    reads_the_debrief(page)


def test_a_visitor_keeps_the_attempt_for_a_week_and_for_good_after_registering(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, MINI)
    play(page, expert_path(MINI), until="decide")
    its_pass_lasts_a_week(page)
    registers(page)
    signs_in(page)
    elsewhere = browsers.visitor()
    elsewhere.goto("/sign-in")
    signs_in(elsewhere)
    finds_the_attempt_and_goes_on(elsewhere)
    play(elsewhere, expert_path(MINI))
    reads_the_debrief(elsewhere)


def test_practice_tells_at_once_and_lets_one_go_back(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, MINI)
    option(page, "cues", "internet").check()
    send(page, "mark")
    expect(page.get_by_label("Feedback on the last step")).to_contain_text("You chose this")
    page.get_by_text("Practice: go back to a step").click()
    page.get_by_role("button", name="Meet the client").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mark the cues that matter")


def opens_the_case_from_home(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Learn to decide at the table")
    expect(page.get_by_text("8 minutes")).to_be_visible()
    expect(page.get_by_text("no account")).to_be_visible()
    page.get_by_role("link", name="A desk worker’s neck ache").click()


def meets_the_client(page: Page) -> None:
    page.get_by_role("button", name="Meet Jonas").click()
    expect(page).to_have_url(STEP)
    expect(page.get_by_label("Client: Jonas")).to_contain_text("Jonas")
    expect(page.get_by_text("Jonas knocks, although the door is open.")).to_be_visible()
    expect(page.get_by_label("Progress through the case")).to_contain_text("Listen")


def reads_the_debrief(page: Page) -> None:
    expect(page.get_by_text("The moment that mattered")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    for pillar in ("Assessment", "Matching", "Adaptability"):
        expect(page.locator(".pillar-bars__row", has_text=pillar)).to_contain_text("of 100")
    expect(page.locator(".pillar-bars__row", has_text="Rehabilitation")).to_contain_text("not measured in this case")
    expect(page.get_by_role("heading", name="Your path beside an expert’s")).to_be_visible()
    whys = page.locator(".whys")
    assert len(whys.all()) >= len(STEPS), "every step of the short case is gone through"
    expect(whys.filter(has_not=page.locator(".whys__why"))).to_have_count(0)


def its_pass_lasts_a_week(page: Page) -> None:
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    left = cookies["practice"]["expires"] - time.time()
    assert WEEK - 600 < left <= WEEK + 1


def registers(page: Page) -> None:
    page.goto("/register")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Email address").fill("ada@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def signs_in(page: Page) -> None:
    page.get_by_label("Email address").fill("ada@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome back, Ada")


def finds_the_attempt_and_goes_on(page: Page) -> None:
    page.get_by_text("Ada", exact=True).click()
    page.get_by_role("link", name="My attempts").click()
    page.get_by_role("link", name="A desk worker’s neck ache").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Decide whether to go on")
