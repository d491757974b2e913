from pathlib import Path

from flask import Flask

from learning.core.database import Database
from learning.core.migrating import is_current
from tests.core.web.house import registries


def test_upgrade_brings_an_empty_database_to_the_newest_schema(site: Flask, tmp_path: Path) -> None:
    empty = registries(site).database = Database(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path / "empty.lock")

    result = site.test_cli_runner().invoke(args=["database", "upgrade"])

    assert result.exit_code == 0, result.output
    assert is_current(empty)
    empty.dispose()


def test_check_fails_for_a_database_behind_the_code(site: Flask, tmp_path: Path) -> None:
    empty = registries(site).database = Database(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path / "empty.lock")

    result = site.test_cli_runner().invoke(args=["database", "check"])

    assert result.exit_code == 1
    assert "flask database upgrade" in result.output
    empty.dispose()


def test_check_fails_when_a_table_is_missing(site: Flask) -> None:
    with registries(site).database.unit() as db:
        db.exec_driver_sql("DROP TABLE audit_row")

    result = site.test_cli_runner().invoke(args=["database", "check"])

    assert result.exit_code == 1
    assert "audit_row" in result.output
