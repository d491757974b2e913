"""Courses as readers meet them: hours with their sum, where one stands, and what is not approved."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from learning.core.dates import lasting
from learning.core.provider import Provider
from learning.core.settings import settings_from
from learning.library.document_parts import Instructor
from learning.library.libraries import library
from learning.study.course_pages import instructor, missing
from learning.study.courses import Offer, offer_of, offers
from learning.study.sums import cut_off, sum_lines
from tests import databases
from tests.conftest import ROOT, FixedClock, database_of, published_sqlite
from tests.reader import Reader, one

COURSE = "/courses/assessment"
PATHWAY = "/courses/clinical-reasoning-in-massage"
BANNER = "These hours are not accepted by a board until the provider is approved"
PILLARS = ("introduction", "assessment", "matching", "adaptability", "rehabilitation")
NAMED = {
    "PROVIDER_NAME": "Hand & Reason", "PROVIDER_CONTACT": "office@example.org", "NCBTMB_PROVIDER_NUMBER": "000-X",
    "INSTRUCTOR_NAME": "Cleo Ray", "INSTRUCTOR_CREDENTIALS": "LMT", "FEES_AND_REFUNDS": "No fee.",
    "DISCLOSURES": "None.", "COMPLAINTS_CONTACT": "help@example.org", "TEXAS_PROVIDER_NUMBER": "000-T",
}  # fmt: skip


def shipped(site: Flask) -> tuple[Offer, ...]:
    return offers(library(database_of(site)), "2026-11-21")


def offer(site: Flask, slug: str) -> Offer:
    found = offer_of(library(database_of(site)), slug, "2026-11-21")
    assert found is not None
    return found


def read(reader: Reader, url: str) -> None:
    reader.send(reader.open(url), "Mark as read", read="yes")


@pytest.fixture
def approved(tmp_path: Path, clock: FixedClock) -> Reader:
    """A visitor of a site whose provider is named in full."""
    environ = {"DATABASE_URL": databases.sqlite_url(tmp_path, published_sqlite()), "SECRET_KEY": "k" * 32, **NAMED}
    made = create_app(settings_from({**environ, "VAR_DIR": str(tmp_path / "var")}, ROOT), clock)
    return Reader(made.test_client())


def test_every_course_is_listed_with_its_hours(visitor: Reader, site: Flask) -> None:
    page = visitor.open("/courses")

    assert page.links("main .section") == [found.page.url for found in shipped(site)]
    assert BANNER in page.text and "CEU" not in page.text
    assert re.search(r"1 CE hour 5 modules \d+ min", page.text)


def test_the_menu_home_and_a_pillar_lead_to_courses(visitor: Reader) -> None:
    assert "/courses" in visitor.open("/").links("main") and "/courses" in visitor.open("/").links("nav")
    assert COURSE in visitor.open("/pillars/assessment").links("main")
    assert "/courses" in visitor.open("/pillars").links("main")


@pytest.mark.parametrize("pillar", PILLARS)
def test_each_pillar_has_a_course_worth_an_hour_by_its_own_text(site: Flask, pillar: str) -> None:
    found = offer(site, pillar)

    assert (found.document.pillar, found.ce >= 1, found.hours.words >= 12_000) == (pillar, True, True)
    assert 5 <= len(found.document.taken.items if found.document.taken else ()) <= 10


@pytest.mark.parametrize(("slug", "kind"), [("techniques", "technique"), ("conditions-by-region", "condition")])
def test_a_course_of_a_kind_lists_every_page_of_it(site: Flask, slug: str, kind: str) -> None:
    pages = library(database_of(site)).pages(kind)

    assert {page.slug for page in offer(site, slug).outline.modules} == {page.slug for page in pages}


def test_the_pathway_leads_through_every_other_course_to_its_exam(visitor: Reader, site: Flask) -> None:
    page, found = visitor.open(PATHWAY), offer(site, "clinical-reasoning-in-massage")

    others = {one.page.url for one in shipped(site)} - {PATHWAY}
    assert set(page.links("main .module-list")) >= others | {str(found.outline.exam and found.outline.exam.url)}
    assert found.hours.words < sum(one.hours.words for one in shipped(site) if one is not found)


def test_the_objectives_of_a_pathway_stand_by_pillar(visitor: Reader) -> None:
    folds = [fold.get_text() for fold in visitor.open(PATHWAY).soup.select("details summary")]

    assert [fold.split(":")[0] for fold in folds[-4:]] == ["Assessment", "Matching", "Adaptability", "Rehabilitation"]


def test_the_sum_can_be_followed(visitor: Reader, site: Flask) -> None:
    words = offer(site, "assessment").hours.words
    rows = [
        row.get_text(" ", strip=True) for row in visitor.open(COURSE).soup.select("#hours ~ .table-wrap tbody tr")
    ]

    assert rows[0] == f"Reading {words:,} words ÷ 12,000 words an hour {words * 10_000 // 12_000 / 10_000:g}"
    assert rows[-1] == "CE hours rounded down to a whole or half hour 1"


def test_cases_stand_beside_the_sum(visitor: Reader, site: Flask) -> None:
    cases = offer(site, "assessment").outline.cases
    page = visitor.open(COURSE)

    assert {case.url for case in cases} <= set(page.links("main .module-list"))
    assert f"{len(cases)} cases, {lasting(sum(case.document.minutes for case in cases))} in all" in page.text
    assert "may count if they are listed beforehand" in page.text


def test_a_course_leads_to_credit_and_boards_from_its_head(visitor: Reader) -> None:
    page = visitor.open(COURSE)

    assert page.links("main .page-head__ways") == ["#acceptance", "#credit"]
    assert all(page.soup.select_one(f"main .reading {where}") for where in ("#credit", "#acceptance"))


def test_what_is_not_named_is_said_and_nothing_is_made_up(visitor: Reader) -> None:
    page = visitor.open(COURSE)

    assert BANNER in page.text
    assert "No provider is named yet" in page.text and "an approval number" in page.text
    assert "NCBTMB approved provider no approval number" in page.text and "Texas provider" not in page.text


def test_a_number_of_a_state_lifts_the_banner_for_that_state_alone(site: Flask, visitor: Reader) -> None:
    held = site.extensions["palpate"]
    held.settings = replace(held.settings, provider=Provider(florida="50-0000"))

    page = visitor.open(COURSE)
    assert BANNER not in page.text and f"Outside Florida {BANNER[0].lower()}{BANNER[1:]}" in page.text
    assert "The provider has no NCBTMB approval number" in page.text and "an approval number," not in page.text


def test_a_named_provider_is_shown_as_named(approved: Reader) -> None:
    page = approved.open(COURSE)

    assert BANNER not in page.text and "not named yet" not in page.text
    for value in NAMED.values():
        assert value in page.text
    assert BANNER not in approved.open("/courses").text


def test_a_course_says_what_is_read_and_where_to_go_on(ada: Reader, site: Flask) -> None:
    first, second, third, *_ = offer(site, "assessment").outline.modules
    begin = ada.open(COURSE)
    assert "Begin here" in begin.text and one(begin.soup, ".card a")["href"] == first.url

    read(ada, first.url)
    assert one(ada.open(COURSE).soup, ".card a")["href"] == second.url
    ada.open(third.url)
    page = ada.open(COURSE)
    assert one(page.soup, ".card a")["href"] == third.url, "what was opened last comes first"
    assert "1 of 5 modules read" in page.text and "Go on here" in page.text


def test_a_course_that_is_read_says_so(ada: Reader, site: Flask) -> None:
    for page in offer(site, "assessment").outline.modules:
        read(ada, page.url)

    assert "You have read every module of this course." in ada.open(COURSE).text
    assert one(ada.open(PATHWAY).soup, ".module-row--read a")["href"] == COURSE


def test_one_readers_progress_is_not_anothers(ada: Reader, ben: Reader, visitor: Reader, site: Flask) -> None:
    etag = str(ben.open(COURSE).response.headers["ETag"])
    read(ada, offer(site, "assessment").outline.modules[0].url)

    assert ben.client.get(COURSE, headers={"If-None-Match": etag}).status_code == 304
    assert "1 of 5" not in ben.open(COURSE).text and "modules read" not in visitor.open(COURSE).text


def test_a_mark_makes_another_page_of_the_course(ada: Reader, site: Flask) -> None:
    etag = str(ada.open(COURSE).response.headers["ETag"])
    read(ada, offer(site, "assessment").outline.modules[0].url)

    assert ada.client.get(COURSE, headers={"If-None-Match": etag}).status_code == 200


def test_without_a_provider_a_course_promises_no_certificate(visitor: Reader) -> None:
    assert "No provider is named yet, and before that no certificate is issued." in visitor.open(COURSE).text


def test_a_course_may_name_an_instructor_of_its_own_and_claim_less(site: Flask) -> None:
    found, teacher = offer(site, "assessment"), Instructor(name="Dora Lin", credentials="LMT, BCTMB")
    own = replace(found, document=found.document.model_copy(update={"instructor": teacher, "ce_hours": 0.5}))

    assert instructor(own, Provider(instructor="Cleo", credentials="LMT")) == ("Dora Lin", "LMT, BCTMB")
    assert "an instructor" not in missing(own, Provider()) and "an instructor" in missing(found, Provider())
    assert (own.ce, sum_lines(own)[-1]) == (0.5, ("Claimed", "never more than the sum", "0.5"))


def test_a_claim_is_never_shown_above_what_the_rule_of_the_day_makes(site: Flask) -> None:
    found = offer(site, "assessment")
    more = replace(found, document=found.document.model_copy(update={"ce_hours": found.hours.hours + 0.5}))

    assert (more.ce, sum_lines(more)[-1][2]) == (found.hours.hours, f"{found.hours.hours:g}")


@pytest.mark.parametrize(("words", "shown"), [(20_500, "1.7083"), (20_510, "1.7091"), (12_000, "1"), (0, "0")])
def test_hours_are_cut_and_not_rounded_where_they_are_shown(words: int, shown: str) -> None:
    assert cut_off(Fraction(words, 12_000)) == shown


def test_the_quiz_of_a_course_is_taken_on_its_page(ada: Reader) -> None:
    page = ada.open(COURSE)

    assert page.soup.select(".quiz form")
    assert "The pass mark is 70% of the points" in page.text


def test_a_course_that_is_not_there_is_not_found(visitor: Reader) -> None:
    assert visitor.open("/courses/none").status == 404
