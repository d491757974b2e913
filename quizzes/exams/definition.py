"""An exam as its author writes it (front matter of `content/exams/<slug>.md`): frozen, unknown keys refused."""

from typing import Annotated, Literal

from pydantic import Field

from quizzes.cases.definition_parts import Text
from quizzes.cases.facts import Part, Probability, Slug
from quizzes.exams.blueprint import Blueprint, Section
from quizzes.exams.navigation import Navigation
from quizzes.exams.retaking import Wait
from quizzes.exams.reveal import Reveal


class CasesToPass(Part):
    """The graded cases a candidate may choose from, and how many must be passed."""

    slugs: Annotated[tuple[Slug, ...], Field(min_length=1)]
    passes: Annotated[int, Field(ge=1)]


class ExamDocument(Part):
    """The whole exam. The body of the file is what the start page says beyond the figures.

    `practice`: the public practice form, drawn from practice items by a blueprint of its own. `cut`: the least share
    of the scored items, or `angoff` for the mean of the judges' ratings of the items drawn. `attempts`: how many in
    all, null for as many as it takes. `sureness`: whether it is asked with every response.
    """

    kind: Literal["exam"]
    title: Text
    summary: str = ""
    blueprint: Blueprint
    practice: Blueprint
    sections: tuple[Section, ...] = ()
    cases: CasesToPass | None = None
    minutes: Annotated[int, Field(ge=1, le=600)]
    grace_seconds: Annotated[int, Field(ge=0, le=300)] = 30
    navigation: Navigation = "free"
    cut: Annotated[Probability, Field(gt=0)] | Literal["angoff"] = 0.7
    attempts: Annotated[int, Field(ge=1)] | None = None
    wait: Wait = Wait()
    reveal: Reveal = Reveal()
    sureness: bool = True
