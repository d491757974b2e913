"""What a course may list and claim."""

from pathlib import Path

import pytest

from learning.core.database import Database
from learning.library.checking import check_texts
from learning.library.documents import Course
from learning.library.hours import course_hours
from learning.library.libraries import library
from learning.library.outlines import Outline, outline
from learning.library.syncing import sync
from tests.conftest import NOW
from tests.library.small_bank import BANK
from tests.library.small_content import COURSE, TEXTS

FIRST = "courses/first.md"
MODULES = "modules: [first-words]"
BY_KIND = "parts:\n  - title: Back\n    modules: [condition:back-pain, technique:effleurage]"
PATHWAY = COURSE.replace("The first course", "The path").replace(MODULES, "courses: [first, second]")


def told(**texts: str) -> list[str]:
    written = {f"courses/{name}.md": text for name, text in texts.items()}
    return [str(problem) for problem in check_texts({**TEXTS, **written}).problems]


def plan(database: Database, content: Path, slug: str, **texts: str) -> Outline:
    for name, text in texts.items():
        (content / f"courses/{name}.md").write_text(text)
    assert not sync(database, content, NOW).refused
    page = library(database).page("course", slug)
    assert page is not None and isinstance(page.document, Course)
    return outline(library(database), page.document)


def test_modules_of_every_kind_stand_under_the_headings_of_their_author(database: Database, content: Path) -> None:
    found = plan(database, content, "second", second=COURSE.replace(MODULES, BY_KIND))

    assert [(part.title, [page.url for page in part.modules]) for part in found.parts] == [
        ("Back", ["/conditions/back-pain", "/techniques/effleurage"])
    ]


def test_a_pathway_counts_a_module_of_two_courses_once(database: Database, content: Path) -> None:
    second = COURSE.replace(MODULES, "modules: [technique:effleurage, first-words]")
    found = plan(database, content, "path", second=second, path=PATHWAY)

    assert [len(part.modules) for part in found.parts] == [1, 2]
    assert [page.slug for page in found.modules] == ["first-words", "effleurage"]
    hours = course_hours(library(database), "path", "2026-11-21")
    assert hours is not None and hours.words == sum(page.words for page in found.modules)


@pytest.mark.parametrize(
    ("instead", "line", "found"),
    [
        ("modules: []", 5, "a course without modules"),
        ("modules: [first-word]", 5, '"first-word"'),
        ("modules: [technique:cupping]", 5, '"technique:cupping"'),
        ("modules: [case:first]", 5, '"case:first"'),
        ("modules: [first-words, first-words]", 5, "first-words a second time"),
        (
            f"{MODULES}\nparts: [{{title: Back, modules: [lesson:first-words]}}]",
            6,
            "lesson:first-words a second time",
        ),
        (f"{MODULES}\nexam: none", 6, '"none"'),
        (f"{MODULES}\ncourses: [none]", 6, '"none"'),
    ],
)
def test_an_outline_that_makes_no_course_is_refused(instead: str, line: int, found: str) -> None:
    [problem] = told(first=COURSE.replace(MODULES, instead))

    assert problem.startswith(f"{FIRST}:{line}:") and f"found {found};" in problem


def test_a_pathway_lists_courses_alone_and_no_other_pathway() -> None:
    mixed = COURSE.replace(MODULES, f"{MODULES}\ncourses: [second]")
    second = COURSE.replace(MODULES, "courses: [first]")

    problems = told(first=mixed, second=second)

    assert any("courses beside modules" in problem for problem in problems)
    assert any("the pathway first" in problem and "second.md:5:" in problem for problem in problems)


def test_a_pathway_gives_no_hours_of_a_pilot() -> None:
    first = COURSE.replace("kind: course", "kind: course\npilot: true")
    path = PATHWAY.replace("[first, second]", "[first]")

    [problem] = told(first=first, path=path)
    assert problem.startswith("courses/path.md:5:") and "the pilot first" in problem
    assert not told(first=first, path=path.replace("kind: course", "kind: course\npilot: true"))


def test_an_exam_ends_a_pathway_and_no_course() -> None:
    texts = {**BANK, FIRST: COURSE.replace(MODULES, f"{MODULES}\nexam: first")}
    path = PATHWAY.replace("[first, second]", "[first]\nexam: first")

    [problem] = check_texts(texts).problems
    assert (problem.path, problem.line, problem.found) == (FIRST, 6, "the exam of a pathway")
    assert not check_texts({**BANK, "courses/path.md": path}).problems


CLAIMS = [("0.5", "0.5 hours"), ("1", "1 hours"), ("0.3", "0.3 hours"), ("-1", "-1"), ("many", '"many"')]


@pytest.mark.parametrize(("claimed", "found"), CLAIMS)
def test_hours_above_the_sum_are_refused_at_their_line(claimed: str, found: str) -> None:
    [problem] = told(first=COURSE.replace(MODULES, f"{MODULES}\nce_hours: {claimed}"))

    assert problem.startswith(f"{FIRST}:6:") and f"found {found};" in problem


@pytest.mark.parametrize(("words", "refused"), [(6_000, False), (5_000, True)])
def test_hours_that_the_text_amounts_to_may_be_claimed(words: int, refused: bool) -> None:
    lesson = TEXTS["pillars/assessment/first-words.md"] + "\n" + "word " * words
    texts = {**TEXTS, "pillars/assessment/first-words.md": lesson}
    texts[FIRST] = COURSE.replace(MODULES, f"{MODULES}\nce_hours: 0.5")

    assert bool(check_texts(texts).problems) is refused
