from pathlib import Path

import pytest

from learning.core.database import Database
from learning.library.hours import course_hours
from learning.library.kinds import name_of, url_of
from learning.library.libraries import library
from learning.library.syncing import sync
from tests.conftest import NOW
from tests.library.small_content import LESSON


@pytest.fixture
def synced(database: Database, content: Path) -> Database:
    for number, title in ((3, "Zebra"), (2, "Apple")):
        text = LESSON.replace("order: 1", f"order: {number}").replace("title: First words", f"title: {title}")
        (content / f"pillars/assessment/{title.lower()}.md").write_text(text)
    early = LESSON.replace("pillar: assessment", "pillar: introduction")
    (content / "introduction.md").write_text(early)
    assert not sync(database, content, NOW).refused
    return database


def test_an_empty_store_is_an_empty_library(database: Database) -> None:
    shelf = library(database)

    assert (shelf.generation, shelf.pages("lesson"), shelf.cases(), shelf.page("lesson", "x")) == (0, (), (), None)


def test_lessons_come_in_teaching_order(synced: Database) -> None:
    assert [page.slug for page in library(synced).pages("lesson")] == [
        "introduction",
        "first-words",
        "apple",
        "zebra",
    ]


def test_a_page_knows_its_address_its_minutes_and_its_headings(synced: Database) -> None:
    page = library(synced).page("lesson", "first-words")

    assert page is not None
    assert (page.url, page.minutes, page.pillar) == ("/pillars/assessment/first-words", 1, "assessment")
    assert page.contents == (("s-ask-first", "Ask first", 2), ("s-then-look", "Then look", 3))
    assert page.cited == ("one2015", "two2020")


def test_the_facts_for_cases_come_from_the_pages(synced: Database) -> None:
    facts = library(synced).facts

    assert facts.assessments["slr"].accuracy[0].sensitivity == 0.9
    assert facts.assessments["slr"].accuracy[0].specificity is None
    assert facts.techniques["effleurage"].stages["remodelling"] == "suitable"
    assert facts.conditions == {"back-pain": "Low back pain"}
    assert facts.claims == {"claim-001": "supported", "claim-002": "contradicted"}
    assert facts.guidelines == {"one2015"}


def test_lists_are_typed_entries(synced: Database) -> None:
    shelf = library(synced)

    assert [entry.id for entry in shelf.references] == ["one2015", "two2020"]
    assert shelf.glossary[0].meaning == "Muscles that hold still to protect."
    assert shelf.objectives[0].pillar == "assessment"


def test_a_library_is_built_once_for_a_generation(synced: Database) -> None:
    assert library(synced) is library(synced, 1)


def test_the_hours_of_a_course_are_those_of_its_modules(synced: Database) -> None:
    shelf = library(synced)
    hours = course_hours(shelf, "first", "2026-11-21")

    assert hours is not None
    assert hours.words == shelf.page("lesson", "first-words").words  # type: ignore[union-attr]
    assert hours.hours == 0.0
    assert course_hours(shelf, "none", "2026-11-21") is None


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("introduction.md", "/pillars/introduction/introduction"),
        ("pillars/introduction/more.md", "/pillars/introduction/more"),
        ("tissues/bone.md", "/tissues/bone"),
        ("adaptations/pregnancy.md", "/adaptations/pregnancy"),
    ],
)
def test_a_path_leads_to_one_address(path: str, url: str) -> None:
    name = name_of(path)

    assert name is not None and url_of(name.kind, name.slug, name.pillar) == url
