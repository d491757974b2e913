import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_login import current_user

from learning.core.clock import HOUR
from learning.core.database import Database
from learning.core.settings import Settings
from learning.people import accounts
from tests.conftest import FixedClock
from tests.people.conftest import errors_on, send
from tests.people_of import PASSWORD

ADA = {"email": "ada@example.org", "password": PASSWORD}


def session_cookie(client: FlaskClient) -> str | None:
    cookie = client.get_cookie("sid")
    return cookie.value if cookie else None


def test_signing_in_leads_to_where_one_was_going(visitor: FlaskClient, ada_id: str) -> None:
    wanted = visitor.get("/account").location
    assert wanted == "/sign-in?next=/account"
    answer = send(visitor, "/sign-in", wanted, **ADA, next="/account")
    assert (answer.status_code, answer.location) == (303, "/account")
    assert "Ada Moss" in visitor.get("/account").text


def test_the_page_carries_where_one_was_going(visitor: FlaskClient) -> None:
    assert '<input type="hidden" name="next" value="/account">' in visitor.get("/sign-in?next=/account").text


def test_registering_on_the_way_keeps_where_one_was_going(visitor: FlaskClient, kept: Database) -> None:
    assert 'href="/register?next=/account"' in visitor.get("/sign-in?next=/account").text
    name = {"name": "Ben", "email": "ben@example.org", "password": PASSWORD}
    assert send(visitor, "/register?next=/account", **name).location == "/sign-in?next=/account"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.net", "//example.net", "/\\example.net", "javascript:alert(1)"]
)
def test_nobody_is_led_to_another_site(visitor: FlaskClient, ada_id: str, elsewhere: str) -> None:
    assert send(visitor, "/sign-in", **ADA, next=elsewhere).location == "/"


def test_the_cookie_is_out_of_reach_of_scripts(visitor: FlaskClient, ada_id: str) -> None:
    cookie = next(line for line in send(visitor, "/sign-in", **ADA).headers.getlist("Set-Cookie") if "sid=" in line)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert f"Max-Age={30 * 24 * 3600}" in cookie


def test_a_session_is_new_and_a_planted_one_stays_nobodys(visitor: FlaskClient, ada_id: str) -> None:
    visitor.set_cookie("sid", "planted", domain="localhost")
    send(visitor, "/sign-in", **ADA)
    assert session_cookie(visitor) != "planted"
    visitor.set_cookie("sid", "planted", domain="localhost")
    assert visitor.get("/account").status_code == 302


def test_wrong_and_unknown_look_the_same(visitor: FlaskClient, ada_id: str) -> None:
    wrong = send(visitor, "/sign-in", email="ada@example.org", password="not the password")
    unknown = send(visitor, "/sign-in", email="eve@example.org", password="not the password")
    assert wrong.status_code == unknown.status_code == 422
    assert errors_on(wrong) == errors_on(unknown)
    assert wrong.text.replace("ada@", "eve@") == unknown.text


@pytest.mark.parametrize("email", ["", "a\x00b", "x" * 300])
def test_odd_addresses_are_refused(visitor: FlaskClient, email: str) -> None:
    assert send(visitor, "/sign-in", email=email, password=PASSWORD).status_code == 422


def test_signing_out_ends_the_session_itself(ada: FlaskClient) -> None:
    saved = session_cookie(ada)
    assert send(ada, "/sign-out", "/account").location == "/"
    assert session_cookie(ada) is None
    ada.set_cookie("sid", saved or "", domain="localhost")
    assert ada.get("/account").status_code == 302


def test_signing_out_takes_a_form_of_ours(ada: FlaskClient) -> None:
    assert ada.post("/sign-out").status_code == 400
    assert ada.get("/sign-out").status_code == 405
    assert ada.get("/account").status_code == 200


def test_a_closed_account_is_out_at_the_next_request(ada: FlaskClient, kept: Database, ada_id: str) -> None:
    with kept.unit() as db:
        accounts.disable(db, ada_id, 0)
    assert ada.get("/account").status_code == 302


def test_a_form_from_before_signing_in_is_out_of_date(visitor: FlaskClient, ada_id: str) -> None:
    token = visitor.get("/sign-in").text.split('name="csrf_token" value="')[1].split('"')[0]
    send(visitor, "/sign-in", **ADA)
    assert visitor.post("/account/sessions/end", data={"csrf_token": token}).status_code == 400


def test_reading_writes_nothing(ada: FlaskClient, kept: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(kept), "unit", None)
    assert ada.get("/account").status_code == 200


def test_flask_login_knows_the_person(site: Flask, ada: FlaskClient, ada_id: str) -> None:
    with ada:
        ada.get("/account")
        assert current_user.get_id() == ada_id
    with site.test_client() as visitor:
        visitor.get("/sign-in")
        assert not current_user.is_authenticated


def test_pages_of_an_account_are_kept_by_nobody(ada: FlaskClient) -> None:
    assert ada.get("/account").headers["Cache-Control"] == "no-store"


def test_beyond_loopback_the_cookie_is_bound_to_the_host(
    settings: Settings, clock: FixedClock, ada_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dataclasses

    import app

    far = dataclasses.replace(settings, base_url="https://example.org", trusted_hosts=("localhost",))
    visitor = app.create_app(far, clock).test_client()
    token = (
        visitor.get("/sign-in", base_url="https://localhost").text.split('name="csrf_token" value="')[1].split('"')[0]
    )
    answer = visitor.post("/sign-in", base_url="https://localhost", data={"csrf_token": token, **ADA})
    cookie = next(line for line in answer.headers.getlist("Set-Cookie") if "sid=" in line)
    assert cookie.startswith("__Host-sid=")
    assert "Secure" in cookie


def test_staff_are_asked_again_after_half_an_hour(
    ada: FlaskClient, kept: Database, ada_id: str, clock: FixedClock
) -> None:
    with kept.unit() as db:
        db.exec_driver_sql("UPDATE account SET role = 'instructor'")
    assert ada.get("/account").status_code == 200
    clock.forward(HOUR)
    assert ada.get("/account").status_code == 302
