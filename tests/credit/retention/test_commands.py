"""`flask credit purge`, `hold`, `release` and `holds`: for whoever runs the site."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from learning.credit.certificates.models import certificate
from tests.conftest import FixedClock, database_of, reader_called
from tests.credit.completions import certified_at
from tests.credit.retention.school import DUE
from tests.people.conftest import acts
from tests.reader import Reader

WHY = ("--why", "Moss v. Lind")


def told(site: Flask, *words: str | Path) -> str:
    return str(site.test_cli_runner().invoke(args=["credit", *map(str, words)]).output)


@pytest.fixture
def hers(site: Flask, ada: Reader) -> str:
    """A certificate of Ada's."""
    return certified_at(site, account_id=ada.account)


def gone(site: Flask, clock: FixedClock) -> None:
    """Ada is erased, and the time of her certificate is over."""
    site.test_cli_runner().invoke(args=["admin", "erase", "--yes", "ada@example.org"])
    clock.now = DUE


def test_a_look_lists_and_purges_nothing(site: Flask, hers: str, clock: FixedClock, tmp_path: Path) -> None:
    gone(site, clock)

    for words in (("--dry-run",), ("--dry-run", "--to", tmp_path / "out"), ()):
        answer = told(site, "purge", *words)
        assert f"  {hers}  assessment  issued 2026-11-18  kept until 2033-11-18\n" in answer
        assert "1 records are past their time; 0 more are held." in answer
    assert "Say with --to which folder" in told(site, "purge") and not (tmp_path / "out").exists()


def test_a_purged_certificate_is_unknown_to_whoever_checks_it(
    site: Flask, hers: str, clock: FixedClock, visitor: Reader, tmp_path: Path
) -> None:
    assert visitor.open(f"/verify/{hers}").status == 200
    gone(site, clock)

    assert "then purged: 1 records." in told(site, "purge", "--to", tmp_path / "out")
    assert "0 records are past their time" in told(site, "purge", "--to", tmp_path / "out")

    purged, never = (visitor.open(f"/verify/{ident}") for ident in (hers, "A" * 22))
    assert (purged.status, purged.text) == (404, never.text)


def test_a_person_or_a_certificate_is_held_listed_and_released(site: Flask, hers: str) -> None:
    assert "Held: 1 certificate." in told(site, "hold", "ADA@example.org", *WHY)
    assert "\n1 hold stands.\n" in told(site, "holds")
    assert "Held: 1 certificate." in told(site, "hold", hers, *WHY, "--until", "2030-01-31")

    listed = told(site, "holds")
    assert f"  {hers}  since 18 November 2026, until released: Moss v. Lind\n" in listed
    assert "until 31 January 2030: Moss v. Lind\n" in listed and "2 holds stand." in listed
    assert "Released: 1 certificate." in told(site, "release", hers, "--why", "Settled.")
    assert told(site, "holds") == "0 holds stand.\n"
    assert acts(database_of(site))[-3:] == ["certificate.hold"] * 2 + ["certificate.release"]


def test_what_is_held_outlives_its_person_and_its_time(
    site: Flask, hers: str, clock: FixedClock, tmp_path: Path
) -> None:
    told(site, "hold", hers, *WHY)
    gone(site, clock)

    answer = told(site, "purge", "--to", tmp_path / "out")

    assert "held, stays" in answer and "0 records are past their time; 1 more are held." in answer
    assert not (tmp_path / "out").exists()


def test_an_id_may_begin_with_a_hyphen(site: Flask, hers: str) -> None:
    with database_of(site).unit() as db:
        db.execute(update(certificate).values(id=f"-{hers[1:]}"))

    assert "Held: 1" in told(site, "hold", f"-{hers[1:]}", *WHY)
    assert "Released: 1" in told(site, "release", f"-{hers[1:]}", *WHY)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("hold", "A" * 22, *WHY), "No certificate was issued here under this id."),
        (("hold", "eve@example.org", *WHY), "no account under eve@example.org"),
        (("hold", "ben@example.org", *WHY), "Nothing was issued to this person."),
        (("hold", "ada@example.org", *WHY, "--until", "2026-11-18"), "This day is over."),
        (("hold", "ada@example.org", "--why", "  "), "Say why in 1 to 500 characters."),
        (("hold", "ada@example.org"), "Missing option '--why'"),
        (("release", "ada@example.org", *WHY), "No legal hold stands on this."),
        (("release", "A" * 22, *WHY), "No legal hold stands on this."),
    ],
)
def test_what_cannot_be_done_is_said(
    site: Flask, hers: str, ben: Reader, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in told(site, *words)
    assert told(site, "holds") == "0 holds stand.\n"


def test_staff_see_a_hold_and_administrators_why(
    site: Flask, hers: str, ada: Reader, cleo: Reader, clock: FixedClock
) -> None:
    told(site, "hold", hers, *WHY, "--until", "2030-01-31")
    page = f"/certificates/{hers}/acts"

    seen, all_of_it = cleo.open(page).text, reader_called(site, "Dora", "administrator", clock).open(page).text

    assert "Under a legal hold since 18 November 2026" in seen and "before 31 January 2030" in seen
    assert ("Moss v. Lind" in seen, "Moss v. Lind" in all_of_it) == (False, True)
    assert "legal hold" not in ada.open(f"/verify/{hers}").text
    assert "Moss v. Lind" not in ada.open("/account/data").text
