import gzip
import json
from pathlib import Path

import pytest
from sqlalchemy import select, text

from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import Conflict, NotFound
from learning.core.migrating import upgrade
from learning.credit.badges.checking import check
from learning.credit.badges.credential import claims
from learning.credit.badges.giving import Badge, badge_of, make
from learning.credit.badges.models import badge
from learning.credit.badges.places import LENGTH, Places
from learning.credit.badges.status import encoded, signed_list
from learning.credit.badges.tokens import write
from learning.credit.certificates.checking import find
from learning.credit.certificates.ending import revoke, supersede
from learning.credit.signing import base64url, ring
from tests import databases
from tests.conftest import NOW
from tests.credit.badges.making import badged, parts, token_of
from tests.credit.completions import SITE, certified, keys_in
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


def test_the_licence_goes_in_only_when_its_owner_says_so_and_that_is_recorded(
    database: Database, tmp_path: Path
) -> None:
    with database.unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")
        plain, token = badged(db, keys_in(tmp_path), account_id=ada)
        told, other = badged(db, keys_in(tmp_path), account_id=ada, enrolment_id="enrolment-2", licence=True)
    with database.reading() as db:
        said = {row.certificate_id: row.licence for row in db.execute(select(badge))}
        acts = db.execute(select(audit_row).where(audit_row.c.action == "badge.make"))
        recorded = {row.object: json.loads(row.detail)["licence"] for row in acts}

    assert said == recorded == {plain: False, told: True}
    assert "MA 00000" not in str(parts(token)[1]) and "MA 00000" in str(parts(other)[1]["credentialSubject"])


def test_made_again_the_one_before_stays_genuine_with_the_same_id_and_bit(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        mine, with_it = badged(db, keys, licence=True)
        make(db, keys, find(db, mine), "ada", NOW + 1_000)
        without = token_of(db, mine)
        make(db, keys, find(db, mine), "ada", NOW + 2_000, licence=True)
        tokens = (with_it, without, token_of(db, mine))
        assert [check(db, one, Places(SITE), NOW + 2_000).snapshot.id for one in tokens] == [mine] * 3

    said = [parts(one)[1] for one in tokens]
    assert ["MA 00000" in str(one) for one in said] == [True, False, True]
    assert len({(one["id"], one["credentialStatus"]["id"]) for one in said}) == 1
    assert sorted(one["validFrom"] for one in said) == [one["validFrom"] for one in said]


def test_revoking_the_certificate_ends_every_badge_of_it(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        mine, first = badged(db, keys, licence=True)
        make(db, keys, find(db, mine), "ada", NOW)
        revoke(db, mine, "cleo", "Wrong person.", NOW)
        found = [check(db, one, Places(SITE), NOW).standing.state for one in (first, token_of(db, mine))]
        told = bits(signed_list(db, keys, 0, NOW))

    assert found == ["revoked"] * 2 and sum(one.bit_count() for one in told) == 1


def test_without_a_licence_there_is_nothing_to_put_in(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        mine = certified(db, keys_in(tmp_path), licence=None)
        make(db, keys_in(tmp_path), find(db, mine), "ada", NOW, licence=True)
        made, token = badge_of(db, mine), token_of(db, mine)

    assert made is not None and not made.licence and len(parts(token)[1]["credentialSubject"]["identifier"]) == 1


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


BEFORE = """INSERT INTO badge (certificate_id, position, token, kid, made_at)
            VALUES (:certificate, 7, :token, :kid, :made_at)"""


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_badges_from_before_they_could_be_made_again_stay_genuine(dialect: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/old.db" if dialect == "sqlite" else databases.postgresql_url("badges_once")
    database, keys = Database(url, tmp_path / "write.lock"), keys_in(tmp_path)
    upgrade(database, "0016")
    with database.unit() as db:
        mine = certified(db, keys)
        kid = ring.signing_kid(db, keys, "badges", NOW)
        said = claims(find(db, mine).snapshot, Places(SITE), 7, NOW, licence=False)
        token = write(keys, kid, ring.public_half(db, kid), said)
        db.execute(text(BEFORE), {"certificate": mine, "token": token, "kid": kid, "made_at": NOW})

    upgrade(database)

    with database.unit() as db:
        assert badge_of(db, mine) == Badge(token, NOW, licence=False)
        make(db, keys, find(db, mine), "ada", NOW + 1_000, licence=True)
        positions = set(db.scalars(select(badge.c.position)))
        assert check(db, token, Places(SITE), NOW + 1_000).snapshot.id == mine and positions == {7}
    database.dispose()


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
