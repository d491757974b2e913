"""A case joined with what the library says about its tests and techniques; its findings drawn by the seed.

An attempt keeps the resolved case, so that it can be shown and scored again from exactly what was played, whatever
the library says by then.
"""

import json
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256

from quizzes.cases import inference
from quizzes.cases.definition import CaseDocument
from quizzes.cases.definition_treat import PlanOption
from quizzes.cases.facts import Dose, Facts, Part, Reaction, TechniqueFacts
from quizzes.cases.resolve_offered import Offered, offered_tests
from quizzes.cases.resolve_whys import reason_whys, referral_texts, technique_why
from quizzes.cases.words import OTHER, OTHER_TITLE, SafetyCode, Suitability

ACCEPTED_FROM = 0.60
"""A variant is fair when the key tests lift the truth at least this high."""


class Treatment(Part):
    """A plan option with the library's part merged in; `default`: how a client takes it unless a response matches."""

    id: str
    text: str
    technique: str | None
    rating: int | str
    because: str | None
    dose: Dose | None
    critical: SafetyCode | None
    safety: Suitability | None
    default: Reaction
    why: str

    @property
    def pressed(self) -> bool:
        """Whether hands go to a depth; a movement that is coached has its minutes and no depth."""
        return self.technique is not None and (self.dose is None or bool(self.dose.depth))


class ResolvedCase(Part):
    """Everything play, scoring and the debrief need.

    `case` is the author's document with inherited whys and referral words filled in; read assessments from `tests`
    (in the order offered) and plan options from `treatments`. `hypotheses` gives the order of every row of
    probabilities; `names` their titles. `presentation` and `debrief` are the texts as shown.
    """

    seed: int
    case: CaseDocument
    hypotheses: tuple[str, ...] = ()
    names: dict[str, str] = {}
    tests: tuple[Offered, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    presentation: str = ""
    debrief: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the canonical JSON: what a score was computed from."""
        canonical = json.dumps(
            self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
        )
        return sha256(canonical.encode()).hexdigest()

    @cached_property
    def test_of(self) -> dict[str, Offered]:
        """The tests by slug."""
        return {test.id: test for test in self.tests}

    @cached_property
    def treatment_of(self) -> dict[str, Treatment]:
        """The plan options by id."""
        return {treatment.id: treatment for treatment in self.treatments}

    @property
    def prior(self) -> tuple[float, ...]:
        """Belief after the history, in the order of `hypotheses`."""
        return self._row(self.case.hypotheses.prior) if self.case.hypotheses else ()

    @property
    def target(self) -> tuple[float, ...]:
        """What a forecast is measured against (R6): the panel if the author gives one, else the truth."""
        if self.case.hypotheses is None:
            return ()
        return self._row(self.case.hypotheses.panel or {self.case.hypotheses.truth: 1.0})

    @cached_property
    def rows(self) -> dict[str, tuple[float, ...]]:
        """Test -> probability of a positive under each hypothesis; tests of unknown accuracy are not here."""
        return {test.id: test.row for test in self.tests if test.row is not None}

    @cached_property
    def groups(self) -> dict[str, str]:
        """Test -> dependency group, where it has one."""
        return {test.id: test.group for test in self.tests if test.group is not None}

    @cached_property
    def bench(self) -> inference.Bench:
        """The tests whose information counts (R5); only provocative tests use the budget."""
        return inference.bench(
            self.prior,
            self.rows,
            groups=self.groups,
            minutes=self.minutes,
            budget=self.case.assessments.budget_minutes if self.case.assessments else 0,
            avoid={test.id for test in self.tests if test.avoid},
        )

    @property
    def minutes(self) -> dict[str, float]:
        """Test -> minutes it takes from the budget."""
        return {test.id: test.budgeted for test in self.tests}

    @property
    def scores_doses(self) -> bool:
        """Whether the fit of doses counts (R9)."""
        return self.case.plan is not None and self.case.plan.scores_doses

    def after(self, performed: Iterable[str]) -> inference.Updated:
        """Belief after these tests (offered ones) and nothing else, in the order of `hypotheses` (R4)."""
        signs = ((test, self.test_of[test].finding) for test in performed)
        observed = [(test, sign) for test, sign in signs if sign is not None]
        return inference.posterior(self.prior, self.rows, self.groups, observed)

    def _row(self, belief: dict[str, float]) -> tuple[float, ...]:
        return tuple(belief.get(one, 0.0) for one in self.hypotheses)


def resolve(
    case: CaseDocument, facts: Facts, seed: int, *, presentation: str = "", debrief: str = ""
) -> ResolvedCase:
    """Join a case with the library and draw its findings by `seed`.

    Expects a case without problems (`lint.problems`): an assessment or technique the library lacks is a KeyError.
    """
    hypotheses = tuple(case.hypotheses.prior) if case.hypotheses else ()
    return ResolvedCase(
        seed=seed,
        case=_filled(case, facts),
        hypotheses=hypotheses,
        names={one: _name(case, facts, one) for one in hypotheses},
        tests=offered_tests(case, facts, hypotheses, seed),
        treatments=_treatments(case, facts),
        presentation=presentation,
        debrief=debrief,
    )


def fair(resolved: ResolvedCase) -> bool:
    """Whether the key tests lift the truth to 0.60 or more with the findings of this variant."""
    case = resolved.case
    if case.hypotheses is None or case.assessments is None:
        return True
    # Where equals exist, the one the author named first stands for the key feature.
    belief = resolved.after(key.any_of[0] for key in case.assessments.key).posterior
    return belief[resolved.hypotheses.index(case.hypotheses.truth)] >= ACCEPTED_FROM - inference.EQUAL_WITHIN


def _name(case: CaseDocument, facts: Facts, hypothesis: str) -> str:
    own = case.hypotheses.names.get(hypothesis) if case.hypotheses else None
    return own or (OTHER_TITLE if hypothesis == OTHER else facts.conditions[hypothesis])


def _filled(case: CaseDocument, facts: Facts) -> CaseDocument:
    changed: dict[str, object] = {}
    if case.plan is not None:
        changed["plan"] = case.plan.model_copy(update={"reasons": reason_whys(case.plan, facts)})
    if case.referral is not None:
        changed["referral"] = referral_texts(case.referral)
    return case.model_copy(update=changed)


def _treatments(case: CaseDocument, facts: Facts) -> tuple[Treatment, ...]:
    if case.plan is None:
        return ()
    return tuple(_treatment(name, option, case, facts) for name, option in case.plan.options.items())


def _treatment(name: str, option: PlanOption, case: CaseDocument, facts: Facts) -> Treatment:
    # Advice and other options without a technique leave the client as they are.
    technique = facts.techniques[option.technique] if option.technique else TechniqueFacts(title="")
    return Treatment(
        id=name,
        text=option.text or technique.title,
        technique=option.technique,
        rating=option.rating,
        because=option.because,
        dose=option.dose or technique.dose,
        critical=option.critical,
        safety=_safety(case, technique),
        default=technique.default_response,
        why=technique_why(option, facts),
    )


def _safety(case: CaseDocument, technique: TechniqueFacts) -> Suitability | None:
    if case.state is None:
        return None
    if case.state.stage is not None:
        return technique.stages.get(case.state.stage)
    return technique.processes.get(case.state.process)
