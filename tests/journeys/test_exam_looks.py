"""Every state of an exam is checked by axe, in the light and in the dark, and read in a sensible order."""

import pytest
from playwright.sync_api import Page, expect

from learning.core.clock import wall_clock
from quizzes.items.common import Response
from tests.attempts.exams.all_kinds import sat
from tests.attempts.exams.sittings import ITEMS, paper
from tests.browsers import Browsers
from tests.journeys.sittings import (
    beside,
    forgive,
    front,
    hand_in,
    owner,
    respond_to,
    saved,
    says,
    seat,
    seated,
    select,
    to,
)
from tests.journeys.test_looks import violations

pytestmark = pytest.mark.browser
ORDER = (
    "heading", "status line", "clock", "question", "stem", "options", "mark", "note", "highlight", "go on", "map",
)  # fmt: skip
PARTS = {
    "heading": "h1", "status line": "[data-save-state]", "clock": "[data-clock-face]", "question": "{front} h2",
    "stem": "{front} .item__stem", "options": "{front} .choice input", "mark": "{front} [name=flagged]",
    "note": "{front} summary", "highlight": "{front} [data-highlight]", "go on": "{front} [name=to]",
    "map": "[data-go]",
}  # fmt: skip


def clean(page: Page) -> None:
    """axe has no complaint, in the light or the dark."""
    found = violations(page)
    assert not found, "\n".join(found)


def test_before_an_exam_and_after_its_practice_form_axe_finds_nothing(browsers: Browsers) -> None:
    secret = browsers.house.secret_of("Ada")
    page = browsers.with_session(secret)
    for path in ("/exams", "/exams/foundations"):
        page.goto(path)
        clean(page)
    page.goto(seat(browsers.house, secret, "practice"))
    hand_in(page)
    clean(page)


def test_while_it_is_taken_axe_finds_nothing(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    page.evaluate("document.querySelectorAll('[data-place]').forEach(one => one.hidden = false)")
    clean(page)
    page.reload()
    question = to(page, "single")
    question.get_by_role("button", name="Rule out").first.click()
    select(page, 6, 13)
    question.get_by_role("button", name="Highlight", exact=True).click()
    expect(question.locator("mark")).to_have_count(1)
    page.get_by_role("button", name="Larger text").click()
    clean(page)


def test_offline_and_signed_out_axe_finds_nothing(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    page.context.route("**/events", lambda route: route.abort())
    respond_to(page, "single")
    says(page, "^Offline")
    page.locator("[data-download]").evaluate("link => { link.hidden = false; }")
    clean(page)
    page.context.unroute("**/events")
    page.context.route("**/events", lambda route: route.fulfill(status=401))
    expect(page.get_by_role("dialog")).to_be_visible()
    clean(page)
    forgive(browsers)


def test_where_two_devices_disagree_axe_finds_nothing(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    other = beside(browsers, page)
    respond_to(page, "single")
    saved(page)
    respond_to(other, "single", Response(picks=("bruise",)))
    expect(front(other).get_by_role("alert")).to_be_visible()
    clean(other)


def test_when_the_time_is_nearly_up_and_when_it_is_axe_finds_nothing(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    page.clock.install()
    page.clock.fast_forward(56 * 60_000)
    expect(page.locator(".exam__clock--last")).to_be_visible()
    clean(page)
    page.context.route("**/submit", lambda route: route.abort())
    page.clock.fast_forward(5 * 60_000)
    expect(page.locator("[data-hand-in-says]")).to_contain_text("the site cannot be reached")
    page.locator("[data-to-end]").click()
    clean(page)
    forgive(browsers)


def test_after_an_exam_and_at_its_remedy_axe_finds_nothing(browsers: Browsers) -> None:
    secret = browsers.house.secret_of("Ada")
    page = browsers.with_session(secret)
    page.goto(sat(browsers.house.site, owner(browsers.house, secret), paper(safety=True), wall_clock()))
    for place in range(1, len(ITEMS) + 1):
        page.locator(f'[data-go="{place}"]').click()
        front(page).get_by_role("radio").first.check()
    saved(page)
    hand_in(page)
    clean(page)
    page.get_by_role("link", name="read why and pass it once more").first.click()
    clean(page)


def test_the_player_is_read_in_the_order_it_is_used(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    to(page, "single")
    within = "[data-place]:not([hidden])"
    parts = [page.locator(PARTS[name].format(front=within)).first.element_handle() for name in ORDER]
    later = "([one, next]) => !!(one.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING)"
    for name, one, after in zip(ORDER, parts, parts[1:], strict=False):
        assert page.evaluate(later, [one, after]), f"what follows on the {name} stands before it"


def test_a_screen_reader_is_told_each_part_by_name(browsers: Browsers) -> None:
    page, _ = seated(browsers)
    to(page, "single")
    expect(page.get_by_role("main")).to_match_aria_snapshot("""
        - heading "A short exam" [level=1]
        - status
        - text: /left/
        - button "Hide"
        - button "Larger text"
        - link "All questions"
        - region /Question \\d+ of \\d+/:
          - heading /Question \\d+ of \\d+/ [level=2]
          - form /Question \\d+/:
            - group /Which finding/:
              - radio /Text of/
              - button /Rule out. Text of/
            - group "How sure are you?":
              - radio "A guess"
            - checkbox "Mark to look at again"
            - group: My note
            - button "Highlight"
            - button "Save and go on"
        - navigation "Questions":
          - list:
            - listitem:
              - link /no response yet/
    """)
