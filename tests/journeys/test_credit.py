"""A course for credit in a browser, from the code that opens it to the certificate, the ledger and the board."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from learning.core.clock import wall_clock
from learning.core.dates import iso_day
from learning.credit.completion.asked import asked_of
from learning.library.libraries import library
from learning.people.accounts import named
from learning.people.confirming import LASTS
from learning.people.models import session
from tests.browsers import PHONE, Browsers, House, served
from tests.conftest import database_of
from tests.credit.completion.school import NAMED, TODAY, works
from tests.journeys.test_certificates import looked_at
from tests.people_of import PASSWORD

pytestmark = pytest.mark.browser
COURSE = "/courses/matching"
MODULE = "/pillars/matching/what-touch-does"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A school that gives credit to whoever has a code."""
    with served(tmp_path, **NAMED, ENROLMENT_CODES="all") as open_house:
        yield open_house


@pytest.fixture
def browsers(chromium: Browser, house: House) -> Iterator[Browsers]:
    """Browsers at that school."""
    opened = Browsers(chromium, house)
    yield opened
    opened.close()


def test_a_course_leads_from_its_code_to_certificate_ledger_and_board(browsers: Browsers) -> None:
    cleo = browsers.person("Cleo", "instructor")
    ada = browsers.person("Ada", **PHONE)
    enrols(ada, makes_a_code(cleo))
    reads(ada)
    works_through(browsers.house)
    says_who_she_is(ada)
    signs(ada)
    evaluates(ada)
    expect(ada.locator("main")).to_contain_text("No licensed reviewer has approved the course")
    looked_at(ada)
    approves(cleo, browsers.house)
    hands_out(cleo)
    ada.goto(f"{COURSE}/progress")
    ada.get_by_role("link", name="See the certificate").click()
    expect(ada.locator("main")).to_contain_text("This certificate is valid")
    expect(ada.locator("main")).to_contain_text("Reviewed by Dora Lind, LMT, on 1 November 2025.")
    looked_at(ada)
    counts(ada)
    reports(cleo)
    refunds(cleo)


def makes_a_code(page: Page) -> str:
    page.goto(COURSE)
    page.get_by_role("link", name="Enrolments", exact=True).click()
    looked_at(page)
    page.get_by_label("How many").fill("1")
    page.get_by_role("button", name="Make codes").click()
    looked_at(page)
    return page.locator("code").inner_text()


def enrols(page: Page, code: str) -> None:
    page.goto(COURSE)
    looked_at(page)
    page.get_by_label("Enrolment code").fill("0000")
    page.get_by_role("button", name="Enrol").click()
    expect(page.locator(".error-summary")).to_contain_text("This code does not open this course.")
    looked_at(page)
    page.get_by_label("Enrolment code").fill(code.lower())
    page.get_by_role("button", name="Enrol").click()
    expect(page.get_by_role("row", name="Modules read")).to_contain_text("0 of 6 read")
    looked_at(page)


def reads(page: Page) -> None:
    """Half a minute on a module, by a clock that runs ahead."""
    page.clock.install()
    page.goto(MODULE)
    looked_at(page)
    with page.expect_response("**/reading-time") as told:
        page.keyboard.press("PageDown")
        page.clock.run_for(31_000)
    assert told.value.status == 204
    page.goto(f"{COURSE}/progress")
    row = page.get_by_label("Reading time of each module").get_by_role("row", name="What touch does")
    expect(row).to_contain_text("0 min measured, about")


def works_through(house: House) -> None:
    """Reading, quiz and cases have journeys of their own."""
    database = database_of(house.site)
    asked = asked_of(library(database), "matching", TODAY)
    assert asked is not None
    with database.unit() as db:
        works(db, named(db, "ada@example.org").id, asked)


def says_who_she_is(page: Page) -> None:
    """As the board knows her: a name of two parts, and a licence."""
    page.goto("/account")
    page.get_by_label("Your name").fill("Ada Moss")
    page.get_by_role("button", name="Change the name").click()
    page.goto("/account/licences")
    page.get_by_label("State").select_option("Florida")
    page.get_by_label("Number").fill("MA 12345")
    page.get_by_label("Profession").fill("Massage therapist")
    page.get_by_role("button", name="Add the licence").click()
    expect(page.get_by_role("heading", name="Florida, MA 12345")).to_be_visible()


