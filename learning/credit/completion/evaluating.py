"""Evaluations of a course: one for each learner, and nothing that says whose is whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import Connection, select

from learning.core.database import insert
from learning.core.dates import iso_day
from learning.core.ids import new_id
from learning.credit.completion.attesting import NotReady
from learning.credit.completion.models import course_evaluation, evaluation_filed
from learning.credit.completion.questions import questions
from learning.credit.completion.standing import Standing

FEWEST = 5
"""Below it a summary is not shown: whoever teaches four people would know who said what."""


def evaluate(db: Connection, standing: Standing, ratings: Mapping[str, int], comment: str, now: int) -> bool:
    """Keep it; returns False for a second one of the same learner, which is not kept. Raises NotReady.

    What was said keeps its day alone, and nothing joins it to the mark that somebody filed one. No audit row is
    written: its instant would join them.
    """
    if not standing.ready:
        raise NotReady
    mark = {"account_id": standing.account, "course": standing.asked.slug}
    filed = insert(db, evaluation_filed).values(mark).on_conflict_do_nothing().returning(evaluation_filed.c.course)
    if db.scalar(filed) is None:
        return False
    said = {
        "id": new_id(), "course": standing.asked.slug, "day": iso_day(now), "ratings": dict(ratings),
        "comment": comment,
    }  # fmt: skip
    db.execute(course_evaluation.insert().values(said))
    return True


@dataclass(frozen=True)
class Rated:
    """One statement: the mean of its ratings (1 to 5), and how many gave each point, the best first."""

    says: str
    mean: float
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Summary:
    """All evaluations of a course. With fewer than FEWEST nothing but their number is told."""

    number: int
    rated: tuple[Rated, ...] = ()
    comments: tuple[str, ...] = ()


def summary(db: Connection, course: str) -> Summary:
    """The evaluations of a course together; comments in an order that is nobody's."""
    row = course_evaluation.c
    rows = db.execute(select(row.ratings, row.comment).where(row.course == course).order_by(row.id)).all()
    if len(rows) < FEWEST:
        return Summary(len(rows))
    comments = tuple(one.comment for one in rows if one.comment)
    return Summary(len(rows), _rated([one.ratings for one in rows]), comments)


def _rated(sheets: list[Mapping[str, int]]) -> tuple[Rated, ...]:
    """Statements that nobody rated (they came later) are left out."""
    points = [grade.value for grade in questions().scale]
    out = []
    for one in questions().statements:
        given = [sheet[one.id] for sheet in sheets if one.id in sheet]
        if given:
            out.append(Rated(one.says, fmean(given), tuple(map(given.count, points))))
    return tuple(out)
