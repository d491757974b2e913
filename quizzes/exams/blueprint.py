"""What a form is made of: how many scored items each domain gives, how many may ask for recall, how many pilots."""

from math import floor
from typing import Annotated

from pydantic import Field

from quizzes.cases.definition_parts import Text
from quizzes.cases.facts import Part, Probability, Slug

Many = Annotated[int, Field(ge=1, le=500)]


class Blueprint(Part):
    """`domains`: scored items by domain, exactly. `recall_at_most`: the share of them that may be of level recall.

    `pilot` items come from the same domains on top; they are delivered, counted, and never scored.
    """

    domains: Annotated[dict[Slug, Many], Field(min_length=1)]
    recall_at_most: Annotated[Probability, Field(le=0.2)] = 0.2
    pilot: Annotated[int, Field(ge=0, le=100)] = 0

    @property
    def scored(self) -> int:
        """How many items are scored."""
        return sum(self.domains.values())

    @property
    def recall(self) -> int:
        """How many of them may ask for recall. Worked: 0.2 of 24 items: 4.8, so 4."""
        return floor(self.recall_at_most * self.scored + 1e-9)


class Section(Part):
    """A part of a form: the items of some domains, together. With one-way navigation it is left for good."""

    title: Text
    domains: Annotated[tuple[Slug, ...], Field(min_length=1)]
