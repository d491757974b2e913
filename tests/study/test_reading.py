"""What a person has opened and read."""

import pytest

from learning.core.clock import MINUTE
from learning.core.database import Database
from learning.study.reading import Progress, Reader, keep_opened, mark_read, mark_unread, progress, standing
from tests.conftest import NOW
from tests.people_of import make_account

NERVE = ("lesson", "nerve")
LOAD = ("lesson", "load")


@pytest.fixture
def ada_id(database: Database) -> str:
    with database.unit() as db:
        return make_account(db, "Ada", "ada@example.org")


def progress_of(database: Database, account: str | None) -> Progress:
    with database.reading() as db:
        return progress(db, account)


def test_a_visitor_has_no_progress(database: Database) -> None:
    kept = progress_of(database, None)

    assert (kept.opened, kept.read) == ({}, {})


def test_an_opened_module_is_started_and_a_marked_one_read(database: Database, ada_id: str) -> None:
    keep_opened(database, ada_id, NERVE, NOW)
    with database.unit() as db:
        mark_read(db, ada_id, LOAD, NOW)

    kept = progress_of(database, ada_id)
    assert [kept.state(NERVE), kept.state(LOAD), kept.state(("lesson", "other"))] == ["started", "read", "unread"]


def test_marking_twice_keeps_the_first_time(database: Database, ada_id: str) -> None:
    with database.unit() as db:
        mark_read(db, ada_id, NERVE, NOW)
        mark_read(db, ada_id, NERVE, NOW + MINUTE)

    assert progress_of(database, ada_id).read == {NERVE: NOW}


def test_a_mark_can_be_taken_away(database: Database, ada_id: str) -> None:
    with database.unit() as db:
        mark_read(db, ada_id, NERVE, NOW)
        mark_unread(db, ada_id, NERVE)

    assert progress_of(database, ada_id).state(NERVE) == "started"


def test_opening_again_does_not_take_the_mark_away(database: Database, ada_id: str) -> None:
    with database.unit() as db:
        mark_read(db, ada_id, NERVE, NOW)
    keep_opened(database, ada_id, NERVE, NOW + MINUTE)

    assert progress_of(database, ada_id).read == {NERVE: NOW}


def test_the_standing_knows_which_module_was_opened_last(database: Database, ada_id: str) -> None:
    keep_opened(database, ada_id, NERVE, NOW)
    keep_opened(database, ada_id, LOAD, NOW + MINUTE)

    assert not standing(database, Reader(ada_id), *NERVE).last_here
    assert standing(database, Reader(ada_id), *LOAD).last_here


def test_one_persons_reading_is_not_anothers(database: Database, ada_id: str) -> None:
    with database.unit() as db:
        ben_id = make_account(db, "Ben", "ben@example.org")
        mark_read(db, ada_id, NERVE, NOW)

    assert progress_of(database, ben_id).read == {}
