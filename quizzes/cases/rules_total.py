"""The rules that bring a case together, on plain values: R8 and R12."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quizzes.cases.inference import EQUAL_WITHIN

HIGHEST_UNSAFE = 0.49

ASSESSMENT_WEIGHTS = {"R1": 0.40, "R5": 0.25, "R2": 0.20, "F": 0.15}


def assessment_weights(measured: Collection[str]) -> dict[str, float]:
    """R12: the weight of each part that is measured; they sum to 1.

    R5's weight goes to R1 when only R5 is off; any other missing part leaves its weight to all in proportion.
    """
    weights = dict(ASSESSMENT_WEIGHTS)
    if "R5" not in measured:
        weights["R1"] += weights.pop("R5")
    kept = {part: weight for part, weight in weights.items() if part in measured}
    whole = sum(kept.values())
    return {part: weight / whole for part, weight in kept.items()}


def assessment(parts: Mapping[str, float | None]) -> float | None:
    """R12: the assessment pillar from R1, R5, R2 and F (each in [0, 1], None where off); None when all are.

    Worked: R1 0.8, R5 off, R2 0.5, F 0.4: 0.65 x 0.8 + 0.20 x 0.5 + 0.15 x 0.4 = 0.68.
    """
    measured = {part: parts[part] for part in ASSESSMENT_WEIGHTS if parts.get(part) is not None}
    if not measured:
        return None
    return sum(weight * (measured[part] or 0.0) for part, weight in assessment_weights(measured).items())


@dataclass(frozen=True)
class Total:
    """A case's total in [0, 1], what is recorded of it, and whether it passes."""

    total: float
    recorded: float
    passed: bool


def total(
    pillars: Sequence[float | None],
    weights: Sequence[float],
    cut_total: float,
    cut_pillar: float,
    safety: Collection[str],
) -> Total:
    """R12: the weighted mean of the pillars measured (None: not measured; at least one is), and R8 over it.

    Passing needs the total, every measured pillar, and no safety code. A code does not touch the pillars, but holds
    the recorded total at 0.49 or less: safety is not averaged away.
    Worked: pillars 0.9, -, 0.6, 0.8 with weights .3 .3 .2 .2: (0.27 + 0.12 + 0.16) / 0.7 = 0.7857; with S3 0.49.
    """
    measured = [(p, w) for p, w in zip(pillars, weights, strict=True) if p is not None]
    mean = sum(p * w for p, w in measured) / sum(w for _, w in measured)
    passed = not safety and reaches(mean, cut_total) and all(reaches(p, cut_pillar) for p, _ in measured)
    return Total(mean, min(mean, HIGHEST_UNSAFE) if safety else mean, passed)


def reaches(score: float, cut: float) -> bool:
    """Whether a score is at or above a cut, forgiving what floats lose."""
    return score >= cut - EQUAL_WITHIN
