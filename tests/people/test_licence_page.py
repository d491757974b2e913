"""The list of licences on the web, and the password that it asks for again."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core.clock import MINUTE
from learning.core.database import Database
from learning.people.licences import licences_of
from tests.conftest import FixedClock
from tests.people.conftest import acts, errors_on, send
from tests.people_of import PASSWORD, signed_in

LIST = "/account/licences"
ASKED = "/confirm?next=/account/licences"
MINE = {"state": "FL", "profession": "Massage therapist", "number": " MA  12345 "}


def kept_by(database: Database, account: str) -> list[tuple[str, str, str]]:
    with database.reading() as db:
        return [(one.state, one.number, one.profession) for one in licences_of(db, account)]


def test_a_licence_is_added_and_removed(ada: FlaskClient, kept: Database, ada_id: str) -> None:
    assert send(ada, LIST, **MINE).status_code == 303
    assert kept_by(kept, ada_id) == [("FL", "MA 12345", "Massage therapist")]
    page = ada.get(LIST).text
    assert "Florida, MA 12345" in page
    path = page.split('action="/account/licences/')[1].split('"')[0]

    assert send(ada, f"{LIST}/{path}", LIST).status_code == 303
    assert kept_by(kept, ada_id) == []
    assert acts(kept) == ["licence.add", "licence.remove"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("state", "", "Choose the state"),
        ("state", "XX", "Choose the state"),
        ("state", "fl", "Choose the state"),
        ("number", "", "Enter the number as it stands"),
        ("number", "MA\u202e54321", "Take the invisible characters out of the number"),
        ("number", "7" * 41, "at most 40 characters"),
        ("profession", "", "Enter the profession"),
        ("profession", "x" * 61, "at most 60 characters"),
    ],
)
def test_what_is_no_licence_is_refused_and_keeps_what_was_typed(
    ada: FlaskClient, kept: Database, ada_id: str, field: str, value: str, sentence: str
) -> None:
    answer = send(ada, LIST, **{**MINE, field: value})

    assert (answer.status_code, sentence in errors_on(answer)[0]) == (422, True)
    assert ('value="MA 12345"' in answer.text) == (field != "number")
    assert kept_by(kept, ada_id) == []


def test_the_same_licence_twice_is_said_beside_the_number(ada: FlaskClient) -> None:
    send(ada, LIST, **MINE)

    assert errors_on(send(ada, LIST, **MINE)) == ["This licence is on your list already."]


def test_after_ten_minutes_the_password_is_asked_for_and_leads_back(ada: FlaskClient, clock: FixedClock) -> None:
    clock.forward(10 * MINUTE)
    assert ada.get(LIST).status_code == 200
    clock.forward(1)

    asked = ada.get(LIST)
    assert (asked.status_code, asked.location) == (303, ASKED)
    answer = send(ada, ASKED, password=PASSWORD, next=LIST)
    assert (answer.status_code, answer.location) == (303, LIST)
    assert ada.get(LIST).status_code == 200


def test_a_form_sent_too_late_saves_nothing_and_says_so(
    ada: FlaskClient, kept: Database, ada_id: str, clock: FixedClock
) -> None:
    form = ada.get(LIST).text.split('name="csrf_token" value="')[1].split('"')[0]
    clock.forward(10 * MINUTE + 1)

    for path in (LIST, f"{LIST}/none/remove"):
        answer = ada.post(path, data={"csrf_token": form, **MINE})
        assert (answer.status_code, answer.location) == (303, ASKED)
        assert "Nothing was saved yet, and what you typed is not kept" in ada.get(ASKED).text
    assert kept_by(kept, ada_id) == []


def test_confirming_begins_another_session_and_is_recorded(
    ada: FlaskClient, site: Flask, kept: Database, ada_id: str
) -> None:
    before = ada.get_cookie("sid")
    assert before
    old = site.test_client()
    old.set_cookie("sid", before.value, domain="localhost")

    assert send(ada, "/confirm", password=PASSWORD).location == "/"
    assert (old.get("/account").status_code, ada.get("/account").status_code) == (302, 200)
    assert acts(kept) == ["sign-in"]


def test_a_wrong_password_confirms_nothing_and_is_recorded_and_throttled(
    ada: FlaskClient, kept: Database, clock: FixedClock
) -> None:
    clock.forward(10 * MINUTE + 1)
    answers = [send(ada, "/confirm", password="not the password") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert errors_on(answers[0]) == ["This is not your password."]
    assert ada.get(LIST).status_code == 303
    assert acts(kept) == ["sign-in.fail"] * 5


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_confirming_leads_nowhere_else(ada: FlaskClient, elsewhere: str) -> None:
    assert send(ada, "/confirm", password=PASSWORD, next=elsewhere).location == "/"


def test_somebody_signed_in_elsewhere_has_to_confirm_by_themselves(
    ada: FlaskClient, site: Flask, kept: Database, ada_id: str, clock: FixedClock
) -> None:
    clock.forward(11 * MINUTE)
    fresh = signed_in(site, kept, ada_id, clock.now)

    assert (fresh.get(LIST).status_code, ada.get(LIST).status_code) == (200, 303)
