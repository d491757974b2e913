"""A house of core and people alone, its browsers, and what a person reads on its pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

import app
from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.settings import Settings, settings_from
from tests import databases
from tests.conftest import FixedClock
from tests.people_of import make_account, signed_in


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "var").mkdir()
    url = databases.sqlite_url(tmp_path / "var")
    return settings_from({"DATABASE_URL": url, "SECRET_KEY": "k" * 32}, tmp_path)


@pytest.fixture
def site(settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    monkeypatch.setattr(app, "ROOMS", ("people",))
    made = app.create_app(settings, clock)
    yield made
    made.extensions["palpate"].database.dispose()


@pytest.fixture
def kept(site: Flask) -> Database:
    """The database of the site."""
    database: Database = site.extensions["palpate"].database
    return database


@pytest.fixture
def visitor(site: Flask) -> FlaskClient:
    return site.test_client()


@pytest.fixture
def ada_id(kept: Database) -> str:
    with kept.unit() as db:
        return make_account(db, "Ada Moss", "ada@example.org")


@pytest.fixture
def ada(site: Flask, kept: Database, ada_id: str, clock: FixedClock) -> FlaskClient:
    return signed_in(site, kept, ada_id, clock.now)


def send(client: FlaskClient, path: str, page: str = "", **fields: str) -> TestResponse:
    """Open the page, then send its form with these fields; `page` when the form stands elsewhere."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(page or path).text)
    assert token, f"no form on {page or path}"
    return client.post(path, data={"csrf_token": token[1], **fields})


def errors_on(answer: TestResponse) -> list[str]:
    """The sentences under the fields of a page."""
    return re.findall(r"Error: </span>([^<]+)<", answer.text)


def letters(settings: Settings) -> list[str]:
    """The letters that were written, in no order."""
    return [path.read_text() for path in (settings.var / "mail").glob("*.eml")]


def acts(database: Database) -> list[str]:
    """The actions in the audit rows, oldest first."""
    with database.reading() as db:
        return list(db.execute(select(audit_row.c.action).order_by(audit_row.c.seq)).scalars())
