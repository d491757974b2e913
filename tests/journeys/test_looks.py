"""Every type of page as people look at it: small, enlarged, dark, with nothing that moves; and checked by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Playwright, ViewportSize, expect

from tests.browsers import Browsers, House, fits, launch
from tests.journeys.player import MINI, send, start
from tests.journeys.sheets import Pages

pytestmark = pytest.mark.browser
USUAL: ViewportSize = {"width": 1280, "height": 900}
# A phone, the smallest one, and a wide window enlarged to 200%, which has half the room.
SIZES: tuple[ViewportSize, ...] = (
    {"width": 390, "height": 844}, {"width": 320, "height": 568}, {"width": 640, "height": 450},
)  # fmt: skip
# Text alone may be set larger as well, in the settings of the browser, where 16 is usual.
TWICE = "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"


def test_axe_finds_nothing_on_any_page_in_light_or_dark(browsers: Browsers) -> None:
    found = [line for page in Pages(browsers, {}).shown() for line in violations(page)]
    assert not found, "\n".join(found)


def test_no_page_scrolls_sideways_on_a_phone_or_enlarged(browsers: Browsers) -> None:
    for page in Pages(browsers, {}).shown():
        for size in SIZES:
            page.set_viewport_size(size)
            fits(page)
        page.set_viewport_size(USUAL)


def test_no_page_scrolls_sideways_with_text_twice_as_large(playwright: Playwright, house: House) -> None:
    large = Browsers(launch(playwright, TWICE), house)
    for page in Pages(large, {}).shown():
        fits(page)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    large.close()
    large.chromium.close()


def test_dark_is_dark_and_light_is_light(browsers: Browsers) -> None:
    dark, light = (background(browsers.visitor(color_scheme=scheme)) for scheme in ("dark", "light"))
    assert max(dark) < 60, dark
    assert min(light) > 230, light


def test_who_wants_no_movement_sees_none(browsers: Browsers) -> None:
    page = browsers.visitor(reduced_motion="reduce")
    start(page, MINI)
    send(page, "mark")
    slow = "() => document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 10).length"
    assert page.evaluate(slow) == 0


def test_a_case_moves_for_whoever_likes_it_and_still_works(browsers: Browsers) -> None:
    page = browsers.visitor(reduced_motion="no-preference")
    start(page, MINI)
    send(page, "mark")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask your questions")


def violations(page: Page) -> list[str]:
    """What axe holds against a page, with the element; in the dark only the colours differ."""
    axe = Axe()
    page.evaluate(axe.axe_script)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    page.emulate_media(color_scheme="dark")
    found += page.evaluate("axe.run({runOnly: ['color-contrast'], resultTypes: ['violations']})")["violations"]
    page.emulate_media(color_scheme="light")
    return [f"{page.url}: {one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]]


def background(page: Page) -> tuple[int, ...]:
    """The colour behind the page as red, green and blue."""
    page.goto("/")
    said = page.evaluate("""() => {
        const brush = document.createElement("canvas").getContext("2d");
        brush.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
        const body = getComputedStyle(document.body).backgroundColor;
        if (body !== "rgba(0, 0, 0, 0)") brush.fillStyle = body;
        brush.fillRect(0, 0, 1, 1);
        return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }""")
    return tuple(said)
