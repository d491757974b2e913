"""Small synthetic cases for tests: a valid one as YAML text, edits of it by path, and the facts it leans on."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from quizzes.cases.definition import CaseDocument
from quizzes.cases.facts import (
    Accuracy,
    AssessmentFacts,
    Dose,
    Effect,
    Facts,
    Reaction,
    TechniqueFacts,
    TechniqueWhys,
)
from quizzes.cases.resolve import ResolvedCase, resolve

BASE_TEXT = Path(__file__).with_name("base_case.yaml").read_text("utf-8")
BASE = yaml.safe_load(BASE_TEXT)
WHY = "A why that is long enough to teach something to a learner."
T = TypeVar("T")
GONE = object()
"""Given to `case_with` as a value: take the key away."""

REFERRAL_EDITS: dict[tuple[Any, ...], Any] = {
    ("refer",): {
        "shows": "history",
        "by": "screen",
        "urgency": "same-day",
        "consequence": "Four days later she is in hospital, and the sign you heard was in her history.",
    },
    ("screen", "right"): "stop-and-refer",
    ("expert_path",): {
        "cues": ["wakes", "drops"],
        "history": ["fingers", "triggers", "gait"],
        "stop": {"at": "screen", "urgency": "same-day", "reasons": ["kept-strength"], "tell": ["findings-only"]},
    },
}
MINI_EDITS: dict[tuple[Any, ...], Any] = {
    ("minutes",): 8,
    **{(part,): GONE for part in ("before", "plan", "responses", "adapt", "retest", "rehab", "referral", "note")},
    **{("expert_path", part): GONE for part in ("before", "plan", "adapt", "retest", "rehab")},
}


def present(part: T | None) -> T:
    """A part that this case is known to have."""
    assert part is not None
    return part


def edited(edits: dict[tuple[Any, ...], Any]) -> dict[str, Any]:
    """The base case as plain values, with the value at each path replaced (or taken away: GONE)."""
    raw = deepcopy(BASE)
    for path, value in edits.items():
        place = raw
        for step in path[:-1]:
            place = place[step]
        if value is GONE:
            del place[path[-1]]
        elif isinstance(place, list) and path[-1] == len(place):
            place.append(deepcopy(value))
        else:
            place[path[-1]] = deepcopy(value)
    return dict(raw)


def case_with(edits: dict[tuple[Any, ...], Any] | None = None) -> CaseDocument:
    return CaseDocument.model_validate(edited(edits or {}))


def referral_case() -> CaseDocument:
    return case_with(REFERRAL_EDITS)


def mini_case() -> CaseDocument:
    return case_with(MINI_EDITS)


def resolved(edits: dict[tuple[Any, ...], Any] | None = None, seed: int = 2) -> ResolvedCase:
    return resolve(case_with(edits), facts(), seed)


def _test(target: str | None, sensitivity: float, specificity: float, **more: Any) -> AssessmentFacts:
    accuracy = Accuracy(
        target=target or "x", sensitivity=sensitivity, specificity=specificity, reference="wainner2003"
    )
    return AssessmentFacts(accuracy=(accuracy,) if target else (), why=WHY, positive="Reproduces it.", **more)


@cache
def facts() -> Facts:
    """The numbers of the worked example in the scoring vectors."""
    carpal, root = "carpal-tunnel", "cervical-radiculopathy"
    return Facts(
        assessments={
            "neuro-screen": _test(None, 0, 0, title="Neurological screen", minutes=6),
            "posture": _test(None, 0, 0, title="Posture", minutes=3),
            "phalen": _test(
                carpal, 0.57, 0.67, title="Phalen", minutes=2, group="wrist", provocative=True, irritability=1
            ),
            "tinel": _test(
                carpal, 0.45, 0.78, title="Tinel", minutes=1, group="wrist", provocative=True, irritability=1
            ),
            "ulnt1": _test(root, 0.97, 0.22, title="ULNT 1", minutes=3, provocative=True, irritability=2),
            "cervical-distraction": _test(root, 0.44, 0.90, title="Distraction", minutes=2, provocative=True),
        },
        techniques={
            "effleurage": _technique(
                "Effleurage", "suitable", dose=Dose(depth=("light", "moderate"), minutes=(1, 15))
            ),
            "petrissage": _technique("Petrissage", "with-care", indications=(root,)),
            "cross-fibre-friction": _technique(
                "Cross-fibre friction", "avoid-locally", default_response=Reaction(pain=2, irritability=1)
            ),
        },
        conditions={carpal: "Carpal tunnel syndrome", root: "Cervical radiculopathy", "myelopathy": "Myelopathy"},
        claims={"claim-001": "supported", "claim-002": "contradicted"},
        guidelines=frozenset({"erickson2019"}),
        references=frozenset({"erickson2019", "padua2016", "wainner2003"}),
    )


def _technique(title: str, in_inflammation: Any, **more: Any) -> TechniqueFacts:
    effects = (
        Effect(effect="Short-term comfort", status="partly", grade="low"),
        Effect(effect="Breaking of adhesions", status="unproven", grade="none"),
    )
    whys = TechniqueWhys(indicated=WHY + " (indicated)", not_indicated=WHY + " (not)", harm=WHY + " (harm)")
    return TechniqueFacts(title=title, effects=effects, stages={"inflammation": in_inflammation}, whys=whys, **more)
