"""The worked sums of the rules' docstrings, and what holds whatever the numbers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.items import scoring

KEY_OF_FOUR = {"1": "a", "2": "b", "3": "c", "4": "a"}


@pytest.mark.parametrize(
    ("rule", "given_", "key", "score"),
    [
        (scoring.all_or_nothing, "ba", "ab", 1),
        (scoring.all_or_nothing, "a", "ab", 0),
        (scoring.all_or_nothing, "abc", "ab", 0),
        (scoring.net_correct, "abcx", "abcd", 0.5),
        (scoring.net_correct, "axy", "abcd", 0),
        (scoring.per_pair, {"1": "a", "2": "c", "3": "c"}, KEY_OF_FOUR, 0.5),
        (scoring.half_points, KEY_OF_FOUR, KEY_OF_FOUR, 1),
        (scoring.half_points, {**KEY_OF_FOUR, "1": "b"}, KEY_OF_FOUR, 0.5),
        (scoring.half_points, {**KEY_OF_FOUR, "1": "b", "2": "c"}, KEY_OF_FOUR, 0),
        (scoring.neighbours, "acdb", "abcd", 1 / 3),
        (scoring.neighbours, "dcba", "abcd", 0),
        (scoring.rows_net_correct, {"1": "a", "2": "cd"}, {"1": "ab", "2": "c"}, 0.25),
        (scoring.mean, None, [1, 0.5, 0], 0.5),
    ],
)
def test_a_worked_sum_is_reproduced(rule: Any, given_: Any, key: Any, score: float) -> None:
    assert (rule(key) if given_ is None else rule(given_, key)) == pytest.approx(score)


@pytest.mark.parametrize(("value", "score"), [(12, 1), (12.5, 1), (11.5, 1), (12.6, 0), (float("nan"), 0)])
def test_a_number_is_right_within_its_tolerance(value: float, score: float) -> None:
    assert scoring.within(value, 12, 0.5) == score


@pytest.mark.parametrize(
    ("distance", "reach", "score"), [(0, 40, 1), (10, 40, 0.75), (40, 40, 0), (90, 40, 0), (1, 0, 0)]
)
def test_credit_falls_with_distance(distance: float, reach: float, score: float) -> None:
    assert scoring.by_distance(distance, reach) == score


picks = st.sets(st.sampled_from("abcdefgh"))
keys = st.sets(st.sampled_from("abcdefgh"), min_size=1)
marks = st.dictionaries(st.sampled_from("1234"), st.sampled_from("ab"))


@given(picks, keys)
def test_picks_earn_from_nothing_to_all(chosen: set[str], key: set[str]) -> None:
    exact, net = scoring.all_or_nothing(chosen, key), scoring.net_correct(chosen, key)

    assert 0 <= exact <= net <= 1
    assert (net == 1) == (chosen == key)


@given(keys)
def test_ticking_everything_never_pays_more_than_the_key_outweighs_the_rest(key: set[str]) -> None:
    assert scoring.net_correct(set("abcdefgh"), key) == max(0, 2 * len(key) - 8) / len(key)


@given(marks, st.dictionaries(st.sampled_from("1234"), st.sampled_from("ab"), min_size=4))
def test_half_points_are_never_kinder_than_a_half_unless_all_is_right(
    made: dict[str, str], key: dict[str, str]
) -> None:
    assert scoring.half_points(made, key) in {0, 0.5, 1}
    assert (scoring.half_points(made, key) == 1) == (scoring.per_pair(made, key) == 1)


@given(st.permutations("abcde"))
def test_only_the_right_order_keeps_all_neighbours(order: list[str]) -> None:
    assert (scoring.neighbours(order, "abcde") == 1) == (order == list("abcde"))
