"""One's own data on the web."""

import io
import json
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core.clock import MINUTE
from learning.core.database import Database
from learning.people import licences
from tests.conftest import NOW, FixedClock
from tests.people.conftest import acts, send
from tests.people_of import PASSWORD, make_account, signed_in

DATA = "/account/data"


def test_a_copy_is_an_archive_to_keep_and_is_recorded(ada: FlaskClient, kept: Database, ada_id: str) -> None:
    licences.add(kept, ada_id, "FL", "=MA 12345", "Massage therapist", NOW)

    answer = send(ada, f"{DATA}/copy", DATA)

    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="palpate-my-data.zip"'
    made = zipfile.ZipFile(io.BytesIO(answer.data))
    assert [row["number"] for row in json.loads(made.read("licences.json"))] == ["=MA 12345"]
    assert "'=MA 12345" in made.read("licences.csv").decode()
    assert acts(kept) == ["licence.add", "data.export"]


def test_what_is_held_is_said_in_words(ada: FlaskClient) -> None:
    assert "The licences on your list, also removed ones" in ada.get(DATA).text


def test_the_password_is_asked_for_first(ada: FlaskClient, kept: Database, clock: FixedClock) -> None:
    form = ada.get(DATA).text.split('name="csrf_token" value="')[1].split('"')[0]
    clock.forward(10 * MINUTE + 1)

    assert ada.get(DATA).location == "/confirm?next=/account/data"
    assert ada.post(f"{DATA}/copy", data={"csrf_token": form}).status_code == 303
    assert acts(kept) == []


def test_copies_are_taken_twenty_times_an_hour_at_most(ada: FlaskClient) -> None:
    told = [send(ada, f"{DATA}/copy", DATA).status_code for _ in range(21)]

    assert told == [200] * 20 + [429]


def test_an_account_is_erased_once_its_address_is_typed(
    ada: FlaskClient, visitor: FlaskClient, kept: Database, ada_id: str
) -> None:
    assert "This stays, and nothing else" in ada.get(DATA).text

    answer = send(ada, f"{DATA}/erase", DATA, email="ADA@example.org")

    assert (answer.status_code, answer.location, ada.get_cookie("sid")) == (303, "/sign-in", None)
    assert "Your account is erased" in ada.get("/sign-in").text
    assert send(visitor, "/sign-in", email="ada@example.org", password=PASSWORD).status_code == 422
    assert acts(kept)[:1] == ["account.erase"]


@pytest.mark.parametrize("typed", ["", "ben@example.org", "ada"])
def test_another_address_erases_nobody(ada: FlaskClient, kept: Database, typed: str) -> None:
    assert send(ada, f"{DATA}/erase", DATA, email=typed).status_code == 422
    assert (acts(kept), ada.get("/account").status_code) == ([], 200)


def test_staff_are_not_erased_in_their_role(site: Flask, kept: Database, clock: FixedClock) -> None:
    with kept.unit() as db:
        cleo = make_account(db, "Cleo", "cleo@example.org", "instructor")
    client = signed_in(site, kept, cleo, clock.now)

    answer = send(client, f"{DATA}/erase", DATA, email="cleo@example.org")

    assert (answer.status_code, "helps to run the site" in answer.text) == (422, True)
    assert client.get("/account").status_code == 200
    assert "an administrator makes it a student" in client.get(DATA).text
