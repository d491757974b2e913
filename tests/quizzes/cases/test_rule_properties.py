"""What holds of the rules whatever the numbers: range, direction, and no order where order must not matter."""

import random
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.cases.rules_examine import forecast, key_features, plus_minus, sureness
from quizzes.cases.rules_total import assessment, assessment_weights, total
from quizzes.cases.rules_treat import Grade, adaptation, hand_over, plan, rehabilitation
from quizzes.cases.words import URGENCIES, Urgency

few = settings(max_examples=50)
share = st.floats(0, 1)
names = st.sampled_from([f"o{i}" for i in range(8)])
picked = st.lists(names, unique=True)
keys = st.lists(names, unique=True, min_size=1)
beliefs = st.lists(st.integers(1, 20), min_size=3, max_size=3).map(lambda w: [x / sum(w) for x in w])
grades = st.sampled_from([1.0, 0.5, 0.0, "harm"])
event = st.tuples(st.integers(1, 3), grades, st.sampled_from("xy"), st.sampled_from("pq"))
met = st.lists(event, min_size=2, max_size=4)


Met = tuple[int, Grade, str, str]


def adapted(events: list[Met], before: float | None = None) -> float:
    weights, grades, signals, options = zip(*events, strict=True)
    return adaptation(weights, grades, signals, options, before)


@few
@given(keys, picked, st.integers(1, 8), picked, picked)
def test_key_features_stay_in_range_and_ignore_order(
    wanted: list[str], picks: list[str], cap: int, free: list[str], harmful: list[str]
) -> None:
    score = key_features(wanted, picks, cap, free, harmful)

    assert 0 <= score <= 1
    assert score == key_features(wanted[::-1], picks[::-1], cap, free[::-1], harmful[::-1])


@few
@given(keys, picked, st.integers(1, 8))
def test_one_more_key_never_costs_while_the_cap_holds(wanted: list[str], picks: list[str], cap: int) -> None:
    more = [*picks, wanted[0]]

    assert len(set(more)) > cap or key_features(wanted, more, cap) >= key_features(wanted, picks, cap)


@given(keys, picked)
def test_a_free_question_never_counts_toward_the_cap(wanted: list[str], picks: list[str]) -> None:
    assert key_features(wanted, picks, cap=0, free=picks) == key_features(wanted, picks, cap=8)


@given(st.integers(0, 6), st.integers(0, 6), st.integers(6, 9))
def test_plus_minus_rises_with_right_and_falls_with_wrong(right: int, wrong: int, correct: int) -> None:
    score = plus_minus(right, wrong, correct)

    assert 0 <= score <= 1
    assert plus_minus(right, wrong + 1, correct) <= score <= plus_minus(right + 1, wrong, correct)


@few
@given(beliefs, beliefs, beliefs)
def test_forecast_stays_in_range_and_the_target_is_best(
    allocated: list[float], prior: list[float], target: list[float]
) -> None:
    assert 0 <= forecast(allocated, prior, target) <= forecast(target, prior, target) == 1


def test_repeating_a_prior_that_is_far_off_earns_nothing() -> None:
    assert forecast([0.5, 0.3, 0.2], [0.5, 0.3, 0.2], [1, 0, 0]) == 0


def test_sureness_pays_the_honest() -> None:
    # at 50% a guess is worth 0.5, fairly 0, certain -1.5; at 90% certain is worth 2.1, fairly 1.6, a guess 0.9
    def worth(chance: float, sure: str) -> float:
        return chance * sureness(True, sure) + (1 - chance) * sureness(False, sure)

    assert max(("guess", "fairly", "certain"), key=lambda sure: worth(0.5, sure)) == "guess"
    assert max(("guess", "fairly", "certain"), key=lambda sure: worth(0.9, sure)) == "certain"


@few
@given(st.dictionaries(names, st.integers(-1, 2), min_size=3, max_size=8), st.randoms(use_true_random=False))
def test_a_plan_stays_in_range_and_extras_add_nothing(ratings: dict[str, int], chance: random.Random) -> None:
    enough = [one for one in ratings if ratings[one] > 0][:2]
    if not enough:
        return
    because = {one: chance.choice("rs") for one in ratings}
    every = list(ratings)
    planned = partial(plan, enough=enough, maximum=8, ratings=ratings, reasons=because, harmful=())
    picks = {one: chance.choice("rs") for one in chance.sample(every, chance.randint(0, len(every)))}

    score = planned(picks, doses_in_range=dict.fromkeys(picks, True))
    perfect = planned({one: because[one] for one in enough}, doses_in_range=dict.fromkeys(enough, True))

    assert 0 <= score.matching <= 1
    assert (perfect.techniques, perfect.reasons) == (1, 1)
    assert planned(dict(reversed(picks.items())), doses_in_range=dict.fromkeys(picks, True)) == score


