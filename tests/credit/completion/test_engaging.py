"""Engaged reading time: added up by day, and never more than has passed."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from learning.core.clock import DAY, SECOND
from learning.core.database import Database
from learning.credit.completion.engaging import MOST_AT_ONCE, counted, engaged, report
from learning.credit.completion.models import engaged_time
from tests.conftest import NOW
from tests.credit.completion.school import MODULES, at_once

FIRST, SECOND_WORDS = MODULES


def reported(database: Database, account: str, seconds: int, at: int, module: tuple[str, str] = FIRST) -> int:
    with database.unit() as db:
        return report(db, account, module, seconds, NOW + at * SECOND)


def total(database: Database, account: str) -> int:
    with database.reading() as db:
        return sum(engaged(db, account).values())


def test_reports_are_added_up_by_module_and_day(school: Database, ada_id: str) -> None:
    reported(school, ada_id, 30, 0)
    reported(school, ada_id, 20, 30)
    reported(school, ada_id, 10, DAY // SECOND, SECOND_WORDS)

    with school.reading() as db:
        assert engaged(db, ada_id) == {FIRST: 50, SECOND_WORDS: 10}
        assert sorted(db.scalars(select(engaged_time.c.day))) == ["2026-11-18", "2026-11-19"]


def test_nobody_reports_more_than_has_passed(school: Database, ada_id: str) -> None:
    reported(school, ada_id, 30, 0)

    assert reported(school, ada_id, 9_999, 12) == 12
    assert reported(school, ada_id, 30, 12) == 0
    assert reported(school, ada_id, 9_999, 3_600) == MOST_AT_ONCE


def test_two_tabs_share_the_time_that_passes(school: Database, ada_id: str) -> None:
    reported(school, ada_id, 1, 0)
    for at in range(15, 300, 15):
        reported(school, ada_id, 30, at, MODULES[at // 15 % 2])

    assert total(school, ada_id) == 1 + 285


def test_reports_at_once_count_the_time_once(school: Database, ada_id: str) -> None:
    reported(school, ada_id, 1, 0)

    raised = at_once(12, lambda _: none(reported(school, ada_id, 30, 30)))

    assert (raised, total(school, ada_id)) == ([], 31)


def none(_: object) -> None:
    """A thread's act gives nothing back."""


def test_a_clock_that_steps_back_gives_no_time_twice(school: Database, ada_id: str) -> None:
    reported(school, ada_id, 30, 100)

    assert (reported(school, ada_id, 30, 50), reported(school, ada_id, 30, 100)) == (0, 0)


@given(st.lists(st.tuples(st.integers(1, 9_999), st.integers(0, 100)), max_size=30))
def test_the_sum_is_never_above_the_time_between_first_and_last(sent: list[tuple[int, int]]) -> None:
    last, added = 0, 0
    for seconds, later in sent:
        added += counted(seconds, later)
        last += later

    assert 0 <= added <= last
