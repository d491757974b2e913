import json
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core.errors import Unavailable
from tests.core.web.house import registries, token_in

JSON = {"Accept": "application/json"}


def test_a_trouble_says_what_is_safe_and_what_to_do(visitor: FlaskClient) -> None:
    page = visitor.get("/things/missing")

    assert page.status_code == 404
    assert "<h1>Page not found</h1>" in page.text
    assert "Nothing was changed. Check the address" in page.text


def test_json_is_answered_with_json(visitor: FlaskClient) -> None:
    answer = visitor.get("/things/down", headers=JSON)

    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["next"] == Unavailable.next
    assert answer.json["request_id"] == answer.headers["X-Request-Id"]


def test_missing_and_unknown_look_the_same(ada: FlaskClient) -> None:
    assert ada.get("/things/missing").data == ada.get("/no-such-thing").data


def test_a_crash_shows_a_number_and_nothing_else(ada: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    page = ada.get("/things/bug")

    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    crash = next(line for line in lines if line["event"] == "app.error")
    assert page.status_code == 500
    assert page.headers["X-Request-Id"] in page.text
    assert "ZeroDivision" not in page.text
    assert crash["request"] == page.headers["X-Request-Id"] and "ZeroDivisionError" in crash["exception"]


def test_a_misspelt_name_in_a_template_is_a_crash(visitor: FlaskClient) -> None:
    assert visitor.get("/misspelt").status_code == 500


def test_the_page_of_an_outage_does_not_ask_the_database(site: Flask, ada: FlaskClient) -> None:
    def away(*_: object) -> None:
        raise Unavailable(retry_after=2)

    registries(site).person_loader = away
    page = ada.get("/keep")

    assert page.status_code == 503
    assert page.headers["Retry-After"] == "2"
    assert Unavailable.next in page.text and "<p>nobody</p>" in page.text


def test_an_error_page_that_fails_is_answered_plainly(site: Flask, visitor: FlaskClient) -> None:
    site.template_context_processors[None].append(lambda: 1 / 0)  # type: ignore[arg-type]

    page = visitor.get("/things/missing")

    assert page.status_code == 404
    assert "<h1>Page not found</h1>" in page.text


@pytest.mark.parametrize(("method", "path", "status"), [("POST", "/things/bug", 405), ("GET", "/<script>", 404)])
def test_what_was_sent_is_never_repeated(visitor: FlaskClient, method: str, path: str, status: int) -> None:
    page = visitor.open(path, method=method)

    assert page.status_code == status
    assert "script" not in page.text


def test_a_wrong_method_is_told_the_right_ones(visitor: FlaskClient) -> None:
    assert set(visitor.post("/things/bug").headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_a_body_beyond_64_kb_is_refused(ada: FlaskClient) -> None:
    token = token_in(ada)

    page = ada.post("/form", data={"csrf_token": token, "text": "x" * 70_000})

    assert page.status_code == 413
    assert "Nothing was changed." in page.text


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "", "a b"])
def test_a_host_that_is_not_ours_is_refused(visitor: FlaskClient, host: str) -> None:
    page = visitor.get("/read", headers={"Host": host})

    assert page.status_code == 400
    assert "evil" not in page.text


def test_forwarded_headers_count_only_behind_a_known_proxy(make: Callable[..., Flask]) -> None:
    forwarded = {"X-Forwarded-Host": "palpate.example", "X-Forwarded-For": "203.0.113.9"}

    behind = make(PROXY_HOPS="1", TRUSTED_HOSTS="palpate.example").test_client().get("/read", headers=forwarded)
    direct = make(TRUSTED_HOSTS="palpate.example").test_client().get("/read", headers=forwarded)

    assert (behind.status_code, direct.status_code) == (200, 400)
