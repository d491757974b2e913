"""The same attempt in two tabs: the stale one is told, and every choice that was saved is there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import Browsers
from tests.journeys.player import MINI, came, in_front, option, send, start, task

pytestmark = pytest.mark.browser
STALE = "A choice was made elsewhere"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_stale_tab_is_told_and_shows_where_the_attempt_stands(browsers: Browsers, script: bool) -> None:
    first = browsers.visitor(java_script_enabled=script)
    start(first, MINI)
    second = in_another_tab(first)
    option(first, "cues", "night").check()
    send(first, "mark")
    option(second, "cues", "chair").check()
    task(second).get_by_role("button", name="Save and go on").click()
    expect(second.locator(".error-summary")).to_contain_text(STALE)
    assert in_front(second) == in_front(first) == "ask"
    what_the_first_tab_chose_counts(second)


def test_the_stale_answer_is_a_409(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, MINI)
    second = in_another_tab(page)
    send(page, "mark")
    with second.expect_response(lambda response: response.request.method == "POST") as answered:
        task(second).get_by_role("button", name="Save and go on").click()
    assert answered.value.status == 409
    expect(second.locator(".error-summary")).to_be_visible()


def test_the_back_button_leads_out_of_the_case_and_in_again_where_it_stands(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, MINI)
    send(page, "mark")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("A desk worker’s neck ache")
    page.go_forward()
    assert in_front(page) == "ask"


def test_back_without_script_shows_no_choice_that_can_be_taken_twice(browsers: Browsers) -> None:
    page = browsers.visitor(java_script_enabled=False)
    start(page, MINI)
    send(page, "mark")
    page.go_back()
    came(page, 1)
    assert in_front(page) == "ask"


def in_another_tab(page: Page) -> Page:
    """Open the same attempt in a second tab of the same browser."""
    other = page.context.new_page()
    other.goto(page.url)
    expect(task(other)).to_be_visible()
    return other


def what_the_first_tab_chose_counts(page: Page) -> None:
    feedback = page.locator(".whys__item", has_text="You chose this")
    expect(feedback).to_have_count(1)
    expect(feedback).to_contain_text("Wakes at four with it")
