"""Robots: each is a way of not thinking, and a case that pays for it is told so."""

import random
from typing import Any

import pytest

from quizzes.cases import robots, robots_policies, robots_quicktest
from quizzes.cases.play_path import played
from quizzes.cases.robots import NAMES, choices, run, verdicts
from quizzes.cases.scoring import score
from tests.quizzes.cases.cases import case_with, facts, mini_case, referral_case
from tests.quizzes.cases.cases import resolved as resolved_with
from tests.quizzes.cases.cases_for_play import mini, referral, resolved

# The base case lists what is right first in every list: good for reading tests, and a robot's delight.
FIRST_IS_RIGHT = {"first-option"}


def failing(case: Any, plays: int = 100) -> set[str]:
    return {one.name for one in verdicts(case, facts(), plays) if not one.ok}


def test_the_base_cases_stand_up_to_every_robot_but_the_first_option() -> None:
    # With two options a list chance alone passes one play in fifty where few lists count.
    assert failing(case_with()) == FIRST_IS_RIGHT
    # and what is right in the few lists of the mini case is short as well.
    assert failing(mini_case()) - {"random"} == {*FIRST_IS_RIGHT, "shortest-option"}
    assert failing(referral_case()) - {"random"} == set()


def test_every_robot_gives_one_verdict() -> None:
    assert [one.name for one in verdicts(case_with(), facts(), 20)] == list(NAMES)


def test_a_robot_plays_the_same_twice() -> None:
    assert run(case_with(), facts(), "random", 7, 50) == run(case_with(), facts(), "random", 7, 50)


@pytest.mark.parametrize("case", [resolved, mini, referral])
def test_random_choices_are_legal(case: Any) -> None:
    for seed in range(40):
        chosen = choices(case(), "random", seed)

        assert played(case(), chosen).choices.history == chosen.history


def test_an_expert_below_ninety_is_found() -> None:
    # no key question: R1 (0 + 1) / 2, so 0.3 x 0.4 x 0.5 is lost; without assessments the rest of it and R5 as well
    slip = {("expert_path", "history"): ["pillow"]}

    assert run(case_with(slip), facts(), "expert", 2).says == "The expert's path earns 0.940 in variant 2."
    assert not run(case_with({**slip, ("expert_path", "assess"): []}), facts(), "expert", 2).ok


def test_an_expert_who_does_harm_is_found() -> None:
    verdict = run(case_with({("expert_path", "before"): []}), facts(), "expert", 2)

    assert (verdict.ok, "S6" in verdict.says) == (False, True)


def test_an_expert_whose_path_a_page_refuses_is_found() -> None:
    verdict = run(case_with({("history", "cap"): 1}), facts(), "quicktest", 2)

    assert not verdict.ok
    assert "cannot be played" in verdict.says


def test_an_event_that_no_path_meets_is_found() -> None:
    verdict = run(case_with({("adapt", 2, "when"): {"flag": "never-raised"}}), facts(), "quicktest", 2)

    assert not verdict.ok


def test_an_option_that_is_never_offered_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots_quicktest, "PLAYS", 0)

    assert "Never offered" in run(case_with(), facts(), "quicktest", 2).says


def test_greed_is_found_where_it_pays() -> None:
    everything_right = {("cues", "options", 2, "correct"): True}
    plain = score(resolved(), choices(resolved(), "select-all", 0))
    generous = score(resolved_with(everything_right), choices(resolved_with(everything_right), "select-all", 0))

    assert plain.total < generous.total


def test_the_longest_text_is_found_where_it_is_right() -> None:
    long = "which is a long way of saying what is right here, as authors are wont to do"
    edits = {
        ("cues", "options", 0, "text"): long, ("cues", "options", 1, "text"): long,
        ("interpret", "options", 0, "text"): long, ("interpret", "problem", 0, "text"): long,
        ("screen", "reasons", 0, "text"): long, ("before", "options", 0, "text"): long,
    }  # fmt: skip
    plain, obvious = (run(case_with(one), facts(), "longest-option", 2).figures["total"] for one in ({}, edits))

    assert obvious > plain


def test_the_shortest_text_is_found_where_it_is_right() -> None:
    brief = {
        ("cues", "options", 0, "text"): "a", ("cues", "options", 1, "text"): "b",
        ("interpret", "options", 0, "text"): "c", ("interpret", "problem", 0, "text"): "d",
        ("screen", "reasons", 0, "text"): "e", ("before", "options", 0, "text"): "f",
    }  # fmt: skip
    lengthy = {place: f"{text} {'which goes on and on ' * 5}" for place, text in brief.items()}
    dull, obvious = (run(case_with(one), facts(), "shortest-option", 2).figures["total"] for one in (lengthy, brief))

    assert obvious > dull


def test_repeating_the_prior_is_measured_against_the_truth_alone() -> None:
    alone = {("hypotheses", "panel"): None}

    assert run(case_with(alone), facts(), "prior-parrot", 2).figures == {"F": 0.0}
    near = alone | {("hypotheses", "prior"): {"carpal-tunnel": 0.8, "cervical-radiculopathy": 0.1, "other": 0.1}}
    assert not run(case_with(near), facts(), "prior-parrot", 2).ok


def test_referring_nobody_raises_the_missed_referral() -> None:
    assert run(referral_case(), facts(), "never-refer", 2).says == "It raises S2."


def test_going_on_whatever_the_client_says_raises_its_code() -> None:
    assert run(case_with(), facts(), "always-continue", 2).says == "It raises S3."


def test_a_score_out_of_range_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = score

    def off(*given: Any) -> Any:
        result = real(*given)
        return result.model_copy(update={"total": 1.2})

    monkeypatch.setattr(robots, "score", off)

    assert "left the range" in run(case_with(), facts(), "random", 2, 3).says


def test_chance_shares_all_points() -> None:
    policy = robots_policies.Chance(random.Random(1))

    assert all(sum(policy.points(resolved()).values()) == 100 for _ in range(20))
