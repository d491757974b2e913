from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Row

from learning.core.database import Database
from learning.core.settings import Settings
from learning.people import accounts
from tests.people.conftest import errors_on, letters, send
from tests.people_of import PASSWORD, make_account

BEN = {"name": "Ben Hale", "email": "ben@example.org", "password": PASSWORD}


def account(database: Database, email: str = "ben@example.org") -> Row[Any] | None:
    with database.reading() as db:
        return accounts.by_email(db, email)


def test_registering_makes_a_student_and_asks_to_sign_in(visitor: FlaskClient, kept: Database) -> None:
    answer = send(visitor, "/register", **BEN)
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert "sid=" not in str(answer.headers)
    ben = account(kept)
    assert ben and ben.role == "student"
    assert "var/mail/" in visitor.get("/sign-in").text


def test_a_taken_address_gets_the_same_page_and_a_letter(
    visitor: FlaskClient, kept: Database, settings: Settings, ada_id: str
) -> None:
    fresh = send(visitor, "/register", **BEN)
    taken = send(visitor, "/register", **{**BEN, "email": "ADA@example.org"})
    assert (taken.status_code, taken.data, taken.location) == (fresh.status_code, fresh.data, fresh.location)
    ada = account(kept, "ada@example.org")
    assert ada and ada.name == "Ada Moss"
    assert sum("has an account already" in letter for letter in letters(settings)) == 1


@pytest.mark.parametrize("extra", ["role", "id", "epoch", "is_admin", "next"])
def test_a_field_the_form_does_not_have_is_refused(visitor: FlaskClient, kept: Database, extra: str) -> None:
    assert send(visitor, "/register", **BEN, **{extra: "administrator"}).status_code == 422
    assert account(kept) is None


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Enter the name"),
        ("name", "Ben\u202e", "invisible"),
        ("email", "ben", "Enter an email address in full"),
        ("email", "b" * 300 + "@example.org", "too long"),
        ("email", "ben\x07@example.org", "control characters"),
        ("password", "short", "12 to 128"),
        ("password", "password1234", "first that others would try"),
        ("password", "ben-hale-ben-hale", "first that others would try"),
    ],
)
def test_what_does_not_fit_is_said_under_its_field(
    visitor: FlaskClient, field: str, value: str, sentence: str
) -> None:
    answer = send(visitor, "/register", **{**BEN, field: value})
    assert answer.status_code == 422
    assert len(errors_on(answer)) == 1
    assert sentence in errors_on(answer)[0]
    assert f'href="#field-{field}"' in answer.text


def test_what_was_typed_is_kept_but_the_password(visitor: FlaskClient) -> None:
    page = send(visitor, "/register", **{**BEN, "email": "<ben>"}).text
    assert 'value="Ben Hale"' in page
    assert 'value="&lt;ben&gt;"' in page
    assert PASSWORD not in page


def test_a_name_like_that_of_staff_is_refused(visitor: FlaskClient, kept: Database) -> None:
    with kept.unit() as db:
        make_account(db, "Cleo Marsh", "cleo@example.org", "instructor")
    answer = send(visitor, "/register", **{**BEN, "name": "C1eo Marsh"})
    assert answer.status_code == 422
    assert "runs the site" in errors_on(answer)[0]
    assert account(kept) is None


def test_an_eleventh_registration_in_an_hour_waits(visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learning.people.passwords.hashed", lambda _password: "hash")
    told = [send(visitor, "/register", **{**BEN, "email": f"ben{n}@example.org"}) for n in range(11)]
    assert [answer.status_code for answer in told] == [303] * 10 + [429]
    assert told[-1].headers["Retry-After"] == "360"
