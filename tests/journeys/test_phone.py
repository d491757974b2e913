"""On a phone, by touch: one task a screen, and no page that needs scrolling sideways."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsers import PHONE, Browsers, fits
from tests.journeys.player import HAND, choose, expert_path, in_front, play, start, task

pytestmark = pytest.mark.browser


def test_a_full_case_is_played_on_a_phone_one_task_a_screen(browsers: Browsers) -> None:
    page, path = browsers.person("Ada", **PHONE), expert_path(HAND)
    start(page, HAND)
    while asked := in_front(page):
        one_task_stands_in_front(page)
        fits(page)
        choose(page, path, asked)
    fits(page)
    expect(page.get_by_text("The moment that mattered")).to_be_visible()


def test_points_are_shared_by_tapping_and_always_make_a_hundred(browsers: Browsers) -> None:
    page = browsers.person("Ada", **PHONE)
    start(page, HAND)
    play(page, expert_path(HAND), until="share")
    for name in ("Carpal tunnel syndrome", "Cervical radiculopathy"):
        task(page).get_by_role("button", name=f"Rank {name} next").tap()
    expect(points_of(page)).to_contain_text("100 points shared")
    task(page).get_by_role("button", name="Ten points more for Cervical radiculopathy").tap()
    expect(page.get_by_label("Cervical radiculopathy", exact=True)).to_have_value("40")
    expect(points_of(page)).to_contain_text("100 points shared")


def test_the_menu_and_the_body_map_work_by_touch(browsers: Browsers) -> None:
    page = browsers.visitor(**PHONE)
    page.goto("/")
    page.get_by_role("button", name="Menu").tap()
    page.get_by_role("link", name="Techniques").first.tap()
    page.get_by_role("link", name="Neck (front)").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Techniques: Neck")
    fits(page)


def one_task_stands_in_front(page: Page) -> None:
    expect(task(page)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_label("Client: Dana")).to_be_visible()


def points_of(page: Page) -> Locator:
    return page.locator("[data-total]")
