"""What all kinds of item share: the fields an author writes, the shape of a response, and the same few methods."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from quizzes.cases.definition import Objective
from quizzes.cases.definition_parts import Option, Text
from quizzes.cases.facts import Part, Probability, Slug
from quizzes.cases.words import Pillar, Use
from quizzes.items.feedback import Feedback
from quizzes.items.shown import Shown

Level = Literal["recall", "application", "reasoning"]
Status = Literal["pilot", "scored", "retired"]

Score = float
"""What a response is worth, 0 to 1."""

Posted = Mapping[str, Sequence[str]]
"""The values of a form by the name of its field, as a browser sends them."""

Address = Annotated[str, StringConstraints(pattern=r"^/")]


@dataclass(frozen=True)
class Message:
    """A response that cannot be read yet: what to change, and the field it is about. It is never scored as a zero."""

    text: str
    field: str = ""


class Response(Part):
    """What was answered, in the author's ids, whatever the order and the ids that were shown.

    A kind fills what it asks for and leaves the rest empty: `picks` are the chosen options (ordering: all steps in
    their order), `pairs` what was chosen for each row, `value` and `unit` a number, `text` words, `members` the
    responses within a case set by item. JSON there and back by pydantic.
    """

    picks: tuple[str, ...] = ()
    pairs: dict[str, tuple[str, ...]] = {}
    value: float | None = None
    unit: str = ""
    text: str = ""
    members: dict[str, "Response"] = {}


class Image(Part):
    """A picture beside the stem; `alt` says in words what it shows to those who do not see it."""

    src: Text
    alt: str = ""


class Choice(Option):
    """An option of an item; a wrong one names the misconception it reveals."""

    misconception: str = ""


class ItemBase(Part):
    """An item before its kind. `objective` begins with its domain; `use`: graded items are never shown in practice.

    `status`: a pilot item is delivered and counted, never scored; a retired one is no longer drawn. `safety`: a wrong
    response asks for remediation. `enemies` never stand on one form with it. `angoff`: the judges' ratings, when a
    panel has met. `why` is the explanation of the whole, beside those of the options; `hints` are for several tries,
    in order. `shuffle: false` keeps the author's order where it means something.
    """

    id: Slug
    kind: str
    objective: Objective
    pillar: Pillar
    level: Level
    stem: Text
    image: Image | None = None
    why: str = ""
    hints: tuple[Text, ...] = ()
    references: tuple[str, ...] = ()
    read_next: tuple[Address, ...] = ()
    status: Status = "pilot"
    use: Use = "graded"
    safety: bool = False
    enemies: tuple[Slug, ...] = ()
    angoff: tuple[Probability, ...] = ()
    shuffle: bool = True

    @property
    def domain(self) -> str:
        """The domain of the blueprint that the item counts for: `safety` of `safety-03`."""
        return self.objective.rsplit("-", 1)[0]

    @abstractmethod
    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """Read a form made from `shown(seed)`; a Message where it is incomplete or not understood."""

    @abstractmethod
    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The form values that `parse` reads as this response: to show a saved response again."""

    @abstractmethod
    def score(self, response: Response) -> Score:
        """What the response is worth; what the item no longer knows counts as not chosen."""

    @abstractmethod
    def reference_answer(self) -> Response:
        """A response with the full score."""

    @abstractmethod
    def shown(self, seed: int) -> Shown:
        """What may be shown while the item is open: no key, no why, no id of the author's."""

    @abstractmethod
    def feedback(self, response: Response) -> Feedback:
        """What may be shown when it is closed, by option: own and right choice, why, misconception."""


Identified = Annotated[tuple[Choice, ...], Field(min_length=2)]
"""The options of a list to choose from."""
