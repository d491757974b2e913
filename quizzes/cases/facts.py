"""What the library knows and cases share: assessments, techniques, condition names, claims, guidelines.

The library makes one `Facts` from its front matter; a case overrides only what differs for its client. A number
that the evidence does not establish is None, never a guess.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from quizzes.cases.words import Depth, Process, Stage, Suitability

Probability = Annotated[float, Field(ge=0, le=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class Part(BaseModel):
    """A piece of a frozen document: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Accuracy(Part):
    """How well a test tells `target` (a condition slug) from everything else; None where not established."""

    target: Slug
    sensitivity: Probability | None = None
    specificity: Probability | None = None
    reference: str | None = None
    note: str = ""


class Dose(Part):
    """The depths that suit, and the least and the most minutes; both ends belong to the range.

    No depth: nothing is pressed, as where a movement is coached.
    """

    depth: tuple[Depth, ...] = ()
    minutes: tuple[int, int]
    note: str = ""

    @model_validator(mode="after")
    def _is_a_range(self) -> "Dose":
        low, high = self.minutes
        if not 0 < low <= high <= 60:
            raise ValueError(f"minutes {low} to {high}: write [least, most], from 1 to 60")
        return self


class Effect(Part):
    """An effect said of a technique, and how far the evidence supports it."""

    effect: str
    status: Literal["supported", "partly", "unproven", "contradicted"]
    grade: str = ""
    references: tuple[str, ...] = ()


class Reaction(Part):
    """What an act does to the client: changes of pain and irritability, a flag raised or cleared, words.

    `speaker` names whose words they are where they are not the client's.
    """

    pain: int = Field(default=0, ge=-10, le=10)
    irritability: int = Field(default=0, ge=-3, le=3)
    flag: Slug | None = None
    clears: Slug | None = None
    says: str = ""
    speaker: str = ""


class TechniqueWhys(Part):
    """The whys a plan option inherits by its rating: 2 and 1, then 0 and -1, then harm."""

    indicated: str = ""
    not_indicated: str = ""
    harm: str = ""


class AssessmentFacts(Part):
    """One assessment: minutes, what it costs (irritability 0-3, a judgement), what it tells, why to perform it."""

    title: str
    category: str = ""
    minutes: int = Field(ge=0, le=60)
    irritability: int = Field(default=0, ge=0, le=3)
    provocative: bool = False
    group: str | None = None
    accuracy: tuple[Accuracy, ...] = ()
    positive: str = ""
    why: str = ""


class TechniqueFacts(Part):
    """One technique: its effects, the conditions it is indicated for, and where it is safe.

    `default_response` is a teaching model, not a measurement.
    """

    title: str
    effects: tuple[Effect, ...] = ()
    indications: tuple[Slug, ...] = ()
    stages: Mapping[Stage, Suitability] = {}
    processes: Mapping[Process, Suitability] = {}
    dose: Dose | None = None
    default_response: Reaction = Reaction()
    whys: TechniqueWhys = TechniqueWhys()


class Facts(Part):
    """Everything the library tells a case. Keys are slugs; `conditions` holds titles, `claims` verdicts.

    `guidelines` are those of the `references` (ids) that are clinical guidelines.
    """

    assessments: Mapping[str, AssessmentFacts] = {}
    techniques: Mapping[str, TechniqueFacts] = {}
    conditions: Mapping[str, str] = {}
    claims: Mapping[str, str] = {}
    references: frozenset[str] = frozenset()
    guidelines: frozenset[str] = frozenset()
