import re
import smtplib

import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core.clock import MINUTE
from learning.core.database import Database
from learning.core.settings import Settings
from learning.people import accounts, passwords
from tests.conftest import FixedClock
from tests.people.conftest import acts, errors_on, letters, send
from tests.people_of import PASSWORD

NEW = "seven kettles on a raft"


def link_to(visitor: FlaskClient, settings: Settings, email: str = "ada@example.org") -> str:
    """The path of the link in the letter that was asked for."""
    send(visitor, "/forgot-password", email=email)
    found = re.search(r"http://127\.0\.0\.1:8000(/reset/\S+)", "".join(letters(settings)))
    assert found
    return found[1]


def test_the_link_in_the_letter_puts_a_new_password_in_place(
    visitor: FlaskClient, settings: Settings, kept: Database, ada_id: str
) -> None:
    answer = send(visitor, link_to(visitor, settings), password=NEW)
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    with kept.reading() as db:
        assert passwords.matches(accounts.by_id(db, ada_id).password_hash, NEW)
    assert acts(kept) == ["reset.ask", "password.change"]


def test_a_used_link_is_gone(visitor: FlaskClient, settings: Settings, ada_id: str) -> None:
    path = link_to(visitor, settings)
    token = re.search(r'name="csrf_token" value="([^"]+)"', visitor.get(path).text)
    answers = [visitor.post(path, data={"csrf_token": token and token[1], "password": NEW}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 410]
    assert visitor.get(path).status_code == 410


def test_a_link_is_gone_after_ten_minutes(
    visitor: FlaskClient, settings: Settings, ada_id: str, clock: FixedClock
) -> None:
    path = link_to(visitor, settings)
    clock.forward(10 * MINUTE)
    assert visitor.get(path).status_code == 410


def test_a_weak_password_leaves_the_link_usable(visitor: FlaskClient, settings: Settings, ada_id: str) -> None:
    path = link_to(visitor, settings)
    refused = send(visitor, path, password="ada-moss-ada-moss")
    assert refused.status_code == 422
    assert "first that others would try" in errors_on(refused)[0]
    assert send(visitor, path, password=NEW).status_code == 303


def test_a_reset_ends_every_session(ada: FlaskClient, site: Flask, settings: Settings) -> None:
    visitor = site.test_client()
    send(visitor, link_to(visitor, settings), password=NEW)
    assert ada.get("/account").status_code == 302


def test_an_unknown_address_gets_the_same_page_and_another_letter(
    visitor: FlaskClient, settings: Settings, ada_id: str
) -> None:
    known = send(visitor, "/forgot-password", email="ada@example.org")
    unknown = send(visitor, "/forgot-password", email="eve@example.org")
    assert (known.status_code, known.location, known.data) == (unknown.status_code, unknown.location, unknown.data)
    assert sorted("/reset/" in letter for letter in letters(settings)) == [False, True]


def test_a_closed_account_gets_no_link(visitor: FlaskClient, settings: Settings, kept: Database, ada_id: str) -> None:
    with kept.unit() as db:
        accounts.disable(db, ada_id, 0)
    send(visitor, "/forgot-password", email="ada@example.org")
    assert "/reset/" not in "".join(letters(settings))


def test_the_letter_goes_to_the_address_as_registered(visitor: FlaskClient, settings: Settings, ada_id: str) -> None:
    send(visitor, "/forgot-password", email="ADA@example.org")
    assert "To: ada@example.org" in letters(settings)[0]


def test_a_forged_host_makes_no_link(visitor: FlaskClient, settings: Settings, ada_id: str) -> None:
    assert visitor.get("/forgot-password", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("email", ["ada@example.org", "eve@example.org"])
def test_a_fourth_letter_in_an_hour_waits(visitor: FlaskClient, ada_id: str, email: str) -> None:
    told = [send(visitor, "/forgot-password", email=email).status_code for _ in range(4)]
    assert told == [303, 303, 303, 429]


def test_a_mail_server_that_is_away_is_said(
    visitor: FlaskClient, ada_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("learning.core.mail.send", away)
    told = [send(visitor, "/forgot-password", email=f"{who}@example.org") for who in ("ada", "eve")]
    assert [answer.status_code for answer in told] == [503, 503]
    assert "mail server" in told[0].text


def test_pages_say_when_mail_goes_to_files(visitor: FlaskClient, ada_id: str) -> None:
    send(visitor, "/forgot-password", email="ada@example.org")
    assert "written to files in var/mail/" in visitor.get("/sign-in").text


def test_an_administrator_never_learns_the_password(settings: Settings, visitor: FlaskClient, ada_id: str) -> None:
    send(visitor, link_to(visitor, settings), password=NEW)
    assert PASSWORD not in "".join(letters(settings))
    assert NEW not in "".join(letters(settings))
