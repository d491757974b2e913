"""Every kind of mistake: a valid case broken in one way gives exactly the findings at those places.

The mistakes stand in `broken/*.yaml`, by part of the case: what is changed or gone, and where it is found (`.` is the
whole case).
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from quizzes.cases.facts import Accuracy, AssessmentFacts
from quizzes.cases.lint import Finding, problems
from tests.quizzes.cases.cases import (
    GONE,
    MINI_EDITS,
    REFERRAL_EDITS,
    WHY,
    case_with,
    facts,
    mini_case,
    referral_case,
)

FILES = sorted(Path(__file__).with_name("broken").glob("*.yaml"))
BROKEN: list[dict[str, Any]] = [row for file in FILES for row in yaml.safe_load(file.read_text("utf-8"))]
BASES = {"a mini case": MINI_EDITS, "a referral case": REFERRAL_EDITS}


def path_of(dotted: str) -> tuple[Any, ...]:
    return tuple(int(key) if key.isdecimal() else key for key in dotted.split(".") if key)


def found_in(row: dict[str, Any]) -> list[Finding]:
    changed = {path_of(path): value for path, value in row.get("change", {}).items()}
    gone = {path_of(path): GONE for path in row.get("gone", [])}

    return problems(case_with({**BASES.get(row.get("of", ""), {}), **changed, **gone}), facts())


def places(changes: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [finding.path for finding in found_in({"change": changes})]


def test_a_valid_case_has_no_problems() -> None:
    assert problems(case_with(), facts()) == []


def test_a_referral_case_has_no_problems() -> None:
    assert problems(referral_case(), facts()) == []


def test_a_mini_case_has_no_problems() -> None:
    assert problems(mini_case(), facts()) == []


@pytest.mark.parametrize("row", BROKEN, ids=[row["mistake"] for row in BROKEN])
def test_a_mistake_is_found_at_its_place(row: dict[str, Any]) -> None:
    assert [finding.path for finding in found_in(row)] == [path_of(place) for place in row["found"]]


@pytest.mark.parametrize("row", BROKEN, ids=[row["mistake"] for row in BROKEN])
def test_a_finding_says_what_was_found_expected_and_to_do(row: dict[str, Any]) -> None:
    assert all(finding.found and finding.expected and finding.remedy for finding in found_in(row))


def test_an_unknown_id_suggests_the_nearest() -> None:
    (finding,) = found_in({"change": {"expert_path.cues.1": "drop"}})

    assert finding.remedy == "Did you mean drops?"


def test_one_run_names_every_mistake() -> None:
    found = places({"weights.matching": 0.4, "cues.options.0.why": "", "expert_path.cues.1": "aura"})

    assert found == [("weights",), ("cues", "options", 0, "why"), ("expert_path", "cues", 1)]


def test_more_than_twelve_informative_tests_are_too_many() -> None:
    accuracy = Accuracy(target="carpal-tunnel", sensitivity=0.6, specificity=0.7, reference="padua2016")
    many = {f"t{n}": AssessmentFacts(title="T", minutes=1, accuracy=(accuracy,), why=WHY) for n in range(10)}
    known = facts().model_copy(update={"assessments": {**facts().assessments, **many}})

    found = problems(case_with({("assessments", "offered"): [*known.assessments]}), known)

    assert [finding.path for finding in found] == [("assessments", "offered")]


def test_an_unfair_variant_is_allowed_with_a_why() -> None:
    assert places({"variants.1": 3, "variant_whys": {3: WHY}}) == []


def test_a_cited_guideline_allows_a_rating_of_2() -> None:
    assert places({"plan.options.comfort.rating": 2, "plan.options.comfort.guideline": "erickson2019"}) == []


TREATED = {
    "of": "a mini case of the chapter Treat",
    "gone": [
        *(
            "cues",
            "history",
            "screen",
            "hypotheses",
            "assessments",
            "interpret",
            "state",
            "rehab",
            "referral",
            "note",
        ),
        *("variants", "expert_path.cues", "expert_path.history", "expert_path.screen", "expert_path.forecast"),
        *("expert_path.assess", "expert_path.reason", "expert_path.rehab"),
    ],
}
KNEADING = {"plan.options.neck": {"technique": "petrissage", "rating": 2}, "minutes": 8}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, ["plan.options.neck.rating"]),
        ("cervical-radiculopathy", []),
        ("gout", ["condition", "plan.options.neck.rating"]),
    ],
)
def test_a_mini_case_without_hypotheses_names_its_condition_for_ratings_of_2(
    condition: str | None, expected: list[str]
) -> None:
    found = found_in({**TREATED, "change": {**KNEADING, "condition": condition}})

    assert [finding.path for finding in found] == [path_of(place) for place in expected]
