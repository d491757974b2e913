"""The assessments a case offers: the library's numbers, this client's overrides, this variant's finding."""

from hashlib import sha256

from quizzes.cases.definition import CaseDocument
from quizzes.cases.definition_examine import Assessments, Observation, Override
from quizzes.cases.facts import Accuracy, AssessmentFacts, Facts, Part
from quizzes.cases.inference import Row, clipped, likelihoods
from quizzes.cases.resolve_whys import assessment_why
from quizzes.cases.words import SafetyCode, Sign


class Offered(Part):
    """One assessment at this table.

    `row` is the probability of a positive under each hypothesis (None: accuracy unknown, no update). `finding` is its
    sign (None: words only) and `says` the chart note. `avoid`: not for this client; harmful when `critical` is given.
    """

    id: str
    title: str
    category: str
    minutes: int
    irritability: int
    provocative: bool
    group: str | None
    row: Row | None
    finding: Sign | None
    says: str
    avoid: bool
    critical: SafetyCode | None
    why: str

    @property
    def budgeted(self) -> int:
        """The minutes it takes from the budget, which is for provocative tests only."""
        return self.minutes if self.provocative else 0


def offered_tests(case: CaseDocument, facts: Facts, hypotheses: tuple[str, ...], seed: int) -> tuple[Offered, ...]:
    """Every offered test, in the order offered."""
    if case.assessments is None:
        return ()
    truth = hypotheses.index(case.hypotheses.truth) if case.hypotheses else 0
    return tuple(
        _resolved(name, case.assessments, facts, hypotheses, truth, seed) for name in case.assessments.offered
    )


def _resolved(
    name: str, assessments: Assessments, facts: Facts, hypotheses: tuple[str, ...], truth: int, seed: int
) -> Offered:
    library, override = facts.assessments[name], assessments.overrides.get(name, Override())
    group = override.group or library.group
    row = likelihood_row(library, override, hypotheses)
    fixed = assessments.findings.get(name)
    finding = fixed.result if fixed else _drawn(row, truth, f"{seed} {group or name}")
    avoided = assessments.avoid.get(name)
    return Offered(
        id=name,
        title=library.title,
        category=library.category,
        minutes=library.minutes if override.minutes is None else override.minutes,
        irritability=library.irritability if override.irritability is None else override.irritability,
        provocative=library.provocative if override.provocative is None else override.provocative,
        group=group,
        row=row,
        finding=finding,
        says=_note(finding, fixed, library, override),
        avoid=avoided is not None,
        critical=avoided.critical if avoided else None,
        why=assessment_why(assessments, name, facts),
    )


def likelihood_row(library: AssessmentFacts, override: Override, hypotheses: tuple[str, ...]) -> Row | None:
    """R4's row, clipped to [0.02, 0.98]; None where a number is not established or the target is no hypothesis here.

    A cited `p_pos` goes before a cited accuracy, and that before the library's. Of several targets the first that
    is a hypothesis here counts.
    """
    if override.p_pos is not None:
        return _given(override.p_pos, hypotheses)
    accuracy = library.accuracy if override.accuracy is None else override.accuracy
    return next((_row(one, hypotheses) for one in accuracy if one.target in hypotheses), None)


def _given(p_pos: dict[str, float | None], hypotheses: tuple[str, ...]) -> Row | None:
    known = [value for one in hypotheses if (value := p_pos.get(one)) is not None]
    return tuple(clipped(value) for value in known) if len(known) == len(hypotheses) else None


def _row(accuracy: Accuracy, hypotheses: tuple[str, ...]) -> Row | None:
    if accuracy.sensitivity is None or accuracy.specificity is None:
        return None
    return likelihoods(hypotheses, accuracy.target, accuracy.sensitivity, accuracy.specificity)


def _drawn(row: Row | None, truth: int, draw: str) -> Sign | None:
    """One draw per dependency group: tests of a group share a number in [0, 1), so they tend to agree."""
    if row is None:
        return None
    number = int.from_bytes(sha256(draw.encode()).digest()[:8]) / 2**64
    return "positive" if number < row[truth] else "negative"


def _note(finding: Sign | None, fixed: Observation | None, library: AssessmentFacts, override: Override) -> str:
    if fixed is not None and fixed.says:
        return fixed.says
    if finding == "positive":
        return override.positive or library.positive
    return override.negative if finding == "negative" else ""
