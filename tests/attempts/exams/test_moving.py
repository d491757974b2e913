"""Leaving a section for good."""

import pytest

from learning.attempts.exams.closing import Closed
from learning.attempts.exams.moving import go_on
from learning.core.database import Database
from learning.core.errors import Conflict
from tests.attempts.exams.sittings import CLOSES, begun, event, found, paper, person, save
from tests.conftest import NOW

ONE_WAY = paper(sections=(0, 1, 2), navigation="one-way")


def test_the_section_that_was_left_stays_as_it_is(database: Database) -> None:
    ada = person(database)
    sitting_id = begun(database, ada, ONE_WAY)

    assert go_on(database, ada, sitting_id, 0, NOW) == go_on(database, ada, sitting_id, 0, NOW) == 1
    assert found(database, ada, sitting_id).reached == 1
    ack = save(database, ada, sitting_id, event(1), event(2, "two"))
    assert [one.outcome for one in ack.kept] == ["left", "applied"]


def test_nobody_jumps_or_goes_back(database: Database) -> None:
    ada = person(database)
    sitting_id = begun(database, ada, ONE_WAY)
    go_on(database, ada, sitting_id, 0, NOW)
    go_on(database, ada, sitting_id, 1, NOW)

    for left in (0, 2, 7, -1):
        with pytest.raises(Conflict):
            go_on(database, ada, sitting_id, left, NOW)
    assert found(database, ada, sitting_id).reached == 2


def test_after_its_time_no_section_is_left(database: Database) -> None:
    ada = person(database)
    sitting_id = begun(database, ada, ONE_WAY)

    with pytest.raises(Closed):
        go_on(database, ada, sitting_id, 0, CLOSES + 1)
