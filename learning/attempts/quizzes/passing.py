"""What a quiz is worth to somebody who needs a pass: the best of what they handed in, by the scores kept then."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from sqlalchemy import Connection, select

from learning.attempts.quizzes.asking import Quiz
from learning.attempts.quizzes.models import quiz_response
from quizzes.items.behaviour import Try, standing
from quizzes.items.common import Response

Scores = Mapping[str, float]
_row = quiz_response.c


def best_of(db: Connection, account: str, quiz: Quiz) -> Scores | None:
    """The scores [0, 1] of the present items, by id, at their best; None where nothing was handed in.

    A quiz that is handed in at once counts as one whole; the items of another each at its best.
    """
    rows = db.execute(
        select(_row.item, _row.go, _row.score)
        .where(_row.account_id == account, _row.kind == quiz.page.kind, _row.slug == quiz.page.slug)
        .order_by(_row.item, _row.go, _row.number)
    )
    here = {one.id for one in quiz.entries}
    worth = _worth(quiz, ((row.item, row.go, row.score) for row in rows if row.item in here))
    if not worth:
        return None
    return _best_whole(worth) if quiz.whole else _best_each(worth)


def share(quiz: Quiz, scores: Scores) -> float:
    """The share [0, 1] of the points of a quiz; an item that was not responded to is worth nothing."""
    return sum(scores.get(one.id, 0.0) for one in quiz.entries) / len(quiz.entries)


Worth = Mapping[tuple[str, int], float]  # by item and go


def _worth(quiz: Quiz, rows: Iterable[tuple[str, int, float]]) -> Worth:
    found = {}
    for key, tries in groupby(rows, key=lambda row: (row[0], row[1])):
        taken = [Try(Response(), score) for _, _, score in tries]
        found[key] = standing(quiz.rule, taken, submitted=True).score or 0.0
    return found


def _best_whole(worth: Worth) -> Scores:
    goes: dict[int, dict[str, float]] = {}
    for (item, go), score in worth.items():
        goes.setdefault(go, {})[item] = score
    return max(goes.values(), key=lambda scores: sum(scores.values()))


def _best_each(worth: Worth) -> Scores:
    best: dict[str, float] = {}
    for (item, _), score in worth.items():
        best[item] = max(score, best.get(item, 0.0))
    return best
