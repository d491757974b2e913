"""True/false set (K-prim): several statements on one stem, each true or false."""

from typing import Annotated, Literal

from pydantic import Field

from quizzes.items import rows, scoring
from quizzes.items.common import ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import Feedback
from quizzes.items.presenting import feedback_of
from quizzes.items.shown import Shown

TITLES = {"true": "True", "false": "False"}


class Statement(rows.Row):
    """A statement; `correct` says whether it is true (`true` itself is no key that YAML leaves alone)."""

    correct: bool

    @property
    def mark(self) -> tuple[str, ...]:
        """The right mark."""
        return ("true" if self.correct else "false",)


class TrueFalse(ItemBase):
    """Statements to mark, four as a rule; half points unless said otherwise."""

    kind: Literal["true-false"]
    statements: Annotated[tuple[Statement, ...], Field(min_length=2)]
    scoring: Literal["half-points", "per-pair", "all-or-nothing"] = "half-points"

    @property
    def key(self) -> dict[str, tuple[str, ...]]:
        """The right mark by statement."""
        return {one.id: one.mark for one in self.statements}

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """A mark for every statement."""
        response = rows.parse(self, self.key, TITLES, posted, seed, "marked statements")
        return rows.one_each(self, response, seed)

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The marks in their fields."""
        return rows.filled(self, response, seed)

    def score(self, response: Response) -> Score:
        """By the item's rule."""
        if self.scoring == "half-points":
            return scoring.half_points(response.pairs, self.key)
        share = scoring.per_pair(response.pairs, self.key)
        return share if self.scoring == "per-pair" else float(share == 1)

    def reference_answer(self) -> Response:
        """Every statement with its right mark."""
        return Response(pairs=self.key)

    def shown(self, seed: int) -> Shown:
        """True or false for each statement."""
        return rows.shown(self, self.statements, TITLES, seed, "Mark each statement true or false.")

    def feedback(self, response: Response) -> Feedback:
        """Every statement with its why."""
        return feedback_of(self, response, rows.remarks(self.statements, self.key, TITLES, response))
