"""The schema's history and the tables in the code are one."""

from pathlib import Path

import pytest
from sqlalchemy import text

from learning.core.database import Database
from learning.core.migrating import differences, is_current, upgrade
from learning.core.verifying import verify
from tests import databases


def test_the_history_makes_exactly_the_tables_of_the_code(database: Database) -> None:
    assert differences(database) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    upgrade(database)

    assert is_current(database)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_acts_from_before_the_chain_are_chained_without_gaps(dialect: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/old.db" if dialect == "sqlite" else databases.postgresql_url("old")
    database = Database(url, tmp_path / "write.lock")
    upgrade(database, "0009")
    old = text("INSERT INTO audit_row (seq, at, action, object, detail) VALUES (:seq, 1, 'test', :object, '{}')")
    with database.unit() as db:
        db.execute(old, [{"seq": seq, "object": f"thing {seq}"} for seq in (2, 3, 7, 1_500, 1_501)])

    upgrade(database)

    with database.reading() as db:
        assert verify(db, lambda _rows: None).seq == 5
        things = db.scalars(text("SELECT object FROM audit_row ORDER BY seq")).all()
    assert things == ["thing 2", "thing 3", "thing 7", "thing 1500", "thing 1501"]
    database.dispose()
