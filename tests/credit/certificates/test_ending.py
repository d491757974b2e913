from pathlib import Path

import pytest
from sqlalchemy import select

from learning.core.audit import audit_row
from learning.core.clock import DAY
from learning.core.database import Database
from learning.core.errors import Conflict
from learning.credit.certificates.certifying import issue
from learning.credit.certificates.checking import NoSuchCertificate, find
from learning.credit.certificates.ending import OwnCertificate, revoke, supersede
from learning.credit.certificates.listing import certificates_of
from learning.credit.signing import ring
from tests.conftest import NOW
from tests.credit.completions import LICENCE, PROVIDER, certified, completion, keys_in


def test_a_revoked_certificate_says_since_when_and_why(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))
        revoke(db, made, "cleo", "Issued to the wrong person.", NOW + DAY)
        standing = find(db, made).standing

    assert (standing.state, standing.since) == ("revoked", NOW + DAY)
    assert standing.reason == "Issued to the wrong person."


def test_a_correction_is_a_new_certificate_and_the_old_one_stays_as_it_was(
    database: Database, tmp_path: Path
) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        old = certified(db, keys)
        before = find(db, old)
        new = supersede(db, keys, old, "Ada Moss-Lind", None, "cleo", "Her name was misspelt.", NOW + DAY)
        after, fresh = find(db, old), find(db, new)

    assert (after.text, after.signature) == (before.text, before.signature)
    assert (after.standing.state, fresh.standing.state) == ("superseded", "valid")
    assert (fresh.snapshot.name, fresh.snapshot.licence, fresh.snapshot.supersedes) == ("Ada Moss-Lind", None, old)


def test_completing_again_after_a_correction_issues_nothing(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        old = certified(db, keys)
        ada = str(find(db, old).account_id)
        supersede(db, keys, old, "Ada Moss-Lind", LICENCE, "cleo", "Her name was misspelt.", NOW)
        assert issue(db, keys, PROVIDER, completion(ada), NOW) == old
        assert [one.state for one in certificates_of(db, ada)].count("valid") == 1


def test_nothing_ends_twice(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        old = certified(db, keys)
        new = supersede(db, keys, old, "Ada Lind", None, "cleo", "A name.", NOW)
        with pytest.raises(Conflict):
            supersede(db, keys, old, "Ada Lund", None, "cleo", "A name.", NOW)
        revoke(db, new, "cleo", "Wrong person.", NOW)
        with pytest.raises(Conflict):
            revoke(db, new, "cleo", "Wrong person.", NOW)
        with pytest.raises(Conflict):
            supersede(db, keys, new, "Ada Lund", None, "cleo", "A name.", NOW)


def test_what_was_superseded_can_still_be_revoked(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        old = certified(db, keys)
        ada = str(find(db, old).account_id)
        supersede(db, keys, old, "Ada Lind", None, "cleo", "A name.", NOW)
        revoke(db, old, "cleo", "Wrong person.", NOW + 1)
        assert find(db, old).standing.state == "revoked"
        assert {one.snapshot.id: one.state for one in certificates_of(db, ada)}[old] == "revoked"


def test_what_a_stolen_key_signed_is_issued_again_by_a_correction(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        old = certified(db, keys)
        ring.revoke(db, find(db, old).snapshot.kid, NOW - DAY, NOW, None)
        new = supersede(db, keys, old, "Ada Moss", LICENCE, "cleo", "The key was stolen.", NOW + DAY)
        assert (find(db, old).standing.state, find(db, new).standing.state) == ("revoked", "valid")


def test_nobody_acts_on_a_certificate_of_their_own(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))
        ada = str(find(db, made).account_id)
        with pytest.raises(OwnCertificate):
            revoke(db, made, ada, "I want to.", NOW)


def test_an_unknown_certificate_does_not_end(database: Database) -> None:
    with database.unit() as db, pytest.raises(NoSuchCertificate):
        revoke(db, "A" * 22, "cleo", "Wrong person.", NOW)


def test_each_act_is_in_the_record_of_acts(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        old = certified(db, keys)
        new = supersede(db, keys, old, "Ada Lind", None, "cleo", "A name.", NOW)
        revoke(db, new, "cleo", "Wrong person.", NOW)
    with database.reading() as db:
        rows = db.execute(select(audit_row.c.action, audit_row.c.object).order_by(audit_row.c.seq)).all()

    acts = [tuple(row) for row in rows if row.action.startswith("certificate.")]
    assert acts == [("certificate.issue", old), ("certificate.supersede", old), ("certificate.revoke", new)]
