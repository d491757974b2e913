"""With the wall clock moved by two days on or a day back, nobody gains time and nobody loses any."""

from pathlib import Path

import pytest

from learning.attempts.exams.expiring import close_expired
from learning.attempts.exams.in_step import ClocksApart, in_step
from learning.attempts.owners import Owner
from learning.core.clock import DAY, MINUTE, SECOND, wall_clock
from learning.core.database import Database
from tests.attempts.exams.sittings import begun, event, found, person, save
from tests.machine import Machine

MOVES = pytest.mark.parametrize("move", [2 * DAY, -1 * DAY])


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


@pytest.fixture
def ada(database: Database) -> Owner:
    return person(database)


@MOVES
def test_a_save_counts_until_the_end_and_not_after(
    database: Database, ada: Owner, machine: Machine, move: int
) -> None:
    now = machine.process()
    sitting_id = begun(database, ada, now=now())
    save(database, ada, sitting_id, event(1), now=now())
    machine.set_wall(move)
    machine.passes(60 * MINUTE)
    in_time = save(database, ada, sitting_id, event(2), now=now())
    machine.passes(MINUTE)
    late = save(database, ada, sitting_id, event(3), now=now())
    assert [one.kept[0].outcome for one in (in_time, late)] == ["applied", "late"]


@MOVES
def test_a_worker_that_begins_afterwards_shows_the_same_end(
    database: Database, ada: Owner, machine: Machine, move: int
) -> None:
    sitting_id = begun(database, ada, now=machine.process()())
    machine.set_wall(move)
    machine.passes(59 * MINUTE)
    sitting, now = found(database, ada, sitting_id), machine.process()()
    assert (sitting.at(now).state, sitting.attempt.deadline - now) == ("in-progress", MINUTE)


@MOVES
def test_the_sweeper_closes_what_is_over_and_nothing_else(
    database: Database, ada: Owner, machine: Machine, move: int
) -> None:
    begun(database, ada, now=machine.process()())
    machine.set_wall(move)
    assert close_expired(database, machine.process()()) == 0
    machine.passes(61 * MINUTE)
    assert close_expired(database, machine.process()()) == 1


def test_an_exam_is_begun_where_site_and_database_agree(database: Database) -> None:
    in_step(database, wall_clock)


@pytest.mark.parametrize("apart", [-3 * SECOND, 3 * SECOND, 2 * DAY])
def test_no_exam_is_begun_where_the_clocks_of_site_and_database_differ(database: Database, apart: int) -> None:
    if database.dialect == "sqlite":
        in_step(database, lambda: wall_clock() + apart)  # there is one clock only
        return
    with pytest.raises(ClocksApart, match="seconds apart"):
        in_step(database, lambda: wall_clock() + apart)
