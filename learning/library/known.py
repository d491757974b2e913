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
# What may be a module of a course.
MODULE_KINDS = ("lesson", "technique", "condition", "assessment", "stage", "tissue", "adaptation")


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
        _look_up(kind, name, info)
        return name

    return AfterValidator(check)


def _look_up(kind: str, name: str, info: ValidationInfo) -> None:
    if isinstance(info.context, Known) and not info.context.has(kind, name):
        facts = {"expected": f"a known {kind}", "remedy": info.context.advice(kind, name)}
        raise PydanticCustomError("unknown_name", "unknown {kind}", {"kind": kind, **facts})


def module_named(link: str) -> tuple[str, str]:
    """Kind and slug of a module as a course lists it: `technique:effleurage`; without a kind it is a lesson."""
    kind, colon, slug = link.partition(":")
    return (kind, slug) if colon else ("lesson", link)


def _module(link: str, info: ValidationInfo) -> str:
    kind, slug = module_named(link)
    if kind not in MODULE_KINDS:
        facts = {"expected": "the slug of a lesson, or kind:slug", "remedy": f"use one of {', '.join(MODULE_KINDS)}"}
        raise PydanticCustomError("unknown_name", "unknown kind", facts)
    _look_up(kind, slug, info)
    return link


ReferenceId = Annotated[str, named("reference")]
ObjectiveId = Annotated[str, named("objective")]
LessonSlug = Annotated[str, named("lesson")]
TechniqueSlug = Annotated[str, named("technique")]
ConditionSlug = Annotated[str, named("condition")]
CaseSlug = Annotated[str, named("case")]
ItemId = Annotated[str, named("item")]
CourseSlug = Annotated[str, named("course")]
ExamSlug = Annotated[str, named("exam")]
ModuleLink = Annotated[str, AfterValidator(_module)]