def signs(page: Page) -> None:
    page.goto(f"{COURSE}/progress")
    page.get_by_role("link", name="Sign it.").click()
    expect(page.locator("blockquote")).to_have_text("I am Ada Moss, licence FL MA 12345. I did this work myself.")
    looked_at(page)
    page.get_by_label("Your name, typed in full").fill("ada moss")
    page.get_by_role("button", name="Sign").click()
    expect(page.get_by_role("row", name="Attestation signed")).to_contain_text("Done")


def evaluates(page: Page) -> None:
    page.get_by_role("link", name="Say what you think.").click()
    looked_at(page)
    for question in page.locator("fieldset").all():
        question.get_by_label("Agree", exact=True).check()
    page.get_by_role("button", name="Send the evaluation").click()
    expect(page.locator("main")).to_contain_text("You have done everything.")


def approves(page: Page, house: House) -> None:
    """Whose password was given too long ago is asked for it first."""
    page.goto(COURSE)
    page.get_by_role("link", name="approval for credit").click()
    expect(page.locator("main")).to_contain_text("Not approved by a reviewer yet")
    looked_at(page)
    with database_of(house.site).unit() as db:
        db.execute(session.update().values(created_at=session.c.created_at - LASTS - 1))
    page.get_by_role("link", name="Record an approval").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    looked_at(page)
    page.get_by_label("Reviewer’s name").fill("Dora Lind")
    page.get_by_label("Credential").fill("LMT")
    page.get_by_label("Licensed in").select_option("Florida")
    page.get_by_label("Number of the licence").fill("MA 11111")
    page.get_by_label("Day of the review").fill("2025-11-01")
    page.get_by_label("What was read").fill("All of it, beside its sources.")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Approved as it is published")
    looked_at(page)
    page.get_by_role("link", name="Dora Lind, LMT").click()
    looked_at(page)
    page.goto("/reviews")
    looked_at(page)


def hands_out(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="1 waits").click()
    looked_at(page)
    page.get_by_role("button", name="Issue the certificate").click()
    expect(page.locator("main")).to_contain_text("One certificate is issued.")
    looked_at(page)


def counts(page: Page) -> None:
    """The hours are on her list at once, with what the board makes of them."""
    page.goto("/ledger?board=florida")
    row = page.get_by_role("row", name="Matching tissue, person and method")
    expect(row).to_contain_text("The provider had no approval number for this board.")
    looked_at(page)


def reports(page: Page) -> None:
    today = iso_day(wall_clock())
    page.goto("/rosters")
    for label, value in (("Profession code", "MT"), ("Course code", "20-1"), ("Subject areas", "GEN")):
        page.get_by_label(label).fill(value)
    page.get_by_label("Course", exact=True).select_option("Matching tissue, person and method")
    page.get_by_label("Board").select_option("Florida")
    page.get_by_label("First day of completion").fill(today)
    page.get_by_label("Last day of completion").fill(today)
    page.get_by_role("button", name="Look at the report").click()
    expect(page.get_by_role("row", name="MA 12345")).to_contain_text("Moss")
    looked_at(page)
    page.get_by_role("button", name="Make the report on 1 person").click()
    expect(page.get_by_text("1 reported")).to_be_visible()
    looked_at(page)


def refunds(page: Page) -> None:
    page.goto(f"{COURSE}/evaluations")
    expect(page.locator("main")).to_contain_text("Too few to show")
    looked_at(page)
    page.goto(f"{COURSE}/enrolments")
    looked_at(page)
    page.get_by_role("link", name="Record one for Ada").click()
    looked_at(page)
    page.get_by_label("Why").fill("Her school paid twice.")
    page.get_by_role("button", name="Record the refund").click()
    expect(page.locator("main")).to_contain_text("A certificate stands for it")
