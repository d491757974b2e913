"""What each detail of a result counts in the total, in words a learner reads."""

from collections.abc import Mapping
from typing import Final

from quizzes.cases import rules_treat
from quizzes.cases.definition import CaseDocument
from quizzes.cases.rules_total import assessment_weights
from quizzes.cases.scoring import Result
from quizzes.cases.words import PILLARS, Pillar, Step

DETAIL_TITLES: Final[dict[str, str]] = {
    "cues": "Cues marked",
    "history": "Key questions",
    "assess": "Key assessments",
    "information": "What your tests could tell",
    "interpret": "Readings of the findings",
    "forecast": "The second forecast",
    "techniques": "Treatments chosen",
    "reasons": "Reasons for them",
    "before": "Settled before touch",
    "responses": "Responses to the client",
    "rows": "What comes next",
    "referral": "The referral",
    "note": "The note",
    "urgency": "How soon",
    "tell": "What was told to whom",
}
STEP_OF: Final[dict[str, Step]] = {
    "cues": "meet",
    "history": "history",
    "assess": "assess",
    "information": "assess",
    "interpret": "reason",
    "forecast": "reason",
    "techniques": "plan",
    "reasons": "plan",
    "before": "plan",
    "responses": "adapt",
    "rows": "rehab",
    "referral": "rehab",
    "note": "rehab",
    "urgency": "rehab",
    "tell": "rehab",
}


def pillar_weights(case: CaseDocument, result: Result) -> dict[Pillar, float]:
    """The weight of each pillar that is measured; they sum to 1."""
    given = dict(zip(PILLARS, case.weights.in_order, strict=True))
    kept = {pillar: weight for pillar, weight in given.items() if result.pillars[pillar] is not None}
    whole = sum(kept.values()) or 1.0
    return {pillar: weight / whole for pillar, weight in kept.items()}


def within(pillar: Pillar, result: Result) -> dict[str, float]:
    """The weight of each detail within its pillar; they sum to 1 (nothing where none was measured)."""
    known = {name for name, value in result.details.items() if value is not None}
    if pillar == "assessment":
        return _assessment(known, result)
    shares: dict[Pillar, dict[str, float]] = {
        "matching": rules_treat.MATCHING_WEIGHTS,
        "adaptability": rules_treat.ADAPTATION_WEIGHTS,
        "rehabilitation": _rehabilitation(known),
    }
    return _kept(shares[pillar], known)


def _assessment(known: set[str], result: Result) -> dict[str, float]:
    measured = {part for part in ("R1", "R5", "R2", "F") if result.parts[part] is not None}
    made: dict[str, float] = {}
    for part, weight in assessment_weights(measured).items():
        names = [name for name in _MADE_OF[part] if name in known]
        made |= {name: weight / len(names) for name in names}
    return made


_MADE_OF = {"R1": ("history", "assess"), "R5": ("information",), "R2": ("cues", "interpret"), "F": ("forecast",)}


def _rehabilitation(known: set[str]) -> dict[str, float]:
    if "urgency" in known:
        return rules_treat.HAND_OVER_WEIGHTS
    return rules_treat.REHABILITATION_WEIGHTS_WITH_NOTE if "note" in known else rules_treat.REHABILITATION_WEIGHTS


def _kept(shares: Mapping[str, float], known: set[str]) -> dict[str, float]:
    kept = {name: share for name, share in shares.items() if name in known}
    whole = sum(kept.values()) or 1.0
    return {name: share / whole for name, share in kept.items()}


def losses(case: CaseDocument, result: Result) -> dict[str, float]:
    """What each detail cost of the total, the dearest first."""
    cost = {
        name: of_total * share * (1 - (result.details[name] or 0.0))
        for pillar, of_total in pillar_weights(case, result).items()
        for name, share in within(pillar, result).items()
    }
    return dict(sorted(cost.items(), key=lambda item: -item[1]))
