"""Mistakes in the expert path: ids that the case does not have, caps it breaks, steps it leaves out."""

from collections.abc import Collection

from quizzes.cases.choices import PlanPick, ReasonChoice, RehabChoice, Stop
from quizzes.cases.definition import CaseDocument
from quizzes.cases.lint_parts import Finding, Findings, Path, all_known, keys_known, repeated, unknown
from quizzes.cases.resolve import ResolvedCase

TOP = "expert_path"


def expert(case: CaseDocument) -> Findings:
    """Every mistake in the expert path that shows without scoring it."""
    path = case.expert_path
    cues = case.cues.options if case.cues else ()
    before = case.before.options if case.before else ()
    yield from _ids(("cues",), path.cues, {one.id for one in cues}, "a cue")
    yield from _ids(
        ("history",), path.history, {one.id for one in case.history.items} if case.history else (), "a question"
    )
    if path.screen is not None:
        yield from _ids(("screen", "reasons"), path.screen.reasons, _screen_reasons(case), "a reason of `screen`")
    yield from _forecast((TOP, "forecast"), path.forecast, case)
    yield from _ids(
        ("assess",), path.assess, case.assessments.offered if case.assessments else (), "an offered assessment"
    )
    if path.reason is not None:
        yield from _reason(path.reason, case)
    yield from _ids(("before",), path.before, {one.id for one in before}, "an option of `before`")
    yield from _plan(path.plan, case)
    yield from _adapt(path.adapt, case)
    if path.rehab is not None:
        yield from _rehab(path.rehab, case)
    yield from _stop(path.stop, case)
    yield from _caps(case)


def expert_depths(resolved: ResolvedCase) -> Findings:
    """Every depth that the expert gives where no page asks for one: it would stand in the debrief."""
    for place, pick in enumerate(resolved.case.expert_path.plan):
        treatment = resolved.treatment_of.get(pick.option)
        if pick.depth and treatment and not treatment.pressed:
            path = (TOP, "plan", place, "depth")
            yield Finding(path, pick.depth, "no depth, as nothing is pressed here", "Take the depth out.")


def _ids(path: Path, values: tuple[str, ...], known: Collection[str], what: str) -> Findings:
    yield from all_known((TOP, *path), values, known, what)
    yield from repeated((TOP, *path), values)


def _screen_reasons(case: CaseDocument) -> set[str]:
    return {one.id for one in case.screen.reasons} if case.screen else set()


def _forecast(path: Path, points: dict[str, float], case: CaseDocument) -> Findings:
    yield from keys_known(path, points, case.hypotheses.prior if case.hypotheses else (), "a hypothesis")
    if points and abs(sum(points.values()) - 100) > 1e-6:
        yield Finding(path, f"{sum(points.values()):g} points", "100 points", "Share exactly 100.")


def _reason(chosen: ReasonChoice, case: CaseDocument) -> Findings:
    asked = case.interpret
    readings = {one.id for one in asked.options} if asked else set()
    problems = {one.id for one in asked.problem} if asked else set()
    yield from _ids(("reason", "interpret"), chosen.interpret, readings, "a reading in `interpret`")
    if chosen.problem is not None:
        yield from unknown((TOP, "reason", "problem"), chosen.problem, problems, "a problem statement")
    yield from _forecast((TOP, "reason", "forecast"), chosen.forecast, case)


def _plan(picks: tuple[PlanPick, ...], case: CaseDocument) -> Findings:
    offered = case.plan.options if case.plan else {}
    reasons = {one.id for one in case.plan.reasons} if case.plan else set()
    yield from repeated((TOP, "plan"), (pick.option for pick in picks), "option")
    for place, pick in enumerate(picks):
        yield from unknown((TOP, "plan", place, "option"), pick.option, offered, "a plan option")
        if pick.because is not None:
            yield from unknown((TOP, "plan", place, "because"), pick.because, reasons, "a reason in `plan.reasons`")


def _adapt(chosen: dict[str, str], case: CaseDocument) -> Findings:
    acts = {event.id: {act.id for act in event.options} for event in case.adapt}
    yield from keys_known((TOP, "adapt"), chosen, acts, "an event")
    for event, act in chosen.items():
        if event in acts:
            yield from unknown((TOP, "adapt", event), act, acts[event], f"an option of {event}")


def _rehab(chosen: RehabChoice, case: CaseDocument) -> Findings:
    rows = {row.id for row in case.rehab.rows} if case.rehab else set()
    yield from keys_known((TOP, "rehab", "rows"), chosen.rows, rows, "a row of `rehab`")
    if chosen.referral is not None:
        offered = {one.id for one in case.referral.options} if case.referral else set()
        yield from unknown((TOP, "rehab", "referral"), chosen.referral, offered, "a referral option")
    yield from _ids(("rehab", "tell"), chosen.tell, _tell(case), "an option of `referral.tell`")
    yield from _ids(
        ("rehab", "note"), chosen.note, {one.id for one in case.note.options} if case.note else (), "a line"
    )


def _tell(case: CaseDocument) -> set[str]:
    return {one.id for one in case.tell}


def _stop(stop: Stop | None, case: CaseDocument) -> Findings:
    if case.refer is None and stop is not None:
        remedy = "Take `stop` out, or add `refer:`."
        yield Finding((TOP, "stop"), "a stop in a treatable case", "a path to the end", remedy)
    if case.refer is not None and stop is None:
        remedy = "Add `stop: {at, urgency, reasons, tell}`."
        yield Finding((TOP, "stop"), "no stop in a referral case", "the right referral", remedy)
    if stop is not None:
        yield from unknown((TOP, "stop", "at"), stop.at, case.steps, "a step this case has")
        yield from _ids(("stop", "reasons"), stop.reasons, _screen_reasons(case), "a reason of `screen`")
        yield from _ids(("stop", "tell"), stop.tell, _tell(case), "an option of `referral.tell`")


def _caps(case: CaseDocument) -> Findings:
    path = case.expert_path
    counted = [one for one in path.history if case.history and one not in case.history.free]
    for name, picks, most in (
        ("history", counted, case.history.cap if case.history else None),
        ("assess", path.assess, case.assessments.key_cap if case.assessments else None),
        ("plan", path.plan, case.plan.max if case.plan else None),
    ):
        if most is not None and len(picks) > most:
            yield Finding(
                (TOP, name), f"{len(picks)} picks", f"at most {most}", "Keep within the cap, as a learner must."
            )
