"""Approvals are recorded and withdrawn once, each with its audit row, and never changed."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import Conflict, NotFound, Refused
from learning.credit.boards.approvals import Recorded, approvals, by_id, record, standing, withdraw
from learning.credit.boards.departures import Shape
from tests.conftest import NOW

GIVEN = Recorded("backs", "florida", Shape("Backs", "1.5", {"courses/backs.md": "a"}), "FL-9", "2026-01-01")


def recorded(database: Database, given: Recorded = GIVEN) -> str:
    with database.unit() as db:
        return record(db, given, "cleo", NOW)


def test_an_approval_is_read_back_as_it_was_recorded(database: Database) -> None:
    made = recorded(database)

    with database.reading() as db:
        one = by_id(db, made)
        assert (one.shape, one.number, one.ends_on, one.withdrawn_because) == (GIVEN.shape, "FL-9", None, "")
        assert db.scalars(select(audit_row.c.action)).all() == ["approval.record"]


@pytest.mark.parametrize(
    "wrong", [replace(GIVEN, ends_on="2025-12-31"), replace(GIVEN, shape=replace(GIVEN.shape, revisions={}))]
)
def test_an_approval_that_covers_nothing_is_refused(database: Database, wrong: Recorded) -> None:
    with pytest.raises(Refused):
        recorded(database, wrong)


def test_an_approval_is_withdrawn_once_and_with_a_reason(database: Database) -> None:
    made = recorded(database)
    for reason, error in ((" ", Refused), ("The board took it back.", None), ("Again.", Conflict)):
        with database.unit() as db:
            if error is None:
                withdraw(db, made, reason, "cleo", NOW)
            else:
                with pytest.raises(error):
                    withdraw(db, made, reason, "cleo", NOW)

    with database.reading() as db:
        assert by_id(db, made).withdrawn_because == "The board took it back."
        assert standing(db, NOW) == ()


def test_one_that_is_over_does_not_stand(database: Database) -> None:
    recorded(database, replace(GIVEN, ends_on="2026-11-17"))
    still = recorded(database, replace(GIVEN, ends_on="2026-11-18"))

    with database.reading() as db:
        assert [one.id for one in standing(db, NOW)] == [still]


def test_those_of_a_course_are_found_by_it(database: Database) -> None:
    made, _ = recorded(database), recorded(database, replace(GIVEN, course="necks"))

    with database.reading() as db:
        assert [one.id for one in approvals(db, "backs")] == [made]
        with pytest.raises(NotFound):
            by_id(db, "nobody")
