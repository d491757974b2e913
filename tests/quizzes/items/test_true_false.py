"""True/false set: each statement marked, half points with one wrong."""

import pytest

from quizzes.items.common import Response
from tests.quizzes.items.forms import marked
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import CANARY, item

RIGHT = {"one": "True", "two": "False", "three": "True", "four": "False"}


def test_a_statement_left_out_is_a_message() -> None:
    item_ = item("true-false")
    three = {name: mark for name, mark in RIGHT.items() if name != "four"}

    assert message(item_, marked(item_, **three)) == "You marked three of four statements; one is left."


@pytest.mark.parametrize(
    ("rule", "changes", "score"),
    [
        ("half-points", {}, 1),
        ("half-points", {"one": "False"}, 0.5),
        ("half-points", {"one": "False", "two": "True"}, 0),
        ("per-pair", {"one": "False", "two": "True"}, 0.5),
        ("all-or-nothing", {"one": "False"}, 0),
        ("all-or-nothing", {}, 1),
    ],
)
def test_the_rule_of_the_item_decides(rule: str, changes: dict[str, str], score: float) -> None:
    item_ = item("true-false", scoring=rule)

    assert item_.score(response(item_, marked(item_, **{**RIGHT, **changes}))) == score


def test_both_marks_on_one_statement_are_not_read() -> None:
    item_ = item("true-false")
    form = marked(item_, **RIGHT)
    both = {name: [*marks, *(other for ids in form.values() for other in ids)] for name, marks in form.items()}

    assert message(item_, both) == "Choose one in each row."


def test_feedback_shows_the_mark_and_the_right_one() -> None:
    told = item("true-false").feedback(Response(pairs={"one": ("false",)}))
    first, second = told.remarks[:2]

    assert (first.chosen, first.right, first.misconception) == ("False", "True", f"{CANARY} one")
    assert (second.chosen, second.right, second.misconception) == ("Nothing", "False", "")
