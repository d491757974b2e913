"""Numeric: point or comma, the units the author accepts; what is unclear is asked again, never scored."""

import pytest

from quizzes.items.common import Response
from tests.quizzes.items.forms import written
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import CANARY, item

WANTED = "write a number and its unit (min or minutes or h)."


@pytest.mark.parametrize(
    ("line", "score"),
    [("12 min", 1), ("12.5min", 1), ("11,5 Minutes", 1), ("0.2 h", 1), ("12.6 min", 0), ("12 h", 0), ("-12 min", 0)],
)
def test_a_number_in_a_known_unit_is_scored(line: str, score: float) -> None:
    numeric = item("numeric")

    assert numeric.score(response(numeric, written(numeric, line))) == score


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("", f"Nothing is written yet; {WANTED}"),
        ("12", f"Add the unit; {WANTED}"),
        ("12 s", f"The unit “s” is not used here; {WANTED}"),
        ("twelve", f"“twelve” is not read as a number; {WANTED}"),
        ("1,000.5 min", "“1,000” can be read in two ways; write it without the comma."),
        ("9" * 300, "That is longer than 200 characters; shorten it."),
    ],
)
def test_what_is_not_clear_is_a_message(line: str, text: str) -> None:
    numeric = item("numeric")

    assert message(numeric, written(numeric, line)) == text


def test_without_a_unit_a_bare_number_is_asked_for() -> None:
    numeric = item("numeric", unit="", units={})

    assert numeric.score(response(numeric, written(numeric, " 12 "))) == 1
    assert "without a unit" in message(numeric, written(numeric, "12 min"))


def test_a_known_mistake_is_named() -> None:
    (remark,) = item("numeric").feedback(Response(value=20, unit="min")).remarks

    assert (remark.chosen, remark.right) == ("20 min", "12 min (give or take 0.5)")
    assert remark.misconception == f"{CANARY} twenty"


def test_a_unit_that_is_no_longer_accepted_is_not_right() -> None:
    assert item("numeric").score(Response(value=12, unit="s")) == 0
