"""What every test may ask for: databases, a fixed clock, the site, and Ada, Ben and Cleo."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings as hypothesis_settings

from app import create_app
from learning.core import frame
from learning.core.database import Database
from learning.core.settings import Settings, settings_from
from tests import databases
from tests.people_of import make_account, signed_in
from tests.reader import Reader

ROOT = Path(__file__).parent.parent

hypothesis_settings.register_profile("palpate", deadline=None, derandomize=True, max_examples=40)
hypothesis_settings.load_profile("palpate")

NOW = 1_795_000_000_000  # 2026-11-18, in milliseconds


class FixedClock:
    """A clock that moves only when a test moves it."""

    def __init__(self, now: int = NOW) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def forward(self, milliseconds: int) -> None:
        """Let time pass."""
        self.now += milliseconds


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Templates are compiled once for all sites of a run: it takes longer than most tests of a page."""
    folder = databases.scratch() / "templates"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frame, "_kept_templates", lambda _var: folder)
        yield


@pytest.fixture
def clock() -> FixedClock:
    """The time of every test, until it moves it."""
    return FixedClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated, empty database: each test that asks for it runs on both."""
    with databases.fresh(request.param, tmp_path) as made:
        yield made


@functools.cache
def published_sqlite() -> Path:
    """A SQLite file with the shipped content published."""
    folder = databases.scratch() / "published"
    folder.mkdir()
    made = create_app(settings_in(folder, databases.sqlite_url(folder)), FixedClock())
    answer = made.test_cli_runner().invoke(args=["content", "sync"])
    assert answer.exit_code == 0, answer.output
    database_of(made).dispose()
    with database_of(made).reading() as db:
        db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database_of(made).dispose()
    return folder / "palpate.db"


def settings_in(folder: Path, database_url: str, **environ: str) -> Settings:
    """Settings for a site whose var folder is in `folder`; `environ`: those beside the least."""
    least = {"DATABASE_URL": database_url, "SECRET_KEY": "k" * 32, "VAR_DIR": str(folder / "var")}
    return settings_from(least | environ, ROOT)


def database_of(site: Flask) -> Database:
    """The database of a site."""
    found: Database = site.extensions["palpate"].database
    return found


@pytest.fixture
def site(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """The whole house with the shipped content, on a database of its own."""
    made = create_app(settings_in(tmp_path, databases.sqlite_url(tmp_path, published_sqlite())), clock)
    yield made
    database_of(made).dispose()


@pytest.fixture
def app(site: Flask) -> Flask:
    """The same, by the name that Flask uses."""
    return site


@pytest.fixture
def visitor(site: Flask) -> Reader:
    """Somebody who is not signed in."""
    return Reader(site.test_client())


@pytest.fixture
def ada(site: Flask, clock: FixedClock) -> Reader:
    """Ada, a student, signed in."""
    return reader_called(site, "Ada", "student", clock)


@pytest.fixture
def ben(site: Flask, clock: FixedClock) -> Reader:
    """Ben, another student, signed in."""
    return reader_called(site, "Ben", "student", clock)


@pytest.fixture
def cleo(site: Flask, clock: FixedClock) -> Reader:
    """Cleo, an instructor, signed in."""
    return reader_called(site, "Cleo", "instructor", clock)


def reader_called(site: Flask, name: str, role: str, clock: FixedClock) -> Reader:
    """Somebody with an account and a session."""
    with database_of(site).unit() as db:
        account = make_account(db, name, f"{name.lower()}@example.org", role)
    return Reader(signed_in(site, database_of(site), account, clock.now), account)
