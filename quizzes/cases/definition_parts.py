"""The small pieces that every part of a case is made of: options, keys, conditions on the client's state."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from quizzes.cases.facts import Part, Slug
from quizzes.cases.words import Depth, SafetyCode

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Pain = Annotated[int, Field(ge=0, le=10)]


def _is_grade(value: float | str) -> float | str:
    if value not in (1, 0.5, 0, "harm"):
        raise ValueError("write 1, 0.5, 0 or harm")
    return value


def _is_rating(value: int | str) -> int | str:
    if value not in (2, 1, 0, -1, "harm"):
        raise ValueError("write 2, 1, 0, -1 or harm")
    return value


Grade = Annotated[float | str, AfterValidator(_is_grade)]
"""What an act is worth: 1, 0.5, 0, or `harm` (0 and a safety code)."""

Rating = Annotated[int | str, AfterValidator(_is_rating)]
"""How a technique suits this client: 2 indicated, 1 acceptable, 0 neutral, -1 not indicated, or `harm`."""


class Option(Part):
    """Something to tick. Picking a correct one is right; picking another is wrong. `why` teaches after the choice."""

    id: Slug
    text: Text
    correct: bool = False
    why: str = ""


class GuardedOption(Option):
    """An option safety may hang on: leaving out a correct `critical` one, or picking a wrong one, raises the code."""

    critical: SafetyCode | None = None


class GuardedOptions(Part):
    """A list to tick, in a mapping so that it reads `before: {options: [...]}`."""

    options: tuple[GuardedOption, ...]


class AnyOf(Part):
    """One key feature: any of these counts, and counts once."""

    any_of: tuple[Slug, ...]


def _as_any_of(value: Any) -> Any:
    return {"any_of": [value]} if isinstance(value, str) else value


Key = Annotated[AnyOf, BeforeValidator(_as_any_of, json_schema_input_type=Slug | AnyOf)]
"""Written as a plain id, or as `{any_of: [a, b]}` where equals exist."""


class When(Part):
    """A condition on what was picked and on the client's state; all that is given must hold, nothing means always.

    `minutes_over` is about the dose of the picked option, `pain_over` (0-10) and `irritability_over` (0-3) about the
    client.
    """

    picked: Slug | None = None
    not_picked: Slug | None = None
    depth: Depth | None = None
    minutes_over: int | None = Field(default=None, ge=0)
    flag: Slug | None = None
    no_flag: Slug | None = None
    pain_over: int | None = Field(default=None, ge=0, le=10)
    irritability_over: int | None = Field(default=None, ge=0, le=3)
