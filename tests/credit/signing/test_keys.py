from pathlib import Path

import pytest

from learning.credit.signing import base64url, ed25519
from learning.credit.signing.keys import Keys, NoKey
from learning.credit.signing.naming import named
from tests.conftest import NOW


def keys_in(folder: Path) -> Keys:
    return Keys(folder / "keys", "https://palpate.example", own=True)


def test_a_key_is_named_by_its_year_and_fingerprint(tmp_path: Path) -> None:
    made = keys_in(tmp_path).make("certificates", NOW)

    assert made.kid.startswith("2026-") and len(made.kid) == 37
    assert named(base64url.to_bytes(made.public), made.kid)


def test_only_its_owner_can_read_a_key(tmp_path: Path) -> None:
    made = keys_in(tmp_path).make("certificates", NOW)

    assert (tmp_path / "keys" / f"certificates-{made.kid}.pem").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_another_process_signs_with_the_same_key(tmp_path: Path) -> None:
    made = keys_in(tmp_path).make("certificates", NOW)

    signature = keys_in(tmp_path).sign("certificates", made.kid, "Ada, née Ö")

    public = base64url.to_bytes(made.public)
    assert ed25519.genuine(public, "Ada, née Ö", base64url.to_bytes(signature))
    assert not ed25519.genuine(public, "Ada, nee O", base64url.to_bytes(signature))


def test_a_key_that_others_can_read_signs_nothing(tmp_path: Path) -> None:
    made = keys_in(tmp_path).make("certificates", NOW)
    (tmp_path / "keys" / f"certificates-{made.kid}.pem").chmod(0o644)

    with pytest.raises(NoKey, match="read by others"):
        keys_in(tmp_path).sign("certificates", made.kid, "Ada")


@pytest.mark.parametrize(
    "file", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", b"\x00\xff"]
)
def test_a_file_that_is_no_key_is_named(tmp_path: Path, file: bytes) -> None:
    made = keys_in(tmp_path).make("certificates", NOW)
    (tmp_path / "keys" / f"certificates-{made.kid}.pem").write_bytes(file)

    with pytest.raises(NoKey, match=made.kid):
        keys_in(tmp_path).sign("certificates", made.kid, "Ada")


def test_keys_for_one_use_are_not_those_for_another(tmp_path: Path) -> None:
    made = keys_in(tmp_path).make("audit", NOW)

    assert keys_in(tmp_path).here("certificates") == []
    assert keys_in(tmp_path).here("audit") == [made]
    with pytest.raises(NoKey):
        keys_in(tmp_path).sign("certificates", made.kid, "Ada")


def test_a_folder_that_takes_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file")

    with pytest.raises(NoKey, match="No key can be kept in"):
        keys_in(tmp_path).make("certificates", NOW)
