"""The authored documents of the library: frozen, typed, unknown keys refused. Cases are defined in quizzes.cases."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from learning.library.document_parts import (
    BodyPage,
    CitedAccuracy,
    CitedEffect,
    Contraindication,
    Document,
    Instructor,
    Page,
    PagePillar,
    Quizzed,
    Slug,
    TechniqueEvidence,
    Text,
    Verdict,
)
from learning.library.known import (
    CaseSlug,
    ConditionSlug,
    CourseSlug,
    ExamSlug,
    LessonSlug,
    ModuleLink,
    ObjectiveId,
    ReferenceId,
    TechniqueSlug,
)
from quizzes.cases.facts import Dose, Reaction, TechniqueWhys
from quizzes.cases.words import Process, Stage, Suitability

INITIALS = re.compile(r" [A-Z]{1,4}( Jr)?$")
Category = Literal[
    "history", "screen", "observe", "measure", "active", "passive", "resisted", "palpate", "special-test",
    "neurological", "vascular", "criteria",
]  # fmt: skip


class Lesson(Quizzed):
    """A module of reading in one pillar, in teaching order. `key_points` and `further` may hold links."""

    kind: Literal["lesson"]
    pillar: PagePillar
    order: int = Field(ge=1, le=999)
    objectives: tuple[ObjectiveId, ...] = ()
    key_points: tuple[Text, ...] = ()
    further: tuple[Text, ...] = ()


class Technique(BodyPage):
    """A way of working: what it is said to do, what is supported, where it is safe, and how much of it."""

    kind: Literal["technique"]
    effects: tuple[CitedEffect, ...]
    claimed: tuple[Text, ...] = ()
    indications: tuple[ConditionSlug, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()
    stages: Mapping[Stage, Suitability]
    processes: Mapping[Process, Suitability] = {}
    dose: Dose | None = None
    default_response: Reaction = Reaction()
    whys: TechniqueWhys = TechniqueWhys()


class Condition(BodyPage):
    """A presentation that a therapist meets; `red_flag` marks one that is referred and not treated."""

    kind: Literal["condition"]
    red_flag: bool
    red_flags: tuple[Text, ...] = ()
    evidence: tuple[TechniqueEvidence, ...] = ()
    refer: Text


class Assessment(BodyPage):
    """One clinical assessment. Minutes are typical; irritability (0-3) is a judgement of what it costs the client."""

    kind: Literal["assessment"]
    category: Category
    minutes: int = Field(ge=0, le=60)
    irritability: int = Field(ge=0, le=3)
    provocative: bool
    group: Slug | None = None
    accuracy: tuple[CitedAccuracy, ...] = ()
    positive: Text
    cautions: tuple[Text, ...] = ()
    why: Text


class HealingStage(Page):
    """A stage of tissue healing: its typical window, and which techniques suit it."""

    kind: Literal["stage"]
    order: int = Field(ge=1, le=9)
    window: Text
    suitable: tuple[TechniqueSlug, ...] = ()
    with_care: tuple[TechniqueSlug, ...] = ()
    avoid: tuple[TechniqueSlug, ...] = ()


class Tissue(Page):
    """How one kind of tissue heals, what hands may do meanwhile, and what it asks of load."""

    kind: Literal["tissue"]
    order: int = Field(ge=1, le=9)


class Adaptation(Page):
    """A person for whom the plan is changed before anything else: pregnant, old, or living with an illness."""

    kind: Literal["adaptation"]
    synonyms: tuple[Text, ...] = ()


class CoursePart(Document):
    """Some modules of a course, under a heading of their own."""

    title: Text
    modules: tuple[ModuleLink, ...] = Field(min_length=1)


class Course(Quizzed):
    """Modules in order, the cases that go with them, and a quiz of practice items.

    A pathway lists `courses` in place of modules, and its `exam`. `pillar`: whose course it is. `ce_hours`: claimed,
    whole or half, never above what its text amounts to. `pass_mark` (0 to 1) belongs to its quiz. `pilot`: it is
    tried out, and gives no hours to anybody.
    """

    kind: Literal["course"]
    order: int = Field(default=999, ge=1, le=999)
    pillar: PagePillar | None = None
    modules: tuple[ModuleLink, ...] = ()
    parts: tuple[CoursePart, ...] = ()
    courses: tuple[CourseSlug, ...] = ()
    exam: ExamSlug | None = None
    cases: tuple[CaseSlug, ...] = ()
    objectives: tuple[ObjectiveId, ...] = ()
    prerequisites: tuple[Text, ...] = ()
    instructor: Instructor | None = None
    ce_hours: float | None = Field(default=None, gt=0, le=1_000)
    pass_mark: float = Field(default=0.7, gt=0, le=1)
    pilot: bool = False

    @property
    def own(self) -> tuple[str, ...]:
        """Its own modules as it lists them, without those of the courses of a pathway."""
        return (*self.modules, *(link for part in self.parts for link in part.modules))


class Reference(Document):
    """A publication. What was not seen or is not certain is null; the key finding is in our own words."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    authors: Text
    year: int | None = Field(ge=1800, le=2100)
    title: Text
    source: Text
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None
    pmid: Annotated[str, Field(pattern=r"^\d{1,9}$")] | None
    kind: Text
    key_finding: Text

    @property
    def short(self) -> str:
        """The first author's surname and the year where there is one, as a reader would name it: Furlan 2015."""
        return f"{INITIALS.sub('', self.authors.split(',')[0])} {self.year or ''}".rstrip()


class Claim(Document):
    """A common health claim with an honest verdict and the wording to use in its place; `lesson` tells more."""

    id: Annotated[str, Field(pattern=r"^claim-\d{3}$")]
    claim: Text
    group: Text
    verdict: Verdict
    correction: Text
    lesson: LessonSlug | None = None
    references: tuple[ReferenceId, ...] = ()


class Term(Document):
    """A word of the field in plain words; `also` are other names a reader may look for, `lesson` tells more."""

    term: Text
    slug: Slug
    also: tuple[Text, ...] = ()
    meaning: Text
    lesson: LessonSlug | None = None
    references: tuple[ReferenceId, ...] = ()


class Objective(Document):
    """What a learner can do afterwards."""

    id: Annotated[str, Field(pattern=r"^[a-z]+-\d{2}$")]
    domain: Slug
    verb: Text
    text: Text
    pillar: Literal["assessment", "matching", "adaptability", "rehabilitation"]
    level: Literal["comprehension", "application", "analysis", "evaluation"]
    references: tuple[ReferenceId, ...] = ()


PAGES: dict[str, type[Page]] = {
    "lesson": Lesson,
    "technique": Technique,
    "condition": Condition,
    "assessment": Assessment,
    "stage": HealingStage,
    "tissue": Tissue,
    "adaptation": Adaptation,
    "course": Course,
}
ENTRIES: dict[str, type[Document]] = {"reference": Reference, "claim": Claim, "term": Term, "objective": Objective}
