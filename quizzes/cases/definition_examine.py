"""What an author writes for the chapters Listen and Examine."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from quizzes.cases.definition_parts import Key, Option, Pain, Text
from quizzes.cases.facts import Accuracy, Part, Probability, Slug
from quizzes.cases.words import Decision, Level, Process, SafetyCode, Sign, Stage


class Client(Part):
    """Who comes: `intake` is the completed form, topic -> what the client wrote."""

    name: Text
    age: int = Field(ge=0, le=120)
    work: Text
    pronouns: str = ""
    goals: tuple[Text, ...] = ()
    intake: dict[str, Text] = {}


class Start(Part):
    """The client's state on arrival: pain 0-10, irritability 0-3, flags already raised."""

    pain: Pain
    irritability: int = Field(ge=0, le=3)
    flags: tuple[Slug, ...] = ()


class Cues(Part):
    """The cues of the presentation; the correct ones matter."""

    options: tuple[Option, ...]


class Question(Part):
    """One question of the menu; it is free where `red_flag` or `contraindication` names what it guards against.

    `speaker` names who replies where it is not the client.
    """

    id: Slug
    ask: Text
    reveal: Text
    speaker: str = ""
    key: bool = False
    red_flag: Text | None = None
    contraindication: Text | None = None
    why: str = ""

    @property
    def free(self) -> bool:
        """Whether asking it leaves the cap alone."""
        return self.red_flag is not None or self.contraindication is not None


class History(Part):
    """At most `cap` questions that count; free ones never do. `any_of`: key questions of which one is enough."""

    cap: int = Field(ge=1)
    items: tuple[Question, ...]
    any_of: tuple[tuple[Slug, ...], ...] = ()

    @property
    def free(self) -> frozenset[str]:
        """The questions (ids) that leave the cap alone."""
        return frozenset(item.id for item in self.items if item.free)


class Screen(Part):
    """The gate: the right decision and the reasons for it."""

    right: Decision
    reasons: tuple[Option, ...]
    why: str = ""


JUDGEMENT = "author's judgement"
"""The source of numbers that no reference gives."""


class Hypotheses(Part):
    """What it could be. `prior` after the history and `panel` after the findings sum to 1 over the same hypotheses.

    `names` titles a hypothesis that has no condition page; `prior_source` is a reference or `JUDGEMENT`.
    """

    truth: Slug
    prior: dict[Slug, Probability]
    prior_source: str = JUDGEMENT
    panel: dict[Slug, Probability] | None = None
    panel_source: str = JUDGEMENT
    names: dict[Slug, Text] = {}


class Avoid(Part):
    """Why not to perform this on this client today; `critical` makes performing it harmful."""

    why: str = ""
    critical: SafetyCode | None = None


class Observation(Part):
    """A finding fixed by the author: a sign, words or a measure, or both. Words alone tell no test result."""

    result: Sign | None = None
    says: str = ""


def _as_avoid(value: Any) -> Any:
    return {"why": value} if isinstance(value, str) else value


def _as_observation(value: Any) -> Any:
    if value in ("positive", "negative"):
        return {"result": value}
    return {"says": value} if isinstance(value, str) else value


class Override(Part):
    """What differs from the library for this client.

    `p_pos` (hypothesis -> probability of a positive) and `accuracy` need a `reference`.
    """

    minutes: int | None = Field(default=None, ge=0, le=60)
    irritability: int | None = Field(default=None, ge=0, le=3)
    provocative: bool | None = None
    group: str | None = None
    accuracy: tuple[Accuracy, ...] | None = None
    p_pos: dict[Slug, Probability | None] | None = None
    reference: str | None = None
    positive: str = ""
    negative: str = ""
    why: str = ""


class Measure(Part):
    """A baseline measure, such as pain 0-10 or a patient-specific function, and its value today."""

    id: Slug
    text: Text
    value: Text


class Assessments(Part):
    """What may be performed, what should be, and what is found. `budget_minutes` is for provocative tests only."""

    budget_minutes: int = Field(ge=0)
    irritability_limit: int = Field(ge=0)
    key: tuple[Key, ...]
    key_cap: int = Field(ge=1)
    offered: tuple[Slug, ...]
    avoid: dict[Slug, Annotated[Avoid, BeforeValidator(_as_avoid, json_schema_input_type=str | Avoid)]] = {}
    findings: dict[
        Slug, Annotated[Observation, BeforeValidator(_as_observation, json_schema_input_type=str | Observation)]
    ] = {}
    baseline: tuple[Measure, ...] = ()
    overrides: dict[Slug, Override] = {}


class Interpret(Part):
    """Readings of the findings to tick, and one-sentence problem statements of which one is right."""

    options: tuple[Option, ...] = ()
    problem: tuple[Option, ...] = ()


class State(Part):
    """What is going on in the tissue: `stage` (of healing) belongs to the process `healing` only."""

    process: Process
    stage: Stage | None = None
    irritability: Level
    why: str = ""
