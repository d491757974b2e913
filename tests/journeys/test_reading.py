"""Somebody studies: reads a module with its notes, looks things up, marks it as read, and reports what is wrong."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import Browsers

pytestmark = pytest.mark.browser
LESSON = "/pillars/assessment/from-first-words-to-a-plan"
TITLE = "From first words to a plan"


def test_a_module_is_read_with_its_notes_terms_and_contents(browsers: Browsers) -> None:
    page = browsers.visitor()
    finds_the_module_from_home(page)
    jumps_to_a_section(page)
    follows_a_note_to_its_source(page)
    sees_what_a_term_means(page)


def test_a_module_marked_as_read_counts_at_home(browsers: Browsers) -> None:
    page = browsers.person("Ada")
    page.goto(LESSON)
    page.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_text("You have read this module.")).to_be_visible()
    expect(page.get_by_role("button", name="Mark as not read")).to_be_focused()
    page.goto("/")
    expect(page.get_by_role("link", name="Assessment").first).to_be_visible()
    expect(page.locator(".cards--pillars")).to_contain_text(re.compile(r"1 of \d+ read"))


def test_home_leads_back_to_what_was_opened_last(browsers: Browsers) -> None:
    page = browsers.person("Ada")
    page.goto(LESSON)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome back, Ada")
    page.locator("main").get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_the_body_map_is_a_way_in(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto("/conditions")
    page.get_by_role("link", name="Neck (front)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Conditions: Neck")
    page.get_by_role("link", name="Cervical radiculopathy").click()
    expect(page.locator("main")).to_contain_text("neck")


def test_claims_are_searched_and_narrowed_by_verdict(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto("/claims")
    page.locator("main").get_by_role("searchbox").fill("stress")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".entry").first).to_contain_text("stress")
    page.get_by_label("Verdict").select_option("contradicted")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("No claim fits")).to_be_visible()


def test_a_reported_problem_reaches_the_instructors_list_and_can_be_closed(browsers: Browsers) -> None:
    page = browsers.visitor()
    page.goto(LESSON)
    page.get_by_role("link", name="Report a problem on this page").click()
    page.get_by_label("What is wrong?").fill("The second note leads nowhere.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    the_instructor_reads_and_closes_it(browsers.person("Cleo", "instructor"))


def finds_the_module_from_home(page: Page) -> None:
    page.goto("/")
    page.locator(".cards--pillars").get_by_role("link", name="Assessment").click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def jumps_to_a_section(page: Page) -> None:
    link = page.get_by_label("On this page").get_by_role("link").nth(2)
    link.click()
    expect(page.locator(str(link.get_attribute("href")))).to_be_in_viewport()


def follows_a_note_to_its_source(page: Page) -> None:
    page.locator(".cite a").first.click()
    note = page.locator("#note-1")
    expect(note).to_be_in_viewport()
    note.get_by_role("link").last.click()
    expect(page.locator(".cite a").first).to_be_in_viewport()


def sees_what_a_term_means(page: Page) -> None:
    term = page.locator("a.term").first
    term.focus()
    expect(page.get_by_role("tooltip")).to_have_text(str(term.get_attribute("data-meaning")))


def the_instructor_reads_and_closes_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("banner").get_by_text("Cleo").click()
    page.get_by_role("link", name="Reports", exact=True).click()
    report = page.locator(".entry", has_text="The second note leads nowhere.")
    expect(report.get_by_role("link", name=LESSON)).to_be_visible()
    report.get_by_role("button", name="Close").click()
    expect(page.get_by_text("No open reports")).to_be_visible()
