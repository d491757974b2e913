"""How items are taken: when a response counts, hints and penalties, and marks for certainty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.cases.words import Sureness
from quizzes.items.behaviour import Behaviour, Standing, Try, after_tries, certainty_mark, standing
from quizzes.items.common import Response

RIGHT, HALF, WRONG = (Try(Response(), score) for score in (1.0, 0.5, 0.0))


def test_a_deferred_item_stays_open_and_silent_until_submitted() -> None:
    assert standing(Behaviour(), [WRONG]) == Standing(open=True)
    assert standing(Behaviour(), [WRONG, RIGHT], submitted=True) == Standing(open=False, score=1)


def test_a_deferred_item_never_seen_has_no_score() -> None:
    assert standing(Behaviour(), [], submitted=True).score is None


def test_an_immediate_item_closes_at_the_first_response() -> None:
    told = standing(Behaviour(mode="immediate"), [WRONG, RIGHT])

    assert (told.open, told.score, told.feedback) == (False, 0, True)


@pytest.mark.parametrize(
    ("tries", "open_", "hints", "score"),
    [
        ([], True, 0, None),
        ([WRONG], True, 1, None),
        ([WRONG, RIGHT], False, 2, 2 / 3),
        ([WRONG, WRONG, RIGHT], False, 3, 1 / 3),
        ([WRONG, WRONG, WRONG], False, 3, 0),
        ([HALF, WRONG, WRONG], False, 3, 0.5),
        ([WRONG, WRONG, WRONG, RIGHT], False, 3, 0),  # a fourth try does not count
    ],
)
def test_tries_give_hints_and_cost_a_third_each(
    tries: list[Try], open_: bool, hints: int, score: float | None
) -> None:
    told = standing(Behaviour(mode="tries"), tries)

    assert (told.open, told.hints) == (open_, hints)
    assert told.score == (None if score is None else pytest.approx(score))


def test_submitting_closes_tries_that_were_left() -> None:
    told = standing(Behaviour(mode="tries"), [HALF], submitted=True)

    assert (told.open, told.score) == (False, 0.5)


@pytest.mark.parametrize(
    ("score", "sureness", "mark"),
    [
        (1, "guess", 1), (1, "fairly", 2), (1, "certain", 3),
        (0, "guess", 0), (0, "fairly", -2), (0, "certain", -6),
        (0.5, "certain", -1.5),
    ],
)  # fmt: skip
def test_certainty_earns_and_costs(score: float, sureness: Sureness, mark: float) -> None:
    assert certainty_mark(score, sureness) == mark
    told = standing(Behaviour(mode="certainty"), [Try(Response(), score, sureness)])
    assert (told.open, told.score, told.mark) == (False, score, mark)


@given(st.floats(0, 1))
def test_honest_sureness_is_the_best_policy(chance: float) -> None:
    marks = {sure: certainty_mark(chance, sure) for sure in ("guess", "fairly", "certain")}
    honest = "certain" if chance > 0.8 else "fairly" if chance > 2 / 3 else "guess"

    assert marks[honest] == pytest.approx(max(marks.values()))


def test_a_third_try_at_a_quarter_penalty_earns_half() -> None:
    assert after_tries(1, 3, 0.25) == 0.5
    assert after_tries(1, 10, 0.25) == 0
