"""Handing in, running out of time, and the grade that follows."""

import threading

import pytest
from flask import Flask
from sqlalchemy import select

from learning.attempts.exams.closing import SETTLE, Closed
from learning.attempts.exams.expiring import close_expired, close_if_over
from learning.attempts.exams.grading import decided, grade, regrade, result_of
from learning.attempts.exams.marking import Graded, feedback
from learning.attempts.exams.models import sitting, sitting_grading
from learning.attempts.exams.remedying import remedy
from learning.attempts.exams.submitting import submit
from learning.attempts.owners import Owner
from learning.core.database import Database
from learning.core.errors import Refused
from quizzes.items.common import Message
from quizzes.items.feedback import Feedback
from tests.attempts.exams.sittings import (
    CLOSES,
    DEADLINE,
    begun,
    document,
    event,
    found,
    paper,
    person,
    picks,
    save,
)
from tests.conftest import NOW, FixedClock, database_of
from tests.quizzes.items.samples import option

OVER = CLOSES + SETTLE


@pytest.fixture
def ada(database: Database) -> Owner:
    return person(database)


def submitted(database: Database, owner: Owner, *events: tuple[str, str], safety: bool = False) -> str:
    sitting_id = begun(database, owner, paper(safety=safety))
    for seq, (ident, pick) in enumerate(events, 1):
        save(database, owner, sitting_id, event(seq, ident, pick, sureness="certain" if ident == "three" else None))
    submit(database, owner, sitting_id, NOW + 1)
    return sitting_id


def result(database: Database, sitting_id: str) -> Graded:
    with database.reading() as db:
        kept = result_of(db, sitting_id)
    assert kept is not None
    return kept


def gradings(database: Database) -> list[tuple[int, str, str]]:
    row = sitting_grading.c
    with database.reading() as db:
        return [tuple(one) for one in db.execute(select(row.number, row.by, row.why).order_by(row.number))]


def test_a_submission_is_graded_by_domain_and_pillar(database: Database, ada: Owner) -> None:
    graded = result(database, submitted(database, ada, ("one", "calf"), ("two", "ache"), ("three", "calf")))

    assert [one.score for one in graded.marks] == [1, 0, 1]
    assert graded.tally.domains["safety"].score == graded.tally.pillars["assessment"].score == pytest.approx(2 / 3)
    assert (graded.passes, graded.calibration.mark) == (False, 3)


def test_submitting_twice_changes_nothing(database: Database, ada: Owner) -> None:
    sitting_id = submitted(database, ada, ("one", "calf"))
    submit(database, ada, sitting_id, NOW + 99)

    assert gradings(database) == [(1, "system", "submitted")]
    assert found(database, ada, sitting_id).attempt.finished_at == NOW + 1


