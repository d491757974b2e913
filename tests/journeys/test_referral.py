"""Stop and refer: rightly, without need, and too late."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsers import Browsers
from tests.journeys.player import CALF, MINI, expert_path, fill, in_front, play, send, start

pytestmark = pytest.mark.browser


def test_who_hands_over_the_calf_today_referred_rightly(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, CALF)
    play(page, expert_path(CALF))
    expect(verdict(page)).to_have_text("Rightly referred")
    expect(page.get_by_text("You stopped in time")).to_be_visible()


def test_who_goes_on_with_the_calf_sees_what_followed(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, CALF)
    play(page, expert_path(CALF), until="decide")
    fill(page, {"decision": ["proceed"]})
    send(page, "decide")
    goes_on_until_it_ends(page)
    expect(page.get_by_text("What followed")).to_be_visible()
    expect(page.get_by_text("You call the emergency number")).to_be_visible()
    expect(page.locator(".verdict")).to_contain_text("Not yet safe:")


def test_who_refers_a_neck_that_could_be_treated_is_told_so(browsers: Browsers) -> None:
    page = browsers.visitor()
    start(page, MINI)
    stops_and_hands_over(page)
    expect(verdict(page)).to_have_text("Referred, where treatment was possible")


def verdict(page: Page) -> Locator:
    return page.locator(".verdict__title")


def goes_on_until_it_ends(page: Page) -> None:
    while asked := in_front(page):
        send(page, asked)


def stops_and_hands_over(page: Page) -> None:
    page.get_by_text("Stop and refer", exact=True).click()
    page.get_by_role("form", name="Stop and refer").get_by_role("button", name="Stop and hand over").click()
    expect(page.get_by_role("heading", level=1, name="Hand over")).to_be_visible()
    fill(page, {"urgency": ["days"]})
    send(page, "stop")
