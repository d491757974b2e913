import gzip
from pathlib import Path

import pytest
from sqlalchemy import select, text

from learning.core.database import Database
from learning.core.errors import Conflict, NotFound
from learning.core.migrating import upgrade
from learning.credit.badges.giving import badge_of, make
from learning.credit.badges.models import badge
from learning.credit.badges.places import LENGTH
from learning.credit.badges.status import encoded, signed_list
from learning.credit.certificates.checking import find
from learning.credit.certificates.ending import revoke, supersede
from learning.credit.signing import base64url, ring
from tests import databases
from tests.conftest import NOW
from tests.credit.badges.making import badged, parts
from tests.credit.completions import certified, keys_in
from tests.people_of import make_account


def bits(token: str) -> bytes:
    """The bits of a status list, as a verifier unpacks them."""
    packed = parts(token)[1]["credentialSubject"]["encodedList"]
    assert packed[0] == "u"
    return gzip.decompress(base64url.to_bytes(packed[1:]))


def test_a_badge_is_made_once(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        certificate_id, token = badged(db, keys)
        ring.make(db, keys, "badges", NOW + 1, None)
        make(db, keys, find(db, certificate_id), "ada", NOW + 1_000)
        made = badge_of(db, certificate_id)

    assert made is not None and (made.token, made.made_at) == (token, NOW)


def test_it_is_made_anew_when_its_key_was_in_wrong_hands(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        certificate_id, old = badged(db, keys)
        ring.revoke(db, parts(old)[0]["kid"].rpartition("/")[2], NOW - 1, NOW, None)
        assert badge_of(db, certificate_id) is None
        make(db, keys, find(db, certificate_id), "ada", NOW + 1_000)
        new = badge_of(db, certificate_id)

    assert new is not None and parts(new.token)[1]["nbf"] == NOW // 1000 + 1
    assert parts(new.token)[1]["credentialStatus"] == parts(old)[1]["credentialStatus"]


def test_none_is_made_of_what_is_revoked(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certificate_id = certified(db, keys_in(tmp_path))
        revoke(db, certificate_id, "cleo", "Wrong person.", NOW)
        with pytest.raises(Conflict, match="is revoked, so no badge"):
            make(db, keys_in(tmp_path), find(db, certificate_id), "ada", NOW)


@pytest.mark.parametrize("how", ["revoked", "superseded", "key"])
def test_the_status_list_says_which_badge_holds_no_more(database: Database, tmp_path: Path, how: str) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")
        stays, _ = badged(db, keys, account_id=ada)
        if how == "key":
            ring.make(db, keys, "certificates", NOW, None)
        goes, token = badged(db, keys, NOW + 5_000, account_id=ada, enrolment_id="enrolment-2")
        assert not any(bits(signed_list(db, keys, 0, NOW)))
        if how == "revoked":
            revoke(db, goes, "cleo", "Wrong person.", NOW + 6_000)
        elif how == "superseded":
            supersede(db, keys, goes, "Ada Lind", None, "cleo", "A name.", NOW + 6_000)
        else:
            ring.revoke(db, find(db, goes).snapshot.kid, NOW + 1_000, NOW + 6_000, None)
        told = bits(signed_list(db, keys, 0, NOW + 6_000))
        other = db.scalar(select(badge.c.position).where(badge.c.certificate_id == stays))

    index = int(parts(token)[1]["credentialStatus"]["statusListIndex"])
    assert told[index // 8] == 0x80 >> index % 8 and sum(map(bool, told)) == 1 and other != index


def test_a_list_without_badges_is_not_found(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        with pytest.raises(NotFound):
            signed_list(db, keys, 0, NOW)
        badged(db, keys)
        with pytest.raises(NotFound):
            signed_list(db, keys, 1, NOW)


def test_a_list_has_the_least_length_and_counts_from_the_left() -> None:
    plain = gzip.decompress(base64url.to_bytes(encoded([0, 9])[1:]))

    assert len(plain) * 8 == LENGTH and plain[:2] == b"\x80\x40" and not any(plain[2:])


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_certificates_from_before_badges_keep_their_key(dialect: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/old.db" if dialect == "sqlite" else databases.postgresql_url("before_badges")
    database = Database(url, tmp_path / "write.lock")
    upgrade(database, "0015")
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))

    upgrade(database)

    with database.unit() as db:
        assert find(db, made).standing.state == "valid"
        make(db, keys_in(tmp_path), find(db, made), "ada", NOW)
        if dialect == "sqlite":
            assert db.execute(text("PRAGMA foreign_key_check")).all() == []
    database.dispose()
