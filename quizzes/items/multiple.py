"""Multiple response: some options are right."""

from typing import Annotated, Literal

from pydantic import Field

from quizzes.items import choices, scoring
from quizzes.items.common import Identified, ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import Feedback
from quizzes.items.posted import exactly
from quizzes.items.shown import Shown, in_words


class Multiple(ItemBase):
    """Options of which several may be correct. `choose`: exactly so many; None: as many as apply, at least one."""

    kind: Literal["multiple"]
    options: Identified
    choose: Annotated[int, Field(ge=2)] | None = None
    scoring: Literal["plus-minus", "all-or-nothing"] = "plus-minus"

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """As many options as asked for."""
        return choices.parse(self, self.options, posted, seed, self._too_many_or_few)

    def _too_many_or_few(self, picks: tuple[str, ...], name: str) -> Message | None:
        if self.choose is not None:
            return exactly(picks, self.choose, name)
        return None if picks else Message("Nothing is chosen yet; choose all that apply.", name)

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The chosen options in their field."""
        return choices.filled(self, response, seed)

    def score(self, response: Response) -> Score:
        """By the item's rule: plus/minus, or all or nothing."""
        rule = scoring.net_correct if self.scoring == "plus-minus" else scoring.all_or_nothing
        return rule(response.picks, choices.key(self.options))

    def reference_answer(self) -> Response:
        """All right options."""
        return Response(picks=choices.key(self.options))

    def shown(self, seed: int) -> Shown:
        """The options to tick."""
        ask = f"Choose {in_words(self.choose)}." if self.choose else "Choose all that apply."
        return choices.shown(self, self.options, seed, ask, "many", self.choose)

    def feedback(self, response: Response) -> Feedback:
        """Every option with its why."""
        return choices.feedback(self, self.options, response)
