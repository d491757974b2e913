"""The moment that mattered: the one act a learner should remember, and the safer or better one beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizzes.cases.choices import Choices
from quizzes.cases.debrief_weights import DETAIL_TITLES, STEP_OF, losses
from quizzes.cases.feedback import feedback
from quizzes.cases.feedback_marks import Mark
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring import Result
from quizzes.cases.scoring_safety import breaches
from quizzes.cases.words import DECISIONS, SAFETY, STEP_TITLES, Step

WORTH_NAMING = 0.01  # of the total; a smaller loss is not what a learner should take home

_GROUPS = {
    "cues": ("Cues",),
    "history": ("Questions",),
    "assess": ("Assessments",),
    "information": ("Assessments",),
    "interpret": ("Readings of the findings", "The problem in one sentence"),
    "techniques": ("The plan",),
    "reasons": ("The plan", "Reasons that do not hold"),
    "before": ("Before touch",),
    "rows": ("What comes next",),
    "referral": ("Referral",),
    "note": ("The note",),
    "urgency": ("How soon",),
    "tell": ("What is said",),
}


@dataclass(frozen=True)
class Moment:
    """What was done, the safer or better act (`better`, empty where it was right), and why. `good`: nothing amiss."""

    title: str
    step: Step
    step_title: str
    what: str
    better: str
    why: str
    good: bool = False


def moment(resolved: ResolvedCase, choices: Choices, result: Result) -> Moment:
    """Find it: an unsafe act first, then how the case was stopped, then what cost most, else what went well."""
    unsafe = breaches(resolved, choices)
    if unsafe:
        one = min(unsafe, key=lambda breach: breach.left_out)  # what was done is remembered better than what was not
        return _named(f"Not yet safe: {SAFETY[one.code]}", one.step, one.what, one.safer, one.why)
    if choices.stop is not None:
        return _stopped(resolved, choices, result)
    for name, loss in losses(resolved.case, result).items():
        found = _slip(resolved, choices, name) if loss > WORTH_NAMING else None
        if found is not None:
            return found
    return _well_done(resolved)


def _named(title: str, step: Step, what: str, better: str, why: str, good: bool = False) -> Moment:
    return Moment(title, step, STEP_TITLES[step], what, better, why, good)


def _stopped(resolved: ResolvedCase, choices: Choices, result: Result) -> Moment:
    step, refer = choices.stop.at if choices.stop else "meet", resolved.case.refer
    if refer is None:
        why = _reasons(resolved)
        better = f"{DECISIONS[resolved.case.screen.right]}." if resolved.case.screen else "Go on, and keep watching."
        return _named("You referred a client you could have treated", step, "You stopped.", better, why)
    if result.outcome == "referred-rightly":
        return _named("You stopped in time", step, "You stopped, and handed over.", "", refer.why, good=True)
    better = f"First hear what shows it: {STEP_TITLES[refer.shows].lower()}"
    return _named("You stopped before you could know why", step, "You stopped.", better, refer.why)


def _reasons(resolved: ResolvedCase) -> str:
    screen = resolved.case.screen
    if screen is None:
        return "Nothing in this story called for a referral before treatment."
    return screen.why or " ".join(one.why for one in screen.reasons if one.correct)


def _slip(resolved: ResolvedCase, choices: Choices, name: str) -> Moment | None:
    """The plainest slip behind a detail; None where no single option shows it."""
    if name == "forecast":
        return _believed_otherwise(resolved, choices)
    step = STEP_OF[name]
    said = feedback(resolved, choices, step)
    wanted = [group for group in said.groups if name not in _GROUPS or group.title in _GROUPS[name]]
    slips = [(mark, group.title, group.marks) for group in wanted for mark in group.marks if mark.slip]
    if not slips:
        return None
    mark, title, marks = min(slips, key=lambda slip: _rank(slip[0]))
    before = f"{title} " if step == "adapt" else ""
    return _named(
        f"What cost most: {DETAIL_TITLES[name].lower()}", step, before + _did(mark), _instead(mark, marks), mark.why
    )


def _believed_otherwise(resolved: ResolvedCase, choices: Choices) -> Moment | None:
    """The forecast has no single slip: name where most points went, and where they belong."""
    points = choices.reason.forecast if choices.reason else {}
    if not points:
        return None
    lead = max(points, key=lambda one: points[one])
    best = max(range(len(resolved.target)), key=lambda place: resolved.target[place])
    name = resolved.names[resolved.hypotheses[best]]
    after = resolved.after(one for one in choices.assess if one in resolved.test_of).posterior[best]
    return _named(
        f"What cost most: {DETAIL_TITLES['forecast'].lower()}",
        "reason",
        f"You gave {points[lead]:.0f} of 100 points to: {resolved.names[lead]}.",
        f"{name}: about {100 * resolved.target[best]:.0f} points.",
        f"Belief follows the findings: your tests alone take it from {resolved.prior[best]:.0%} to {after:.0%}.",
    )


def _rank(mark: Mark) -> int:
    """Harm first, then what was wrong, then what was left out, then what was only done differently."""
    if mark.own:
        return {"harm": 0, "wrong": 1, "neutral": 3}.get(mark.verdict, 4)
    return 2


def _did(mark: Mark) -> str:
    if mark.better:
        return f"{mark.text}: you said {mark.said[:1].lower()}{mark.said[1:] or 'nothing'}."
    return f"You chose: {mark.text}." if mark.own else f"You left out: {mark.text}."


def _instead(mark: Mark, marks: Iterable[Mark]) -> str:
    if mark.better:
        return mark.better
    if not mark.own:
        return mark.text
    missed = [one.text for one in marks if one.expert and not one.own]
    return missed[0] if missed else "Leave it out."


def _well_done(resolved: ResolvedCase) -> Moment:
    step: Step = resolved.case.steps[-1]
    says = "Nothing cost you more than a hair. Read the whys all the same: the same client may come on another day."
    return _named("You kept to what mattered", step, "You chose as an expert would.", "", says, good=True)
