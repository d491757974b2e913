"""Mistakes in planning: what is offered, why, at which dose, and how the client takes it."""

from quizzes.cases.definition import CaseDocument
from quizzes.cases.definition_treat import Because, Plan, PlanOption
from quizzes.cases.facts import Dose, Facts, TechniqueFacts
from quizzes.cases.lint_parts import (
    Finding,
    Findings,
    Path,
    options,
    repeated,
    short_why,
    too_few,
    unguarded,
    unknown,
)
from quizzes.cases.resolve_whys import reason_why, technique_why

ESTABLISHED = ("supported", "partly")


def treating(case: CaseDocument, facts: Facts) -> Findings:
    """Every mistake in what comes before touch and in the plan."""
    if case.before is not None:
        yield from options(("before", "options"), case.before.options)
    if case.plan is None:
        return
    yield from _enough(case.plan)
    yield from _how_many(case.plan)
    yield from _reasons(case.plan, facts)
    yield from too_few(("plan", "options"), case.plan.options, 2, "options")
    for name, option in case.plan.options.items():
        yield from _option(("plan", "options", name), option, case, case.plan, facts)


def _enough(plan: Plan) -> Findings:
    path = ("plan", "enough")
    yield from too_few(path, plan.enough, 1, "options")
    yield from repeated(path, (key.any_of for key in plan.enough))
    for place, key in enumerate(plan.enough):
        for one in key.any_of:
            yield from unknown((*path, place), one, plan.options, "a plan option")
            yield from _sufficient((*path, place), one, plan)


def _sufficient(path: Path, name: str, plan: Plan) -> Findings:
    option = plan.options.get(name)
    if option is None:
        return
    if option.rating not in (1, 2):
        remedy = "Take it out of `enough`, or rate it 1 or 2."
        yield Finding(path, f"{name}, rated {option.rating}", "options rated 1 or 2", remedy)
    if option.because is None:
        remedy = "Name the reason that makes it right."
        yield Finding(("plan", "options", name, "because"), "nothing", "a reason, as it is in `enough`", remedy)


def _how_many(plan: Plan) -> Findings:
    path, most, least = ("plan", "max"), len(plan.options), len(plan.enough)
    if plan.max < least:
        yield Finding(path, f"{plan.max} for {least} in `enough`", f"at least {least}", "Raise it, or need less.")
    if plan.max >= most > 1:
        yield Finding(path, f"{plan.max} for {most} options", "fewer than there are", "Lower it: all must not pay.")


def _reasons(plan: Plan, facts: Facts) -> Findings:
    path = ("plan", "reasons")
    yield from too_few(path, plan.reasons, 2, "reasons")
    yield from repeated(path, (one.id for one in plan.reasons), "id")
    for place, reason in enumerate(plan.reasons):
        yield from short_why((*path, place), reason_why(reason, plan, facts))
        if reason.claim is not None:
            yield from unknown((*path, place, "claim"), reason.claim, facts.claims, "a claim")
            yield from _established((*path, place), reason, plan, facts)


def _established(path: Path, reason: Because, plan: Plan, facts: Facts) -> Findings:
    verdict = facts.claims.get(reason.claim or "", "supported")
    used = [name for name, option in plan.options.items() if name in plan.needed and option.because == reason.id]
    if verdict not in ESTABLISHED and used:
        found = f"{reason.claim} ({verdict}) as the right reason for {', '.join(sorted(used))}"
        yield Finding((*path, "claim"), found, "a supported effect", "Keep it as a distractor; find another reason.")


def _option(path: Path, option: PlanOption, case: CaseDocument, plan: Plan, facts: Facts) -> Findings:
    if option.because is not None:
        reasons = {one.id for one in plan.reasons}
        yield from unknown((*path, "because"), option.because, reasons, "a reason in `plan.reasons`")
    if option.technique is None and not option.text:
        yield Finding(path, "neither technique nor text", "one of them", "Name the technique, or say what it is.")
    yield from unguarded(path, option.rating, option.critical)
    if option.technique is not None:
        yield from unknown((*path, "technique"), option.technique, facts.techniques, "a technique in the library")
    if option.technique is None or option.technique in facts.techniques:
        yield from short_why(path, technique_why(option, facts))
        yield from _rating(path, option, case, facts)
        yield from _dose(path, option, plan, facts)
        yield from _effect(path, option, plan, facts)


def _rating(path: Path, option: PlanOption, case: CaseDocument, facts: Facts) -> Findings:
    if option.guideline is not None:
        yield from unknown((*path, "guideline"), option.guideline, facts.guidelines, "a guideline")
    if option.rating != 2:
        return
    technique = _technique(option, facts)
    if option.guideline is None and case.truth not in technique.indications:
        expected = "an indication of the technique for this case, or a cited guideline"
        yield Finding((*path, "rating"), "2 without either", expected, "Add `guideline:`, or rate it 1.")
    if case.state and case.state.stage and technique.stages.get(case.state.stage) == "avoid-locally":
        found, remedy = f"2 for a technique to avoid in {case.state.stage}", "Rate it 1 or less."
        yield Finding((*path, "rating"), found, "at most 1", remedy)


def _dose(path: Path, option: PlanOption, plan: Plan, facts: Facts) -> Findings:
    name, usual = path[-1], _technique(option, facts).dose
    if option.dose is None and usual is None and name in plan.needed and option.technique and plan.scores_doses:
        remedy = "Add `dose:`, or score no doses."
        yield Finding((*path, "dose"), "nothing", "a dose, as this case scores doses", remedy)
    if option.dose is not None and usual is not None and _beyond(option.dose, usual):
        expected = f"{_worded(usual)}, as on the technique's page"
        yield Finding((*path, "dose"), _worded(option.dose), expected, "Bring the dose nearer to the technique's.")


def _worded(dose: Dose) -> str:
    return f"{' or '.join(dose.depth) or 'no depth'}, {dose.minutes[0]} to {dose.minutes[1]} minutes"


def _beyond(dose: Dose, usual: Dose) -> bool:
    """A case may set its own range, as a page's minutes are for one area; it may not leave the page's altogether."""
    apart = dose.minutes[1] < usual.minutes[0] or usual.minutes[1] < dose.minutes[0]
    return apart or bool(dose.depth) != bool(usual.depth) or not set(dose.depth) <= set(usual.depth)


def _effect(path: Path, option: PlanOption, plan: Plan, facts: Facts) -> Findings:
    reason = next((one for one in plan.reasons if one.id == option.because), None)
    if reason is None or reason.effect is None or option.rating not in (1, 2):
        return
    status = {one.effect: one.status for one in _technique(option, facts).effects}.get(reason.effect, "not listed")
    if status not in ESTABLISHED:
        found = f"{reason.id}: {reason.effect} ({status})"
        yield Finding((*path, "because"), found, "a supported effect of this technique", "Choose another reason.")


def _technique(option: PlanOption, facts: Facts) -> TechniqueFacts:
    return facts.techniques.get(option.technique or "", TechniqueFacts(title=""))
