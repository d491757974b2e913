from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.core.web.house import registries, signed_in

OURS = {"BASE_URL": "https://palpate.example", "TRUSTED_HOSTS": "localhost"}


@pytest.mark.parametrize("path", ["/read", "/nowhere", "/things/bug", "/healthz", "/keep", "/page"])
def test_every_answer_carries_the_safe_headers(visitor: FlaskClient, path: str) -> None:
    headers = visitor.get(path).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert len(headers["X-Request-Id"]) == 20


def test_static_files_carry_them_too(site: Flask, visitor: FlaskClient) -> None:
    answer = visitor.get(registries(site).assets.url("js/page.js"))

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_refused_host_gets_them_too(visitor: FlaskClient) -> None:
    assert "Content-Security-Policy" in visitor.get("/", headers={"Host": "evil.example"}).headers


def test_encryption_is_demanded_once_the_site_has_it(make: Callable[..., Flask]) -> None:
    assert "Strict-Transport-Security" in make(**OURS).test_client().get("/read").headers
    assert "Strict-Transport-Security" not in make().test_client().get("/read").headers


def test_a_page_is_kept_by_nobody_unless_it_says_so(ada: FlaskClient) -> None:
    assert ada.get("/keep").headers["Cache-Control"] == "no-store"


def test_a_reading_page_is_asked_for_again_each_time(visitor: FlaskClient) -> None:
    headers = visitor.get("/page").headers

    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["Vary"] == "Cookie, X-Fragment"


def test_an_unchanged_page_is_not_sent_again(visitor: FlaskClient) -> None:
    tag = visitor.get("/page").headers["ETag"]

    again = visitor.get("/page", headers={"If-None-Match": f"W/{tag}"})

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag


def test_an_unchanged_page_costs_less_than_half_a_kilobyte(visitor: FlaskClient) -> None:
    tag = visitor.get("/page").headers["ETag"]

    again = visitor.get("/page", headers={"If-None-Match": tag})

    assert len(str(again.headers)) < 400


def test_another_reader_has_another_version(site: Flask, visitor: FlaskClient, ada: FlaskClient) -> None:
    tags = {client.get("/page").headers["ETag"] for client in (visitor, ada, signed_in(site, "cleo"))}

    assert len(tags) == 3


def test_the_end_of_a_session_makes_another_version(site: Flask, ada: FlaskClient) -> None:
    before = ada.get("/page").headers["ETag"]
    registries(site).person_loader = lambda *_: None

    assert ada.get("/page", headers={"If-None-Match": before}).status_code == 200


def test_another_token_makes_another_version(visitor: FlaskClient) -> None:
    before = visitor.get("/page").headers["ETag"]
    visitor.get("/form")

    assert visitor.get("/page", headers={"If-None-Match": before}).status_code == 200


def test_a_new_frame_makes_new_versions(site: Flask, visitor: FlaskClient) -> None:
    before = visitor.get("/page").headers["ETag"]
    registries(site).fingerprint = "another"

    assert visitor.get("/page", headers={"If-None-Match": before}).status_code == 200


def test_a_fragment_is_kept_by_nobody(visitor: FlaskClient) -> None:
    tag = visitor.get("/page").headers["ETag"]

    answer = visitor.get("/page", headers={"X-Fragment": "1", "If-None-Match": tag})

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
