"""A case study as its author writes it (front matter of a case file): frozen, typed, unknown keys refused.

What needs the library or reads two places at once (unknown ids, sums, reachability) is checked in `lint`.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from quizzes.cases.choices import Choices
from quizzes.cases.definition_examine import (
    Assessments,
    Client,
    Cues,
    History,
    Hypotheses,
    Interpret,
    Screen,
    Start,
    State,
)
from quizzes.cases.definition_parts import GuardedOption, GuardedOptions, Text
from quizzes.cases.definition_treat import Event, Note, Plan, Refer, Referral, Rehab, Response, Retest
from quizzes.cases.facts import Part, Probability, Slug
from quizzes.cases.words import CHAPTER_OF, STEPS, Chapter, Step, Use

SHORT_MINUTES = 8
Objective = Annotated[str, StringConstraints(pattern=r"^[a-z]+-\d{2}$")]


class Weights(Part):
    """What each pillar counts in the total; the four sum to 1."""

    assessment: Probability = 0.30
    matching: Probability = 0.30
    adaptability: Probability = 0.20
    rehabilitation: Probability = 0.20

    @property
    def in_order(self) -> tuple[float, float, float, float]:
        """The weights in the order of `words.PILLARS`."""
        return self.assessment, self.matching, self.adaptability, self.rehabilitation


class Cut(Part):
    """The least total, and the least score in each pillar measured, that pass."""

    total: Probability = 0.70
    pillar: Probability = 0.50


class Reviewer(Part):
    """The clinician who reviewed the case."""

    name: Text
    credential: Text
    date: Text


class CaseDocument(Part):
    """The whole case. A step is played when its part is written; a case that leaves some out is a mini case.

    `condition` says what the client lives with where a mini case asks for no hypotheses.
    """

    kind: Literal["case"]
    title: Text
    summary: str = ""
    use: Use
    level: int = Field(ge=1, le=3)
    minutes: int = Field(ge=1, le=90)
    objectives: tuple[Objective, ...] = ()
    regions: tuple[str, ...] = ()
    weights: Weights = Weights()
    cut: Cut = Cut()
    client: Client
    start: Start
    refer: Refer | None = None
    cues: Cues | None = None
    history: History | None = None
    screen: Screen | None = None
    hypotheses: Hypotheses | None = None
    condition: Slug | None = None
    assessments: Assessments | None = None
    interpret: Interpret | None = None
    state: State | None = None
    before: GuardedOptions | None = None
    plan: Plan | None = None
    responses: tuple[Response, ...] = ()
    adapt: tuple[Event, ...] = ()
    retest: Retest | None = None
    rehab: Rehab | None = None
    referral: Referral | None = None
    note: Note | None = None
    expert_path: Choices
    variants: tuple[int, ...] = ()
    variant_whys: dict[int, Text] = {}
    read_next: tuple[Annotated[str, StringConstraints(pattern=r"^/")], ...] = ()
    references: tuple[str, ...] = ()
    reviewer: Reviewer | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are played, in order; `meet` always is."""
        written: dict[Step, bool] = {
            "meet": True,
            "history": self.history is not None,
            "screen": self.screen is not None,
            "forecast": self.hypotheses is not None,
            "assess": self.assessments is not None,
            "reason": self.interpret is not None or self.state is not None,
            "plan": self.plan is not None,
            "adapt": bool(self.adapt),
            "rehab": self.rehab is not None,
        }
        return tuple(step for step in STEPS if written[step])

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that are played, in order."""
        return tuple(dict.fromkeys(CHAPTER_OF[step] for step in self.steps))

    @property
    def tell(self) -> tuple[GuardedOption, ...]:
        """What may be told to the client and to the referrer; empty where nothing is offered."""
        return self.referral.tell.options if self.referral and self.referral.tell else ()

    @property
    def truth(self) -> str | None:
        """The condition behind the findings: the true hypothesis, or `condition` where there are no hypotheses."""
        return self.hypotheses.truth if self.hypotheses else self.condition

    @property
    def seeds(self) -> tuple[int, ...]:
        """The variants to play: those the author approved, or one where nothing is drawn."""
        return self.variants or (0,)

    @property
    def mini(self) -> bool:
        """Whether a treatable case leaves steps out; a referral case ends early by its nature."""
        return self.refer is None and self.steps != STEPS

    @property
    def short(self) -> bool:
        """Whether it is played in a coffee break, whatever its steps."""
        return self.minutes <= SHORT_MINUTES
