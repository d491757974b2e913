import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core.database import Database
from learning.people import accounts, passwords
from tests.conftest import FixedClock
from tests.people.conftest import errors_on, send
from tests.people_of import PASSWORD, make_account, signed_in

NEW = "seven kettles on a raft"


def stored(database: Database, account_id: str) -> str:
    with database.reading() as db:
        return str(accounts.by_id(db, account_id).password_hash)


@pytest.mark.parametrize("path", ["/account", "/account/name", "/account/password", "/account/sessions/end"])
def test_nobody_else_gets_in(visitor: FlaskClient, path: str) -> None:
    visitor.get("/sign-in")
    assert visitor.get(path).status_code in {302, 405}
    assert visitor.post(path).status_code in {400, 401, 405}


def test_it_shows_who_one_is_and_where_one_is_signed_in(ada: FlaskClient) -> None:
    page = ada.get("/account").text
    assert "ada@example.org" in page
    assert "Student" in page
    assert "Firefox on Linux (this one)" in page
    assert "18 November 2026" in page


def test_the_name_can_be_changed(ada: FlaskClient) -> None:
    assert send(ada, "/account/name", "/account", name="Ada  Lund").status_code == 303
    assert 'value="Ada Lund"' in ada.get("/account").text


@pytest.mark.parametrize("name", ["", "Cleo Marsh", "x" * 2_000])
def test_a_name_that_cannot_be_taken_changes_nothing(
    ada: FlaskClient, kept: Database, ada_id: str, name: str
) -> None:
    with kept.unit() as db:
        make_account(db, "Cleo Marsh", "cleo@example.org", "instructor")
    assert send(ada, "/account/name", "/account", name=name).status_code == 422
    with kept.reading() as db:
        assert accounts.by_id(db, ada_id).name == "Ada Moss"


@pytest.mark.parametrize("field", ["role", "email", "id", "password_hash"])
def test_no_other_field_can_be_slipped_in(ada: FlaskClient, kept: Database, ada_id: str, field: str) -> None:
    assert send(ada, "/account/name", "/account", name="Ada Lund", **{field: "administrator"}).status_code == 422
    with kept.reading() as db:
        assert accounts.by_id(db, ada_id).name == "Ada Moss"


def test_a_new_password_keeps_this_browser_and_ends_the_others(
    ada: FlaskClient, site: Flask, kept: Database, ada_id: str, clock: FixedClock
) -> None:
    other = signed_in(site, kept, ada_id, clock.now)
    before = ada.get_cookie("sid")
    answer = send(ada, "/account/password", "/account", old_password=PASSWORD, password=NEW)
    assert answer.status_code == 303
    assert passwords.matches(stored(kept, ada_id), NEW)
    assert ada.get("/account").status_code == 200
    assert ada.get_cookie("sid") != before
    assert other.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("not the password", NEW, "not your present password"),
        (PASSWORD, "short", "12 to 128"),
        (PASSWORD, "Moss-Ada-Moss!", "first that others would try"),
        ("", NEW, "Enter your password"),
    ],
)
def test_a_password_that_is_refused_changes_nothing(
    ada: FlaskClient, kept: Database, ada_id: str, old: str, new: str, sentence: str
) -> None:
    answer = send(ada, "/account/password", "/account", old_password=old, password=new)
    assert answer.status_code == 422
    assert sentence in errors_on(answer)[0]
    assert passwords.matches(stored(kept, ada_id), PASSWORD)


def test_guessing_the_present_password_is_throttled(ada: FlaskClient) -> None:
    told = [
        send(ada, "/account/password", "/account", old_password="a wrong guess", password=NEW).status_code
        for _ in range(6)
    ]
    assert told == [422] * 5 + [429]


def test_ending_everywhere_ends_this_one_too(
    ada: FlaskClient, site: Flask, kept: Database, ada_id: str, clock: FixedClock
) -> None:
    other = signed_in(site, kept, ada_id, clock.now)
    assert send(ada, "/account/sessions/end", "/account").location == "/sign-in"
    assert ada.get_cookie("sid") is None
    assert other.get("/account").status_code == 302
