"""What an author can get wrong in an exam."""

from collections.abc import Sequence
from typing import Any

import pytest
from pydantic import ValidationError

from quizzes.cases.lint_parts import Finding
from quizzes.exams.definition import ExamDocument
from quizzes.exams.lint import problems
from quizzes.items.definition import ItemDocument
from tests.quizzes.exams.banks import bank, many, one

CASES = {"heel", "wrist"}
BOTH = [{"title": "First", "domains": ["safety"]}, {"title": "Then", "domains": ["assess"]}]


def exam(**changes: Any) -> ExamDocument:
    return ExamDocument.model_validate(
        {
            "kind": "exam",
            "title": "Foundations",
            "blueprint": {"domains": {"safety": 6, "assess": 4}},
            "practice": {"domains": {"safety": 2}},
            "minutes": 60,
            **changes,
        }
    )


def found_in(made: ExamDocument, graded: Sequence[ItemDocument] = ()) -> list[Finding]:
    return problems(made, graded or bank(), many(2, prefix="open", use="practice"), CASES)


def test_a_sound_exam_has_no_problems() -> None:
    sound = exam(sections=BOTH, navigation="one-way", cases={"slugs": ["heel"], "passes": 1})

    assert found_in(sound) == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"blueprint": {"domains": {"safety": 13}}}, ("blueprint", "domains", "safety")),
        ({"blueprint": {"domains": {"safety": 6}, "pilot": 1}}, ("blueprint",)),
        ({"practice": {"domains": {"safety": 3}}}, ("practice", "domains", "safety")),
        ({"sections": BOTH[:1]}, ("sections",)),
        ({"sections": [*BOTH, {"title": "Odd", "domains": ["rehab"]}]}, ("sections", 2, "domains", 0)),
        ({"sections": [*BOTH, BOTH[0]]}, ("sections", 2)),
        ({"navigation": "one-way"}, ("sections",)),
        ({"cases": {"slugs": ["hel"], "passes": 1}}, ("cases", "slugs", 0)),
        ({"cases": {"slugs": ["heel", "heel"], "passes": 1}}, ("cases", "slugs", 1)),
        ({"cases": {"slugs": ["heel"], "passes": 2}}, ("cases", "passes")),
        ({"cut": "angoff"}, ("cut",)),
    ],
)
def test_a_mistake_is_found_at_its_place(changes: dict[str, Any], path: tuple[Any, ...]) -> None:
    (found,) = found_in(exam(**changes))

    assert found.path == path
    assert found.found
    assert found.remedy


def test_a_short_cell_is_told_in_figures() -> None:
    (found,) = found_in(exam(blueprint={"domains": {"safety": 14}}))

    assert (found.found, found.remedy) == ("safety needs 14, has 12", "Add 2 to the bank, or ask for fewer.")


def test_each_pool_fills_its_own_form() -> None:
    short = exam(practice={"domains": {"safety": 3}})

    found = [(one.found, one.remedy) for one in found_in(short, bank(5, 4))]

    assert found == [
        ("safety needs 6, has 5", "Add 1 to the bank, or ask for fewer."),
        ("safety needs 3, has 2", "Add 1 practice items that stand in no quiz, or ask for fewer."),
    ]


def test_an_angoff_cut_needs_every_rating() -> None:
    rated = [*many(6, angoff=[0.6, 0.7]), *many(3, "assess", angoff=[0.5, 0.5]), one("last", "assess", angoff=[0.5])]
    (found,) = found_in(exam(cut="angoff"), rated)

    assert found.found == "1 items without every judge's rating: last"


@pytest.mark.parametrize(
    "changes",
    [
        {"grace_seconds": 301},
        {"minutes": 0},
        {"cut": 0},
        {"cut": "hofstee"},
        {"blueprint": {"domains": {}}},
        {"blueprint": {"domains": {"safety": 5}, "recall_at_most": 0.3}},
        {"colour": "blue"},
    ],
)
def test_what_is_out_of_range_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        exam(**changes)
