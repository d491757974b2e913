"""What a learner reads at the end: the moment that mattered, the pillars, every why, and the arithmetic.

Everything may be shown now: the case has ended. No code is shown; a sentence is.
"""

from dataclasses import dataclass

from quizzes.cases.choices import Choices
from quizzes.cases.debrief_chart import Chart, chart
from quizzes.cases.debrief_moment import Moment, moment
from quizzes.cases.debrief_sums import Sum, sums
from quizzes.cases.feedback import feedback
from quizzes.cases.feedback_marks import Feedback
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.rules_examine import sureness
from quizzes.cases.rules_total import reaches
from quizzes.cases.scoring import Outcome, Result
from quizzes.cases.scoring_reach import at, ending
from quizzes.cases.scoring_safety import breaches
from quizzes.cases.words import PILLAR_TITLES, PILLARS, SAFETY, Pillar, Step, Sureness

HEADLINES: dict[Outcome, str] = {
    "passed": "Passed",
    "failed": "Not passed yet",
    "not-yet-safe": "Not yet safe",
    "referred-rightly": "Rightly referred",
    "over-referral": "Referred, where treatment was possible",
}
OVER_REFERRAL = (
    "Nothing unsafe was done: a referral too many is an over-referral, not a safety error. It costs the client time, "
    "money and worry, and the parts of the case that were not reached count as 0."
)
SURE_OF: dict[Sureness, str] = {
    "guess": "You guessed at",
    "fairly": "You were fairly sure of",
    "certain": "You were certain of",
}
CALIBRATION = "This line never counts toward passing; it shows whether your sureness can be trusted."


@dataclass(frozen=True)
class Bar:
    """One pillar; `score` is None where the case does not measure it."""

    pillar: Pillar
    title: str
    score: float | None
    cut: float
    reached: bool

    @property
    def says(self) -> str:
        """The bar in words."""
        if self.score is None:
            return "Not measured in this case"
        return f"{self.score:.0%}, {'at or above' if self.reached else 'below'} the {self.cut:.0%} that passes"


@dataclass(frozen=True)
class Debrief:
    """The whole page. `text` is the author's debrief; `consequence` what followed from going past a referral."""

    title: str
    outcome: Outcome
    headline: str
    passed: bool
    total: float
    recorded: float
    cut: float
    moment: Moment
    safety: tuple[str, ...]
    consequence: str
    over_referral: str
    bars: tuple[Bar, ...]
    steps: tuple[Feedback, ...]
    chart: Chart | None
    sums: tuple[Sum, ...]
    calibration: tuple[str, ...]
    calibration_note: str
    text: str
    read_next: tuple[str, ...]
    references: tuple[str, ...]


def debrief(resolved: ResolvedCase, choices: Choices, result: Result) -> Debrief:
    """Put the page together from what was played and what it was worth."""
    case, how = resolved.case, ending(resolved, choices)
    told = tuple(feedback(resolved, choices, step) for step in _shown(resolved))
    return Debrief(
        title=case.title,
        outcome=result.outcome,
        headline=HEADLINES[result.outcome],
        passed=result.passed,
        total=result.total,
        recorded=result.recorded,
        cut=case.cut.total,
        moment=moment(resolved, choices, result),
        safety=tuple(f"Not yet safe: {SAFETY[one.code]} {one.what}" for one in breaches(resolved, choices)),
        consequence=case.refer.consequence if case.refer and how == "went-past" else "",
        over_referral=OVER_REFERRAL if how == "over-referral" else "",
        bars=_bars(resolved, result),
        steps=tuple(one for one in told if one.groups),
        chart=chart(resolved, choices),
        sums=sums(resolved, choices, result),
        calibration=_calibration(choices, result),
        calibration_note=CALIBRATION,
        text=resolved.debrief,
        read_next=case.read_next,
        references=case.references,
    )


def _shown(resolved: ResolvedCase) -> tuple[Step, ...]:
    """The steps worth going through; a referral case ends at its referral, followed by the hand-over."""
    case = resolved.case
    if case.refer is None:
        return case.steps
    due = (step for step in case.steps if at(step) <= at(case.refer.by))
    return (*due, "rehab")


def _bars(resolved: ResolvedCase, result: Result) -> tuple[Bar, ...]:
    cut = resolved.case.cut.pillar
    return tuple(
        Bar(pillar, PILLAR_TITLES[pillar], score, cut, score is not None and reaches(score, cut))
        for pillar in PILLARS
        for score in (result.pillars[pillar],)
    )


def _calibration(choices: Choices, result: Result) -> tuple[str, ...]:
    said = choices.reason.sure if choices.reason else None
    if said is None:
        return ()
    about = ((said.forecast, "what leads", "forecast"), (said.state, "the state of the tissue", "state"))
    lines = []
    for sure, what, name in about:
        points = result.sureness.get(name)
        if sure is not None and points is not None:
            right = points == sureness(True, sure)
            unit = "point" if abs(points) == 1 else "points"
            worth = " A confident error is worth a second look." if not right and sure == "certain" else ""
            lines.append(
                f"{SURE_OF[sure]} {what}, and were {'right' if right else 'wrong'}: {points:+d} {unit}.{worth}"
            )
    return tuple(lines)
