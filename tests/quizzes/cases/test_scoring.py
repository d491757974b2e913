"""Raw choices to a result: parts, pillars, safety and how a case comes out."""

from typing import Any

import pytest

from quizzes.cases.choices import Choices, PlanPick, RehabChoice, ScreenChoice, Stop, Sure
from quizzes.cases.scoring import Result, score
from quizzes.cases.words import STEPS
from tests.quizzes.cases.cases import present
from tests.quizzes.cases.cases import resolved as resolved_with
from tests.quizzes.cases.cases_for_play import mini, referral, resolved


def expert(**changed: Any) -> Choices:
    return resolved().case.expert_path.model_copy(update=changed)


def scored(**changed: Any) -> Result:
    return score(resolved(), expert(**changed))


def reasoned(**changed: Any) -> Result:
    return scored(reason=present(resolved().case.expert_path.reason).model_copy(update=changed))


def referred(**changed: Any) -> Result:
    return score(referral(), referral().case.expert_path.model_copy(update=changed))


def stop(at: str, urgency: str = "same-day", tell: tuple[str, ...] = ("findings-only",)) -> Stop:
    return Stop.model_validate({"at": at, "urgency": urgency, "tell": tell})


def test_the_expert_earns_all() -> None:
    result = scored()

    assert (result.total, result.passed, result.outcome, result.safety) == (1, True, "passed", ())


def test_nothing_chosen_earns_nothing_and_fails() -> None:
    result = score(resolved(), Choices())

    assert (result.total, result.outcome) == (0, "failed")


def test_r1_is_the_mean_over_questions_and_assessments() -> None:
    result = scored(history=("fingers",))

    # 1 of 3 key questions, all key assessments: (1/3 + 1) / 2
    assert result.parts["R1"] == pytest.approx((1 / 3 + 1) / 2)


def test_a_forced_pick_above_the_cap_earns_nothing_there() -> None:
    assert scored(history=("fingers", "triggers", "gait", "pillow")).details["history"] == 0
    assert (
        scored(assess=("neuro-screen", "posture", "phalen", "tinel", "cervical-distraction")).details["assess"] == 0
    )


def test_forced_tests_over_the_minutes_tell_nothing() -> None:
    assert scored(assess=("neuro-screen", "phalen", "cervical-distraction", "ulnt1")).parts["R5"] == 0


def test_information_is_off_where_fewer_than_two_tests_could_inform() -> None:
    kept = {("assessments", "avoid"): dict.fromkeys(("ulnt1", "phalen", "tinel"), "Not for this client today.")}
    case = resolved_with(kept)

    assert score(case, case.case.expert_path).parts["R5"] is None


def test_the_problem_statement_counts_as_one_interpretation() -> None:
    # 1 reading right, the statement wrong: (1 - 1) / 2
    assert reasoned(problem="diagnosis").details["interpret"] == 0
    assert reasoned(problem=None).details["interpret"] == 0.5


def test_repeating_the_prior_moves_only_the_forecast() -> None:
    result = reasoned(forecast={"carpal-tunnel": 50, "cervical-radiculopathy": 30, "other": 20})

    assert present(result.parts["F"]) < 1
    assert result.details | {"forecast": 1} == scored().details


def test_a_test_of_equal_worth_counts_as_the_key() -> None:
    assert scored(assess=("neuro-screen", "phalen", "cervical-distraction")).details["assess"] == 1


def test_extras_add_nothing_to_a_sufficient_plan() -> None:
    one, two = resolved().case.expert_path.plan

    assert scored(plan=(one, two)).parts["T"] == 1
    assert scored(plan=(one, two, PlanPick(option="neck", because="short-comfort"))).parts["T"] == 0


def test_a_dose_out_of_range_costs_a_third_of_its_share() -> None:
    one, two = resolved().case.expert_path.plan

    # both picked (share 1), none of the one dose in range: (2 x 1 + 0) / 3
    assert scored(plan=(one, two.model_copy(update={"depth": "deep"}))).parts["T"] == pytest.approx(2 / 3)


