"""Starting an attempt."""

import contextlib
import threading

import pytest
from sqlalchemy import func, select

from learning.attempts.models import attempt
from learning.attempts.owners import Owner
from learning.attempts.starting import AlreadyOpen
from learning.core.database import Database
from learning.core.errors import NotFound, SignInNeeded
from tests.attempts.taking import GRADED, STOP, VISITOR, found, saved, started
from tests.people_of import make_account


@pytest.fixture
def ada(database: Database) -> Owner:
    with database.unit() as db:
        return Owner(make_account(db, "Ada", "ada@example.org"))


def test_a_visitor_may_practise(database: Database) -> None:
    taken = found(database, started(database))

    assert (taken.use, taken.seq, taken.play.step) == ("practice", 0, "meet")


def test_a_graded_case_needs_an_account(database: Database) -> None:
    with pytest.raises(SignInNeeded):
        started(database, case=GRADED)


def test_a_second_start_joins_the_open_graded_attempt(database: Database, ada: Owner) -> None:
    assert started(database, ada, GRADED) == started(database, ada, GRADED)


def test_practice_starts_anew_each_time(database: Database, ada: Owner) -> None:
    assert started(database, ada) != started(database, ada)


def test_the_next_attempt_takes_the_next_variant(database: Database) -> None:
    seeds = [found(database, started(database)).play.resolved.seed for _ in range(3)]

    assert seeds[0] != seeds[1] or len(GRADED.document.seeds) == 1


def test_another_persons_attempt_is_not_found(database: Database, ada: Owner) -> None:
    attempt_id = started(database, ada)

    for other in (VISITOR, Owner("somebody-else"), Owner()):
        with pytest.raises(NotFound):
            found(database, attempt_id, other)


def test_parallel_starts_leave_one_open_graded_attempt(database: Database, ada: Owner) -> None:
    def begin() -> None:
        with contextlib.suppress(AlreadyOpen):  # the view then joins the one that is open
            started(database, ada, GRADED)

    threads = [threading.Thread(target=begin) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.reading() as db:
        assert db.scalar(select(func.count()).select_from(attempt)) == 1


def test_the_case_stays_as_it_was_when_the_attempt_began(database: Database) -> None:
    taken = saved(database, started(database), STOP)

    assert taken.play.resolved.digest == found(database, taken.id).play.resolved.digest
