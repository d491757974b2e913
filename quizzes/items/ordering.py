"""Ordering: steps to number in their right order."""

from typing import Annotated, Literal

from pydantic import Field

from quizzes.items import scoring
from quizzes.items.common import ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import NOTHING, Feedback, Remark
from quizzes.items.posted import all_rows, values_of
from quizzes.items.presenting import feedback_of, shown_of
from quizzes.items.rows import ROW, Row
from quizzes.items.shown import Field as Asked
from quizzes.items.shown import Offer, Opaque, Shown


class Ordering(ItemBase):
    """The steps as they should follow; credit by neighbouring pairs unless said otherwise."""

    kind: Literal["ordering"]
    steps: Annotated[tuple[Row, ...], Field(min_length=3)]
    scoring: Literal["neighbours", "all-or-nothing"] = "neighbours"

    @property
    def key(self) -> tuple[str, ...]:
        """The ids of the steps in order."""
        return tuple(one.id for one in self.steps)

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """A number for every step, each number once."""
        ids = Opaque(seed, self.id)
        taken: dict[int, str] = {}
        for step in self.key:
            name = ids.of(ROW, step)
            for number in values_of(posted, name)[:1]:
                read = self._place(number, taken, name)
                if isinstance(read, Message):
                    return read
                taken[read] = step
        left = next((ids.of(ROW, step) for step in self.key if step not in taken.values()), "")
        message = all_rows(len(taken), len(self.key), "numbered", "steps", left)
        return message or Response(picks=tuple(taken[place] for place in sorted(taken)))

    def _place(self, number: str, taken: dict[int, str], name: str) -> int | Message:
        """The place a step is given, 1 to the number of steps."""
        places = {str(place): place for place in range(1, len(self.key) + 1)}
        if number not in places:
            return Message(f"Give each step a number from 1 to {len(self.key)}.", name)
        if places[number] in taken:
            return Message(f"You gave two steps the number {number}; use each number once.", name)
        return places[number]

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The number of each step in its field."""
        ids = Opaque(seed, self.id)
        return {ids.of(ROW, step): (str(place),) for place, step in enumerate(response.picks, 1)}

    def score(self, response: Response) -> Score:
        """By the item's rule."""
        if self.scoring == "all-or-nothing":
            return float(response.picks == self.key)
        return scoring.neighbours(response.picks, self.key)

    def reference_answer(self) -> Response:
        """The steps in their right order."""
        return Response(picks=self.key)

    def shown(self, seed: int) -> Shown:
        """The steps in an order that is not the right one, each with a number to choose."""
        ids = Opaque(seed, self.id)
        order = ids.shuffled(self.steps)
        mixed = order if order != self.steps else order[::-1]
        places = tuple(Offer(str(place), str(place)) for place in range(1, len(mixed) + 1))
        fields = tuple(Asked(ids.of(ROW, step.id), step.text, "one", places, 1) for step in mixed)
        return shown_of(self, seed, f"Number the steps from 1 to {len(mixed)}, in order.", fields)

    def feedback(self, response: Response) -> Feedback:
        """Every step with the place it was given and its own."""
        given = {step: str(place) for place, step in enumerate(response.picks, 1)}
        remarks = (self._remark(step, given.get(step.id), str(place)) for place, step in enumerate(self.steps, 1))
        return feedback_of(self, response, tuple(remarks))

    def _remark(self, step: Row, given: str | None, right: str) -> Remark:
        good = given == right
        misconception = step.misconception if given and not good else ""
        return Remark(step.text, given or NOTHING, right, good, step.why, misconception)
