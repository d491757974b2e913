"""Mistakes in how the client responds: conditions that name nothing, acts to choose from, the re-test."""

from quizzes.cases.definition import CaseDocument
from quizzes.cases.definition_parts import When
from quizzes.cases.definition_treat import Event
from quizzes.cases.facts import Facts
from quizzes.cases.lint_parts import Finding, Findings, Path, repeated, short_why, too_few, unguarded, unknown
from quizzes.cases.words import FLARED


def adapting(case: CaseDocument, facts: Facts) -> Findings:
    """Every mistake in responses, events and the re-test that shows without playing."""
    yield from _responses(case, facts)
    yield from repeated(("adapt",), (event.id for event in case.adapt), "id")
    for place, event in enumerate(case.adapt):
        yield from _event(("adapt", place), event)
        yield from _condition(("adapt", place, "when"), event.when, case, facts)
    yield from _visits(case)
    yield from _retest(case)


def _responses(case: CaseDocument, facts: Facts) -> Findings:
    for place, response in enumerate(case.responses):
        yield from _condition(("responses", place, "when"), response.when, case, facts)
        if any(earlier.when in (response.when, When()) for earlier in case.responses[:place]):
            remedy = "Put the narrower condition first, or take this response out."
            yield Finding(("responses", place), "never reached", "a condition that no earlier one takes", remedy)


def _condition(path: Path, when: When, case: CaseDocument, facts: Facts) -> Findings:
    offered = case.plan.options if case.plan else {}
    for name, picked in (("picked", when.picked), ("not_picked", when.not_picked)):
        if picked is not None:
            yield from unknown((*path, name), picked, offered, "a plan option")
    for name, flag in (("flag", when.flag), ("no_flag", when.no_flag)):
        if flag is not None:
            yield from unknown((*path, name), flag, _flags(case, facts), "a flag that a response or an act raises")


def _flags(case: CaseDocument, facts: Facts) -> set[str]:
    raised = {response.then.flag for response in case.responses}
    raised |= {act.then.flag for event in case.adapt for act in event.options}
    offered = case.plan.options.values() if case.plan else ()
    techniques = (facts.techniques.get(option.technique or "") for option in offered)
    raised |= {technique.default_response.flag for technique in techniques if technique}
    return {flag for flag in raised if flag is not None} | {FLARED, *case.start.flags}


def _event(path: Path, event: Event) -> Findings:
    yield from too_few((*path, "options"), event.options, 2, "options")
    yield from repeated((*path, "options"), (act.id for act in event.options), "id")
    for place, act in enumerate(event.options):
        yield from short_why((*path, "options", place), act.why)
        yield from unguarded((*path, "options", place), act.grade, act.critical)
    if event.options and not any(act.grade == 1 for act in event.options):
        yield Finding((*path, "options"), "no option with grade 1", "at least one", "Give the best response grade 1.")


def _visits(case: CaseDocument) -> Findings:
    for place, (earlier, later) in enumerate(zip(case.adapt, case.adapt[1:], strict=False), start=1):
        if later.visit < earlier.visit:
            found = f"visit {later.visit} after visit {earlier.visit}"
            yield Finding(("adapt", place, "visit"), found, "visits in order", "Move the event, or change its visit.")


def _retest(case: CaseDocument) -> Findings:
    if case.retest is None:
        return
    yield from short_why(("retest",), case.retest.why)
    baseline = {one.text for one in case.assessments.baseline} if case.assessments else set()
    if baseline and case.retest.measure not in baseline:
        expected = f"the text of a baseline measure: {' / '.join(sorted(baseline))}"
        yield Finding(("retest", "measure"), case.retest.measure, expected, "Take again what was measured before.")
    if not case.adapt:
        yield Finding(("retest",), "a re-test without events", "`adapt:` beside it", "Add events, or take it out.")
