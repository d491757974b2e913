"""Erasures written down beside the database, and done again after a backup brought people back."""

import stat
from pathlib import Path

import pytest
from flask import Flask

from learning.core.database import Database
from learning.core.dates import iso
from learning.people import accounts
from tests import databases
from tests.conftest import NOW
from tests.people.conftest import acts, letters
from tests.people.test_commands import run
from tests.people_of import make_account

WRITTEN = f" {iso(NOW)}\n"


def restored(kept: Database) -> None:
    """As a backup has it that is older than every erasure: Ada is there, and the record of acts knows nothing."""
    databases.empty(kept)


@pytest.fixture
def down(site: Flask, tmp_path: Path, ada_id: str) -> Path:
    """The file, after Ada was erased."""
    assert run(site, "erase", "--yes", ada_id)[0] == 0
    path = tmp_path / "erasures.txt"
    assert run(site, "erasures", str(path)) == (0, f"{path}: 1 erasures.\n")
    return path


def back(kept: Database, account_id: str, role: str = "student") -> None:
    """Ada, under her number, as she comes out of a backup."""
    with kept.unit() as db:
        make_account(db, "Ada Moss", "ada@example.org", role)
        db.exec_driver_sql(f"UPDATE account SET id = '{account_id}'")


def test_the_file_names_numbers_and_instants_alone(down: Path, ada_id: str) -> None:
    assert (down.read_text(), stat.S_IMODE(down.stat().st_mode)) == (f"{ada_id}{WRITTEN}", 0o600)


@pytest.mark.parametrize("role", ["student", "instructor", "administrator"])
def test_whoever_a_backup_brought_back_is_erased_again(
    site: Flask, kept: Database, down: Path, ada_id: str, role: str
) -> None:
    restored(kept)
    back(kept, ada_id, role)

    code, told = run(site, "erased-again", "--yes", str(down))

    assert (code, told) == (
        0, f"1 of those who were erased stand there again.\n  erased again: {ada_id}\n",
    )  # fmt: skip
    with kept.reading() as db:
        assert accounts.by_email(db, "ada@example.org") is None
    assert "account.erase" in acts(kept)
    assert "0 of those who were erased" in run(site, "erased-again", "--yes", str(down))[1]


def test_nobody_is_erased_before_somebody_said_yes(site: Flask, kept: Database, down: Path, ada_id: str) -> None:
    restored(kept)
    back(kept, ada_id)

    code, told = run(site, "erased-again", str(down))

    assert code == 1 and "1 of those who were erased stand there again." in told
    with kept.reading() as db:
        assert accounts.by_id(db, ada_id)


def test_a_restored_record_takes_nothing_out_of_the_file(
    site: Flask, kept: Database, down: Path, ada_id: str
) -> None:
    restored(kept)
    with kept.unit() as db:
        ben = make_account(db, "Ben", "ben@example.org")
    run(site, "erase", "--yes", ben)

    assert "2 erasures" in run(site, "erasures", str(down))[1]

    assert sorted(down.read_text().splitlines()) == sorted(f"{one}{WRITTEN}".strip() for one in (ada_id, ben))


@pytest.mark.parametrize(
    "line", ["ada@example.org", "", f"{'a' * 26}", f"{'a' * 26} yesterday", f"{'A' * 26}{WRITTEN}"]
)
def test_a_file_that_was_edited_erases_nobody(
    site: Flask, kept: Database, down: Path, ada_id: str, line: str
) -> None:
    restored(kept)
    back(kept, ada_id)
    down.write_text(f"{ada_id}{WRITTEN}{line}\n")

    for command in ("erased-again", "erasures"):
        code, told = run(site, command, str(down))
        assert code == 1 and "Line 2 of" in told and "erased again" not in told
    with kept.reading() as db:
        assert accounts.by_id(db, ada_id)


def test_letters_that_were_written_to_files_go_too(site: Flask, kept: Database, ada_id: str) -> None:
    client = site.test_client()
    token = client.get("/forgot-password").text.split('name="csrf_token" value="')[1].split('"')[0]
    for email in ("ada@example.org", "ben@example.org"):
        client.post("/forgot-password", data={"csrf_token": token, "email": email})
    settings = site.extensions["palpate"].settings
    assert len(letters(settings)) == 2

    run(site, "erase", "--yes", "ada@example.org")

    assert ["ben@example.org" in letter for letter in letters(settings)] == [True]
