"""The small school on both databases, and Ada and Ben who study there."""

from pathlib import Path

import pytest

from learning.core.database import Database
from learning.core.settings import Settings
from tests.credit.completion.school import approved, settings_of, teach
from tests.people_of import make_account


@pytest.fixture
def school(database: Database, tmp_path: Path) -> Database:
    """The database of the school, its course published, and approved for credit."""
    teach(database, tmp_path / "content")
    approved(database)
    return database


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Its settings."""
    return settings_of(tmp_path)


@pytest.fixture
def ada_id(school: Database) -> str:
    with school.unit() as db:
        return make_account(db, "Ada", "ada@example.org")


@pytest.fixture
def ben_id(school: Database) -> str:
    with school.unit() as db:
        return make_account(db, "Ben", "ben@example.org")
