"""Certificates from before attestations were kept beside them get theirs, where the account is still there."""

from pathlib import Path

import pytest
from sqlalchemy import text

from learning.core.database import Database
from learning.core.migrating import upgrade
from tests import databases

BEFORE = (
    "INSERT INTO account (id, name, name_key, email, email_key, password_hash, role, epoch, created_at)"
    " VALUES ('ada', 'Ada', 'ada', 'a@example.org', 'a@example.org', '', 'student', 0, 0)",
    "INSERT INTO signing_key (kid, use, public, made_at) VALUES ('k', 'certificates', '', 0)",
    "INSERT INTO enrolment (id, account_id, course, at) VALUES ('e1', 'ada', 'c', 0), ('e2', 'ada', 'd', 0)",
    "INSERT INTO attestation (id, enrolment_id, at, name, licence, asked) VALUES"
    " ('a1', 'e1', 10, 'Ada', NULL, 'old work'),"
    """ ('a2', 'e1', 20, 'Ada', '{"state":"FL","number":"MA 1","profession":"x"}', 'the work'),"""
    " ('a3', 'e1', 40, 'Ada', NULL, 'new work'), ('a4', 'e2', 10, 'Ada', NULL, 'the work')",
    "INSERT INTO certificate (id, enrolment_id, account_id, course, snapshot, signature, kid, issued_at, supersedes)"
    " VALUES ('c1', 'e1', 'ada', 'c', '', '', 'k', 30, NULL), ('c2', 'e1', 'ada', 'c', '', '', 'k', 50, 'c1'),"
    " ('c3', 'e2', 'ada', 'd', '', '', 'k', 10, NULL), ('c4', 'gone', NULL, 'c', '', '', 'k', 30, NULL)",
)
SAYS = "I am Ada, {}. I did this work myself."


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_what_was_signed_before_the_certificate_is_kept_with_it(dialect: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/old.db" if dialect == "sqlite" else databases.postgresql_url("signed")
    database = Database(url, tmp_path / "write.lock")
    upgrade(database, "0016")
    with database.unit() as db:
        for statement in BEFORE:
            db.exec_driver_sql(statement)

    upgrade(database)

    with database.reading() as db:
        kept = db.execute(text("SELECT * FROM certificate_attestation ORDER BY certificate_id")).all()
    assert [tuple(row) for row in kept] == [
        ("c1", SAYS.format("licence FL MA 1"), 20), ("c3", SAYS.format("without a licence"), 10),
    ]  # fmt: skip
    database.dispose()
