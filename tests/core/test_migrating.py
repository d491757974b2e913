"""The schema's history and the tables in the code are one."""

from learning.core.database import Database
from learning.core.migrating import differences, is_current, upgrade


def test_the_history_makes_exactly_the_tables_of_the_code(database: Database) -> None:
    assert differences(database) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    upgrade(database)

    assert is_current(database)
