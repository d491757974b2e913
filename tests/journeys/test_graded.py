"""A student takes the graded case along the expert's path, on two devices, and passes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import PHONE, Browsers
from tests.journeys.player import HEEL, STEP, expert_path, in_front, play, start

pytestmark = pytest.mark.browser


def test_a_graded_case_needs_an_account(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto(f"/cases/{HEEL}")
    page.get_by_role("link", name="Sign in to take it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_student_takes_the_graded_case_on_two_devices_and_passes(browsers: Browsers) -> None:
    secret, path = browsers.house.secret_of("Ada"), expert_path(HEEL)
    desk = browsers.with_session(secret)
    start(desk, HEEL)
    nothing_is_told_on_the_way(desk)
    play(desk, path, until="reshare")
    phone = browsers.with_session(secret, **PHONE)
    resumes_from_home(phone)
    assert in_front(phone) == "reshare"
    nothing_is_told_on_the_way(phone)
    play(phone, path)
    passes(phone)
    the_other_device_sees_the_debrief(desk)


def nothing_is_told_on_the_way(page: Page) -> None:
    expect(page.get_by_label("Feedback on the last step")).to_have_count(0)
    expect(page.get_by_text("Practice: go back to a step")).to_have_count(0)


def resumes_from_home(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Heel pain in a runner").click()
    expect(page).to_have_url(STEP)


def passes(page: Page) -> None:
    expect(page.locator(".verdict__title")).to_have_text("Passed")
    for pillar in ("Assessment", "Matching", "Adaptability", "Rehabilitation"):
        expect(page.locator(".pillar-bars__row", has_text=pillar)).to_contain_text("of 100")
    page.goto("/attempts")
    expect(page.locator("main li")).to_contain_text("Passed")


def the_other_device_sees_the_debrief(page: Page) -> None:
    page.reload()
    expect(page.get_by_text("The moment that mattered")).to_be_visible()
