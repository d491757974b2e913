"""A case joined with the library: numbers, whys, responses, findings by seed, and a digest of it all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.cases import inference
from quizzes.cases.facts import Accuracy, TechniqueFacts
from quizzes.cases.resolve import ResolvedCase, fair, resolve
from quizzes.cases.words import Sign
from tests.quizzes.cases.cases import GONE, WHY, case_with, facts, mini_case, present, resolved

A, P = "assessments", "plan"
POSITIVE = {(A, "findings", "phalen"): "positive", (A, "findings", "cervical-distraction"): "negative"}


def drawn(test: str, seeds: int, edits: Any = None) -> list[Sign | None]:
    """The findings of a test in this many variants of one case."""
    case = case_with(edits)
    return [resolve(case, facts(), seed).test_of[test].finding for seed in range(seeds)]


def test_numbers_come_from_the_library() -> None:
    phalen = resolved().test_of["phalen"]

    assert (phalen.minutes, phalen.irritability, phalen.provocative, phalen.group) == (2, 1, True, "wrist")
    assert phalen.row == pytest.approx((0.57, 0.33, 0.33))


def test_a_case_overrides_only_what_differs() -> None:
    phalen = resolved({(A, "overrides"): {"phalen": {"minutes": 4, "provocative": False}}}).test_of["phalen"]

    assert (phalen.minutes, phalen.provocative, phalen.group) == (4, False, "wrist")
    assert phalen.budgeted == 0


def test_a_cited_probability_goes_before_the_library() -> None:
    own = {"p_pos": {"carpal-tunnel": 1.0, "cervical-radiculopathy": 0.5, "other": 0.0}, "reference": "padua2016"}

    assert resolved({(A, "overrides"): {"phalen": own}}).rows["phalen"] == (0.98, 0.5, 0.02)


@pytest.mark.parametrize(("sensitivity", "specificity"), [(None, 0.9), (0.9, None), (None, None)])
def test_a_number_not_established_is_unknown(sensitivity: float | None, specificity: float | None) -> None:
    accuracy = Accuracy(target="carpal-tunnel", sensitivity=sensitivity, specificity=specificity)
    own = {"accuracy": [accuracy.model_dump()]}

    assert "phalen" not in resolved({(A, "overrides"): {"phalen": own}, **POSITIVE}).rows


def test_a_probability_left_open_is_unknown() -> None:
    own = {"p_pos": {"carpal-tunnel": 0.6, "cervical-radiculopathy": None, "other": 0.3}, "reference": "padua2016"}

    assert "phalen" not in resolved({(A, "overrides"): {"phalen": own}, **POSITIVE}).rows


def test_a_test_for_something_else_tells_nothing_here() -> None:
    own = {"accuracy": [{"target": "myelopathy", "sensitivity": 0.9, "specificity": 0.9, "reference": "padua2016"}]}

    assert "phalen" not in resolved({(A, "overrides"): {"phalen": own}, **POSITIVE}).rows


def test_the_bench_holds_known_tests_that_are_not_avoided() -> None:
    assert [name for name, _ in resolved().bench.rows] == ["phalen", "tinel", "cervical-distraction"]


def test_only_provocative_tests_use_the_budget() -> None:
    assert resolved().minutes == {
        "neuro-screen": 0, "posture": 0, "phalen": 2, "tinel": 1, "cervical-distraction": 2, "ulnt1": 3,
    }  # fmt: skip


def test_a_fixed_finding_is_never_drawn() -> None:
    assert set(drawn("phalen", 20, POSITIVE)) == {"positive"}


def test_words_alone_are_no_sign() -> None:
    posture = resolved().test_of["posture"]

    assert (posture.finding, posture.says) == (None, "Shoulders rounded over an imaginary tablet.")


def test_a_sign_brings_the_words_of_the_library_or_of_the_case() -> None:
    own = {"phalen": {"positive": "Tingling within twenty seconds."}}

    assert resolved(POSITIVE).test_of["phalen"].says == "Reproduces it."
    assert resolved({**POSITIVE, (A, "overrides"): own}).test_of["phalen"].says == "Tingling within twenty seconds."


def test_the_same_seed_gives_the_same_findings() -> None:
    assert resolved(seed=7) == resolved(seed=7)
    assert resolved(seed=7).digest == resolved(seed=7).digest


def test_findings_follow_the_probability_under_the_truth() -> None:
    assert drawn("phalen", 400).count("positive") / 400 == pytest.approx(0.57, abs=0.06)


def test_a_group_shares_one_draw() -> None:
    # Tinel (0.45) is positive only where Phalen (0.57) is: the same number decides both.
    pairs = set(zip(drawn("tinel", 100), drawn("phalen", 100), strict=True))

    assert pairs == {("positive", "positive"), ("negative", "positive"), ("negative", "negative")}


def test_a_variant_is_fair_when_the_key_tests_find_the_truth() -> None:
    # Prior 0.5 with Phalen positive and distraction negative: 0.727; with both the other way: 0.185.
    other_way = {(A, "findings", "phalen"): "negative", (A, "findings", "cervical-distraction"): "positive"}

    assert fair(resolved(POSITIVE))
    assert not fair(resolved(other_way))


def test_a_case_without_hypotheses_is_fair() -> None:
    parts = ("hypotheses", "assessments", "interpret", "variants")
    assert fair(resolved({(part,): GONE for part in parts}))


def test_an_option_inherits_the_why_of_its_rating() -> None:
    treatments = resolved().treatment_of

    assert treatments["comfort"].why == WHY + " (indicated)"
    assert treatments["neck"].why == WHY + " (not)"
    assert treatments["friction"].why == WHY + " (harm)"


def test_an_own_why_goes_before_an_inherited_one() -> None:
    own = "Her own why, which is quite long enough to teach."

    assert resolved({(P, "options", "neck", "why"): own}).treatment_of["neck"].why == own
    assert resolved({(A, "overrides"): {"tinel": {"why": own}}}).test_of["tinel"].why == own


def test_a_reason_inherits_the_why_of_the_option_it_is_right_for() -> None:
    reasons = {reason.id: reason.why for reason in present(resolved().case.plan).reasons}

    assert reasons["short-comfort"] == WHY + " (indicated)"
    assert reasons["adhesions"].startswith("No such effect")


def test_an_avoided_test_says_why_not() -> None:
    ulnt1 = resolved().test_of["ulnt1"]

    assert ulnt1.avoid
    assert ulnt1.why.startswith("Too irritable today")


def test_an_option_without_words_bears_its_technique_s_title() -> None:
    assert resolved().treatment_of["comfort"].text == "Effleurage"


def test_advice_leaves_the_client_as_they_are() -> None:
    assert resolved().treatment_of["splint-talk"].default.pain == 0
    assert resolved().treatment_of["friction"].default.pain == 2


@pytest.mark.parametrize(
    ("state", "safety"),
    [
        ({"process": "healing", "stage": "inflammation", "irritability": "high"}, "avoid-locally"),
        ({"process": "healing", "stage": "remodelling", "irritability": "low"}, None),
        ({"process": "nerve", "irritability": "low"}, "with-care"),
    ],
)
def test_safety_is_that_of_the_stage_or_process(state: dict[str, Any], safety: str | None) -> None:
    friction = TechniqueFacts.model_validate(
        {"title": "Friction", "stages": {"inflammation": "avoid-locally"}, "processes": {"nerve": "with-care"}}
    )
    known = facts().model_copy(update={"techniques": {**facts().techniques, "cross-fibre-friction": friction}})

    assert resolve(case_with({("state",): state}), known, 2).treatment_of["friction"].safety == safety


def test_doses_count_where_the_sufficient_plan_has_one() -> None:
    assert resolved().scores_doses
    assert not resolved({(P, "options", "comfort", "dose"): GONE}).scores_doses


def test_hypotheses_are_named_by_their_pages() -> None:
    assert list(resolved().names.values()) == [
        "Carpal tunnel syndrome", "Cervical radiculopathy", "Something else, or needs medical evaluation",
    ]  # fmt: skip


def test_the_target_is_the_panel_else_the_truth() -> None:
    assert resolved().target == (0.75, 0.07, 0.18)
    assert resolved({("hypotheses", "panel"): GONE}).target == (1.0, 0.0, 0.0)


def test_a_referral_that_is_an_urgency_needs_no_words() -> None:
    assert present(resolved().case.referral).options[0].text == "Routine"


def test_a_mini_case_resolves_without_the_parts_it_lacks() -> None:
    mini = resolve(mini_case(), facts(), 2)

    assert mini.treatments == ()
    assert not mini.scores_doses


@given(seed=st.integers(0, 10**6))
def test_a_resolved_case_survives_a_round_trip_through_json(seed: int) -> None:
    case = resolved(seed=seed)
    again = ResolvedCase.model_validate_json(case.model_dump_json())

    assert again == case
    assert again.digest == case.digest


@pytest.mark.parametrize(
    "edits",
    [{("title",): "Another"}, {(A, "overrides"): {"posture": {"minutes": 9}}}, {("cues", "options", 0, "text"): "X"}],
)
def test_the_digest_is_of_everything(edits: dict[Any, Any]) -> None:
    assert resolved(edits).digest != resolved().digest


def test_the_digest_covers_the_library_and_the_texts() -> None:
    changed = facts().model_copy(update={"conditions": {**facts().conditions, "carpal-tunnel": "CTS"}})

    assert resolve(case_with(), changed, 2).digest != resolved().digest
    assert resolve(case_with(), facts(), 2, debrief="<p>So it was.</p>").digest != resolved().digest


def test_the_best_set_is_what_the_worked_example_leaves_without_the_nerve_stretch() -> None:
    assert inference.best_sets(resolved().bench)[1] == (frozenset({"tinel", "cervical-distraction"}),)
