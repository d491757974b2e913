import json
from dataclasses import replace
from pathlib import Path

import pytest

from learning.core.clock import DAY
from learning.core.database import Database
from learning.credit.certificates.certifying import USE
from learning.credit.certificates.checking import Altered, NoSuchCertificate, find, find_for
from learning.credit.certificates.snapshot import to_text
from learning.credit.signing import ring
from learning.credit.signing.canonical import canonical
from learning.credit.signing.models import signing_key
from learning.credit.signing.naming import named
from tests.conftest import NOW
from tests.credit.completions import certified, keys_in, stolen


def test_what_was_issued_is_found_and_valid(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        found = find(db, certified(db, keys_in(tmp_path)))

    assert (found.snapshot.name, found.standing.state) == ("Ada Moss", "valid")
    assert found.text == to_text(found.snapshot)


def test_an_old_certificate_is_valid_when_its_key_file_is_gone(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))
        for file in (tmp_path / "keys").glob("*.pem"):
            file.unlink()
        assert find(db, made).standing.state == "valid"


@pytest.mark.parametrize("guess", ["", "A" * 22, "A" * 5_000, "é", "' OR 1=1--", "%", "Ada Moss"])
def test_an_id_that_was_never_issued_is_not_found(database: Database, tmp_path: Path, guess: str) -> None:
    with database.unit() as db:
        certified(db, keys_in(tmp_path))
        with pytest.raises(NoSuchCertificate):
            find(db, guess)


def test_an_id_in_other_letters_is_not_found(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))
        with pytest.raises(NoSuchCertificate):
            find(db, made.swapcase())


def test_another_persons_certificate_is_not_found_for_ben(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))
        with pytest.raises(NoSuchCertificate):
            find_for(db, made, "ben")


@pytest.mark.parametrize("column", ["course", "snapshot", "signature", "issued_at"])
def test_a_row_that_was_edited_is_not_found(database: Database, tmp_path: Path, column: str) -> None:
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))
        text = find(db, made).text
        edited: dict[str, str | int] = {
            "course": "another", "snapshot": text.replace("Ada Moss", "Eve Moss"), "signature": "A" * 86,
            "issued_at": NOW - DAY,
        }  # fmt: skip
        stolen(db, made, **{column: edited[column]})
        with pytest.raises(Altered):
            find(db, made)


def test_a_copy_put_under_another_id_is_not_found(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        made = certified(db, keys_in(tmp_path))
        stolen(db, made, id="B" * 22)
        with pytest.raises(Altered):
            find(db, "B" * 22)


def test_what_the_audit_key_signed_is_no_certificate(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        made = certified(db, keys)
        other = ring.make(db, keys, "audit", NOW, None)
        text = to_text(replace(find(db, made).snapshot, kid=other.kid))
        stolen(db, made, snapshot=text, kid=other.kid, signature=keys.sign("audit", other.kid, text))
        with pytest.raises(Altered):
            find(db, made)


def test_what_our_key_signed_for_another_purpose_is_no_certificate(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        made = certified(db, keys)
        found = find(db, made)
        text = canonical(json.loads(found.text) | {"type": "letter"})
        stolen(db, made, snapshot=text, signature=keys.sign(USE, found.snapshot.kid, text))
        with pytest.raises(Altered):
            find(db, made)


def test_a_certificate_signed_before_its_key_was_stolen_holds_and_a_later_one_does_not(
    database: Database, tmp_path: Path
) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        early = certified(db, keys)
        kid = find(db, early).snapshot.kid
        late = certified(db, keys, NOW + 2 * DAY, account_id=find(db, early).account_id, enrolment_id="enrolment-2")
        ring.revoke(db, kid, NOW + DAY, NOW + 3 * DAY, None)
        states = [find(db, made).standing for made in (early, late)]

    assert [standing.state for standing in states] == ["valid", "revoked"]
    assert "no longer trusted" in states[1].reason


def test_a_fingerprint_tells_keys_apart(tmp_path: Path) -> None:
    assert not named(b"\x00" * 32, "2026-" + "0" * 32)


def test_a_certificate_needs_the_row_of_its_key(database: Database, tmp_path: Path) -> None:
    from sqlalchemy.exc import IntegrityError

    with database.unit() as db:
        certified(db, keys_in(tmp_path))
    with pytest.raises(IntegrityError), database.unit() as db:
        db.execute(signing_key.delete())
