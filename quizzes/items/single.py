"""Single choice: one option is right."""

from typing import Literal

from quizzes.items import choices, scoring
from quizzes.items.common import Identified, ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import Feedback
from quizzes.items.posted import exactly
from quizzes.items.shown import Shown


class Single(ItemBase):
    """Options of which exactly one is correct; all or nothing."""

    kind: Literal["single"]
    options: Identified

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """Exactly one option."""
        return choices.parse(self, self.options, posted, seed, lambda picks, name: exactly(picks, 1, name))

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The chosen option in its field."""
        return choices.filled(self, response, seed)

    def score(self, response: Response) -> Score:
        """1 for the right option, else 0."""
        return scoring.all_or_nothing(response.picks, choices.key(self.options))

    def reference_answer(self) -> Response:
        """The right option."""
        return Response(picks=choices.key(self.options))

    def shown(self, seed: int) -> Shown:
        """The options to pick one from."""
        return choices.shown(self, self.options, seed, "Choose one.", "one", choose=1)

    def feedback(self, response: Response) -> Feedback:
        """Every option with its why."""
        return choices.feedback(self, self.options, response)
