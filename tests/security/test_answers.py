"""What every answer carries, whatever it is: headers, how long it may be kept, and cookies that only we can use."""

import re

import pytest
from werkzeug.test import TestResponse

from tests.people_of import PASSWORD
from tests.reader import Reader
from tests.security.house import IN_FOLDER, MINI, House, address, house_in
from tests.security.test_access import GET, POST

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; "
    "trusted-types palpate-fragments",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
SANDBOX = "sandbox; default-src 'none'"  # of a document that somebody sent
SANDBOXED = HEADERS | {"Content-Security-Policy": SANDBOX}
KEPT = {"/", "/pillars/<pillar>/<slug>", f"{IN_FOLDER}/<slug>", "/courses/<slug>"}
HTTPS = {"BASE_URL": "https://palpate.example", "TRUSTED_HOSTS": "localhost"}


def carries(answer: TestResponse) -> None:
    """The headers that nothing goes without, each once."""
    shown = answer.mimetype != "application/pdf" or answer.headers["Content-Security-Policy"] != SANDBOX
    for name, value in HEADERS.items() if shown else SANDBOXED.items():
        assert answer.headers.getlist(name) == [value]
    assert re.fullmatch(r"[0-9a-f]{20}", answer.headers["X-Request-Id"])
    assert "Server" not in answer.headers or "Werkzeug" not in answer.headers["Server"]
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("who", ["visitor", "ada", "dora"])
def test_every_answer_carries_the_headers(house: House, who: str) -> None:
    ada = house.comes("ada")

    for rule in GET:
        carries(house.comes(who).client.get(address(house, rule, ada)))
        carries(house.comes(who).client.options(address(house, rule, ada)))
    for rule in POST:
        carries(house.comes(who).client.post(address(house, rule, ada)))
        carries(house.comes(who).post(address(house, rule, ada)))
    for path in ("/nowhere", "/static/nowhere.css", "/attempts/nobody", "/%00", "/account/x.css"):
        carries(house.comes(who).client.get(path))


# The same for everybody, and asked for by programs: kept shortly by whoever stands in between, too.
FOR_ALL = {
    "/.well-known/ce-keys.json",
    "/badges/issuer",
    "/badges/keys/<kid>",
    "/badges/status/<int:number>",
}


@pytest.mark.parametrize("who", ["visitor", "ada", "cleo"])
def test_only_reading_pages_may_be_kept_and_only_by_their_reader(house: House, who: str) -> None:
    ada = house.comes("ada")

    kept = {}
    for rule in set(GET) - FOR_ALL:
        answer = house.comes(who).client.get(address(house, rule, ada))
        kept[rule] = answer.headers["Cache-Control"]
        assert "Cookie" in answer.headers.get("Vary", "")

    reading = KEPT if who == "visitor" else KEPT - {"/"}
    assert kept == {rule: "private, no-cache" if rule in reading else "no-store" for rule in set(GET) - FOR_ALL}


def test_what_a_form_answers_is_kept_by_nobody(house: House) -> None:
    ada = house.comes("ada")

    for rule in POST:
        for answer in (
            house.comes("ada").post(address(house, rule, ada)),
            house.comes("visitor").post(address(house, rule, ada)),
        ):
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/account/x.css", "/account.css", "/attempts/x.js", "/account/%2e%2e/x.css"])
def test_a_private_page_has_no_public_looking_address(house: House, path: str) -> None:
    answer = house.comes("ada").client.get(path)

    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
    assert "ada@example.org" not in answer.text


def test_files_alone_are_kept_for_good_and_set_no_cookie(house: House) -> None:
    page = house.comes("ada").open("/report")
    files = [str(tag.get("href") or tag.get("src")) for tag in page.soup.select("link[rel=stylesheet], script[src]")]

    for path in files:
        answer = house.comes("ada").client.get(path)
        assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
        assert "Set-Cookie" not in answer.headers
    assert files


def test_whoever_only_reads_gets_no_cookie(house: House) -> None:
    visitor = house.comes("visitor")

    for path in (
        "/",
        "/pillars",
        "/pillars/introduction/introduction",
        "/techniques/effleurage",
        "/claims",
        "/cases",
    ):
        assert "Set-Cookie" not in visitor.client.get(path).headers


@pytest.fixture(scope="module")
def beyond(tmp_path_factory: pytest.TempPathFactory) -> House:
    return house_in(tmp_path_factory.mktemp("beyond"), **HTTPS)


def signing_in(house: House) -> tuple[Reader, list[str]]:
    """A browser on https that practises, then signs in as Ada, and every cookie it was given."""
    house.comes("ada")
    browser = Reader(house.site.test_client())
    given: list[str] = []
    token = ""
    for path, fields in (
        (f"/cases/{MINI}", None),
        (f"/cases/{MINI}", {}),
        ("/sign-in", {"email": "ada@example.org", "password": PASSWORD, "next": ""}),
        ("/report", None),
        ("/sign-out", {}),
    ):
        if fields is None:
            answer = browser.client.get(path, base_url="https://localhost")
            token = answer.text.split('name="csrf_token" value="')[1].split('"')[0]
        else:
            answer = browser.client.post(path, base_url="https://localhost", data={"csrf_token": token, **fields})
            assert answer.status_code == 303
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
        given += answer.headers.getlist("Set-Cookie")
    return browser, given


def test_cookies_beyond_this_machine_are_bound_to_host_and_https(beyond: House) -> None:
    _, given = signing_in(beyond)

    assert {line.partition("=")[0] for line in given} == {
        "__Host-form", "__Host-practice", "__Host-sid", "__Host-notes",
    }  # fmt: skip
    for line in given:
        attributes = {part.strip().casefold() for part in line.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= attributes, line
        assert not any(part.startswith("domain") for part in attributes), line


def test_a_cookie_holds_nothing_that_could_be_read(beyond: House) -> None:
    _, given = signing_in(beyond)

    # Four letters and more: three stand in a random secret once in a thousand runs.
    readable = ("ada@", "ada%40", "student", PASSWORD.casefold(), beyond.accounts["ada"].casefold())
    assert given and not [one for one in readable if one in "".join(given).casefold()]


def test_the_secret_of_a_session_is_not_in_the_database(beyond: House) -> None:
    _, given = signing_in(beyond)
    secrets = {line.partition(";")[0].partition("=")[2] for line in given if line.startswith("__Host-sid=")}

    kept = repr(beyond.rows())
    assert not [secret for secret in secrets if len(secret) > 5 and secret in kept]
    assert PASSWORD not in kept


def test_a_name_without_its_prefix_opens_nothing_beyond_this_machine(beyond: House) -> None:
    ada = beyond.comes("ada")  # her cookie is called sid here, as on this machine

    assert ada.client.get("/account", base_url="https://localhost").status_code == 302
