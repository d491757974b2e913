"""Items and exams as documents: checked at their line and column, rendered, found on the shelf."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from learning.core.database import Database
from learning.library.checking import check_texts
from learning.library.libraries import library
from learning.library.shelf import Library
from learning.library.syncing import sync
from tests.conftest import NOW
from tests.library.small_bank import BANK, EXAM_PATH, ITEM_PATH, SEVERAL_PATH
from tests.library.small_content import LESSON

LESSON_PATH = "pillars/assessment/first-words.md"
WITH_QUIZ = LESSON.replace("order: 1", "order: 1\nquiz: [first-minutes]")


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in BANK[path], f"{old!r} is not in {path}"
    return {**BANK, path: BANK[path].replace(old, new, 1)}


def published(database: Database, content: Path, texts: Mapping[str, str]) -> Library:
    """The library once these files are in the folder and synced."""
    for path, text in texts.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text)
    assert not sync(database, content, NOW).refused
    return library(database)


@pytest.fixture
def shelf(database: Database, content: Path) -> Library:
    return published(database, content, BANK)


def test_the_small_bank_has_no_problem() -> None:
    assert [str(problem) for problem in check_texts(BANK).problems] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "column", "found"),
    [
        (ITEM_PATH, "kind: single", "kind: singel", 2, 7, '"singel"'),
        (ITEM_PATH, "kind: single\n", "", 2, 1, "nothing"),
        (ITEM_PATH, "level: application", "level: easy", 5, 8, '"easy"'),
        (ITEM_PATH, "level:", "lvel:", 5, 1, "the unknown key `lvel`"),
        (ITEM_PATH, "assess-01", "safety-01", 3, 12, "safety"),
        (ITEM_PATH, "[one2015]", "[one2051]", 6, 14, "one2051"),
        (ITEM_PATH, "/techniques/effleurage", "/techniques/gone", 7, 13, '"/techniques/gone"'),
        (ITEM_PATH, "/techniques/effleurage", "/items/one-calf", 7, 13, '"/items/one-calf"'),
        (ITEM_PATH, "*both* sides", "<i>both</i> sides", 16, 10, "the HTML <i>"),
        (ITEM_PATH, "*both* sides", "both sides [@one2015]", 16, 10, "[@one2015]"),
        (ITEM_PATH, "**today**", "today [@one2015]", 20, 51, "[@one2015]"),
        (ITEM_PATH, "**today**", "**today** [x](gone:y)", 20, 59, "the link gone:y"),
        (ITEM_PATH, "Which finding sends", "Which finding never sends", 20, 1, "“never” in the question"),
        (ITEM_PATH, "status:", "stem: What?\nstatus:", 20, 1, "text beneath"),
        (ITEM_PATH, "status:", "id: two-calves\nstatus:", 8, 5, '"two-calves"'),
        (ITEM_PATH, "status:", "image: {src: 'figure:gone', alt: A calf}\nstatus:", 8, 14, '"figure:gone"'),
        (SEVERAL_PATH, "One calf is", "One calf is always", 24, 15, "“always”"),
        (SEVERAL_PATH, "id: other-calf", "id: first-minutes", 18, 9, "first-minutes, 2 times"),
        (SEVERAL_PATH, "value: 8", "value: eight", 14, 12, '"eight"'),
        (SEVERAL_PATH, "---\n", "---\nkind: items\n", 3, 1, "`kind` a second time"),
        (EXAM_PATH, "blueprint: {domains: {assess: 1}}", "blueprint: {domains: {assess: 4}}", 5, 31,
         "assess needs 4, has 1"),
        (EXAM_PATH, "practice: {domains: {assess: 1}}", "practice: {domains: {assess: 3}}", 6, 30,
         "assess needs 3, has 2"),
        (EXAM_PATH, "minutes: 10", "minutes: ten", 7, 10, '"ten"'),
        (EXAM_PATH, "minutes: 10", "cases: {slugs: [gone], passes: 1}\nminutes: 10", 7, 17, "gone"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_line_and_column(
    path: str, old: str, new: str, line: int, column: int, found: str
) -> None:
    problems = check_texts(changed(path, old, new)).problems

    assert (path, line, column, found) in [(one.path, one.line, one.column, one.found) for one in problems]
    assert all(problem.expected and problem.remedy for problem in problems)


def test_a_mistake_of_the_whole_bank_is_named_without_a_file() -> None:
    options = "\n".join(f"  - {{id: o{n}, text: text{n}, why: {'w' * 40}, misconception: m}}" for n in range(3))
    head, _, _ = BANK[ITEM_PATH].partition("options:")
    first = "  - {id: key, text: text, correct: true, why: " + "w" * 40 + "}\n"
    items = {
        f"items/assess/item-{n}.md": f"{head}options:\n{first}{options}\n---\nWhich {'abcdefghijkl'[n] * 5}?\n"
        for n in range(10)
    }

    found = [one for one in check_texts({**BANK, **items}).problems if one.path == "items"]

    assert [one.found for one in found] == ["the key is option 1 in 10 of 10 items with 4 options"]


@pytest.mark.parametrize(
    ("quiz", "found"),
    [("[gone]", '"gone"'), ("[one-calf]", "one-calf, a graded item"), ("[first-minutes]", None)],
)
def test_a_quiz_takes_known_items_that_no_exam_scores(quiz: str, found: str | None) -> None:
    lesson = LESSON.replace("order: 1", f"order: 1\nquiz: {quiz}")

    problems = check_texts({**BANK, LESSON_PATH: lesson}).problems

    assert [(one.line, one.column, one.found) for one in problems] == ([(7, 8, found)] if found else [])


@pytest.mark.parametrize(
    ("quiz", "place", "found"),
    [
        ("{items: [first-minutes], behaviour: tries, tries: 4}", None, None),
        ("{items: [gone]}", (7, 16), '"gone"'),
        ("{items: [one-calf]}", (7, 16), "one-calf, a graded item"),
        ("{items: [first-minutes], behaviour: often}", (7, 43), '"often"'),
        ("{items: [first-minutes], tries: 11}", (7, 39), "11"),
        ("{items: [first-minutes], behavior: tries}", (7, 32), "the unknown key `behavior`"),
        ("{items: []}", (7, 15), "a list of 0"),
        ("{behaviour: tries}", (7, 1), "no `items`"),
        ("[first-minutes, first-minutes]", (7, 23), "first-minutes a second time"),
    ],
)
def test_a_quiz_may_say_how_it_is_taken(quiz: str, place: tuple[int, int] | None, found: str | None) -> None:
    lesson = LESSON.replace("order: 1", f"order: 1\nquiz: {quiz}")

    problems = check_texts({**BANK, LESSON_PATH: lesson}).problems

    assert [((one.line, one.column), one.found) for one in problems] == ([(place, found)] if found else [])


def test_a_retired_item_stands_in_no_quiz() -> None:
    texts = changed(SEVERAL_PATH, "status: scored", "status: retired") | {LESSON_PATH: WITH_QUIZ}

    assert "first-minutes, a retired item" in [one.found for one in check_texts(texts).problems]


def test_a_mistake_in_an_item_is_not_repeated_by_the_quiz_that_has_it() -> None:
    texts = changed(SEVERAL_PATH, "value: 8", "value: eight") | {LESSON_PATH: WITH_QUIZ}

    assert {one.path for one in check_texts(texts).problems} == {SEVERAL_PATH, EXAM_PATH}


def test_items_stand_on_the_shelf_by_id(shelf: Library) -> None:
    assert sorted(shelf.items) == ["first-minutes", "one-calf", "other-calf"]
    assert shelf.item("gone") is None
    assert [one.id for one in shelf.pool("practice")] == ["first-minutes", "other-calf"]
    assert [one.id for one in shelf.pool("graded")] == ["one-calf"]


def test_what_a_quiz_asks_is_in_no_practice_form(database: Database, content: Path) -> None:
    held = published(database, content, {**BANK, LESSON_PATH: WITH_QUIZ})

    assert [one.id for one in held.pool("practice")] == ["other-calf"]


def test_a_practice_form_is_short_of_what_quizzes_ask() -> None:
    both = LESSON.replace("order: 1", "order: 1\nquiz: {items: [first-minutes, other-calf], behaviour: deferred}")

    (short,) = check_texts({**BANK, LESSON_PATH: both}).problems

    assert (short.path, short.found) == (EXAM_PATH, "assess needs 1, has 0")


def test_a_text_of_an_item_is_found_as_html(shelf: Library) -> None:
    entry = shelf.items["one-calf"]

    assert entry.as_html(entry.document.stem).endswith("physician <strong>today</strong>?")
    assert "<em>both</em>" in entry.as_html(entry.document.options[1].why)  # type: ignore[union-attr]
    assert entry.as_html("<b>typed</b>") == "&lt;b&gt;typed&lt;/b&gt;"


def test_what_is_shared_in_a_file_belongs_to_each_item(shelf: Library) -> None:
    document = shelf.items["first-minutes"].document

    assert (document.objective, document.references, document.status) == ("assess-01", ("one2015",), "scored")


def test_the_digest_of_an_item_stays_when_its_neighbour_changes(
    database: Database, content: Path, shelf: Library
) -> None:
    later = published(database, content, changed(SEVERAL_PATH, "value: 8", "value: 9"))

    assert later.items["other-calf"].digest == shelf.items["other-calf"].digest
    assert later.items["first-minutes"].digest != shelf.items["first-minutes"].digest


def test_an_exam_stands_on_the_shelf(shelf: Library) -> None:
    (exam,) = shelf.exams()

    assert shelf.exam("first") is exam
    assert (exam.title, exam.url, exam.document.blueprint.scored) == ("First certificate", "/exams/first", 1)
    assert exam.html == "<p>What you are asked, and why.</p>"


def test_a_lesson_knows_its_quiz(database: Database, content: Path) -> None:
    page = published(database, content, {**BANK, LESSON_PATH: WITH_QUIZ}).page("lesson", "first-words")

    assert page is not None
    assert page.document.quiz == ("first-minutes",)  # type: ignore[attr-defined]


def test_a_picture_of_an_item_is_drawn_with_its_words(database: Database, content: Path) -> None:
    picture = "image: {src: 'figure:curve', alt: A falling line}\nstatus:"
    texts = changed(ITEM_PATH, "status:", picture)
    drawing = published(database, content, texts).items["one-calf"].as_html("figure:curve")

    assert drawing.startswith("<svg") and 'aria-label="A falling line"' in drawing