def test_many_submissions_at_once_leave_one_grading(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    threads = [threading.Thread(target=submit, args=(database, ada, sitting_id, NOW + n)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert gradings(database) == [(1, "system", "submitted")]


def test_a_grade_lost_on_the_way_is_made_up_for(database: Database, ada: Owner) -> None:
    sitting_id = submitted(database, ada)
    with database.unit() as db:
        db.execute(sitting_grading.delete())

    assert close_expired(database, NOW + 2) == 0
    assert gradings(database) == [(1, "system", "submitted")]
    assert result(database, sitting_id).tally.whole is not None


def test_what_was_left_unreadable_is_worth_nothing_and_says_why(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    both = {name: (*values, *picks("one", "ache").fields[name]) for name, values in picks("one").fields.items()}
    twofold = event(1).model_copy(update={"value": picks("one").model_copy(update={"fields": both})})
    save(database, ada, sitting_id, twofold)
    submit(database, ada, sitting_id, NOW)

    mark = result(database, sitting_id).marks[0]
    assert (mark.score, mark.given, mark.unread) == (0, None, "You chose two; choose one.")


@pytest.mark.parametrize(("now", "closed"), [(CLOSES, 0), (OVER, 0), (OVER + 1, 1)])
def test_time_runs_out_when_nothing_can_be_on_its_way(database: Database, ada: Owner, now: int, closed: int) -> None:
    sitting_id = begun(database, ada)
    save(database, ada, sitting_id, event(1))

    assert close_expired(database, now) == closed
    one = found(database, ada, sitting_id)
    assert (one.attempt.state, one.attempt.finished_at) == (
        ("expired", DEADLINE) if closed else ("in-progress", None)
    )
    assert gradings(database) == [(1, "system", "expired")] * closed


def test_whoever_touches_it_first_closes_it(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    with pytest.raises(Closed):
        submit(database, ada, sitting_id, OVER + 1)

    assert gradings(database) == [(1, "system", "expired")]
    assert not close_if_over(database, sitting_id, OVER + 2)


def test_a_late_save_closes_it_too(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    save(database, ada, sitting_id, event(1))

    assert save(database, ada, sitting_id, event(2), now=OVER + 1).state == "expired"
    assert gradings(database) == [(1, "system", "expired")]


def test_a_clock_that_jumps_back_opens_nothing(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)
    close_if_over(database, sitting_id, OVER + 2 * 86_400_000)

    assert save(database, ada, sitting_id, event(1), now=NOW).status == 409
    with pytest.raises(Closed):
        submit(database, ada, sitting_id, NOW)


def test_a_sitting_that_runs_is_not_graded(database: Database, ada: Owner) -> None:
    grade(database, begun(database, ada), NOW)

    assert gradings(database) == []


def test_regrading_appends_and_keeps_the_first(database: Database, ada: Owner) -> None:
    sitting_id = submitted(database, ada, ("one", "ache"))
    other_key = document("one", options=[option("calf"), option("bruise"), option("cramp"), option("ache", True)])
    with database.unit() as db:
        again = regrade(db, sitting_id, {"one": other_key}, NOW, by="cleo", why="wrong key")
    assert again is not None
    assert (again.before.marks[0].score, again.after.marks[0].score) == (0, 1)
    assert gradings(database) == [(1, "system", "submitted"), (2, "cleo", "wrong key")]

    with database.unit() as db:
        assert regrade(db, sitting_id, {"one": other_key}, NOW, by="cleo", why="again") is None


def test_a_pass_waits_for_every_safety_error(database: Database, ada: Owner) -> None:
    everything = [("one", "calf"), ("two", "calf"), ("three", "ache")]
    sitting_id = submitted(database, ada, *everything, safety=True)
    one, kept = found(database, ada, sitting_id), result(database, sitting_id)
    like_it = document("like-it", safety=True)
    assert [(each.item, each.asks) for each in kept.hazards] == [("three", "more")]

    for asked in (None, like_it):
        with database.unit() as db:
            assert not decided(db, one, kept).safety
            right = (asked or document("three")).filled((asked or document("three")).reference_answer(), 1)
            assert isinstance(remedy(db, one, "three", right, NOW, asked), Message)  # of another form
            right = (asked or document("three")).filled(document("three").reference_answer(), one.paper.form.seed)
            assert isinstance(remedy(db, one, "three", right, NOW, asked), Feedback)
    with database.reading() as db:
        assert decided(db, one, kept).safety


def test_only_a_missed_safety_item_is_remedied(database: Database, ada: Owner) -> None:
    sitting_id = submitted(database, ada, ("one", "calf"), safety=True)
    one = found(database, ada, sitting_id)
    for item, like_it in (("one", None), ("nothing", None), ("two", document("like-it")), ("two", document("two"))):
        with database.unit() as db, pytest.raises(Refused):
            remedy(db, one, item, {}, NOW, like_it)


def test_feedback_follows_the_reveal_policy(database: Database, ada: Owner) -> None:
    sitting_id = submitted(database, ada, ("one", "ache"))
    told = feedback(found(database, ada, sitting_id).paper, result(database, sitting_id), "submitted")

    assert (told["one"].score, told["one"].why) == (0, None)
    assert feedback(paper(), result(database, sitting_id), "passed")["one"].why


def test_the_command_closes_what_is_over(site: Flask, clock: FixedClock) -> None:
    database = database_of(site)
    begun(database, person(database))
    clock.now = OVER + 1

    assert site.test_cli_runner().invoke(args=["close-expired"]).output == "1 closed.\n"
    with database.reading() as db:
        assert db.scalar(select(sitting.c.state)) == "expired"
