"""The certificate exam has a hundred and ten questions: the player stays as handy as with ten."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import DESKTOP, PHONE, Browsers
from tests.journeys.sittings import front, says
from tests.journeys.test_exam_looks import clean

pytestmark = pytest.mark.browser
LAST = 110


def begun(browsers: Browsers, **options: object) -> Page:
    page = browsers.with_session(browsers.house.secret_of("Ada"), **options)
    page.goto("/exams/clinical-reasoning")
    page.get_by_label("I take this exam alone").check()
    page.get_by_role("button", name="Start the exam").click()
    expect(front(page).get_by_role("heading", level=2)).to_have_text(f"Question 1 of {LAST}")
    return page


def test_the_map_beside_a_long_exam_shows_the_question_that_is_open(browsers: Browsers) -> None:
    page = begun(browsers, **DESKTOP)
    page.goto(f"{page.url.split('?')[0]}?item={LAST}")
    expect(page.locator(f'[data-go="{LAST}"]')).to_be_in_viewport(ratio=1)

    page.locator(f'[data-go="{LAST}"]').press("Shift+Tab")
    expect(page.locator(f'[data-go="{LAST - 1}"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(front(page).get_by_role("heading", level=2)).to_have_text(f"Question {LAST - 1} of {LAST}")
    clean(page)


def test_a_long_exam_is_saved_from_a_phone(browsers: Browsers) -> None:
    page = begun(browsers, **PHONE)
    page.get_by_role("link", name="All questions").tap()
    page.locator('[data-go="57"]').tap()
    front(page).get_by_text("A guess").tap()
    says(page, "^Saved")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
