"""Somebody sitting an exam with one question of each kind in a browser."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from learning.attempts.exams.finding import responses
from learning.attempts.exams.paper import Said, Use
from learning.core.clock import wall_clock
from learning.core.ids import hashed
from learning.people import sessions
from quizzes.items.common import Response
from tests.attempts.exams.all_kinds import filled, paper, place, sat
from tests.browsers import PHONE, Browsers, House
from tests.conftest import database_of


def owner(house: House, secret: str) -> str:
    """The account of whoever has this session."""
    with database_of(house.site).reading() as db:
        person = sessions.current(db, hashed(secret), wall_clock())
    assert person is not None
    return person.id


def seat(house: House, secret: str, use: Use = "exam") -> str:
    """The address of a new sitting of whoever has this session."""
    return sat(house.site, owner(house, secret), paper(use), wall_clock())


def to(page: Page, kind: str) -> Locator:
    """The question of this kind, in front."""
    page.locator(f'[data-go="{place(kind)}"]').click()
    return front(page)


def front(page: Page) -> Locator:
    """What is in front."""
    return page.locator("[data-place]:not([hidden])")


def select(page: Page, start: int, end: int) -> None:
    """Select letters of the stem in front, as a finger does that rests on them."""
    page.evaluate(
        """([start, end]) => {
            const stem = document.querySelector("[data-place]:not([hidden]) .item__stem");
            const text = document.createTreeWalker(stem, NodeFilter.SHOW_TEXT).nextNode();
            getSelection().setBaseAndExtent(text, start, text, end);
        }""",
        [start, end],
    )


def respond(page: Page, kind: str, response: Response | None = None) -> None:
    """Fill in the question in front; the right response unless another is given."""
    for name, values in filled(kind, response).items():
        field = front(page).locator(f'[name="{name}"]')
        tag = field.first.evaluate("one => one.tagName + one.type")
        for value in values:
            if tag == "INPUTtext":
                field.fill(value)
                field.blur()
            elif tag.startswith("SELECT"):
                field.select_option(value)
            else:
                front(page).locator(f'[name="{name}"][value="{value}"]').check()


def respond_to(page: Page, kind: str, response: Response | None = None) -> Locator:
    """Go to a question and fill it in."""
    to(page, kind)
    respond(page, kind, response)
    return front(page)


def says(page: Page, text: str) -> None:
    """The status line says this."""
    expect(page.locator("[data-save-state]")).to_have_text(re.compile(text))


def saved(page: Page) -> None:
    """Everything is on the server."""
    says(page, r"^Saved \d\d:\d\d:\d\d$")


def hand_in(page: Page) -> None:
    """Hand in, and wait for the result."""
    page.locator("[data-to-end]").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page).to_have_url(re.compile(r"/sittings/[a-z0-9]+/result$"))


def on_server(house: House, address: str) -> dict[str, Said]:
    """What the server keeps of a sitting, by kind of question."""
    with database_of(house.site).reading() as db:
        kept = responses(db, address.rsplit("/", 1)[-1])
    return {name.removeprefix("of-"): one.value for name, one in kept.items()}


def holds(house: House, address: str, kind: str, response: Response | None = None) -> None:
    """The server has this response."""
    kept = {name: list(values) for name, values in on_server(house, address)[kind].fields.items()}
    assert kept == filled(kind, response)


def seated(browsers: Browsers, **options: Any) -> tuple[Page, str]:
    """Ada at her exam, on a phone unless told otherwise, and its address."""
    secret = browsers.house.secret_of("Ada")
    page = browsers.with_session(secret, **(options or PHONE))
    address = seat(browsers.house, secret)
    page.goto(address)
    expect(page.get_by_role("button", name="Hide")).to_be_visible()  # the player has begun
    return page, address


def beside(browsers: Browsers, page: Page) -> Page:
    """Another device of the same person at the same exam."""
    [cookie] = [one["value"] for one in page.context.cookies() if one["name"] == "sid"]
    other = browsers.with_session(str(cookie))
    other.goto(page.url)
    return other


def forgive(browsers: Browsers) -> None:
    """Chromium notes each request that did not arrive; here that is what was asked for."""
    wanted = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    browsers.complaints[:] = [one for one in browsers.complaints if not any(word in one for word in wanted)]
