"""What a reviewer has to read: every text that is studied and every question that counts, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from learning.core.database import Database
from learning.credit.reviewing.texts import digest_to_read, to_read
from learning.library.libraries import library
from learning.library.shelf import Library
from learning.study.courses import Offer, offers
from tests.conftest import database_of
from tests.credit.completion.school import COURSE_TEXT, LONG, TODAY, asked, teach
from tests.library.small_bank import SEVERAL

PATHS = {
    "courses/first.md", "cases/a-short-talk.md", "items/assess/more-of-it.md",
    "pillars/assessment/first-words.md", "pillars/assessment/second-words.md",
}  # fmt: skip


@pytest.fixture
def school(database: Database, tmp_path: Path) -> Database:
    teach(database, tmp_path / "content")
    return database


def read_at(database: Database) -> str:
    return digest_to_read(library(database), asked(database).offer)


def test_course_modules_cases_and_questions_are_read(school: Database) -> None:
    found = to_read(library(school), asked(school).offer)

    assert set(found) == PATHS


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("courses/first.md", COURSE_TEXT + "\nMore.\n"),
        ("pillars/assessment/first-words.md", LONG + "\nMore.\n"),
        ("items/assess/more-of-it.md", SEVERAL + "\n"),
    ],
)
def test_an_edit_of_any_of_them_makes_another_digest(school: Database, tmp_path: Path, path: str, text: str) -> None:
    before = read_at(school)
    teach(school, tmp_path / "content", **{path: text})

    assert read_at(school) != before


def test_an_edit_elsewhere_does_not(school: Database, tmp_path: Path) -> None:
    before = read_at(school)
    other = LONG.replace("title: First words", "title: Other words").replace("order: 1", "order: 3")
    teach(school, tmp_path / "content", **{"pillars/assessment/other-words.md": other})

    assert read_at(school) == before


def pathway(books: Library) -> Offer:
    return next(one for one in offers(books, TODAY) if one.outline.exam)


def test_a_pathway_is_read_with_its_exam_and_all_that_it_may_ask(site: Flask) -> None:
    books = library(database_of(site))
    offer = pathway(books)
    found = set(to_read(books, offer))
    exam = offer.outline.exam
    assert exam is not None and exam.document.cases is not None

    domains = exam.document.blueprint.domains
    graded = (one for one in books.items.values() if one.document.use == "graded")
    asked_of_it = {one.path for one in graded if one.document.domain in domains}
    assert asked_of_it and asked_of_it <= found
    assert f"exams/{exam.slug}.md" in found
    assert {f"cases/{slug}.md" for slug in exam.document.cases.slugs} <= found


def test_a_question_that_the_exam_may_ask_from_now_on_is_read_too(site: Flask) -> None:
    books = library(database_of(site))
    offer = pathway(books)
    exam = offer.outline.exam
    assert exam is not None
    entry = next(one for one in books.items.values() if one.document.use == "graded")
    new = replace(entry, document=entry.document.model_copy(update={"id": "new-one"}), path="items/new/new-one.md")
    more = replace(books, items={**books.items, "new-one": new}, digests={**books.digests, new.path: "d"})

    assert set(to_read(more, offer)) - set(to_read(books, offer)) == {new.path}
