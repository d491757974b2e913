"""Reminders before a renewal: each step once, however often the command runs; what mail refused is tried again."""

from pathlib import Path

import pytest

from learning.core.clock import DAY
from learning.core.database import Database
from learning.core.dates import iso_day
from learning.core.errors import Unavailable
from learning.core.settings import Settings
from learning.credit.ledger import reminding
from learning.credit.ledger.reminding import Reminded, remind
from learning.credit.ledger.renewals import keep
from learning.people import accounts
from tests.conftest import NOW, settings_in
from tests.people_of import make_account


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path, "sqlite:///unused")


def renews(database: Database, days: int) -> str:
    with database.unit() as db:
        ada = make_account(db, "Ada", "ada@example.org")
        keep(db, ada, "new-york", iso_day(NOW + days * DAY))
    return ada


def letters(settings: Settings) -> list[str]:
    return [path.read_text() for path in (settings.var / "mail").glob("*.eml")]


@pytest.mark.parametrize(("days", "sent"), [(91, 0), (90, 1), (45, 1), (30, 1), (7, 1), (0, 1), (-1, 0)])
def test_a_reminder_is_due_from_ninety_days_on_until_the_day(
    database: Database, settings: Settings, days: int, sent: int
) -> None:
    renews(database, days)

    assert remind(database, settings, NOW) == Reminded(sent, 0)
    assert remind(database, settings, NOW) == Reminded(0, 0)


def test_each_step_is_one_letter(database: Database, settings: Settings) -> None:
    renews(database, 100)

    for day in range(102):
        remind(database, settings, NOW + day * DAY)
    assert len(letters(settings)) == 3


def test_a_letter_says_when_and_what_is_missing(database: Database, settings: Settings) -> None:
    renews(database, 30)
    remind(database, settings, NOW)

    [letter] = letters(settings)
    assert "Your renewal in New York is in 30 days" in letter and "Hours for a renewal: 36 still missing" in letter
    assert "Not known here, so ask the board: hours in person, at least, hours of ethics" in " ".join(
        letter.replace("=\n", "").split()
    )
    assert "/ledger?board=3Dnew-york" in letter or "/ledger?board=new-york" in letter


def test_a_letter_about_another_state_names_no_board(database: Database, settings: Settings) -> None:
    ada = renews(database, 1)
    with database.unit() as db:
        keep(db, ada, "new-york", None)
        keep(db, ada, "generic", iso_day(NOW + DAY))
    remind(database, settings, NOW)

    [letter] = letters(settings)
    assert "Subject: Your renewal is in one day" in letter and "you renew your licence on 2026-11-19" in letter


def test_what_the_mail_server_refused_is_tried_again(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise Unavailable

    renews(database, 30)
    with monkeypatch.context() as broken:
        broken.setattr(reminding, "post", refuse)
        assert remind(database, settings, NOW) == Reminded(0, 1)
    assert remind(database, settings, NOW) == Reminded(1, 0)


def test_whoever_cannot_sign_in_gets_no_letter(database: Database, settings: Settings) -> None:
    ada = renews(database, 30)
    with database.unit() as db:
        accounts.disable(db, ada, NOW)

    assert remind(database, settings, NOW) == Reminded(0, 0)


def test_a_changed_day_is_reminded_of_anew(database: Database, settings: Settings) -> None:
    ada = renews(database, 30)
    remind(database, settings, NOW)
    with database.unit() as db:
        keep(db, ada, "new-york", iso_day(NOW + 60 * DAY))

    assert remind(database, settings, NOW) == Reminded(1, 0)
