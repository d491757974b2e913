"""Problems that readers report."""

import pytest

from learning.core.database import Database
from learning.core.errors import Conflict
from learning.study.reports import close_report, file_report, open_reports
from tests.conftest import NOW


def filed(database: Database, text: str = "The link is dead.", now: int = NOW) -> str:
    with database.unit() as db:
        return file_report(db, "/glossary", text, None, now)


def listed(database: Database) -> list[str]:
    with database.reading() as db:
        return [row.text for row in open_reports(db)]


def test_reports_are_listed_newest_first(database: Database) -> None:
    filed(database, "first")
    filed(database, "second", NOW + 1)

    assert listed(database) == ["second", "first"]


def test_a_closed_report_leaves_the_list(database: Database) -> None:
    report = filed(database)

    with database.unit() as db:
        close_report(db, report, "cleo", NOW)

    assert listed(database) == []


def test_closing_twice_is_a_conflict(database: Database) -> None:
    report = filed(database)
    with database.unit() as db:
        close_report(db, report, "cleo", NOW)

    with pytest.raises(Conflict), database.unit() as db:
        close_report(db, report, "cleo", NOW)
