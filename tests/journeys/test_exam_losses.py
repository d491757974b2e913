"""What goes wrong while somebody sits an exam: no network, a dead tab, a session that ended, a second device."""

import re

import pytest
from playwright.sync_api import expect

from learning.core.clock import wall_clock
from learning.core.ids import hashed
from learning.people import sessions
from quizzes.items.common import Response
from tests.browsers import Browsers, House
from tests.conftest import database_of
from tests.journeys.sittings import (
    beside,
    forgive,
    front,
    holds,
    on_server,
    respond,
    respond_to,
    saved,
    says,
    seated,
    to,
)
from tests.people_of import BROWSER

pytestmark = pytest.mark.browser
BRUISE = Response(picks=("bruise",))


def test_offline_responses_are_kept_and_sent_once_the_network_is_back(browsers: Browsers) -> None:
    page, address = seated(browsers)
    page.context.set_offline(True)
    for kind in ("single", "numeric"):
        respond_to(page, kind)
    says(page, "^Offline: 2 responses kept on this device$")
    assert on_server(browsers.house, address) == {}
    page.context.set_offline(False)
    saved(page)
    holds(browsers.house, address, "single")
    holds(browsers.house, address, "numeric")
    forgive(browsers)


def test_five_minutes_without_a_network_lose_nothing_and_end_by_themselves(browsers: Browsers) -> None:
    page, address = seated(browsers)
    page.clock.install()
    page.context.set_offline(True)
    to(page, "short-text").get_by_label("Your words").press_sequentially("deep vein")
    page.clock.run_for(5 * 60_000)
    says(page, "^Offline: 1 response kept on this device$")
    page.context.set_offline(False)
    page.clock.run_for(20_000)  # it tries again every 15 seconds at the latest
    saved(page)
    holds(browsers.house, address, "short-text", Response(text="deep vein"))
    forgive(browsers)


def test_a_tab_that_died_offline_sends_what_it_had_when_it_is_opened_again(browsers: Browsers) -> None:
    page, address = seated(browsers)
    page.context.set_offline(True)
    respond_to(page, "single", BRUISE)
    says(page, "^Offline: 1 response kept")
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.context.set_offline(False)
    again.goto(address)
    saved(again)
    holds(browsers.house, address, "single", BRUISE)
    to(again, "single")
    expect(front(again).get_by_role("radio", checked=True)).to_have_count(1)
    respond(again, "single")
    saved(again)
    holds(browsers.house, address, "single")
    forgive(browsers)


def test_a_session_that_ends_is_told_in_place_and_nothing_is_lost(browsers: Browsers) -> None:
    page, address = seated(browsers)
    [ended] = [one["value"] for one in page.context.cookies() if one["name"] == "sid"]
    to(page, "single")
    account = end(browsers.house, str(ended))
    respond(page, "single")
    expect(page.get_by_role("dialog")).to_contain_text("You have been signed out")
    says(page, "^Signed out: 1 response kept on this device$")
    with database_of(browsers.house.site).unit() as db:
        secret = sessions.begin(db, account, wall_clock(), BROWSER)
    page.context.add_cookies([{"name": "sid", "value": secret, "url": browsers.house.address}])
    saved(page)
    expect(page.get_by_role("dialog")).to_be_hidden()
    holds(browsers.house, address, "single")


def test_the_question_to_sign_in_waits_for_the_end_of_what_is_typed(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    page.context.route("**/events", lambda route: route.fulfill(status=401))
    words = to(page, "short-text").get_by_label("Your words")
    words.press_sequentially("deep ")
    says(page, "^Signed out")
    words.press_sequentially("vein")
    expect(words).to_have_value("deep vein")
    words.blur()
    expect(page.get_by_role("dialog")).to_contain_text("You have been signed out")


def end(house: House, secret: str) -> str:
    """End a session; whose it was."""
    with database_of(house.site).unit() as db:
        person = sessions.current(db, hashed(secret), wall_clock())
        assert person is not None
        sessions.end(db, hashed(secret))
    return person.id


def test_a_second_device_goes_on_and_a_disagreement_is_the_candidates_to_settle(browsers: Browsers) -> None:
    page, address = seated(browsers)
    other = beside(browsers, page)
    respond_to(page, "single")
    saved(page)
    respond_to(other, "single", BRUISE)
    alert = front(other).get_by_role("alert")
    expect(alert).to_contain_text("Both responses are kept")
    holds(browsers.house, address, "single")
    alert.get_by_role("button", name="What I see here").click()
    expect(alert).to_have_count(0)
    saved(other)
    holds(browsers.house, address, "single", BRUISE)


def test_a_reload_while_typing_loses_no_letter(browsers: Browsers) -> None:
    page, address = seated(browsers)
    to(page, "short-text").get_by_label("Your words").press_sequentially("deep vein")
    page.reload()
    saved(page)
    to(page, "short-text")
    expect(front(page).get_by_label("Your words")).to_have_value("deep vein")
    holds(browsers.house, address, "short-text", Response(text="deep vein"))


def test_what_cannot_be_sent_for_a_minute_can_be_downloaded(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    page.clock.install()
    page.context.set_offline(True)
    respond_to(page, "single")
    says(page, "^Offline")
    page.clock.run_for(90_000)
    link = page.get_by_role("link", name="Download what is not saved")
    expect(link).to_have_attribute("href", re.compile("^data:application/json.*fields"))
    forgive(browsers)


def test_when_the_time_is_up_what_was_typed_is_handed_in(browsers: Browsers) -> None:
    page, address = seated(browsers)
    page.clock.install()
    with page.expect_response("**/events"):  # a later word from the server would set the clock right
        to(page, "short-text").get_by_label("Your words").press_sequentially("deep vein")
    saved(page)
    page.clock.fast_forward(61 * 60_000)
    expect(page).to_have_url(re.compile("/result$"))
    holds(browsers.house, address, "short-text", Response(text="deep vein"))
