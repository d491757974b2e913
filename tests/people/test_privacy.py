"""Erasing, in both databases."""

import pytest
from sqlalchemy import select

from learning.core import audit
from learning.core.audit import audit_row
from learning.core.clock import DAY
from learning.core.database import Database
from learning.core.errors import NotFound
from learning.core.limits import token_bucket
from learning.core.personal_data import Kept
from learning.core.verifying import verify
from learning.people import accounts, licences, links, privacy, throttles
from learning.people.models import licence, link
from tests.conftest import NOW
from tests.people_of import make_account

LAW = Kept("A row", "a law wants it", NOW + DAY)


@pytest.fixture
def ada(database: Database) -> str:
    with database.unit() as db:
        account = make_account(db, "Ada", "ada@example.org")
        throttles.sign_in(db, "ada@example.org", "192.0.2.1", NOW)
        links.make(db, "reset", account, NOW)
        audit.record(db, None, "sitting.void", "her-sitting", NOW, {"reason": "Ada left."})
        audit.record(db, None, "sitting.void", "his-sitting", NOW, {"reason": "Ben left."})
    licences.add(database, account, "FL", "1", "Massage therapist", NOW)
    return account


def erase(database: Database, account: str) -> list[Kept]:
    with database.unit() as db:
        known = accounts.by_id(db, account)
        return privacy.erase(db, [lambda *_: [LAW]], [lambda *_: ["her-sitting"]], known, account, NOW)


def test_what_hangs_on_the_account_goes_with_it_and_what_stays_is_said(database: Database, ada: str) -> None:
    assert [kept.words for kept in erase(database, ada)] == ["A row: until 19 November 2026, because a law wants it."]

    with database.reading() as db:
        assert [db.execute(select(of)).all() for of in (licence, link, token_bucket)] == [[], [], []]
        with pytest.raises(NotFound):
            accounts.by_id(db, ada)


def test_what_was_said_about_theirs_is_taken_out_and_about_others_stays(database: Database, ada: str) -> None:
    erase(database, ada)

    with database.reading() as db:
        said = db.execute(select(audit_row.c.object, audit_row.c.detail).order_by(audit_row.c.seq)).all()
        verify(db, lambda _rows: None)
    assert dict(map(tuple, said))["her-sitting"] is None
    assert "Ben left." in dict(map(tuple, said))["his-sitting"]


def test_the_same_account_is_erased_once(database: Database, ada: str) -> None:
    erase(database, ada)

    with pytest.raises(NotFound):
        erase(database, ada)
