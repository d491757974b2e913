import pytest
from sqlalchemy import select

from learning.core.clock import DAY, HOUR, MINUTE
from learning.core.database import Database
from learning.core.errors import Unavailable
from learning.core.ids import hashed
from learning.people import accounts, sessions
from learning.people.models import session
from tests import counting
from tests.conftest import NOW
from tests.people_of import BROWSER, make_account


def begun(database: Database, role: str = "student") -> tuple[str, str]:
    """The id of an account and the hash of its session."""
    with database.unit() as db:
        account_id = make_account(db, "Ada Moss", "ada@example.org", role)
        return account_id, hashed(sessions.begin(db, account_id, NOW, BROWSER))


def test_current_is_the_person_with_the_role_of_the_moment(database: Database) -> None:
    account_id, secret_hash = begun(database)
    with database.reading() as db:
        person = sessions.current(db, secret_hash, NOW)
    assert person
    assert (person.id, person.name, person.email) == (account_id, "Ada Moss", "ada@example.org")
    assert (person.role, person.session) == ("student", secret_hash)


def test_who_asks_is_found_in_one_statement(database: Database) -> None:
    _, secret_hash = begun(database)
    with counting.statements() as sent:
        assert sessions.load(database, secret_hash, NOW)
    assert len(sent) == 1


def test_only_the_hash_of_the_secret_is_kept(database: Database) -> None:
    account_id, _ = begun(database)
    with database.unit() as db:
        secret = sessions.begin(db, account_id, NOW, BROWSER)
        assert secret not in str(db.execute(select(session)).all())
        assert sessions.current(db, secret, NOW) is None


@pytest.mark.parametrize(
    ("role", "idle"), [("student", 14 * DAY), ("instructor", 30 * MINUTE), ("administrator", 30 * MINUTE)]
)
def test_a_session_ends_when_it_is_idle(database: Database, role: str, idle: int) -> None:
    _, secret_hash = begun(database, role)
    with database.reading() as db:
        assert sessions.current(db, secret_hash, NOW + idle - 1)
        assert sessions.current(db, secret_hash, NOW + idle) is None


@pytest.mark.parametrize(("role", "longest"), [("student", 30 * DAY), ("instructor", 12 * HOUR)])
def test_a_session_in_use_ends_all_the_same(database: Database, role: str, longest: int) -> None:
    _, secret_hash = begun(database, role)
    with database.unit() as db:
        sessions.see(db, secret_hash, NOW + longest - 1)
        assert sessions.current(db, secret_hash, NOW + longest - 1)
        assert sessions.current(db, secret_hash, NOW + longest) is None


def test_ending_one_leaves_the_others(database: Database) -> None:
    account_id, secret_hash = begun(database)
    with database.unit() as db:
        other = hashed(sessions.begin(db, account_id, NOW, BROWSER))
        sessions.end(db, secret_hash)
        assert sessions.current(db, secret_hash, NOW) is None
        assert sessions.current(db, other, NOW)


def test_ending_everywhere_spares_other_people(database: Database) -> None:
    account_id, secret_hash = begun(database)
    with database.unit() as db:
        ben = hashed(sessions.begin(db, make_account(db, "Ben", "ben@example.org"), NOW, BROWSER))
        sessions.end_everywhere(db, account_id, NOW)
        assert sessions.current(db, secret_hash, NOW) is None
        assert sessions.current(db, ben, NOW)


def test_a_closed_account_is_refused_at_the_next_request(database: Database) -> None:
    account_id, secret_hash = begun(database)
    with database.unit() as db:
        accounts.disable(db, account_id, NOW)
        assert sessions.current(db, secret_hash, NOW) is None
        accounts.enable(db, account_id, NOW)
        assert sessions.current(db, secret_hash, NOW) is None


def test_another_role_ends_the_sessions(database: Database) -> None:
    account_id, secret_hash = begun(database, "administrator")
    with database.unit() as db:
        accounts.set_role(db, account_id, "student", NOW)
        assert sessions.current(db, secret_hash, NOW) is None


def test_beginning_sweeps_what_is_dead(database: Database) -> None:
    account_id, _ = begun(database)
    with database.unit() as db:
        sessions.end_everywhere(db, account_id, NOW)
        sessions.begin(db, account_id, NOW, BROWSER)
        assert len(db.execute(select(session)).all()) == 1


def test_living_lists_ones_own_newest_first(database: Database) -> None:
    account_id, _ = begun(database)
    with database.unit() as db:
        sessions.begin(db, make_account(db, "Ben", "ben@example.org"), NOW, BROWSER)
        sessions.begin(db, account_id, NOW + 1, "Other\x00\n" + "x" * 900)
        listed = sessions.living(db, account_id, NOW + 1)
    assert [entry.seen_at for entry in listed] == [NOW + 1, NOW]
    assert listed[0].agent == "Other" + "x" * 195


@pytest.mark.parametrize(("later", "seen"), [(5 * MINUTE - 1, NOW), (5 * MINUTE, NOW + 5 * MINUTE)])
def test_loading_notes_the_use_every_five_minutes(database: Database, later: int, seen: int) -> None:
    account_id, secret_hash = begun(database)
    assert sessions.load(database, secret_hash, NOW + later)
    with database.reading() as db:
        assert sessions.living(db, account_id, NOW + later)[0].seen_at == seen


def test_a_database_that_cannot_be_written_keeps_nobody_from_reading(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, secret_hash = begun(database)
    monkeypatch.setattr(sessions, "see", lambda *_: (_ for _ in ()).throw(Unavailable()))
    assert sessions.load(database, secret_hash, NOW + HOUR)


def test_loading_an_unknown_session_is_nobody(database: Database) -> None:
    assert sessions.load(database, "0" * 64, NOW) is None
