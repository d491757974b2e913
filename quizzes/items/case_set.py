"""Case set: one story, several linked items of other kinds."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from quizzes.items import scoring
from quizzes.items.common import ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import Feedback
from quizzes.items.kinds import Simple
from quizzes.items.presenting import feedback_of, shown_of
from quizzes.items.shown import Shown

INHERITED = ("objective", "pillar", "level", "references", "read_next", "status", "use")


class CaseSet(ItemBase):
    """`stem` tells the story; the items follow in order and count alike.

    A linked item inherits what it does not say itself: objective, pillar, level, references, read_next, status, use;
    its id is the set's with its place (`-1`, `-2`, ...).
    """

    kind: Literal["case-set"]
    items: Annotated[tuple[Simple, ...], Field(min_length=2)]

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, written: Any) -> Any:
        if not isinstance(written, dict) or not isinstance(written.get("items"), list | tuple):
            return written
        common = {name: written[name] for name in INHERITED if name in written}
        items = [
            {"id": f"{written.get('id')}-{place}", **common, **one} if isinstance(one, dict) else one
            for place, one in enumerate(written["items"], 1)
        ]
        return {**written, "items": items}

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """Every linked item; the first Message of one of them."""
        members: dict[str, Response] = {}
        for one in self.items:
            read = one.parse(posted, seed)
            if isinstance(read, Message):
                return read
            members[one.id] = read
        return Response(members=members)

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The fields of all linked items."""
        both = ((one, response.members[one.id]) for one in self.items if one.id in response.members)
        return {name: values for one, member in both for name, values in one.filled(member, seed).items()}

    def score(self, response: Response) -> Score:
        """The mean of the linked items; one that was left out is worth 0."""
        return scoring.mean([self._worth(one, response) for one in self.items])

    def _worth(self, one: Simple, response: Response) -> Score:
        return one.score(response.members[one.id]) if one.id in response.members else 0.0

    def reference_answer(self) -> Response:
        """The reference answer of every linked item."""
        return Response(members={one.id: one.reference_answer() for one in self.items})

    def shown(self, seed: int) -> Shown:
        """The story and the linked items, in the author's order: a later one may build on an earlier."""
        members = tuple(one.shown(seed) for one in self.items)
        return shown_of(self, seed, "Read the story, then respond to each part.", (), members=members)

    def feedback(self, response: Response) -> Feedback:
        """The feedback of every linked item."""
        told = tuple(one.feedback(response.members.get(one.id, Response())) for one in self.items)
        return feedback_of(self, response, (), told)
