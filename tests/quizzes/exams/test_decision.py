"""The pass: items, cases and safety, each for itself."""

import pytest

from quizzes.exams.decision import Judged, cut_of, decide
from tests.quizzes.exams.banks import one


@pytest.mark.parametrize(
    ("judged", "held"),
    [
        (Judged(0.70, 0.70), (True, True, True)),
        (Judged(7 / 10, 0.1 + 0.6), (True, True, True)),  # what floats lose is forgiven
        (Judged(0.699, 0.70), (False, True, True)),
        (Judged(1, 0.70, cases_passed=1, cases_needed=2), (True, False, True)),
        (Judged(1, 0.70, cases_passed=2, cases_needed=2, unresolved=1), (True, True, False)),
        (Judged(0, 0.70, 0, 1, 3), (False, False, False)),
    ],
)
def test_none_makes_up_for_another(judged: Judged, held: tuple[bool, bool, bool]) -> None:
    decision = decide(judged)

    assert (decision.items, decision.cases, decision.safety) == held
    assert decision.passed == all(held)


def test_what_is_missing_is_said() -> None:
    assert decide(Judged(0.5, 0.7, 0, 2, 1)).missing == (
        "The questions need 70%; you have 50.0%.",
        "Pass two more graded cases.",
        "Complete the remediation of one safety item.",
    )
    assert decide(Judged(1, 0.7)).missing == ()


def test_a_fixed_cut_is_itself() -> None:
    assert cut_of(0.72, []) == 0.72


def test_an_angoff_cut_is_the_mean_of_the_judges() -> None:
    drawn = [one("a", angoff=[0.6, 0.5]), one("b", angoff=[0.8, 0.7])]

    assert cut_of("angoff", drawn) == pytest.approx(0.65)


@pytest.mark.parametrize("ratings", [[], [[0.5], []], [[0.5], [0.5, 0.6]]])
def test_ratings_that_are_missing_or_uneven_are_refused(ratings: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="every scored item needs one from each judge"):
        cut_of("angoff", [one(f"i{place}", angoff=row) for place, row in enumerate(ratings)])
