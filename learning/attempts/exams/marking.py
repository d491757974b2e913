"""What the responses on a paper are worth: pure, from what the sitting froze."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from learning.attempts.exams.paper import FrozenForm, FrozenItem, Paper, Said
from quizzes.cases.rules_total import reaches
from quizzes.cases.words import Sureness
from quizzes.exams.calibration import Calibration, calibration
from quizzes.exams.hazards import Hazard, hazards
from quizzes.exams.results import Marked, Tally, tally
from quizzes.exams.reveal import Phase, held_back, visible
from quizzes.items.common import Message, Response
from quizzes.items.feedback import Feedback

NOTHING = Said()


@dataclass(frozen=True)
class Mark:
    """One item as it was graded. `unread`: why what was left there could not be read; it is worth nothing then."""

    item: str
    scored: bool
    score: float
    given: Response | None
    unread: str
    sureness: Sureness | None


@dataclass(frozen=True)
class Graded:
    """The whole result of a sitting; `cut` is the least share of the items that passes, `passes` whether it did.

    Cases and remediation come on top; see grading.decided.
    """

    marks: tuple[Mark, ...]
    tally: Tally
    cut: float
    passes: bool
    hazards: tuple[Hazard, ...]
    calibration: Calibration


RESULT: TypeAdapter[Graded] = TypeAdapter(Graded)
"""Writes a result as JSON and reads it back."""


def graded(paper: Paper, said: Mapping[str, Said]) -> Graded:
    """Grade what was said of each item, by the author's id; nothing said is worth 0."""
    marks = tuple(_mark(paper.form, one, said.get(one.document.id, NOTHING)) for one in paper.form.items)
    marked = [_marked(one, mark) for one, mark in zip(paper.form.items, marks, strict=True)]
    together = tally(marked)
    passes = together.whole is not None and reaches(together.whole.score, paper.policy.cut)
    return Graded(marks, together, paper.policy.cut, passes, hazards(marked), calibration(marked))


def _mark(form: FrozenForm, one: FrozenItem, said: Said) -> Mark:
    document = one.document
    read = document.parse(said.fields, form.seed)
    if isinstance(read, Message):
        unread = read.text if any(map(any, said.fields.values())) else ""
        return Mark(document.id, one.scored, 0.0, None, unread, None)
    return Mark(document.id, one.scored, document.score(read), read, "", said.sureness)


def _marked(one: FrozenItem, mark: Mark) -> Marked:
    document = one.document
    return Marked(
        document.id, document.domain, document.pillar, mark.score, one.scored, document.safety, mark.sureness
    )


def feedback(paper: Paper, result: Graded, phase: Phase) -> dict[str, Feedback]:
    """The feedback of each item, by the author's id, without what may not be seen in this phase."""
    may_see = visible(paper.policy.reveal, phase)
    given = {one.item: one.given or Response() for one in result.marks}
    return {
        one.document.id: held_back(one.document.feedback(given[one.document.id]), may_see) for one in paper.form.items
    }
