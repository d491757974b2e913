from collections.abc import Callable

import pytest
from flask import Flask, Response

from learning.core import web

OTHER_SITES = [
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
    "/\n/evil.example", "javascript:alert(1)", "http:evil.example", "evil.example", " /a", "/a b", "/é",
    "/" + "a" * 3000, "", None, "///evil.example", "/\x00", "data:text/html,hi",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHER_SITES)
def test_next_never_leads_to_another_site(text: str | None) -> None:
    assert web.next_path(text) == "/"


@pytest.mark.parametrize("text", ["/", "/cases/heel?step=2", "/pillars/assessment/posture#notes", "/a%20b"])
def test_next_keeps_a_path_of_ours(text: str) -> None:
    assert web.next_path(text) == text


@pytest.mark.parametrize(
    ("environ", "name", "secure"),
    [
        ({}, "sid", False),
        ({"BASE_URL": "https://palpate.example", "TRUSTED_HOSTS": "palpate.example"}, "__Host-sid", True),
    ],
)
def test_cookies_are_bound_to_the_site(
    make: Callable[..., Flask], environ: dict[str, str], name: str, secure: bool
) -> None:
    with make(**environ).test_request_context(base_url=environ.get("BASE_URL")):
        response = Response()
        web.set_cookie(response, "sid", "secret", 60)

    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith(f"{name}=secret; ")
    assert ("Secure" in cookie) is secure
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie and "Max-Age=60" in cookie


def test_a_fragment_is_asked_for_by_header(site: Flask) -> None:
    with site.test_request_context(headers={"X-Fragment": "1"}):
        assert web.fragment_requested()
    with site.test_request_context():
        assert not web.fragment_requested()


def test_a_person_is_looked_up_once_in_a_request(site: Flask) -> None:
    asked: list[str] = []
    site.extensions[web.EXTENSION].person_loader = lambda _database, secret_hash, _now: asked.append(secret_hash)
    with site.test_request_context(headers={"Cookie": "sid=secret"}):
        web.person()
        web.person()

    assert len(asked) == 1


def test_nobody_is_looked_up_without_a_session(site: Flask) -> None:
    asked: list[str] = []
    site.extensions[web.EXTENSION].person_loader = lambda _database, secret_hash, _now: asked.append(secret_hash)
    with site.test_request_context():
        assert web.person() is None

    assert asked == []
