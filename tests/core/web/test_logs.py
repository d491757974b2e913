import json
from typing import Any

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient

from learning.core.web import requires
from tests.core.web.house import signed_in


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_request_leaves_one_line(ada: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ada.get("/keep")

    (line,) = lines(capsys)
    assert line["event"] == "request" and line["request"] == answer.headers["X-Request-Id"]
    assert (line["method"], line["route"], line["status"], line["person"]) == ("GET", "/keep", 200, "ada")


def test_a_denial_says_who_was_denied_what(site: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    signed_in(site, "ada").get("/see-reports")

    denial = next(line for line in lines(capsys) if line["event"] == "authz.deny")
    assert (denial["person"], denial["route"]) == ("ada", "/see-reports")


def test_a_secret_in_an_address_is_not_logged(site: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    site.add_url_rule("/reset/<secret>", "reset", requires("administer")(lambda secret: secret))

    site.test_client().get("/reset/hunter2")

    assert "hunter2" not in capsys.readouterr().err


def test_a_secret_in_an_address_is_not_offered_for_a_report(site: Flask) -> None:
    site.add_url_rule("/reset/<secret>", "reset", requires("public")(lambda secret: render_template("form.html")))

    assert "hunter2" not in site.test_client().get("/reset/hunter2").text
    assert "</p>/form" in site.test_client().get("/form").text


def test_the_number_of_a_request_is_never_taken_from_outside(visitor: FlaskClient) -> None:
    assert visitor.get("/read", headers={"X-Request-Id": "forged"}).headers["X-Request-Id"] != "forged"
