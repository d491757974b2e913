"""Pages that once broke at one width or on paper: a table on a phone, the masthead of staff, questions in print."""

import pytest
from playwright.sync_api import expect

from tests.browsers import PHONE, Browsers

pytestmark = pytest.mark.browser
# Nothing of it is reached only by scrolling it sideways.
WHOLE = "wrap => wrap.scrollWidth <= wrap.clientWidth"


@pytest.mark.parametrize("path", ["/techniques/petrissage", "/conditions/carpal-tunnel", "/assessments/slr"])
def test_a_table_of_evidence_stands_in_rows_on_a_phone_and_stays_a_table(browsers: Browsers, path: str) -> None:
    page = browsers.visitor(**PHONE)
    page.goto(path)
    table = page.locator(".facts .table-wrap").first
    name, cell = table.get_by_role("rowheader").first.bounding_box(), table.get_by_role("cell").first.bounding_box()

    assert table.evaluate(WHOLE)
    assert name and cell and cell["y"] >= name["y"] + name["height"]
    assert table.get_by_role("columnheader").count() == 4
    assert table.get_by_role("row").count() == table.locator("tr").count()


@pytest.mark.parametrize("width", [960, 1100])
def test_the_masthead_of_staff_stands_on_one_line(browsers: Browsers, width: int) -> None:
    page = browsers.person("Cleo Featherstonehaugh", "administrator", viewport={"width": width, "height": 700})
    page.goto("/")
    parts = [page.locator(f".masthead > {one}").bounding_box() for one in (".masthead__home", ".menu", ".person")]

    assert all(part and part["y"] < 40 and part["height"] < 60 for part in parts), parts
    page.locator(".person > summary").click()
    expect(page.get_by_role("link", name="Coverage")).to_be_visible()


def test_no_question_of_a_quiz_is_torn_between_two_sheets(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto("/pillars/rehabilitation/active-care-first")
    page.emulate_media(media="print")

    for card in page.locator(".quiz__item").all():
        expect(card).to_have_css("break-inside", "avoid")
