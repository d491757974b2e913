"""Mistakes in the chapter Examine: the tests offered, their numbers and findings, and what is made of them."""

from collections.abc import Iterable

from quizzes.cases.definition import CaseDocument
from quizzes.cases.definition_examine import Assessments, Observation, Override
from quizzes.cases.facts import Facts
from quizzes.cases.lint_parts import (
    Finding,
    Findings,
    Path,
    all_known,
    keys_known,
    one_correct,
    options,
    repeated,
    short_why,
    too_few,
    unknown,
)
from quizzes.cases.resolve_offered import likelihood_row
from quizzes.cases.resolve_whys import assessment_why

TOP = "assessments"
OFFERED = "an assessment in `offered`"


def examining(case: CaseDocument, facts: Facts) -> Findings:
    """Every mistake from the first test to the interpretation."""
    if case.assessments is not None:
        yield from _offered(case.assessments, facts)
        yield from _keys(case.assessments)
        yield from keys_known((TOP, "avoid"), case.assessments.avoid, case.assessments.offered, OFFERED)
        yield from _findings(case, case.assessments, facts)
        yield from _overrides(case, case.assessments, facts)
        yield from repeated((TOP, "baseline"), (one.id for one in case.assessments.baseline), "id")
    if case.interpret is not None:
        yield from options(("interpret", "options"), case.interpret.options)
        yield from one_correct(("interpret", "problem"), case.interpret.problem)
    yield from _state(case)


def _offered(assessments: Assessments, facts: Facts) -> Findings:
    path, offered = (TOP, "offered"), assessments.offered
    yield from too_few(path, offered, 2, "assessments")
    yield from repeated(path, offered)
    yield from all_known(path, offered, facts.assessments, "an assessment in the library")
    for place, test in enumerate(offered):
        if test in facts.assessments:
            yield from short_why((*path, place), assessment_why(assessments, test, facts))


def _keys(assessments: Assessments) -> Findings:
    path, keys = (TOP, "key"), assessments.key
    yield from too_few(path, keys, 1, "key assessments")
    yield from repeated(path, (key.any_of for key in keys))
    for place, key in enumerate(keys):
        yield from _members((*path, place), key.any_of, assessments.offered)
        if key.any_of and all(one in assessments.avoid for one in key.any_of):
            remedy = "Take it out of `key` or out of `avoid`."
            yield Finding((*path, place), " or ".join(key.any_of), "a test that may be performed", remedy)
    yield from _cap(assessments)


def _members(path: Path, members: tuple[str, ...], known: Iterable[str]) -> Findings:
    if not members:
        yield Finding(path, "an empty any_of", "at least one id", "Name the ids of which one is enough.")
    for one in members:
        yield from unknown(path, one, tuple(known), OFFERED)


def _cap(assessments: Assessments) -> Findings:
    cap, keys, offered = assessments.key_cap, len(assessments.key), len(assessments.offered)
    path = (TOP, "key_cap")
    if cap < keys:
        yield Finding(path, f"{cap} for {keys} key features", f"at least {keys}", "Raise the cap or have fewer keys.")
    if cap >= offered > 0:
        yield Finding(
            path, f"{cap} for {offered} tests", "fewer than are offered", "Lower it: testing all must not pay."
        )


def _findings(case: CaseDocument, assessments: Assessments, facts: Facts) -> Findings:
    path = (TOP, "findings")
    yield from keys_known(path, assessments.findings, assessments.offered, OFFERED)
    for test, fixed in assessments.findings.items():
        if fixed == Observation():
            yield Finding((*path, test), "nothing", "a sign, words or a measure", "Write what the learner sees.")
    for test in assessments.offered:
        if test in facts.assessments and test not in assessments.findings and not _known(case, test, facts):
            remedy = "Write its finding: it cannot be drawn from numbers that are not established."
            yield Finding(path, f"nothing for {test}", "a fixed finding", remedy)


def _known(case: CaseDocument, test: str, facts: Facts) -> bool:
    override = case.assessments.overrides.get(test, Override()) if case.assessments else Override()
    hypotheses = tuple(case.hypotheses.prior) if case.hypotheses else ()
    return likelihood_row(facts.assessments[test], override, hypotheses) is not None


def _overrides(case: CaseDocument, assessments: Assessments, facts: Facts) -> Findings:
    path = (TOP, "overrides")
    yield from keys_known(path, assessments.overrides, assessments.offered, OFFERED)
    for test, override in assessments.overrides.items():
        if override.p_pos is not None:
            yield from _reference((*path, test, "reference"), override.reference, facts)
            prior = case.hypotheses.prior if case.hypotheses else {}
            yield from keys_known((*path, test, "p_pos"), override.p_pos, prior, "a hypothesis in `prior`")
        for place, one in enumerate(override.accuracy or ()):
            yield from _reference((*path, test, "accuracy", place, "reference"), one.reference, facts)


def _reference(path: Path, reference: str | None, facts: Facts) -> Findings:
    if reference is None:
        yield Finding(
            path, "nothing", "the reference these numbers come from", "Cite the source, or use the library's."
        )
    else:
        yield from unknown(path, reference, facts.references, "a reference")


def _state(case: CaseDocument) -> Findings:
    if case.state is None:
        return
    healing, stage = case.state.process == "healing", case.state.stage
    if healing and stage is None:
        remedy = "Add the stage: inflammation, proliferation or remodelling."
        yield Finding(("state", "stage"), "nothing", "a stage of healing", remedy)
    if not healing and stage is not None:
        remedy = "Take the stage out, or make the process healing."
        yield Finding(("state", "stage"), stage, f"no stage, as the process is {case.state.process}", remedy)
