"""Ada keeps a licence on her phone and confirms that it is she; Dora reads what was recorded."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from learning.core.clock import MINUTE
from learning.people.models import session
from tests.browsers import PHONE, Browsers, fits
from tests.conftest import database_of
from tests.journeys.test_exam_looks import clean
from tests.people_of import PASSWORD

pytestmark = pytest.mark.browser


def long_ago(browsers: Browsers) -> None:
    """Everybody gave their password eleven minutes earlier."""
    with database_of(browsers.house.site).unit() as db:
        db.execute(update(session).values(created_at=session.c.created_at - 11 * MINUTE))


def looks_right(page: Page) -> None:
    fits(page)
    clean(page)


def test_a_licence_is_kept_after_confirming_and_the_act_is_recorded(browsers: Browsers) -> None:
    ada, dora = browsers.person("Ada", **PHONE), browsers.person("Dora", "administrator")
    long_ago(browsers)
    ada.goto("/account")
    looks_right(ada)
    ada.get_by_role("link", name="Your licences").click()
    expect(ada.get_by_role("heading", name="Please confirm it is you")).to_be_visible()
    looks_right(ada)
    ada.get_by_label("Password").fill(PASSWORD)
    ada.get_by_label("Password").press("Enter")
    adds_a_licence(ada)
    reads_the_record(dora)


def adds_a_licence(page: Page) -> None:
    page.get_by_label("State").select_option("Florida")
    page.get_by_label("Profession").fill("Massage therapist")
    page.get_by_label("Licence number").fill("\u202eMA 12345")
    page.get_by_role("button", name="Add the licence").click()
    expect(page.get_by_role("alert")).to_contain_text("Take the invisible characters out of the number")
    looks_right(page)
    page.get_by_label("Licence number").fill("MA 12345")
    page.get_by_role("button", name="Add the licence").click()
    expect(page.get_by_role("heading", name="Florida, MA 12345")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("There is no licence on your list yet.")).to_be_visible()


def reads_the_record(page: Page) -> None:
    page.goto("/")
    page.get_by_text("Dora", exact=True).click()
    page.get_by_role("link", name="Record of acts").click()
    expect(page.get_by_role("row", name="Ada licence.remove")).to_be_visible()
    looks_right(page)
    page.get_by_label("Act begins with").fill("sign")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row")).to_have_count(2)
    page.set_viewport_size({"width": 390, "height": 844})
    looks_right(page)
