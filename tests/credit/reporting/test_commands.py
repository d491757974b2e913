"""`flask credit roster`: looks first, writes when asked, and reports nobody twice."""

import stat
from dataclasses import replace
from pathlib import Path

from flask import Flask

from learning.core.provider import CeBroker
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


def test_a_file_that_others_could_read_is_closed_to_them(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)
    out = tmp_path / "roster.csv"
    out.touch(0o644)
    out.chmod(0o644)

    told(site, *CODES, "--csv", out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_days_of_another_age_are_refused(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)

    for day in (("--from", "0999-01-01"), ("--to", "0999-01-01"), ("--to", "9999-12-31")):
        assert "between 2020 and 2099" in told(site, *CODES, *day, "--csv", tmp_path / "roster.csv")
    assert not (tmp_path / "roster.csv").exists()


def broker(site: Flask, folder: Path) -> None:
    """CE Broker's ids and key are in the settings."""
    (folder / "key").write_text("secret\n")
    (folder / "key").chmod(0o600)
    held = site.extensions["palpate"]
    held.settings = replace(held.settings, ce_broker=CeBroker("p1", "50-0000", folder / "key"))


def test_the_message_is_written_with_the_key_of_a_file(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)
    broker(site, tmp_path)
    out = tmp_path / "roster.xml"

    assert "secret" not in told(site, *CODES, "--course-id", "77", "--xml", out)
    assert 'upload_key="secret"' in out.read_text() and "<id_course>77<" in out.read_text()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_what_the_message_lacks_is_told_and_left_empty(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)
    out = tmp_path / "roster.xml"

    assert "left empty in the message: The upload key: CE_BROKER_KEY_FILE is not set." in told(
        site, *CODES, "--xml", out
    )
    assert 'upload_key=""' in out.read_text()


def test_codes_given_once_are_known_the_next_time(site: Flask, ada: Reader, ben: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)
    told(site, *CODES, "--csv", tmp_path / "one.csv")
    certified_at(site, account_id=ben.account, enrolment_id="two")

    assert "1 rows written" in told(site, "--csv", tmp_path / "two.csv")
    assert ",MT,Ada,Moss,11/18/2026,1.5,GEN,20-1," in (tmp_path / "two.csv").read_text()


def test_hours_are_spread_over_several_subject_areas(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)
    out = tmp_path / "roster.csv"

    assert "have 2 together" in told(site, "--subject", "GEN=1", "--subject", "ETH=1")
    assert "give each its hours" in told(site, "--subject", "GEN", "--subject", "ETH=1")
    told(site, *CODES[:2], *CODES[4:], "--subject", "GEN=1", "--subject", "ETH=0.5", "--csv", out)
    assert [row.split(",")[6:8] for row in out.read_text().splitlines()[1:]] == [["1", "GEN"], ["0.5", "ETH"]]


def test_a_file_that_cannot_be_written_leaves_nothing_remembered(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)

    told(site, *CODES, "--csv", tmp_path / "nowhere" / "roster.csv")
    assert "1 rows, 0 left out." in told(site)


def test_without_the_codes_of_the_board_nothing_is_made_up(site: Flask, ada: Reader, tmp_path: Path) -> None:
    certified_at(site, account_id=ada.account)

    assert "own codes of profession, course and subject area are not known here" in told(
        site, "--csv", tmp_path / "roster.csv"
    )
    assert not (tmp_path / "roster.csv").exists()


def test_a_board_that_there_is_not_is_told(site: Flask) -> None:
    assert "There is no board called generic." in told(site, "--board", "generic")
