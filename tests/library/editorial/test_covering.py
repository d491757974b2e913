"""Every objective is taught by a lesson, asked in a quiz and in an exam, and met in a case."""

import pytest

from learning.library.checking import check_texts
from learning.library.coverage import Covered
from learning.library.editorial.covering import of_documents, problems
from tests.library.editorial.desk import LESSON
from tests.library.small_bank import ITEM, OPTIONS
from tests.library.small_case import CASE
from tests.library.small_content import OBJECTIVES, TEXTS

QUIZ, GRADED, TALK = "items/assess/in-quiz.md", "items/assess/in-exam.md", "cases/talk.md"
COVERED = {
    **TEXTS,
    QUIZ: ITEM.replace("status: scored", "status: scored\nuse: practice"),
    GRADED: ITEM.replace("status: scored", "status: scored\nuse: graded"),
    LESSON: TEXTS[LESSON].replace("order: 1", "order: 1\nquiz: [in-quiz]"),
    TALK: CASE,
}

INNER = "".join(f"      {line}\n" for line in OPTIONS.splitlines())
CASE_SET = ITEM.replace("status: scored", "status: scored\nuse: graded").replace("kind: single", "kind: case-set")
CASE_SET = CASE_SET.replace(
    OPTIONS,
    f"""\
items:
    - kind: single
      stem: Which finding is first?
{INNER}
    - kind: single
      objective: assess-02
      stem: Which finding is next?
{INNER}
""",
)


def row(texts: dict[str, str]) -> Covered:
    return of_documents(check_texts(texts).documents)[0]


def found(texts: dict[str, str]) -> list[str]:
    return [str(problem) for problem in problems(check_texts(texts).documents)]


def without(path: str, old: str, new: str = "") -> dict[str, str]:
    assert old in COVERED[path]
    return {**COVERED, path: COVERED[path].replace(old, new)}


def test_a_row_names_where_an_objective_is_covered() -> None:
    one = row(COVERED)

    assert one.taught == ("/pillars/assessment/first-words",)
    assert (one.quizzed, one.scored) == (("in-quiz",), ("in-exam",))
    assert (one.met, one.met_graded, one.empty()) == (("/cases/talk",), (), ())


def test_what_is_covered_is_no_problem() -> None:
    assert found(COVERED) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (LESSON, "objectives: [assess-01]", "", "taught by no lesson"),
        (LESSON, "quiz: [in-quiz]", "", "asked in no quiz"),
        (QUIZ, "status: scored", "status: retired", "asked in no quiz"),
        (GRADED, "status: scored", "status: pilot", "asked by no scored item of an exam"),
        (GRADED, "use: graded", "use: practice", "asked by no scored item of an exam"),
        (TALK, "objectives: [assess-01]", "", "met in no case"),
    ],
)
def test_an_objective_that_is_left_out_is_told_at_its_entry(path: str, old: str, new: str, told: str) -> None:
    (problem,) = found(without(path, old, new))

    assert problem.startswith("objectives.yaml:1:")
    assert f"an objective {told}" in problem


def test_a_course_teaches_by_its_lessons_alone() -> None:
    assert "objectives: [assess-01]" in TEXTS["courses/first.md"]
    assert row(without(LESSON, "objectives: [assess-01]")).taught == ()


def test_a_graded_case_is_met_twice() -> None:
    assert row(without(TALK, "use: practice", "use: graded")).met_graded == ("/cases/talk",)


def test_a_case_set_asks_for_what_its_items_ask_for() -> None:
    two = OBJECTIVES + OBJECTIVES.replace("assess-01", "assess-02")
    texts = {**COVERED, "objectives.yaml": two, GRADED: CASE_SET}

    assert [one.scored for one in of_documents(check_texts(texts).documents)] == [("in-exam",), ("in-exam",)]
