"""`flask credit roster`: looks first, writes when asked, and reports nobody twice."""

import stat
from pathlib import Path

from flask import Flask

from tests.credit.completions import certified_at
from tests.reader import Reader

DAYS = ("--board", "florida", "--from", "2026-11-01", "--to", "2026-11-30")
CODES = ("--profession", "MT", "--subject", "GEN", "--course-code", "20-1")


def told(site: Flask, *more: str | Path) -> str:
    answer = site.test_cli_runner().invoke(args=["credit", "roster", "assessment", *DAYS, *map(str, more)])
    return str(answer.output)


def test_looking_writes_and_remembers_nothing(site: Flask, ada: Reader) -> None:
    certified_at(site, account_id=ada.account)

    for _ in range(2):
        assert "1 rows, 0 left out." in told(site) and "Nothing was written." in told(site)


def test_what_was_written_is_not_reported_again(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)
    out = tmp_path / "roster.csv"

    assert "1 rows written" in told(site, *CODES, "--csv", out)
    assert (out.read_text().count("\n"), stat.S_IMODE(out.stat().st_mode)) == (2, 0o600)
    assert "reported on 2026-11-18" in told(site, *CODES, "--csv", tmp_path / "again.csv")
    assert not (tmp_path / "again.csv").exists()
    assert "1 rows written" in told(site, *CODES, "--csv", out, "--again")


def test_the_message_is_written_with_the_key_of_a_file(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)
    (tmp_path / "key").write_text("secret\n")
    out = tmp_path / "roster.xml"

    assert "--key-file" in told(site, *CODES, "--xml", out)
    sender = ("--sender", "p1", "50-0000", "77", "--key-file", tmp_path / "key")
    assert "secret" not in told(site, *CODES, "--xml", out, *sender)
    assert 'upload_key="secret"' in out.read_text()


def test_without_the_codes_of_the_board_nothing_is_made_up(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)

    assert "Give --profession" in told(site, "--csv", tmp_path / "roster.csv")
    assert not (tmp_path / "roster.csv").exists()


def test_a_board_that_there_is_not_is_told(site: Flask) -> None:
    assert "There is no board called generic." in told(site, "--board", "generic")
