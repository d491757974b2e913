"""What is written down about people: never a secret, never an address of mail, never what they typed."""

import json

import pytest
from sqlalchemy import exc, text

from learning.core.database import Database
from tests.people_of import PASSWORD
from tests.security.house import House, token_in


def test_an_error_of_the_database_does_not_repeat_its_values(database: Database) -> None:
    with pytest.raises(exc.DBAPIError) as trouble, database.engine.connect() as db:
        db.execute(text("SELECT 1 FROM nowhere WHERE email = :email"), {"email": "ada@example.org"})

    assert "ada@example.org" not in str(trouble.value)


def test_the_log_holds_no_secret(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    ben, link = house.comes("ben"), house.link("reset")
    visitor = house.comes("visitor")
    session = ben.client.get_cookie("sid")
    visitor.client.get(f"/reset/{link}?token={link}")
    visitor.post("/sign-in", email="ben@example.org", password=PASSWORD, next="/account?word=heron")
    visitor.post("/sign-in", email="ben@example.org", password="wrong heron words")
    visitor.post("/register", name="Heron Bird", email="heron@example.org", password="seven quiet paper boats")
    visitor.post("/forgot-password", email="ben@example.org")
    ben.client.post("/reports", data={"csrf_token": token_in(ben.client), "problem": "heron", "path": "/heron"})
    ben.client.post("/account/name", data={"csrf_token": "heron", "name": "heron"})
    ben.client.get("/heron?q=heron")

    said = capsys.readouterr().err
    assert session is not None and "csrf.fail" in said and said.count('"event": "request"') > 10
    secrets = (PASSWORD, "heron", "Heron", "example.org", link, session.value, token_in(ben.client), "seven quiet")
    assert [one for one in secrets if one in said] == []


def test_every_denial_leaves_a_line_with_person_route_and_object(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, ben = house.comes("ada"), house.comes("ben")
    mine = house.attempt(ada)
    capsys.readouterr()

    ben.client.get(mine)
    ben.client.get("/reports")
    house.comes("visitor").client.get("/account")

    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    denials = [(one["event"], one["route"], one["person"], one["object"]) for one in lines if "object" in one]
    assert denials == [
        ("authz.deny", "/attempts/<attempt_id>", ben.account, {"attempt_id": mine.rpartition("/")[2]}),
        ("authz.deny", "/reports", ben.account, {}),
        ("authn.required", "/account", None, {}),
    ]
    assert all(one["request"] for one in lines)


def test_what_is_logged_cannot_forge_a_line(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    forged = '%0A%7B"event":%20"forged"%7D'

    house.comes("ben").client.get(f"/attempts/{forged}", headers={"User-Agent": '\u2028{"event": "forged"}'})

    assert all(json.loads(line)["event"] != "forged" for line in capsys.readouterr().err.splitlines())
