"""A learner's raw choices to a result: every part, the pillars, the total, safety, and how the case ended."""

from statistics import fmean
from typing import Literal

from quizzes.cases import rules_total, rules_treat, scoring_parts
from quizzes.cases.choices import Choices
from quizzes.cases.facts import Part
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring_reach import Ending, ending, measured
from quizzes.cases.scoring_safety import breaches
from quizzes.cases.words import PILLARS, SafetyCode

Outcome = Literal["passed", "failed", "not-yet-safe", "referred-rightly", "over-referral"]
Scores = dict[str, float | None]


class Result(Part):
    """What choices are worth. Scores are in [0, 1], None where a part or pillar does not apply.

    `parts`: R1, R2, R3, R5, F, T (the techniques of R9), R9 (matching), R10, R11. `details`: what they are made of.
    `sureness`: R7 points, never part of the total. `recorded` is the total, held at 0.49 by a safety code.
    """

    parts: Scores
    pillars: Scores
    total: float
    recorded: float
    passed: bool
    safety: tuple[SafetyCode, ...]
    outcome: Outcome
    details: Scores
    sureness: dict[str, int | None]


def score(resolved: ResolvedCase, choices: Choices) -> Result:
    """Score choices, also forced ones (above a cap, over the budget, out of range): those earn 0, never an error."""
    how = ending(resolved, choices)
    made = _made(resolved, choices)
    parts = _parts(made)
    pillars: Scores = {
        "assessment": rules_total.assessment(parts),
        "matching": parts["R9"],
        "adaptability": parts["R10"],
        "rehabilitation": parts["R11"],
    }
    safety = tuple(sorted({one.code for one in breaches(resolved, choices)}))
    rolled = _rolled_up(resolved, pillars, safety)
    passed = rolled.passed and how in {"finished", "referred"}
    return Result(
        parts=parts,
        pillars=pillars,
        total=rolled.total,
        recorded=rolled.recorded,
        passed=passed,
        safety=safety,
        outcome=_outcome(how, passed, safety),
        details={name: value for name, value in made.items() if name != "R11"},
        sureness=scoring_parts.sureness(resolved, choices),
    )


def _made(resolved: ResolvedCase, choices: Choices) -> Scores:
    """Every detail of the steps that count, and R11."""
    counted, made = measured(resolved, choices), Scores()
    if "meet" in counted:
        made["cues"] = scoring_parts.cues(resolved, choices)
    if "history" in counted:
        made["history"] = scoring_parts.history(resolved, choices)
    if "assess" in counted:
        made["assess"] = scoring_parts.assess(resolved, choices)
        made["information"] = scoring_parts.information(resolved, choices)
    if "reason" in counted:
        made["interpret"] = scoring_parts.interpret(resolved, choices)
        made["forecast"] = scoring_parts.forecast(resolved, choices)
    if "plan" in counted and (planned := scoring_parts.plan(resolved, choices)):
        made |= {"techniques": planned.techniques, "reasons": planned.reasons, "matching": planned.matching}
    if "adapt" in counted:
        made["before"] = scoring_parts.before(resolved, choices)
        made["responses"] = scoring_parts.responses(resolved, choices)
    if resolved.case.refer is not None:
        how = ending(resolved, choices)
        made |= scoring_parts.hand_over(resolved, choices) if how == "referred" else {"R11": 0.0}
    elif "rehab" in counted:
        made |= scoring_parts.rehab(resolved, choices)
    return made


def _parts(made: Scores) -> Scores:
    return {
        "R1": _mean(made.get("history"), made.get("assess")),
        "R2": _mean(made.get("cues"), made.get("interpret")),
        "R3": made.get("reasons"),
        "R5": made.get("information"),
        "F": made.get("forecast"),
        "T": made.get("techniques"),
        "R9": made.get("matching"),
        "R10": _with_before(made.get("before"), made.get("responses")),
        "R11": made.get("R11"),
    }


def _mean(*values: float | None) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _with_before(before: float | None, responses: float | None) -> float | None:
    if responses is None or before is None:
        return responses
    return rules_treat.with_before(before, responses)


def _rolled_up(resolved: ResolvedCase, pillars: Scores, safety: tuple[SafetyCode, ...]) -> rules_total.Total:
    case, row = resolved.case, [pillars[pillar] for pillar in PILLARS]
    if not any(w for w, value in zip(case.weights.in_order, row, strict=True) if value is not None):
        return rules_total.Total(0.0, 0.0, False)  # a case that measures nothing cannot be passed
    return rules_total.total(row, case.weights.in_order, case.cut.total, case.cut.pillar, safety)


def _outcome(how: Ending, passed: bool, safety: tuple[SafetyCode, ...]) -> Outcome:
    if safety:
        return "not-yet-safe"
    if how == "referred":
        return "referred-rightly"
    if how == "over-referral":
        return "over-referral"
    return "passed" if passed else "failed"