def test_a_harmful_technique_empties_the_plan_and_raises_its_code() -> None:
    result = scored(plan=(PlanPick(option="friction", depth="deep", minutes=5, because="adhesions"),))

    assert (result.parts["T"], result.safety) == (0, ("S4",))


def test_a_code_leaves_the_pillars_and_holds_the_record() -> None:
    result = scored(adapt={"fizz": "stay", "persists": "stop-reassess", "deeper": "explain"})

    assert result.outcome == "not-yet-safe"
    assert result.pillars["assessment"] == 1
    assert (result.recorded, result.passed) == (0.49, False)


def test_consent_left_out_raises_its_code_only_once_somebody_was_treated() -> None:
    assert scored(before=()).safety == ("S6",)
    assert score(resolved(), Choices(cues=("wakes",))).safety == ()


def test_responses_that_were_never_made_count_as_nothing() -> None:
    # fizz 1 and deeper 1 of equal weight, only fizz made: 0.2 x 1 + 0.8 x 1/2
    assert scored(adapt={"fizz": "lift-wait"}).parts["R10"] == pytest.approx(0.6)


def test_telling_a_diagnosis_raises_its_code() -> None:
    told = present(resolved().case.expert_path.rehab).model_copy(update={"tell": ("name-it",)})

    assert scored(rehab=told).safety == ("S5",)


def test_sureness_is_told_apart_from_the_total() -> None:
    sure = reasoned(sure=Sure(forecast="certain"))

    assert scored().sureness == {"forecast": 2, "state": 3}
    assert sure.total == scored().total


def test_a_tie_does_not_lead() -> None:
    tied = {"carpal-tunnel": 50, "cervical-radiculopathy": 50, "other": 0}

    assert reasoned(forecast=tied).sureness["forecast"] == -2


@pytest.mark.parametrize("at", STEPS)
def test_stopping_a_treatable_case_is_an_over_referral_and_no_safety_error(at: str) -> None:
    path = resolved().case.expert_path

    result = score(resolved(), Choices(cues=path.cues, history=path.history, stop=stop(at)))

    assert (result.outcome, result.passed, result.safety) == ("over-referral", False, ())
    assert result.pillars["matching"] == 0


def test_a_right_referral_leaves_what_was_not_reached_out() -> None:
    result = referred()

    assert (result.outcome, result.total) == ("referred-rightly", 1)
    assert result.pillars["matching"] is None


def test_stopping_in_the_step_that_shows_it_is_right_once_something_was_asked() -> None:
    assert referred(stop=stop("history")).outcome == "referred-rightly"
    assert referred(history=(), stop=stop("history")).outcome == "failed"


def test_the_urgency_next_to_the_right_one_earns_half_of_it() -> None:
    # 0.6 x 0.5 + 0.4 x 1
    assert referred(stop=stop("screen", urgency="days")).parts["R11"] == pytest.approx(0.7)


def test_going_past_a_referral_is_never_safe_whatever_follows() -> None:
    path = resolved().case.expert_path

    result = score(referral(), path)

    assert (result.outcome, result.safety, result.parts["R11"]) == ("not-yet-safe", ("S2",), 0)
    assert result.pillars["matching"] is None


def test_stopping_past_the_last_moment_is_too_late() -> None:
    assert referred(screen=ScreenChoice(decision="proceed"), stop=stop("assess")).safety == ("S2",)


def test_a_mini_case_says_which_pillars_it_covers() -> None:
    result = score(mini(), mini().case.expert_path)

    assert [name for name, value in result.pillars.items() if value is not None] == ["assessment"]
    assert result.passed


def test_ids_that_nobody_offered_never_break_the_score() -> None:
    forced = Choices(
        cues=("x",), history=("x",), assess=("x",), before=("x",), plan=(PlanPick(option="x"),), adapt={"x": "x"},
        rehab=RehabChoice(rows={"x": "now"}, referral="x", tell=("x",), note=("x",)),
    )  # fmt: skip

    assert 0 <= score(resolved(), forced).total < 0.2


def test_a_result_is_json_and_the_same_again() -> None:
    result = scored()

    assert Result.model_validate_json(result.model_dump_json()) == result
