"""What the boards ask for: one dated file each in rules/, typed. What nobody has told us is not known."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from learning.core.columns import to_json
from learning.library import yaml12

FOLDER = Path(__file__).with_name("rules")
GENERIC = "generic"
About = Literal[
    "approval", "reviewer", "step", "renewal-hours", "renewal-years", "in-person", "self-study",
    "ethics", "law", "errors", "evaluation", "records",
]  # fmt: skip
Topic = Literal["ethics", "law", "errors"]
TOPICS: dict[Topic, str] = {"ethics": "Ethics", "law": "Law and rules", "errors": "Prevention of errors"}
TITLES: dict[About, str] = {
    "approval": "Approval of the provider",
    "reviewer": "Reviewer",
    "step": "Parts of an hour",
    "renewal-hours": "Hours for a renewal",
    "renewal-years": "Years between renewals",
    "in-person": "Hours in person, at least",
    "self-study": "Hours of self-study, at most",
    "ethics": "Hours of ethics",
    "law": "Hours of law and rules",
    "errors": "Hours on the prevention of errors",
    "evaluation": "Evaluation",
    "records": "Records of the provider",
}
_STRICT = ConfigDict(frozen=True, extra="forbid")
Text = Annotated[str, Field(min_length=1, max_length=300)]
Day = Annotated[str, Field(pattern=r"^20\d\d-[01]\d-[0-3]\d$")]


class Rule(BaseModel):
    """One rule. `says` None: not known. `amount`: its hours or years. `checked_on`: None where nobody has."""

    model_config = _STRICT
    about: About
    says: Text | None = None
    amount: float | None = Field(default=None, gt=0)
    source: Text | None = None
    checked_on: Day | None = None

    @model_validator(mode="after")
    def _told_with_its_source(self) -> Self:
        if (self.says is None) != (self.source is None):
            raise ValueError("a rule that is known names its source, one that is not known names none")
        if self.says is None and (self.amount is not None or self.checked_on is not None):
            raise ValueError("a rule that is not known has neither a figure nor a day")
        return self

    @property
    def title(self) -> str:
        """What it is about, in words."""
        return TITLES[self.about]

    @property
    def checked(self) -> str:
        """When it was last compared with the board's own page."""
        return self.checked_on or "not checked"


class RuleSet(BaseModel):
    """The rules of one board from a day on. `state`: its letters; `number`: which of the provider's is its own."""

    model_config = _STRICT
    board: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    name: Text
    begins: Day
    state: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    number: Literal["florida", "texas"] | None = None
    rules: tuple[Rule, ...]

    def rule(self, about: About) -> Rule:
        """The rule about this; every set has one about everything."""
        return next(rule for rule in self.rules if rule.about == about)

    def amount(self, about: About) -> float | None:
        """Its figure, None where it is not known."""
        return self.rule(about).amount


def rule_sets(day: str) -> dict[str, RuleSet]:
    """The rules of every board by its name in addresses, as they hold on a day (YYYY-MM-DD); `generic` comes last."""
    holding: dict[str, RuleSet] = {}
    for one in _all():
        # Before the first rules of a board those first ones are all that is known.
        if one.board not in holding or one.begins <= day:
            holding[one.board] = one
    everywhere = holding.pop(GENERIC)
    return {name: _completed(one, everywhere) for name, one in holding.items()} | {GENERIC: everywhere}


def longest(about: About) -> Rule | None:
    """The rule with the highest figure about this, of all boards and days; None where no figure is known."""
    known = [rule for one in _all() for rule in one.rules if rule.about == about and rule.amount is not None]
    return max(known, key=lambda rule: rule.amount or 0, default=None)


def choices(known: Mapping[str, RuleSet]) -> list[tuple[str, str]]:
    """The boards as options of a form, none chosen."""
    return [("", "Choose a state"), *((name, one.name) for name, one in known.items())]


def board_of(state: str, known: Mapping[str, RuleSet]) -> RuleSet:
    """The rules that somebody licensed in a state (two letters) goes by: its board's, else what holds everywhere."""
    return next((one for one in known.values() if one.state == state), known[GENERIC])


def _completed(one: RuleSet, everywhere: RuleSet) -> RuleSet:
    own = {rule.about: rule for rule in one.rules}
    return one.model_copy(update={"rules": tuple(own.get(rule.about, rule) for rule in everywhere.rules)})


@cache
def _all() -> tuple[RuleSet, ...]:
    """Every file, by board and day."""
    return tuple(sorted(map(_read, FOLDER.glob("*.yaml")), key=lambda one: (one.name, one.begins)))


def _read(path: Path) -> RuleSet:
    value: dict[str, Any] = dict(yaml12.parse(path.read_text(encoding="utf-8"), path.name).value)
    value["begins"] = value.pop("from")
    return RuleSet.model_validate_json(to_json(value), strict=True)
