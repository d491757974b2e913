from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.core.web.house import signed_in, token_in


def test_a_form_with_its_token_is_taken(visitor: FlaskClient) -> None:
    assert visitor.post("/form", data={"csrf_token": token_in(visitor)}).status_code == 200


def test_a_script_may_send_the_token_in_a_header(ada: FlaskClient) -> None:
    token = token_in(ada)

    assert ada.post("/form", json={"choice": 1}, headers={"X-CSRFToken": token}).status_code == 200


@pytest.mark.parametrize("token", [None, "", "x", "é", "A" * 43])
def test_a_form_without_a_good_token_is_refused(ada: FlaskClient, token: str | None) -> None:
    ada.get("/form")

    answer = ada.post("/form", data={"csrf_token": token} if token is not None else {})

    assert answer.status_code == 400
    assert "This form is out of date" in answer.text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST"])
def test_every_changing_method_needs_the_token(site: Flask, ada: FlaskClient, method: str) -> None:
    site.add_url_rule("/change", "change", lambda: "changed", methods=[method])

    assert ada.open("/change", method=method).status_code == 400


def test_the_token_of_another_browser_is_refused(site: Flask, ada: FlaskClient) -> None:
    stolen = token_in(signed_in(site, "cleo"))

    assert ada.post("/form", data={"csrf_token": stolen}).status_code == 400


def test_a_token_from_before_signing_in_is_refused_after(visitor: FlaskClient) -> None:
    before = token_in(visitor)
    visitor.set_cookie("sid", "ada-secret")

    assert visitor.post("/form", data={"csrf_token": before}).status_code == 400


def test_a_token_holds_while_the_key_is_replaced(make: Callable[..., Flask]) -> None:
    token = token_in(signed_in(make(), "ada"))

    renewed = signed_in(make(SECRET_KEY="n" * 32, SECRET_KEY_FALLBACKS="k" * 32), "ada")
    other = signed_in(make(SECRET_KEY="n" * 32), "ada")

    assert renewed.post("/form", data={"csrf_token": token}).status_code == 200
    assert other.post("/form", data={"csrf_token": token}).status_code == 400


def test_who_only_reads_gets_no_cookie(visitor: FlaskClient) -> None:
    assert "Set-Cookie" not in visitor.get("/read").headers
    assert "Set-Cookie" not in visitor.get("/patterns").headers


def test_an_address_that_is_not_there_stays_missing(visitor: FlaskClient) -> None:
    assert visitor.post("/nowhere").status_code == 404
    assert visitor.post("/things/missing").status_code == 405