def test_a_harmful_pick_or_one_too_many_leaves_only_the_reasons() -> None:
    ratings, because = {"a": 2, "b": 0}, {"a": "r"}
    planned = partial(plan, enough=["a"], maximum=1, ratings=ratings, reasons=because, doses_in_range=None)

    assert planned({"a": "r", "b": "r"}, harmful=[]).techniques == 0
    assert planned({"a": "r"}, harmful=["a"]).matching == 0.5


@few
@given(met, st.none() | share)
def test_adaptation_stays_in_range(events: list[Met], before: float | None) -> None:
    assert 0 <= adapted(events, before) <= 1


@few
@given(met)
def test_a_right_last_response_is_never_worse(events: list[Met]) -> None:
    weight, _, signal, option = events[-1]

    assert adapted([*events[:-1], (weight, 1.0, signal, option)]) >= adapted(events) - 1e-9


def test_recovery_pays_half_but_not_after_harm_nor_for_the_same_slip_twice() -> None:
    right = (1, 1.0, "x", "q")

    assert adapted([(1, 0.0, "x", "p"), right]) == 0.75
    assert adapted([(1, "harm", "x", "p"), right]) == 0.5
    assert adapted([(1, 0.0, "x", "p"), (1, 0.0, "x", "p"), (1, 1.0, "x", "q")]) == 1 / 3
    assert adapted([(1, 0.0, "x", "p"), (1, 0.0, "y", "p"), (1, 1.0, "x", "q")]) == 0.5


@given(st.integers(1, 9), st.sampled_from([0, 0.5, 1]), st.none() | share, st.data())
def test_rehabilitation_stays_in_range_and_rises_with_each_row(
    rows_: int, referral: float, note: float | None, data: st.DataObject
) -> None:
    right = data.draw(st.integers(0, rows_ - 1))

    low, high = (rehabilitation(rows_, one, referral, note) for one in (right, right + 1))

    assert 0 <= low < high <= 1 + 1e-9


@given(st.sampled_from(URGENCIES), st.sampled_from(URGENCIES), share)
def test_the_right_urgency_is_best(chosen: Urgency, right: Urgency, tell: float) -> None:
    assert 0 <= hand_over(chosen, right, tell) <= hand_over(right, right, tell) <= 1 + 1e-9


def test_an_urgency_next_to_the_right_one_earns_half_of_it() -> None:
    assert [hand_over(one, "same-day", 0) for one in URGENCIES] == [0.3, 0.6, 0.3, 0]


@few
@given(st.fixed_dictionaries(dict.fromkeys(("R1", "R5", "R2", "F"), st.none() | share)))
def test_assessment_lies_between_its_parts(parts: dict[str, float | None]) -> None:
    measured = [value for value in parts.values() if value is not None]

    score = assessment(parts)

    assert (score is None) == (not measured)
    assert score is None or min(measured) - 1e-9 <= score <= max(measured) + 1e-9


def test_a_part_that_is_off_leaves_its_weight_to_the_others() -> None:
    assert assessment_weights({"R1", "R2", "F"}) == {"R1": 0.65, "R2": 0.2, "F": 0.15}
    assert round(assessment_weights({"R2", "F"})["R2"], 4) == round(0.20 / 0.35, 4)


@few
@given(st.lists(share, min_size=4, max_size=4), st.lists(st.sampled_from(["S1", "S3"]), unique=True))
def test_a_safety_code_never_passes_nor_records_above_49(pillars: list[float], safety: list[str]) -> None:
    weights = [0.3, 0.3, 0.2, 0.2]

    out = total(pillars, weights, 0.7, 0.5, safety)

    assert 0 <= out.recorded <= out.total <= 1
    assert not safety or (not out.passed and out.recorded <= 0.49)
    assert safety or out.recorded == out.total


def test_a_float_on_the_cut_passes() -> None:
    assert total([0.7 - 1e-12] * 4, [0.25] * 4, 0.7, 0.5, ()).passed
    assert not total([0.69] * 4, [0.25] * 4, 0.7, 0.5, ()).passed
    assert not total([1, 1, 1, 0.49], [0.25] * 4, 0.7, 0.5, ()).passed
