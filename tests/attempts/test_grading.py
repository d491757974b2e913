"""Grading, and scoring again from the record."""

import pytest
from sqlalchemy import select

from learning.attempts import grading as verbs
from learning.attempts.finding import result_of
from learning.attempts.grading import finish, finished_attempts, rescore
from learning.attempts.models import attempt, attempt_event, grading
from learning.core.database import Database
from quizzes.cases.scoring import Result, score
from tests.attempts.taking import MARK, STOP, found, saved, started
from tests.conftest import NOW


def graded(database: Database) -> str:
    taken = saved(database, started(database), STOP)
    with database.unit() as db:
        finish(db, taken, NOW)
    return taken.id


def gradings(database: Database) -> list[tuple[int, str]]:
    with database.reading() as db:
        return [(row.number, row.why) for row in db.execute(select(grading).order_by(grading.c.number))]


def test_a_finished_attempt_is_graded_from_its_choices(database: Database) -> None:
    attempt_id = graded(database)

    with database.reading() as db:
        kept = Result.model_validate(result_of(db, attempt_id))
    play = found(database, attempt_id).play
    assert kept == score(play.resolved, play.choices)


def test_finishing_twice_grades_once(database: Database) -> None:
    attempt_id = graded(database)
    with database.unit() as db:
        finish(db, found(database, attempt_id), NOW + 1)

    assert gradings(database) == [(1, "finished")]


def test_scoring_again_without_a_difference_adds_nothing(database: Database) -> None:
    attempt_id = graded(database)
    with database.unit() as db:
        assert rescore(db, attempt_id, NOW, by="cleo", why="rule mended") is None

    assert len(gradings(database)) == 1


def test_scoring_again_adds_a_row_and_keeps_the_first(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt_id = graded(database)
    better = lambda *of: score(*of).model_copy(update={"recorded": 0.9})  # noqa: E731
    monkeypatch.setattr(verbs, "score", better)

    with database.unit() as db:
        again = rescore(db, attempt_id, NOW, by="cleo", why="rule mended")

    assert again is not None and again.after == 0.9
    assert gradings(database) == [(1, "finished"), (2, "rule mended")]


def test_only_finished_attempts_are_scored_again(database: Database) -> None:
    saved(database, started(database), MARK)
    done = graded(database)

    with database.reading() as db:
        assert finished_attempts(db) == [done]
        assert finished_attempts(db, "another-case") == []


def test_every_attempt_can_be_scored_from_its_own_record(database: Database) -> None:
    attempt_id = graded(database)

    with database.reading() as db:
        kept = db.execute(select(attempt.c.resolved, attempt.c.digest).where(attempt.c.id == attempt_id)).one()
        events = db.execute(select(attempt_event.c.act)).scalars().all()
    assert (len(kept.digest), list(events)) == (64, ["stop"])
    assert '"hypotheses"' in kept.resolved
