import pytest
from sqlalchemy import select

from learning.core.clock import MINUTE
from learning.core.database import Database
from learning.core.errors import TooMany
from learning.core.ids import hashed
from learning.people import accounts, passwords, sessions, signing_in
from learning.people.models import session
from learning.people.signing_in import Visit, WrongPassword
from tests import people_of
from tests.conftest import NOW
from tests.people.conftest import acts
from tests.people_of import PASSWORD, make_account

HERE, ELSEWHERE = Visit("192.0.2.1"), Visit("192.0.2.2")
ADA = "ada@example.org"


@pytest.fixture
def ada_id(database: Database) -> str:
    with database.unit() as db:
        return make_account(db, "Ada Moss", ADA)


def current(database: Database, secret: str) -> str | None:
    with database.reading() as db:
        person = sessions.current(db, hashed(secret), NOW)
        return person.id if person else None


def fail(database: Database, visit: Visit = HERE, times: int = 1, email: str = ADA, now: int = NOW) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            signing_in.sign_in(database, email, "not the password", visit, [], now)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Passwords are compared with what was hashed without the slow hash; what was compared is listed."""
    compared: list[str | None] = []

    def matches(stored: str | None, password: str) -> bool:
        compared.append(stored)
        return stored == people_of.hashed(password) if password == PASSWORD else False

    monkeypatch.setattr(passwords, "matches", matches)
    return compared


def test_address_and_password_begin_a_session(database: Database, ada_id: str) -> None:
    begun = signing_in.sign_in(database, "ADA@example.org ", PASSWORD, HERE, [], NOW)
    assert current(database, begun.secret) == ada_id
    assert acts(database) == ["sign-in"]


def test_a_session_that_was_there_ends(database: Database, ada_id: str, quick: object) -> None:
    first = signing_in.sign_in(database, ADA, PASSWORD, HERE, [], NOW)
    second = signing_in.sign_in(database, ADA, PASSWORD, Visit("192.0.2.1", earlier=hashed(first.secret)), [], NOW)
    assert first.secret != second.secret
    assert current(database, first.secret) is None


def test_unknown_wrong_and_closed_are_refused_in_the_same_words(
    database: Database, ada_id: str, quick: list[str]
) -> None:
    with database.unit() as db:
        accounts.disable(db, make_account(db, "Ben", "ben@example.org"), NOW)
    told = set()
    for email, password in ((ADA, "wrong"), ("eve@example.org", PASSWORD), ("ben@example.org", PASSWORD)):
        with pytest.raises(WrongPassword) as refusal:
            signing_in.sign_in(database, email, password, HERE, [], NOW)
        told.add((refusal.value.what, refusal.value.next))
    assert len(told) == 1
    assert len(quick) == 3


def test_arrivals_run_in_the_same_unit(database: Database, ada_id: str, quick: object) -> None:
    def fall(*_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        signing_in.sign_in(database, ADA, PASSWORD, HERE, [fall], NOW)
    with database.reading() as db:
        assert db.execute(select(session)).all() == []


def test_arrivals_are_told_who_and_with_which_cookies(database: Database, ada_id: str, quick: object) -> None:
    seen = []
    visit = Visit("192.0.2.1", cookies={"visitor": "v"})
    signing_in.sign_in(database, ADA, PASSWORD, visit, [lambda _db, *told: seen.append(told)], NOW)
    assert seen == [(ada_id, NOW, {"visitor": "v"})]


def test_the_sixth_try_in_a_minute_waits_twelve_seconds(database: Database, ada_id: str, quick: list[str]) -> None:
    fail(database, times=5)
    with pytest.raises(TooMany) as refusal:
        signing_in.sign_in(database, ADA, PASSWORD, HERE, [], NOW)
    assert refusal.value.retry_after == 12
    assert len(quick) == 5, "a refused try must cost no hash"


def test_a_guesser_does_not_shut_the_owner_out(database: Database, ada_id: str, quick: object) -> None:
    fail(database, times=5)
    assert signing_in.sign_in(database, ADA, PASSWORD, ELSEWHERE, [], NOW)


def test_unknown_accounts_are_throttled_alike(database: Database, quick: object) -> None:
    fail(database, times=5, email="eve@example.org")
    with pytest.raises(TooMany):
        signing_in.sign_in(database, "eve@example.org", PASSWORD, HERE, [], NOW)


def test_an_account_has_a_hundred_tries_an_hour_from_anywhere(database: Database, ada_id: str, quick: object) -> None:
    for other in range(20):
        fail(database, Visit(f"198.51.100.{other}"), times=5)
    with pytest.raises(TooMany):
        signing_in.sign_in(database, ADA, PASSWORD, HERE, [], NOW)
    assert signing_in.sign_in(database, ADA, PASSWORD, HERE, [], NOW + MINUTE)


def test_a_password_changed_in_between_begins_nothing(
    database: Database, ada_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed_meanwhile(_stored: object, _password: object) -> bool:
        with database.unit() as db:
            accounts.set_password(db, ada_id, "another hash", "reset", NOW)
        return True

    monkeypatch.setattr(passwords, "matches", changed_meanwhile)
    with pytest.raises(WrongPassword):
        signing_in.sign_in(database, ADA, PASSWORD, HERE, [], NOW)
