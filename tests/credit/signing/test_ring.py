from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from learning.core.clock import DAY
from learning.core.database import Database
from learning.core.errors import Conflict, NotFound
from learning.credit.signing import base64url, ring
from learning.credit.signing.keys import Keys, NoKey
from tests.conftest import NOW


def keys_in(folder: Path, *, own: bool = True) -> Keys:
    return Keys(folder / "keys", "https://palpate.example", own=own)


def test_what_is_signed_is_genuine_and_nothing_else_is(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        signed = ring.sign(db, keys_in(tmp_path), "certificates", "Ada", NOW)
        (key,) = ring.known(db)

    assert ring.genuine(key, "Ada", signed.signature)
    assert not ring.genuine(key, "Ade", signed.signature)
    assert not ring.genuine(key, "Ada", signed.signature + "A")
    assert not ring.genuine(key, "Ada", "no signature")


def test_a_key_put_in_the_place_of_another_does_not_fit_its_name(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        ring.sign(db, keys, "certificates", "Ada", NOW)
        (key,) = ring.known(db)
    forger = keys.make("certificates", NOW)

    forged = keys.sign("certificates", forger.kid, "Eve")

    assert not ring.genuine(replace(key, public=forger.public), "Eve", forged)


def test_on_loopback_the_first_key_makes_itself_and_stays(database: Database, tmp_path: Path) -> None:
    kids = []
    for _ in range(2):
        with database.unit() as db:
            kids.append(ring.signing_kid(db, keys_in(tmp_path), "certificates", NOW))

    assert kids[0] == kids[1]


def test_a_key_whose_row_was_not_kept_is_taken_up_again(database: Database, tmp_path: Path) -> None:
    lost = keys_in(tmp_path).make("certificates", NOW - 400 * DAY)

    with database.unit() as db:
        signed = ring.sign(db, keys_in(tmp_path), "certificates", "Ada", NOW)
        (key,) = ring.known(db)

    assert signed.kid == lost.kid and ring.genuine(key, "Ada", signed.signature)


def test_workers_that_begin_together_agree_on_one_key(database: Database, tmp_path: Path) -> None:
    def first(_: int) -> str:
        with database.unit() as db:
            return ring.signing_kid(db, keys_in(tmp_path), "certificates", NOW)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(first, range(8)))) == 1


def test_elsewhere_a_missing_key_is_refused_with_the_command(database: Database, tmp_path: Path) -> None:
    with database.unit() as db, pytest.raises(NoKey) as refusal:
        ring.sign(db, keys_in(tmp_path, own=False), "audit", "head", NOW)

    assert "flask keys make --use audit" in refusal.value.next


def test_the_newest_key_that_is_here_signs(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path, own=False)
    with database.unit() as db:
        first = ring.make(db, keys, "certificates", NOW, None)
        second = ring.make(db, keys, "certificates", NOW + DAY, None)
        assert ring.signing_kid(db, keys, "certificates", NOW) == second.kid
        (tmp_path / "keys" / f"certificates-{second.kid}.pem").unlink()
        assert ring.signing_kid(db, keys, "certificates", NOW) == first.kid


def test_a_retired_key_signs_no_more_and_what_it_signed_holds(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path, own=False)
    with database.unit() as db:
        made = ring.make(db, keys, "certificates", NOW, None)
        ring.retire(db, made.kid, NOW + DAY, None)
        (key,) = ring.known(db)
        with pytest.raises(NoKey):
            ring.signing_kid(db, keys, "certificates", NOW)

    assert key.retired_at == NOW + DAY and key.holds_at(NOW + 2 * DAY)


def test_what_a_revoked_key_signed_later_does_not_hold(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        made = ring.make(db, keys, "certificates", NOW, None)
        ring.revoke(db, made.kid, NOW + DAY, NOW + 3 * DAY, None)
        (key,) = ring.known(db)
        assert ring.signing_kid(db, keys, "certificates", NOW) != made.kid

    assert key.holds_at(NOW + DAY) and not key.holds_at(NOW + DAY + 1)


def test_a_key_ends_once_and_an_unknown_one_not_at_all(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        made = ring.make(db, keys_in(tmp_path), "certificates", NOW, None)
        ring.retire(db, made.kid, NOW, None)
        with pytest.raises(Conflict):
            ring.retire(db, made.kid, NOW, None)
        with pytest.raises(NotFound):
            ring.revoke(db, "2026-none", NOW, NOW, None)


def test_the_public_half_is_all_that_the_database_holds(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        made = ring.make(db, keys_in(tmp_path), "certificates", NOW, None)
        (key,) = ring.known(db)

    assert len(base64url.to_bytes(key.public)) == 32
    assert "PRIVATE" in (tmp_path / "keys" / f"certificates-{made.kid}.pem").read_text()
