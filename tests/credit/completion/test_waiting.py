"""Who waits for a certificate because of the provider, and issuing all of them: each once, told in words."""

from pathlib import Path

import pytest
from sqlalchemy import event, func, select

from learning.core.audit import audit_row
from learning.core.database import Database
from learning.core.errors import Unavailable
from learning.core.settings import Settings
from learning.credit.certificates.ending import revoke
from learning.credit.certificates.models import certificate
from learning.credit.completion import waiting as waits
from learning.credit.completion.refunding import refund
from learning.credit.completion.waiting import HandedOut, Waiting, counts, hand_out, waiting
from learning.study.reading import mark_unread
from tests.conftest import NOW
from tests.credit.completion.school import (
    asked,
    at_once,
    certified,
    finished,
    said,
    settings_of,
    stands,
    teach,
    worked,
)
from tests.people_of import make_account


def who(database: Database) -> list[str]:
    with database.reading() as db:
        return [one.name for one in waiting(db, asked(database))]


def issued(database: Database) -> int:
    with database.reading() as db:
        return int(db.execute(select(func.count()).select_from(certificate)).scalar_one())


def handed_out(database: Database, settings: Settings, now: int = NOW) -> HandedOut:
    return hand_out(database, settings, asked(database), "cleo", now)


def letters(settings: Settings) -> list[str]:
    return [path.read_text() for path in sorted((settings.var / "mail").glob("*.eml"))]


def several(database: Database, number: int) -> None:
    for place in range(number):
        with database.unit() as db:
            one = make_account(db, f"Ada {place}", f"ada{place}@example.org")
        finished(database, one, NOW + place, name=f"Ada {place}")


def test_whoever_has_done_everything_waits_and_nobody_else(school: Database, ada_id: str, ben_id: str) -> None:
    finished(school, ada_id)
    worked(school, ben_id)
    said(school, ben_id)

    assert who(school) == ["Ada"]
    with school.reading() as db:
        assert counts(db, [asked(school)]) == {"first": 1}
        assert waiting(db, asked(school))[0].since == NOW


def test_with_a_certificate_nobody_waits_even_once_it_is_revoked(
    school: Database, settings: Settings, ada_id: str
) -> None:
    finished(school, ada_id)
    ident = certified(school, settings, ada_id)
    assert who(school) == []
    with school.unit() as db:
        revoke(db, ident, "cleo", "Somebody else sat there.", NOW)

    assert who(school) == []


def test_whoever_got_the_money_back_does_not_wait(school: Database, ada_id: str) -> None:
    finished(school, ada_id)
    with school.unit() as db:
        refund(db, stands(school, ada_id).enrolled.id, "cleo", "Asked for it.", NOW)

    assert who(school) == []


def test_an_attestation_of_other_work_does_not_wait(school: Database, tmp_path: Path, ada_id: str) -> None:
    finished(school, ada_id)
    changed = (tmp_path / "content" / "courses" / "first.md").read_text().replace(", second-words", "")
    teach(school, tmp_path / "content", **{"courses/first.md": changed})

    assert who(school) == []


def test_all_are_issued_with_their_letters_and_the_act_of_staff_is_kept(school: Database, settings: Settings) -> None:
    several(school, 3)

    assert handed_out(school, settings) == HandedOut(issued=3)
    assert (who(school), issued(school)) == ([], 3)
    assert sum("/verify/" in one for one in letters(settings)) == 3
    with school.reading() as db:
        acts = select(audit_row.c.actor).where(audit_row.c.action == "certificate.hand-out")
        assert list(db.scalars(acts)) == ["cleo"] * 3


def test_pressed_at_once_each_is_issued_once_and_told_once(school: Database, settings: Settings) -> None:
    several(school, 4)
    done: list[HandedOut] = []

    raised = at_once(4, lambda _: done.append(handed_out(school, settings)))

    assert (raised, issued(school), len(letters(settings))) == ([], 4, 4)
    assert sum(one.issued for one in done) == 4


def test_the_account_is_held_before_the_enrolment_as_an_erasure_does(
    school: Database, settings: Settings, ada_id: str
) -> None:
    """The other way round PostgreSQL ends one of the two with a deadlock."""
    finished(school, ada_id)
    sent: list[str] = []
    event.listen(school.engine, "before_cursor_execute", lambda *given: sent.append(given[2]))

    assert handed_out(school, settings).issued == 1
    looked = [one for one in sent if one.startswith("SELECT")]
    assert "FROM account" in looked[0] and "FROM enrolment" in looked[1]


def test_so_many_at_a_time(school: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    several(school, 3)
    monkeypatch.setattr(waits, "AT_ONCE", 2)

    assert handed_out(school, settings).issued == 2
    assert who(school) == ["Ada 2"], "the longest first"


def test_what_the_provider_lacks_stops_it_in_words(school: Database, tmp_path: Path, ada_id: str) -> None:
    finished(school, ada_id)

    done = handed_out(school, settings_of(tmp_path, PROVIDER_SIGNATORY=""))

    assert done.issued == 0 and "PROVIDER_SIGNATORY" in done.stopped[0]
    assert who(school) == ["Ada"]


def test_without_a_key_nothing_is_issued_and_the_command_is_named(
    school: Database, tmp_path: Path, ada_id: str
) -> None:
    finished(school, ada_id)
    open_site = {"BASE_URL": "https://palpate.example", "TRUSTED_HOSTS": "palpate.example"}

    done = handed_out(school, settings_of(tmp_path, **open_site, KEYS_DIR=str(tmp_path / "none")))

    assert done.issued == 0 and "flask keys make --use certificates" in done.stopped[0]


def test_whoever_took_a_mark_back_has_something_to_do(school: Database, settings: Settings, ada_id: str) -> None:
    finished(school, ada_id)
    with school.unit() as db:
        mark_unread(db, ada_id, ("lesson", "second-words"))

    assert (handed_out(school, settings), issued(school)) == (HandedOut(open=1), 0)


def test_a_mail_server_that_refuses_takes_nothing_back(
    school: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(school, 3)
    asked_it: list[Waiting] = []

    def refusing(_settings: object, to: object, _letter: object) -> None:
        asked_it.append(to)  # type: ignore[arg-type]
        raise Unavailable

    monkeypatch.setattr(waits, "post", refusing)

    assert handed_out(school, settings) == HandedOut(issued=3, unwritten=3)
    assert (issued(school), len(asked_it)) == (3, 1), "it is asked once"
