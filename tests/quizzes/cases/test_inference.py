"""What holds of belief and information whatever the numbers: range, direction, and no order where none matters."""

import random
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.cases import inference

few = settings(max_examples=50)
names = st.sampled_from([f"o{i}" for i in range(8)])
beliefs = st.lists(st.integers(1, 20), min_size=3, max_size=3).map(lambda w: [x / sum(w) for x in w])
likelihood = st.floats(inference.LOWEST, inference.HIGHEST)
rows = st.dictionaries(names, st.tuples(likelihood, likelihood, likelihood), min_size=1, max_size=5)

Rows = dict[str, tuple[float, float, float]]


@few
@given(beliefs, rows, st.randoms(use_true_random=False))
def test_belief_sums_to_one_in_any_order_of_findings(prior: list[float], p_pos: Rows, chance: random.Random) -> None:
    observed = [(test, chance.choice(["positive", "negative"])) for test in p_pos]
    shuffled = chance.sample(observed, len(observed))

    one = inference.posterior(prior, p_pos, {}, observed).posterior
    other = inference.posterior(prior, p_pos, {}, shuffled).posterior

    assert abs(sum(one) - 1) < 1e-9
    assert all(abs(a - b) < 1e-9 for a, b in zip(one, other, strict=True))


@few
@given(beliefs, rows)
def test_a_positive_finding_favours_what_predicts_it(prior: list[float], p_pos: Rows) -> None:
    test, row = next(iter(p_pos.items()))
    likely = row.index(max(row))

    belief = inference.posterior(prior, p_pos, {}, [(test, "positive")]).posterior

    assert belief[likely] >= prior[likely] - 1e-9


@few
@given(beliefs, rows)
def test_a_second_test_of_a_group_changes_nothing(prior: list[float], p_pos: Rows) -> None:
    observed = [(test, "positive") for test in p_pos]
    groups = dict.fromkeys(p_pos, "one")

    out = inference.posterior(prior, p_pos, groups, observed)

    assert out.posterior == inference.posterior(prior, p_pos, groups, observed[:1]).posterior
    assert set(out.notes.values()) <= {"confirms"}


@few
@given(beliefs, rows)
def test_more_tests_never_tell_less_in_any_order(prior: list[float], p_pos: Rows) -> None:
    every = list(p_pos.values())

    whole = inference.mutual_information(prior, every)

    assert whole >= inference.mutual_information(prior, every[1:]) - 1e-9 >= -1e-9
    assert abs(whole - inference.mutual_information(prior, every[::-1])) < 1e-9


@few
@given(beliefs, rows, st.integers(1, 8), st.randoms(use_true_random=False))
def test_no_set_within_the_budget_beats_the_best(
    prior: list[float], p_pos: Rows, budget: int, chance: random.Random
) -> None:
    minutes = {test: chance.randint(1, 4) for test in p_pos}
    groups = {test: chance.choice("ab") for test in p_pos if chance.random() < 0.5}
    tests = inference.bench(prior, p_pos, groups=groups, minutes=minutes, budget=budget, avoid=())
    picks = chance.sample(list(p_pos), chance.randint(0, len(p_pos)))

    score = inference.information(tests, picks, minutes)

    best, sets = inference.best_sets(tests)
    assert score is None or 0 <= score <= 1
    assert all(abs(inference.information_of(tests, one) - best) < 1e-9 for one in sets)
    if sum(minutes[one] for one in picks) <= budget:
        assert inference.information_of(tests, picks) <= best + 1e-9


def test_twelve_tests_without_minutes_can_be_weighed_and_thirteen_are_refused() -> None:
    chance = random.Random(3)
    p_pos = {f"t{i}": tuple(chance.uniform(0.1, 0.9) for _ in range(3)) for i in range(13)}
    minutes = dict.fromkeys(p_pos, 0)
    bench = partial(inference.bench, [0.5, 0.3, 0.2], p_pos, groups={}, minutes=minutes, budget=5)

    best, [chosen] = inference.best_sets(bench(avoid=["t12"]))

    assert len(chosen) == 12
    assert best > 0
    with pytest.raises(ValueError, match="13 tests"):
        inference.best_sets(bench(avoid=[]))
