"""Beginning an exam."""

import threading

import pytest
from sqlalchemy import select

from learning.attempts.claiming import claim
from learning.attempts.exams.finding import find, seen, sittings_of
from learning.attempts.exams.models import sitting
from learning.attempts.exams.sitting_down import NotNow, may_enter, settle, sit
from learning.attempts.exams.submitting import submit
from learning.attempts.owners import Owner
from learning.core.database import Database
from learning.core.errors import NotFound, SignInNeeded
from quizzes.exams.retaking import Wait
from quizzes.exams.timing import HOUR
from tests.attempts.exams.sittings import CLOSES, DEADLINE, begun, event, found, paper, person, save
from tests.conftest import NOW

VISITOR = Owner(visitor="v" * 26)


@pytest.fixture
def ada(database: Database) -> Owner:
    return person(database)


def rows(database: Database) -> list[tuple[int, str]]:
    with database.reading() as db:
        return [
            tuple(row) for row in db.execute(select(sitting.c.number, sitting.c.state).order_by(sitting.c.number))
        ]


def test_an_exam_needs_an_account_and_practice_does_not(database: Database) -> None:
    with pytest.raises(SignInNeeded):
        begun(database, VISITOR)

    assert found(database, VISITOR, begun(database, VISITOR, paper("practice"))).paper.use == "practice"


def test_a_sitting_freezes_what_it_was_handed(database: Database, ada: Owner) -> None:
    one = found(database, ada, begun(database, ada))

    assert (one.paper, one.attempt.deadline, one.number) == (paper(), DEADLINE, 1)
    assert one.at(NOW).state == "in-progress"
    assert one.at(CLOSES + 1).state == "expired"


def test_another_device_joins_the_open_sitting(database: Database, ada: Owner) -> None:
    assert begun(database, ada) == begun(database, ada, now=NOW + 1)


def test_another_persons_sitting_is_not_found(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, ada)

    for other in (person(database, "Ben"), VISITOR, Owner()):
        with pytest.raises(NotFound):
            find(database, other, sitting_id)


@pytest.mark.parametrize("limit", [1, None])
def test_sixty_four_starts_at_once_make_one_sitting(database: Database, ada: Owner, limit: int | None) -> None:
    ids: list[str] = []
    barrier = threading.Barrier(64)

    def begin() -> None:
        barrier.wait()
        ids.append(sit(database, ada, paper(attempts=limit), NOW))

    threads = [threading.Thread(target=begin) for _ in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(ids), len(set(ids)), rows(database)) == (64, 1, [(1, "in-progress")])


def test_starts_and_submissions_at_once_never_exceed_the_limit(database: Database, ada: Owner) -> None:
    refused: list[str] = []

    def begin_and_submit() -> None:
        for _ in range(4):
            try:
                submit(database, ada, sit(database, ada, paper(attempts=3), NOW), NOW)
            except NotNow as error:
                refused.append(error.entry.may)

    threads = [threading.Thread(target=begin_and_submit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert rows(database) == [(number, "submitted") for number in (1, 2, 3)]
    assert set(refused) == {"no-more"}


def test_after_the_third_failure_the_next_attempt_waits(database: Database, ada: Owner) -> None:
    for _ in range(3):
        submit(database, ada, begun(database, ada), NOW)

    with pytest.raises(NotNow) as refused:
        begun(database, ada, now=NOW + 24 * HOUR - 1)
    assert refused.value.entry.opens_at == NOW + 24 * HOUR
    assert begun(database, ada, now=NOW + 24 * HOUR)


def test_what_may_be_done_now_is_told_before_the_start(database: Database, ada: Owner) -> None:
    begun(database, ada)
    with database.reading() as db:
        assert may_enter(db, ada, "short", "exam", Wait(), None, NOW).may == "join"
    settle(database, ada, "short", "exam", CLOSES + 60_000)
    with database.reading() as db:
        assert may_enter(db, ada, "short", "exam", Wait(), 1, CLOSES).may == "no-more"


def test_a_new_start_closes_what_is_over(database: Database, ada: Owner) -> None:
    first = begun(database, ada)
    second = begun(database, ada, now=CLOSES + 60_000)

    assert first != second
    assert rows(database) == [(1, "expired"), (2, "in-progress")]
    assert found(database, ada, first).attempt.finished_at == DEADLINE


def test_practice_of_a_visitor_becomes_the_accounts(database: Database, ada: Owner) -> None:
    sitting_id = begun(database, VISITOR, paper("practice"))
    save(database, VISITOR, sitting_id, event(1))
    begun(database, ada, paper("practice"))
    with database.unit() as db:
        assert claim(db, ada.account or "", VISITOR.visitor or "") == 1

    assert found(database, ada, sitting_id).number == 1
    with pytest.raises(NotFound):
        found(database, VISITOR, sitting_id)


def test_items_met_before_are_counted(database: Database, ada: Owner) -> None:
    for _ in range(2):
        submit(database, ada, begun(database, ada), NOW)
    with database.reading() as db:
        assert seen(db, ada) == {"one": 2, "two": 2, "three": 2}
        assert [row.number for row in sittings_of(db, ada, NOW)] in ([1, 2], [2, 1])
        assert seen(db, VISITOR) == {}
