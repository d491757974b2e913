"""The pieces that several kinds of document share."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from learning.library.known import ConditionSlug, ItemId, ReferenceId, TechniqueSlug
from learning.library.regions import Region
from quizzes.cases.facts import Accuracy, Effect
from quizzes.items.behaviour import Behaviour, Mode

Text = Annotated[str, Field(min_length=1, max_length=4_000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Verdict = Literal["supported", "partly", "unproven", "contradicted"]
EvidenceGrade = Literal["high", "moderate", "low", "very low", "none", "against"]
PagePillar = Literal["introduction", "assessment", "matching", "adaptability", "rehabilitation"]


class Document(BaseModel):
    """A frozen piece of an authored document: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reviewer(Document):
    """The named clinician who reviewed this text; `date` as 2026-11-21."""

    name: Text
    credential: Text
    date: IsoDate


class Page(Document):
    """What every page of reading has: a title, and one sentence that says what it is about.

    `review_by`: the day of its next review, where that is sooner than the rule of editorial/reviewing.
    """

    title: Text
    summary: Text
    reviewer: Reviewer | None = None
    review_by: IsoDate | None = None


class BodyPage(Page):
    """A page that is also found by other names and by region of the body."""

    synonyms: tuple[Text, ...] = ()
    regions: tuple[Region, ...] = Field(min_length=1)


class CitedEffect(Effect):
    """An effect said of a technique, how far it is supported, and by what."""

    grade: Literal["high", "moderate", "low", "very low", "none", "against", ""] = ""
    references: tuple[ReferenceId, ...] = ()


class CitedAccuracy(Accuracy):
    """How well a test tells one condition; numbers that are not established are null."""

    target: ConditionSlug
    reference: ReferenceId | None = None


class Contraindication(Document):
    """A reason not to treat at all (absolute), not there (local), or only with care (caution)."""

    text: Text
    level: Literal["absolute", "local", "caution"]


class TechniqueEvidence(Document):
    """What is known of one technique for one condition; the grade is for massage, not for the condition."""

    technique: TechniqueSlug
    grade: EvidenceGrade
    note: str = ""
    references: tuple[ReferenceId, ...] = ()


class Instructor(Document):
    """Who teaches a course."""

    name: Text
    credentials: Text


class Quiz(Document):
    """Practice items to take beneath a text, and how. `tries`: how many the behaviour `tries` gives for each item."""

    items: tuple[ItemId, ...] = Field(min_length=1, max_length=12)
    behaviour: Mode = "immediate"
    tries: int = Field(default=3, ge=2, le=10)

    @property
    def rule(self) -> Behaviour:
        """How each item is taken."""
        return Behaviour(mode=self.behaviour, most=self.tries)


def _spelling(written: Any) -> str:
    return "keys" if isinstance(written, dict | Quiz) else "list"


QuizKey = Annotated[
    Annotated[tuple[ItemId, ...], Tag("list")] | Annotated[Quiz, Tag("keys")], Discriminator(_spelling)
]
"""What an author writes under `quiz`: the items alone, or with their behaviour."""


class Quizzed(Page):
    """A page that a quiz may stand beneath."""

    quiz: QuizKey = ()

    @property
    def taken(self) -> Quiz | None:
        """The quiz and how it is taken: with immediate feedback where the author says no more; None without one."""
        if isinstance(self.quiz, Quiz):
            return self.quiz
        return Quiz(items=self.quiz) if self.quiz else None
