"""What the library knows and cases share, as the case engine wants it."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from learning.library.documents import Assessment, Claim, Condition, Reference, Technique
from quizzes.cases.facts import AssessmentFacts, Facts, TechniqueFacts

Shared = TypeVar("Shared", bound=BaseModel)
GUIDELINE_KINDS = {"guideline"}


def facts_of(
    documents: Mapping[tuple[str, str], BaseModel], claims: Iterable[Claim], references: Iterable[Reference]
) -> Facts:
    """One Facts from documents by (kind, slug): the fields of the same name, and who is who."""
    known = tuple(references)
    named = [(slug, document) for (_, slug), document in documents.items()]
    return Facts(
        assessments={slug: _shared(one, AssessmentFacts) for slug, one in named if isinstance(one, Assessment)},
        techniques={slug: _shared(one, TechniqueFacts) for slug, one in named if isinstance(one, Technique)},
        conditions={slug: one.title for slug, one in named if isinstance(one, Condition)},
        claims={claim.id: claim.verdict for claim in claims},
        references=frozenset(one.id for one in known),
        guidelines=frozenset(one.id for one in known if one.kind in GUIDELINE_KINDS),
    )


def _shared(document: BaseModel, model: type[Shared]) -> Shared:
    """The fields that a document and its facts have in common."""
    values = document.model_dump()
    return model.model_validate({name: values[name] for name in model.model_fields if name in values})
