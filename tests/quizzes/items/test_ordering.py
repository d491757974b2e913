"""Ordering: a number for each step, credit by neighbours; never shown in the right order."""

import pytest

from quizzes.items.common import Response
from tests.quizzes.items.forms import marked
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import item

RIGHT = {"ask": "1", "look": "2", "move": "3", "press": "4"}


@pytest.mark.parametrize(
    ("rule", "numbers", "score"),
    [
        ("neighbours", "1234", 1),
        ("neighbours", "1423", 1 / 3),  # ask move press look: only move-press follow
        ("neighbours", "4321", 0),
        ("all-or-nothing", "1234", 1),
        ("all-or-nothing", "1243", 0),
    ],
)
def test_the_rule_of_the_item_decides(rule: str, numbers: str, score: float) -> None:
    ordering = item("ordering", scoring=rule)
    form = marked(ordering, **dict(zip(RIGHT, numbers, strict=True)))

    assert ordering.score(response(ordering, form)) == pytest.approx(score)


def test_a_number_given_twice_is_a_message() -> None:
    ordering = item("ordering")

    assert message(ordering, marked(ordering, **{**RIGHT, "move": "2"})) == (
        "You gave two steps the number 2; use each number once."
    )


def test_a_step_without_a_number_is_a_message() -> None:
    ordering = item("ordering")

    assert message(ordering, marked(ordering, ask="1", move="3")) == "You numbered two of four steps; two are left."


def test_a_number_beyond_the_steps_is_a_message() -> None:
    ordering = item("ordering")
    form = {name: ["9"] for name in marked(ordering, ask="1")}

    assert message(ordering, form) == "Give each step a number from 1 to 4."


def test_the_steps_never_stand_in_their_right_order() -> None:
    ordering = item("ordering")

    for seed in range(60):
        assert [one.label.split()[-1] for one in ordering.shown(seed).fields] != list(RIGHT)


def test_feedback_compares_places() -> None:
    told = item("ordering").feedback(Response(picks=("look", "ask", "move", "press")))

    assert [(one.chosen, one.right, one.good) for one in told.remarks[1:3]] == [("1", "2", False), ("3", "3", True)]
