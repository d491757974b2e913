from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.library.hours import HoursRule, ce_hours, rule_on, rules

RULE = HoursRule("2026-01-01", 12_000, 60, 2, "a test", None)


@pytest.mark.parametrize(
    ("words", "media_minutes", "hours"),
    [
        (30_000, 30, 3.0),  # 2.5 + 0.5
        (20_500, 0, 1.5),  # 1.7083, rounded down
        (5_999, 0, 0.0),  # just below half an hour
        (6_000, 0, 0.5),
        (0, 59.9, 0.5),
        (0, 60, 1.0),
        (11_999, 0.005, 1.0),  # one word and a third of a second
        (0, 0, 0.0),
    ],
)
def test_words_and_minutes_make_whole_or_half_hours_rounded_down(
    words: int, media_minutes: float, hours: float
) -> None:
    assert ce_hours(words, media_minutes, RULE) == hours


def test_each_rule_has_a_date_and_a_source() -> None:
    assert rules()
    assert all(rule.begins and rule.source for rule in rules())


def test_the_rule_of_a_day_is_the_last_that_had_begun() -> None:
    assert rule_on("2030-01-01") == rules()[-1]
    assert rule_on("1990-01-01") == rules()[0]


def test_the_rule_that_ships_is_twelve_thousand_words_or_one_hour() -> None:
    assert ce_hours(30_000, 30, rule_on("2026-11-21")) == 3.0
    assert ce_hours(20_500, 0, rule_on("2026-11-21")) == 1.5


@given(words=st.integers(0, 10**6), milliseconds=st.integers(0, 10**8), steps=st.sampled_from([1, 2]))
def test_hours_never_exceed_the_sum_and_lack_less_than_a_step(words: int, milliseconds: int, steps: int) -> None:
    rule = replace(RULE, steps_per_hour=steps)
    exact = Fraction(words, 12_000) + Fraction(milliseconds, 60_000 * 60)

    hours = Fraction(ce_hours(words, milliseconds / 60_000, rule))

    assert hours <= exact < hours + Fraction(1, steps)
    assert (hours * steps).denominator == 1


@given(words=st.integers(0, 10**6), more=st.integers(0, 10**5))
def test_more_to_read_never_makes_fewer_hours(words: int, more: int) -> None:
    assert ce_hours(words, 0, RULE) <= ce_hours(words + more, 0, RULE)
