"""What only the candidate's device holds is told, and nobody leaves it behind without being asked."""

import re

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from quizzes.items.common import Response
from tests.browsers import DESKTOP, Browsers
from tests.journeys.sittings import (
    beside,
    forgive,
    front,
    hand_in,
    holds,
    on_server,
    respond_to,
    saved,
    says,
    seated,
    to,
)

pytestmark = pytest.mark.browser
BRUISE = Response(picks=("bruise",))
SAVES = "**/events"


def refuse_numbers(route: Route) -> None:
    """The server will not have what is typed as a number, whatever it is sent with."""
    sent = route.request.post_data or ""
    if "12 min" in sent:
        route.fulfill(status=422, json={"what": "The number cannot be kept."})
    else:
        route.continue_()


def refused(browsers: Browsers) -> tuple[Page, str]:
    """Ada typed offline what the server then refuses, and something else before and after it."""
    page, address = seated(browsers)
    page.context.route(SAVES, refuse_numbers)
    page.context.set_offline(True)
    for kind in ("short-text", "numeric", "single"):
        respond_to(page, kind)
    page.context.set_offline(False)
    says(page, r"^Saved \d\d:\d\d:\d\d; 1 response not accepted$")
    forgive(browsers)
    return page, address


def test_a_refused_change_is_told_in_its_place_and_holds_nothing_up(browsers: Browsers) -> None:
    page, address = refused(browsers)
    assert set(on_server(browsers.house, address)) == {"short-text", "single"}
    told = to(page, "numeric").get_by_role("alert")
    expect(told).to_contain_text("The number cannot be kept. It is kept on this device")
    expect(front(page).get_by_label("Your number")).to_have_value("12 min")
    respond_to(page, "matching")
    says(page, "1 response not accepted$")
    holds(browsers.house, address, "matching")


def test_a_refused_change_outlives_a_reload_and_is_sent_again(browsers: Browsers) -> None:
    page, address = refused(browsers)
    page.reload()
    expect(to(page, "numeric").get_by_role("alert")).to_be_visible()
    page.context.unroute(SAVES)
    front(page).get_by_role("button", name="Send it again").click()
    saved(page)
    holds(browsers.house, address, "numeric")
    expect(front(page).get_by_role("alert")).to_have_count(0)


def test_a_disagreement_is_still_asked_about_after_a_reload(browsers: Browsers) -> None:
    page, address = seated(browsers)
    other = beside(browsers, page)
    respond_to(page, "single")
    saved(page)
    respond_to(other, "single", BRUISE)
    expect(front(other).get_by_role("alert")).to_be_visible()
    other.reload()
    to(other, "single").get_by_role("alert").get_by_role("button", name="What I see here").click()
    saved(other)
    holds(browsers.house, address, "single", BRUISE)


def test_signing_out_asks_about_what_only_this_device_holds(browsers: Browsers) -> None:
    page, address = seated(browsers, **DESKTOP)
    page.context.route(SAVES, lambda route: route.abort())
    respond_to(page, "single")
    says(page, "^Offline")
    sign_out(page)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 response of your exams is kept on this device only")
    dialog.get_by_role("button", name="Send them first").click()
    expect(dialog).to_contain_text("could not be sent just now")
    page.context.unroute(SAVES)
    dialog.get_by_role("button", name="Send them first").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    holds(browsers.house, address, "single")
    forgive(browsers)


def sign_out(page: Page) -> None:
    page.locator(".person summary").click()
    page.get_by_role("button", name="Sign out").click()


def test_any_page_of_the_site_sends_what_is_left_before_it_signs_out(browsers: Browsers) -> None:
    page, address = seated(browsers, **DESKTOP)
    page.context.route(SAVES, lambda route: route.abort())
    respond_to(page, "single")
    says(page, "^Offline")
    page.goto("/glossary")
    page.context.unroute(SAVES)
    sign_out(page)
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    holds(browsers.house, address, "single")
    forgive(browsers)


def test_leaving_asks_only_when_something_could_not_be_sent(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    respond_to(page, "single")
    saved(page)
    page.reload()
    assert asked == []
    page.context.route(SAVES, lambda route: route.abort())
    respond_to(page, "single", BRUISE)
    says(page, "^Offline")
    page.reload()
    assert asked == ["beforeunload"]
    forgive(browsers)


def test_handing_in_waits_for_what_is_not_saved_and_says_so(browsers: Browsers) -> None:
    page, address = seated(browsers)
    page.context.route(SAVES, lambda route: route.abort())
    respond_to(page, "single")
    page.locator("[data-to-end]").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("alert")).to_contain_text("Not handed in yet: 1 response on this device")
    page.context.unroute(SAVES)
    saved(page)
    hand_in(page)
    expect(page).to_have_url(re.compile("/result$"))
    holds(browsers.house, address, "single")
    forgive(browsers)
