"""Where a learner stands: what counts of what they have read, handed in and played."""

from pathlib import Path

import pytest

from learning.core.database import Database
from learning.core.errors import NotFound
from learning.credit.completion.checklist import Pass
from learning.credit.completion.standing import NotEnrolled
from learning.study.reading import mark_unread
from tests import counting
from tests.conftest import NOW
from tests.credit.completion.school import (
    COURSE_TEXT,
    MODULES,
    asked,
    case_played,
    enrolled,
    quiz_taken,
    signed,
    stands,
    teach,
    worked,
)


def quiz(school: Database, account: str) -> Pass:
    found = stands(school, account).done.quiz
    assert found is not None
    return found


def test_the_best_go_at_the_quiz_counts(school: Database, ada_id: str) -> None:
    enrolled(school, ada_id)
    assert (quiz(school, ada_id).score, quiz(school, ada_id).passed) == (None, False)

    for go, score in enumerate((0.5, 0.75, 0.25)):
        with school.unit() as db:
            quiz_taken(db, ada_id, asked(school), go=NOW + go, score=score)

    assert (quiz(school, ada_id).score, quiz(school, ada_id).passed) == (0.75, True)


def test_the_mark_itself_passes(school: Database, ada_id: str) -> None:
    enrolled(school, ada_id)
    with school.unit() as db:
        quiz_taken(db, ada_id, asked(school), score=0.7)

    assert quiz(school, ada_id).passed


def test_half_of_one_go_and_half_of_another_are_no_whole(school: Database, ada_id: str, tmp_path: Path) -> None:
    enrolled(school, ada_id)
    with school.unit() as db:
        quiz_taken(db, ada_id, asked(school))
    teach(school, tmp_path / "content", **{"courses/first.md": COURSE_TEXT.replace(", other-calf", "")})
    assert quiz(school, ada_id).score == 1.0, "an item that is gone is asked of nobody"

    immediate = COURSE_TEXT.replace("deferred", "immediate")
    teach(school, tmp_path / "content", **{"courses/first.md": immediate})
    assert quiz(school, ada_id).score == 1.0, "scores stay what they were when they were given"


def test_another_persons_quiz_counts_for_nobody_else(school: Database, ada_id: str, ben_id: str) -> None:
    enrolled(school, ada_id)
    with school.unit() as db:
        quiz_taken(db, ben_id, asked(school))

    assert quiz(school, ada_id).score is None


@pytest.mark.parametrize(("passed", "safety"), [(False, ()), (True, ("S1",))])
def test_a_case_failed_or_unsafe_is_not_passed(
    school: Database, ada_id: str, passed: bool, safety: tuple[str, ...]
) -> None:
    enrolled(school, ada_id)
    with school.unit() as db:
        case_played(db, ada_id, "a-short-talk", passed=passed, safety=safety)
    assert not stands(school, ada_id).done.cases[0].passed

    with school.unit() as db:
        case_played(db, ada_id, "a-short-talk")
    assert stands(school, ada_id).done.cases[0].passed, "any attempt that passes will do"


def test_a_mark_that_is_taken_away_is_left_to_do(school: Database, ada_id: str) -> None:
    assert worked(school, ada_id).ready
    signed(school, ada_id)
    with school.unit() as db:
        mark_unread(db, ada_id, MODULES[0])

    here = stands(school, ada_id)
    assert (here.ready, here.enrolled.attested_at) == (False, NOW)


def test_where_one_stands_costs_five_statements(school: Database, ada_id: str) -> None:
    enrolled(school, ada_id)
    stands(school, ada_id)
    with counting.statements() as sent:
        stands(school, ada_id)
    assert len(sent) == 5

    worked(school, ada_id)
    with counting.statements() as sent:
        stands(school, ada_id)
    assert len(sent) == 5


def test_no_course_and_no_enrolment_are_told_apart(school: Database, ada_id: str) -> None:
    with pytest.raises(NotFound) as unknown:
        stands(school, ada_id, "none")
    assert not isinstance(unknown.value, NotEnrolled)
    with pytest.raises(NotEnrolled):
        stands(school, ada_id)
