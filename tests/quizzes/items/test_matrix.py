"""Matrix: the share of rows right; plus/minus in each row where it takes several marks."""

import pytest

from tests.quizzes.items.forms import marked
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import item, row

RIGHT = {"walk": "Column now", "run": "Column later", "numb": "Column refer"}


def test_each_row_right_earns_its_share() -> None:
    matrix = item("matrix")

    assert matrix.score(response(matrix, marked(matrix, **RIGHT))) == 1
    assert matrix.score(response(matrix, marked(matrix, **{**RIGHT, "run": "Column now"}))) == pytest.approx(2 / 3)


def test_a_row_without_a_mark_is_a_message() -> None:
    matrix = item("matrix")

    assert message(matrix, marked(matrix, walk="Column now")) == "You marked one of three rows; two are left."


def test_two_marks_in_a_row_of_one_are_a_message() -> None:
    matrix = item("matrix")
    form = marked(matrix, **RIGHT)
    every = [mark for marks in form.values() for mark in marks]

    assert message(matrix, dict.fromkeys(form, every)) == "Choose one in each row."


def test_several_marks_a_row_count_by_plus_minus() -> None:
    rows = [row("walk", correct=["now", "later"]), row("numb", correct="refer")]
    matrix = item("matrix", many=True, rows=rows)
    form = marked(matrix, walk="Column now", numb="Column refer")
    (walk, numb) = form
    spoilt = {**form, numb: [*form[numb], *form[walk]]}

    assert matrix.score(response(matrix, form)) == 0.75  # (1/2 + 1) / 2
    assert matrix.score(response(matrix, spoilt)) == 0.25  # (1/2 + (1 - 1)/1) / 2
