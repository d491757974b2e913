import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core.database import Database
from learning.people import accounts
from tests.people.conftest import acts, send
from tests.people_of import PASSWORD, make_account


def run(site: Flask, *words: str) -> tuple[int, str]:
    result = site.test_cli_runner().invoke(args=["admin", *words])
    return result.exit_code, result.output


def role_of(database: Database, email: str) -> str:
    with database.reading() as db:
        return str(accounts.named(db, email).role)


def test_an_invitation_makes_an_administrator_once(site: Flask, visitor: FlaskClient, kept: Database) -> None:
    code, output = run(site, "invite", "dora@example.org")
    link = re.search(r"^http://127\.0\.0\.1:8000(/invitation/\S+)$", output, re.MULTILINE)
    assert code == 0
    assert link
    assert send(visitor, link[1], name="Dora", password=PASSWORD).location == "/sign-in"
    assert role_of(kept, "dora@example.org") == "administrator"
    assert visitor.get(link[1]).status_code == 410


@pytest.mark.parametrize("fields", [{"name": "Dora"}, {"name": "Dora", "password": PASSWORD, "role": "student"}])
def test_an_invitation_sent_wrongly_stays_usable(site: Flask, visitor: FlaskClient, fields: dict[str, str]) -> None:
    path = run(site, "invite", "dora@example.org")[1].split(":8000")[1].split()[0]
    assert send(visitor, path, **fields).status_code == 422
    assert visitor.get(path).status_code == 200


def test_a_role_is_given_and_left_in_the_audit(site: Flask, kept: Database, ada: FlaskClient) -> None:
    assert run(site, "role", "ADA@example.org", "instructor")[0] == 0
    assert role_of(kept, "ada@example.org") == "instructor"
    assert acts(kept) == ["role.change"]
    assert ada.get("/account").status_code == 302


def test_an_account_is_closed_and_opened(site: Flask, visitor: FlaskClient, ada_id: str) -> None:
    ada = {"email": "ada@example.org", "password": PASSWORD}
    assert run(site, "disable", "ada@example.org")[0] == 0
    assert send(visitor, "/sign-in", **ada).status_code == 422
    assert run(site, "enable", "ada@example.org")[0] == 0
    assert send(visitor, "/sign-in", **ada).status_code == 303


def test_somebody_who_asked_is_erased_by_address_or_id(site: Flask, kept: Database, ada_id: str) -> None:
    with kept.unit() as db:
        make_account(db, "Ben", "ben@example.org")

    code, told = run(site, "erase", "--yes", ada_id)
    assert (code, told.splitlines()[0]) == (0, "The account is erased.")
    assert run(site, "erase", "--yes", "ben@example.org")[0] == 0
    assert run(site, "erase", "--yes", ada_id)[0] == 1
    assert acts(kept) == ["account.erase"] * 2


def test_what_stays_is_said_before_anybody_is_erased_and_after(site: Flask, kept: Database, ada_id: str) -> None:
    stays = "The number that your account had, in the record of acts"

    code, told = run(site, "erase", ada_id)

    assert (code, acts(kept)) == (1, []), "nobody said yes"
    assert stays in told and "Go on?" in told
    assert f"Kept: {stays}" in run(site, "erase", "--yes", ada_id)[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("role", "eve@example.org", "student"), "no account under eve@example.org"),
        (("disable", "eve@example.org"), "no account under eve@example.org"),
        (("invite", "eve"), "Enter an email address in full"),
        (("role", "ada@example.org", "owner"), "is not one of 'student', 'instructor', 'administrator'"),
    ],
)
def test_what_cannot_be_done_is_said(site: Flask, words: tuple[str, ...], sentence: str) -> None:
    code, output = run(site, *words)
    assert code > 0
    assert sentence in output


def test_there_is_no_account_at_first_and_no_way_in_but_the_command(
    site: Flask, visitor: FlaskClient, kept: Database
) -> None:
    send(visitor, "/register", name="Eve", email="eve@example.org", password=PASSWORD)
    assert role_of(kept, "eve@example.org") == "student"
