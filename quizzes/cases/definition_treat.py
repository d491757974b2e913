"""What an author writes for the chapters Treat and Follow up."""

from typing import Literal

from pydantic import Field

from quizzes.cases.definition_parts import Grade, GuardedOption, GuardedOptions, Key, Rating, Text, When
from quizzes.cases.facts import Dose, Part, Reaction, Slug
from quizzes.cases.words import COLUMNS, Change, Column, SafetyCode, Step, Urgency


class PlanOption(Part):
    """One thing to do. `technique` is a library slug; without one (advice, splinting) `text` says what it is.

    A rating of 2 needs the technique's indication for this case, or a `guideline` (a reference id of that kind).
    """

    technique: Slug | None = None
    text: str = ""
    rating: Rating
    because: Slug | None = None
    dose: Dose | None = None
    critical: SafetyCode | None = None
    guideline: str | None = None
    why: str = ""


class Because(Part):
    """An effect to choose a technique for; `effect` and `claim` tie it to the library, so that it can be checked."""

    id: Slug
    text: Text
    effect: str | None = None
    claim: str | None = None
    why: str = ""


class Plan(Part):
    """At most `max` options; `enough` is the smallest sufficient plan, so extras add nothing."""

    max: int = Field(ge=1)
    enough: tuple[Key, ...]
    options: dict[Slug, PlanOption]
    reasons: tuple[Because, ...]

    @property
    def needed(self) -> frozenset[str]:
        """Every option (id) that can be part of the smallest sufficient plan."""
        return frozenset(one for key in self.enough for one in key.any_of)

    @property
    def scores_doses(self) -> bool:
        """Whether the author gave a dose to any option of the sufficient plan."""
        return any(option.dose is not None for name, option in self.options.items() if name in self.needed)


class Response(Part):
    """How this client takes an option, where it differs from the technique's default. The first match counts."""

    when: When
    then: Reaction


class Act(Part):
    """One thing to do when the client responds; `then` is what it does to the client."""

    id: Slug
    text: Text
    grade: Grade
    critical: SafetyCode | None = None
    then: Reaction = Reaction()
    why: str = ""


class Event(Part):
    """A response of the client, met if `when` holds at its turn; `signal` names what recurs (R10's recovery).

    `speaker` names who speaks where it is not the client.
    """

    id: Slug
    visit: int = Field(default=1, ge=1, le=9)
    when: When = When()
    weight: float = Field(default=1, gt=0, le=10)
    signal: Slug
    says: Text
    speaker: str = ""
    options: tuple[Act, ...]


class Retest(Part):
    """A baseline measure taken again: what it shows now, and whether that is better, the same or worse.

    `speaker` names who took it where it is not the client who tells.
    """

    measure: Text
    shows: str = ""
    speaker: str = ""
    right: Change
    why: str = ""


class Row(Part):
    """A measure of the plan to come, and the column it belongs in."""

    id: Slug
    text: Text
    correct: Column
    why: str = ""


class Rehab(Part):
    """Measures to sort under the columns."""

    columns: tuple[Column, ...] = COLUMNS
    rows: tuple[Row, ...]


class ReferralOption(Part):
    """A referral to choose; an id that is an urgency needs no text."""

    id: Slug
    text: str = ""
    grade: Grade
    critical: SafetyCode | None = None
    why: str = ""


class Referral(Part):
    """Whether and how soon to refer, and what to tell the client and the referrer."""

    options: tuple[ReferralOption, ...] = ()
    tell: GuardedOptions | None = None


class NoteLine(GuardedOption):
    """A line of the SOAP note."""

    section: Literal["S", "O", "A", "P"] | None = None


class Note(Part):
    """The lines that belong in the note are the correct ones."""

    options: tuple[NoteLine, ...]


class Refer(Part):
    """Makes a referral case: right is to stop at or before `by`, once the steps up to `shows` were played.

    Going past `by` shows `consequence` and ends the case.
    """

    shows: Step
    by: Step
    urgency: Urgency
    consequence: Text
    why: str = ""
