"""Names that documents may mention, and the check that a mentioned name is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

PLACES = {
    "reference": "references.yaml",
    "claim": "claims.yaml",
    "term": "glossary.yaml",
    "objective": "objectives.yaml",
    "lesson": "pillars/",
    "figure": "figures/",
    "video": "media/",
    "item": "items/<topic>/",
}


@dataclass(frozen=True)
class Known:
    """What there is: slugs or ids by kind, the verdict of each claim, and the folded names of glossary terms."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)

    def has(self, kind: str, name: str) -> bool:
        """Whether there is such a document or entry."""
        return name in self.names.get(kind, frozenset())

    def advice(self, kind: str, name: str) -> str:
        """What to do about a name that is not there: the nearest one, or where to write it."""
        near = get_close_matches(name, self.names.get(kind, ()), n=1)
        place = PLACES.get(kind, f"{kind}s/")
        return f"write `{near[0]}`, or add it to {place}" if near else f"add it to {place}, or remove it here"


def folded(term: str) -> str:
    """A glossary term as it is looked up: one case, single spaces."""
    return " ".join(term.casefold().split())


def named(kind: str) -> AfterValidator:
    """A validator for a slug or id of this kind; without names in the validation context everything passes."""

    def check(name: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Known) and not info.context.has(kind, name):
            facts = {"expected": f"a known {kind}", "remedy": info.context.advice(kind, name)}
            raise PydanticCustomError("unknown_name", "unknown {kind}", {"kind": kind, **facts})
        return name

    return AfterValidator(check)


ReferenceId = Annotated[str, named("reference")]
ObjectiveId = Annotated[str, named("objective")]
LessonSlug = Annotated[str, named("lesson")]
TechniqueSlug = Annotated[str, named("technique")]
ConditionSlug = Annotated[str, named("condition")]
CaseSlug = Annotated[str, named("case")]
ItemId = Annotated[str, named("item")]
