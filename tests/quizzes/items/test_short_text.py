"""Short text: case, accents, punctuation and articles do not matter; the first pattern that fits decides."""

import pytest

from quizzes.items.common import Response
from quizzes.items.short_text import normalised
from tests.quizzes.items.forms import written
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import CANARY, item


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("Median nerve", 1),
        ("  the MEDIAN-nerve! ", 1),
        ("médian", 1),
        ("carpal tunnel syndrome", 0.5),
        ("ulnar nerve", 0),
        ("not the median nerve", 0),
        ("*", None),
        ("!?", None),
    ],
)
def test_words_are_compared_after_normalising(line: str, score: float | None) -> None:
    short = item("short-text")

    if score is None:
        assert message(short, written(short, line)) == "Nothing is written yet; write a few words."
    else:
        assert short.score(response(short, written(short, line))) == score


def test_a_star_in_a_response_is_no_wildcard() -> None:
    exact = item("short-text", patterns=[{"match": "median nerve"}])

    assert exact.score(Response(text="m*")) == 0
    assert exact.score(Response(text="median nerve*")) == 1


def test_normalising_twice_changes_nothing() -> None:
    for text in (" The Tibial-Nerve.", "A  b_c", "Ärger"):
        assert normalised(normalised(text)) == normalised(text)
    assert normalised(" The Tibial-Nerve.") == "tibial nerve"


def test_a_slip_with_a_pattern_of_its_own_is_named() -> None:
    (remark,) = item("short-text").feedback(Response(text="Ulnar nerve")).remarks

    assert (remark.chosen, remark.right, remark.good) == ("Ulnar nerve", "median nerve", False)
    assert remark.misconception == f"{CANARY} ulnar"


def test_a_hostile_line_is_compared_in_no_time() -> None:
    short = item("short-text", patterns=[{"match": "*a*a*a*a*a*a*a*b"}])

    assert short.score(Response(text="a" * 200)) == 0
