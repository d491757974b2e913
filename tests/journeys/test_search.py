"""Somebody looks something up: as they type, on the page of results, by keyboard, on a phone, without a script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsers import PHONE, Browsers, fits
from tests.journeys.test_looks import violations

pytestmark = pytest.mark.browser
ELBOW = "Lateral elbow tendinopathy"


def field(page: Page) -> Locator:
    """The search field of the masthead, once its script has come."""
    box = page.get_by_role("search", name="Site").locator("[name=q]")
    box.focus()
    expect(box).to_have_role("combobox")
    return box


def test_a_page_is_chosen_with_the_keyboard_as_one_types(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto("/techniques/effleurage")
    box = field(page)
    box.press_sequentially("tennis el")
    option = page.get_by_role("option", name=ELBOW)
    expect(option).to_be_visible()
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    assert not violations(page)
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(ELBOW)


def test_escape_puts_suggestions_away_and_enter_leads_to_the_results(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto("/glossary")
    box = field(page)
    box.press_sequentially("knee")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("knee")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search: knee")


def test_beyond_the_last_suggestion_lies_the_field_itself(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto("/glossary")
    box = field(page)
    box.press_sequentially("gua sha")
    expect(page.get_by_role("option")).to_have_count(1)
    for chosen in ("true", "false"):
        box.press("ArrowDown")
        expect(page.get_by_role("option")).to_have_attribute("aria-selected", chosen)
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile(".*"))


def test_a_search_that_cannot_suggest_still_leads_to_the_results(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.route("**/search/suggestions?**", lambda route: route.fulfill(status=200, body="not JSON"))
    page.goto("/glossary")
    box = field(page)
    with page.expect_response("**/search/suggestions?**"):
        box.press_sequentially("knee")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    expect(page.locator(".results mark").first).to_have_text(re.compile("knee", re.IGNORECASE))


def test_without_a_script_results_are_found_narrowed_and_turned(browsers: Browsers) -> None:
    page = browsers.visitor(java_script_enabled=False)
    page.goto("/")
    box = page.get_by_role("search", name="Site").get_by_role("searchbox")
    box.fill("pain")
    box.press("Enter")
    page.get_by_label("Kind").select_option("condition")
    page.get_by_label("Region").select_option("neck")
    page.locator("main").get_by_role("button", name="Search").click()
    expect(page.locator(".result__kind").first).to_contain_text("Condition")
    page.get_by_role("link", name="Show all").click()
    page.get_by_role("link", name="More results").click()
    expect(page.get_by_role("status")).to_contain_text("page 2 of")


def test_on_a_phone_the_glass_leads_to_the_search(browsers: Browsers) -> None:
    page = browsers.visitor(**PHONE)
    page.goto("/techniques/effleurage")
    page.get_by_role("banner").get_by_role("link", name="Search").tap()
    box = page.locator("main [name=q]")
    box.tap()
    expect(box).to_have_role("combobox")
    box.press_sequentially("tenis elbow")
    option = page.get_by_role("option", name=ELBOW)
    expect(option).to_be_visible()
    fits(page)
    option.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(ELBOW)


def test_a_page_loads_nothing_for_the_search_until_it_is_wanted(browsers: Browsers) -> None:
    page = browsers.visitor()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    page.goto("/techniques/effleurage")
    assert not {"search.js", "search.css"} & set(asked)
    field(page)
    assert {"search.js", "search.css"} <= set(asked)
