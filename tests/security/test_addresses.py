"""Addresses that no browser makes: no error of ours, no way to another site, nothing to be learnt from a denial."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from learning.core.web import next_path
from tests import databases
from tests.people_of import PASSWORD
from tests.security.house import GRADED, MINI, House, house_in, token_in
from tests.security.test_answers import carries

IDS = (
    "0", "-1", str(2**63), str(2**64), "9" * 5_000, "x" * 5_000, "%D9%A1%D9%A2", "a%2Fb", "..%2F..%2Fapp.py",
    "%2e%2e", "%00", "a%00b", "%ff", "%ED%A0%80", "%C0%AE", "%E2%80%AE", "%0d%0aX-Evil:%201", "%27%20OR%201=1--",
    "{{7*7}}", "%3Cscript%3E", "null", "true", "[]", "a?b=1&b=2", "*", "a;b", "~", "%25%32%30",
)  # fmt: skip
PATTERNS = (
    "/{}", "/pillars/{}", "/pillars/assessment/{}", "/pillars/{}/introduction", "/techniques/{}", "/conditions/{}",
    "/assessments/{}", "/stages/{}", "/tissues/{}", "/adaptations/{}", "/courses/{}", "/cases/{}",
    "/attempts/{}", "/attempts/{}/debrief", "/media/{}.mp4",
    "/media/{}.vtt", "/reset/{}", "/invitation/{}", "/reports/{}/close", "/techniques/{}/read",
    "/account/licences/{}/remove",
    "/static/{}", "/courses/{}/boards", "/approvals/{}", "/ledger/outside/{}", "/ledger/documents/{}",
)  # fmt: skip
QUERIES = (
    "/techniques?region={}", "/conditions?region=knee&region={}", "/claims?q={}", "/claims?verdict={}&verdict=partly",
    "/search?q={}", "/search?q=knee&kind={}&pillar={}&region={}&page={}", "/search/suggestions?q={}",
    "/report?path={}", "/sign-in?next={}", "/confirm?next={}",
    "/sign-in?next=/&next={}", "/?{}", "/attempts?page={}", "/account?{}={}",
    "/courses/assessment/boards?board={}&licence={}", "/approvals/new?course={}",
    "/ledger?board={}", "/ledger/transcript?board={}",
)  # fmt: skip
ELSEWHERE = (
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "/\t/evil.example", "/\n/evil.example", " //evil.example", "javascript:alert(1)", "data:text/html,x",
    "@evil.example", "evil.example", "//evil.example\\@x", "http:evil.example", "https:/evil.example",
    "//%65vil.example", "/\r\nLocation: //evil.example", "?//evil.example", "\x00//evil.example",
    "//\u0435vil.example", "//evil\u3002example", "/\u2028/evil.example", "", "/" + "x" * 3_000,
)  # fmt: skip
HOSTS = (
    "evil.example",
    "localhost.evil.example",
    "localhost@evil.example",
    "evil.example:80",
    "localhost:x",
    "[::1",
    "",
)


@pytest.fixture(scope="module")
def on_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = house_in(tmp_path_factory.mktemp("postgresql"), databases.migrated_postgresql())
    made.site.test_cli_runner().invoke(args=["content", "sync"])
    yield made
    databases.empty(made.database)
    made.database.dispose()


def asked(house: House, who: str, paths: list[str]) -> None:
    """Ask for each path and send a form to it: never an error of ours, never what was asked for repeated raw."""
    client = house.comes(who).client
    form = {"csrf_token": token_in(client)}
    for path in paths:
        for answer in (client.get(path), client.post(path, data=form)):
            assert answer.status_code < 500, path
            assert "<script>" not in answer.text and "X-Evil" not in answer.headers
            carries(answer)


@pytest.mark.parametrize("who", ["visitor", "cleo"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_id_breaks_a_page(house: House, who: str, pattern: str) -> None:
    house.comes(who)
    before = house.rows(but=("session",))

    asked(house, who, [pattern.format(one) for one in IDS])

    assert house.rows(but=("session",)) == before


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_id_breaks_a_page_on_postgresql(on_postgresql: House, pattern: str) -> None:
    asked(on_postgresql, "cleo", [pattern.format(one) for one in ("%00", "a%00b", "%ED%A0%80", str(2**64), "%ff")])


@pytest.mark.parametrize("pattern", QUERIES)
def test_no_query_breaks_a_page(house: House, pattern: str) -> None:
    asked(house, "ada", [pattern.replace("{}", one) for one in (*IDS, "%5B%5D", "&".join("abcdefgh" * 300))])


@pytest.mark.parametrize(
    "octets", [b"\xff\xfe", b"\x80", b'"\\377\\355\\240\\200"', b"x" * 9_000, b"=;=;,", b"\xed\xa0\x80"]
)
def test_no_cookie_and_no_header_breaks_a_page(house: House, octets: bytes) -> None:
    text = octets.decode("latin-1")
    cookies = "; ".join(f"{name}={text}" for name in ("sid", "form", "practice", "notes"))

    for name, value in (
        ("Cookie", cookies), ("Cookie", text), ("User-Agent", text), ("Accept", text), ("If-None-Match", text),
        ("Referer", text), ("X-Fragment", text), ("X-CSRFToken", text), ("Content-Type", text), ("Range", text),
    ):  # fmt: skip
        client = house.site.test_client()
        for path in ("/", "/account", "/attempts", "/pillars/introduction/introduction", f"/cases/{MINI}"):
            assert client.get(path, headers={name: value}).status_code < 500
        assert client.post("/sign-in", headers={name: value}, data={"csrf_token": "x"}).status_code == 400


@pytest.mark.parametrize("missing", ["/attempts/{}", "/attempts/{}/debrief"])
def test_what_is_anothers_looks_like_what_is_missing(house: House, missing: str) -> None:
    ada = house.comes("ada")
    there = [house.attempt(ada), house.attempt(ada, GRADED), house.ended(ada)]

    for who in ("visitor", "ben", "cleo", "dora"):
        reader = house.comes(who)
        absent = reader.client.get(missing.format("a" * 26))
        for address in there:
            denied = reader.client.get(missing.format(address.rpartition("/")[2]))
            assert (denied.status_code, denied.data) == (absent.status_code, absent.data)
            assert bare(denied.headers) == bare(absent.headers)
            sent, lost = reader.post(address), reader.post(f"/attempts/{'a' * 26}")
            assert (sent.status_code, sent.data) == (lost.status_code, lost.data) == (404, absent.data)


def bare(headers: object) -> list[tuple[str, str]]:
    """Headers without the number of the request."""
    return [(name, value) for name, value in headers if name != "X-Request-Id"]  # type: ignore[attr-defined]


def test_an_id_guessed_nearly_is_missing(house: House) -> None:
    ada = house.comes("ada")
    mine = house.attempt(ada)

    for near in (mine.upper(), mine[:-1], mine + "/", mine + "%20", mine[:-1] + "%2561"):
        assert ada.client.get(near).status_code == 404, near


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_leads_to_no_other_site(house: House, wanted: str) -> None:
    house.comes("ada")
    house.forget("token_bucket")
    browser = house.comes("visitor")

    answer = browser.post("/sign-in", email="ada@example.org", password=PASSWORD, next=wanted)

    assert (answer.status_code, answer.location) in {(303, "/"), (422, None)}


@given(st.text(alphabet="/\\:@?#.%\t\r\n \x00abevil\u2215\uff0f[]", max_size=12))
@example("//x")
@example("/[")
@example("/..//evil")
def test_every_next_address_stays_here(text: str) -> None:
    safe = next_path(text)

    assert safe.startswith("/") and not safe.startswith("//")
    assert safe.isascii() and safe.isprintable() and not set(safe) & set("\\ \t\r\n")
    assert safe in (text, "/")


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_not_ours_is_refused_everywhere(house: House, host: str) -> None:
    for path in ("/", "/sign-in", "/account", "/nowhere", "/healthz"):
        answer = house.comes("ada").client.get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert "evil" not in answer.text + str(answer.headers)


def test_letters_lead_to_the_configured_address_alone(house: House) -> None:
    visitor = house.comes("visitor")
    house.comes("ben")
    house.forget("token_bucket")
    forged = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example", "X-Forwarded-Proto": "ftp"}

    fields = {"csrf_token": token_in(visitor.client), "email": "ben@example.org"}
    assert visitor.client.post("/forgot-password", data=fields, headers=forged).status_code == 303

    letters = [path.read_text() for path in (house.site.extensions["palpate"].settings.var / "mail").iterdir()]
    assert any("http://127.0.0.1:8000/reset/" in letter for letter in letters)
    assert not any("evil" in letter for letter in letters)


def test_a_trusted_name_does_not_open_what_lies_beside_the_site(house: House) -> None:
    for path in (
        "/app.py", "/.git/config", "/var/secret_key", "/static/../app.py", "/static/..%2f..%2fapp.py", "/.env",
        "/content/cases/heel-pain-in-a-runner.md", "/media/..%2fcases%2fheel-pain-in-a-runner.md", "/console",
        "/static/", "/templates/core/layout.html",
    ):  # fmt: skip
        assert house.comes("dora").client.get(path).status_code == 404, path
