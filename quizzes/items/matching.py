"""Matching: a partner for each row, from a list that may hold more than are needed."""

from typing import Annotated, Literal

from pydantic import Field

from quizzes.cases.definition_parts import Text
from quizzes.cases.facts import Part, Slug
from quizzes.items import rows, scoring
from quizzes.items.common import ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import Feedback
from quizzes.items.presenting import feedback_of
from quizzes.items.shown import Opaque, Shown


class Partner(Part):
    """Something a row may be matched with."""

    id: Slug
    text: Text


class Matched(rows.Row):
    """A row and the id of its partner."""

    match: Slug


class Matching(ItemBase):
    """Rows and partners; `reuse`: a partner may belong to several rows. Per-pair credit unless said otherwise."""

    kind: Literal["matching"]
    rows: Annotated[tuple[Matched, ...], Field(min_length=2)]
    partners: Annotated[tuple[Partner, ...], Field(min_length=2)]
    reuse: bool = False
    scoring: Literal["per-pair", "all-or-nothing"] = "per-pair"

    @property
    def key(self) -> dict[str, tuple[str, ...]]:
        """The right partner by row."""
        return {one.id: (one.match,) for one in self.rows}

    @property
    def titles(self) -> dict[str, str]:
        """The partners' texts by id, in the author's order."""
        return {one.id: one.text for one in self.partners}

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """A partner for every row, each used once unless they may be reused."""
        read = rows.parse(self, self.key, self.titles, posted, seed, "matched rows")
        response = rows.one_each(self, read, seed)
        if isinstance(response, Message):
            return response
        return self._used_twice(response, seed) or response

    def _used_twice(self, response: Response, seed: int) -> Message | None:
        used: set[str] = set()
        for row, (partner,) in response.pairs.items():
            if partner in used and not self.reuse:
                text = f"You matched “{self.titles[partner]}” twice; use each once."
                return Message(text, Opaque(seed, self.id).of(rows.ROW, row))
            used.add(partner)
        return None

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The partners in the fields of their rows."""
        return rows.filled(self, response, seed)

    def score(self, response: Response) -> Score:
        """By the item's rule."""
        share = scoring.per_pair(response.pairs, self.key)
        return share if self.scoring == "per-pair" else float(share == 1)

    def reference_answer(self) -> Response:
        """Every row with its partner."""
        return Response(pairs=self.key)

    def shown(self, seed: int) -> Shown:
        """A list of partners for each row, both shuffled."""
        order = Opaque(seed, f"{self.id}/partners").shuffled(self.partners) if self.shuffle else self.partners
        often = "more than once, or not at all" if self.reuse else "at most once"
        ask = f"Match each row. Each partner may be used {often}."
        return rows.shown(self, self.rows, {one.id: one.text for one in order}, seed, ask)

    def feedback(self, response: Response) -> Feedback:
        """Every row with its partner and why."""
        return feedback_of(self, response, rows.remarks(self.rows, self.key, self.titles, response))
