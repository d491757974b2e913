"""CHOICES: what a learner did, in the shape of `expert_path`, of the log, and of `flask cases score`.

Nothing here says what is right. A part that was not reached is None or empty; a forced pick above a cap stays as it
is, so that scoring sees what was done.
"""

from typing import Annotated

from pydantic import Field

from quizzes.cases.facts import Part
from quizzes.cases.words import Change, Column, Decision, Depth, Level, Process, Stage, Step, Sureness, Urgency

Points = dict[str, Annotated[float, Field(ge=0, le=100)]]
"""Points by hypothesis; the learner shares 100."""


class ScreenChoice(Part):
    """The decision to go on or not, and its reasons (ids)."""

    decision: Decision
    reasons: tuple[str, ...] = ()


class Sure(Part):
    """How sure the learner is of the leading hypothesis and of the state."""

    forecast: Sureness | None = None
    state: Sureness | None = None


class ReasonChoice(Part):
    """What the learner makes of the findings; `forecast` is the second sharing of 100 points."""

    interpret: tuple[str, ...] = ()
    problem: str | None = None
    forecast: Points = {}
    process: Process | None = None
    stage: Stage | None = None
    irritability: Level | None = None
    sure: Sure = Sure()


class PlanPick(Part):
    """One technique (an option id), its dose (minutes), and the effect because of which it was chosen."""

    option: str
    depth: Depth | None = None
    minutes: int | None = Field(default=None, ge=0, le=240)
    because: str | None = None


class RehabChoice(Part):
    """Rows to columns, the referral option, what is said to the client and the referrer, the lines of the note."""

    rows: dict[str, Column] = {}
    referral: str | None = None
    tell: tuple[str, ...] = ()
    note: tuple[str, ...] = ()


class Stop(Part):
    """Stop and refer, at any step: how soon, why, and what is told to whom."""

    at: Step
    urgency: Urgency
    reasons: tuple[str, ...] = ()
    tell: tuple[str, ...] = ()


class Choices(Part):
    """All that was chosen in one attempt; `adapt` (event -> option) and `assess` keep the order of acting."""

    cues: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    screen: ScreenChoice | None = None
    forecast: Points = {}
    assess: tuple[str, ...] = ()
    reason: ReasonChoice | None = None
    before: tuple[str, ...] = ()
    plan: tuple[PlanPick, ...] = ()
    adapt: dict[str, str] = {}
    retest: Change | None = None
    rehab: RehabChoice | None = None
    stop: Stop | None = None
