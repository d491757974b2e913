"""Matrix: rows to sort under the same columns, one mark a row or several."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from quizzes.cases.definition_parts import Text
from quizzes.cases.facts import Part, Slug
from quizzes.items import rows, scoring
from quizzes.items.common import ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import Feedback
from quizzes.items.presenting import feedback_of
from quizzes.items.shown import Shown


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Column(Part):
    """A heading to put rows under."""

    id: Slug
    text: Text


class MatrixRow(rows.Row):
    """A row and its right columns, written as one id or a list."""

    correct: Annotated[
        tuple[Slug, ...],
        BeforeValidator(_as_list, json_schema_input_type=Slug | tuple[Slug, ...]),
        Field(min_length=1),
    ]


class Matrix(ItemBase):
    """Rows under columns; `many`: a row may have several marks, each row then counts by plus/minus."""

    kind: Literal["matrix"]
    columns: Annotated[tuple[Column, ...], Field(min_length=2)]
    rows: Annotated[tuple[MatrixRow, ...], Field(min_length=2)]
    many: bool = False

    @property
    def key(self) -> dict[str, tuple[str, ...]]:
        """The right columns by row."""
        return {one.id: one.correct for one in self.rows}

    @property
    def titles(self) -> dict[str, str]:
        """The columns' texts by id."""
        return {one.id: one.text for one in self.columns}

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """A mark in every row; one only, unless several are asked for."""
        response = rows.parse(self, self.key, self.titles, posted, seed, "marked rows")
        return response if self.many else rows.one_each(self, response, seed)

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The marks in the fields of their rows."""
        return rows.filled(self, response, seed)

    def score(self, response: Response) -> Score:
        """The share of rows right; with several marks a row, the mean of their plus/minus."""
        rule = scoring.rows_net_correct if self.many else scoring.per_pair
        return rule(response.pairs, self.key)

    def reference_answer(self) -> Response:
        """Every row with its right columns."""
        return Response(pairs=self.key)

    def shown(self, seed: int) -> Shown:
        """The rows shuffled, the columns in the author's order."""
        ask = "In each row, choose all that apply." if self.many else "Choose one in each row."
        return rows.shown(self, self.rows, self.titles, seed, ask, many=self.many)

    def feedback(self, response: Response) -> Feedback:
        """Every row with its columns and why."""
        return feedback_of(self, response, rows.remarks(self.rows, self.key, self.titles, response))
