import json
from collections.abc import Iterator

import pytest
from flask import Flask
from structlog.testing import capture_logs

from learning.core.clock import DAY
from learning.credit.certificates.ending import revoke, supersede
from learning.credit.signing import base64url, ed25519
from learning.credit.signing.keys import keys_of
from tests import counting
from tests.conftest import NOW, FixedClock, database_of
from tests.credit.completions import certified_at, stolen
from tests.reader import Reader

ODD_NAMES = (
    "<b>Ada</b> & \"Moss\"", "=HYPERLINK(1)", "#let x = 1 \\ * @ada $x$", "آدا موس", "עדה מוס", "Áda O’Moss-Ñandú",
    "艾達·莫斯", "A" * 200, "Ada\u202eMoss",
)  # fmt: skip


def test_the_page_shows_everything_that_was_certified(site: Flask, visitor: Reader) -> None:
    page = visitor.open(f"/verify/{certified_at(site)}")

    assert page.h1 == "Certificate of Achievement" and "This certificate is valid" in page.text
    for fact in (
        "Ada Moss",
        "FL MA 00000",
        "from first words",
        "1.5 CE",
        "18 November 2026",
        "Quiet Hands",
        "Hands-on",
    ):
        assert fact in page.text


def test_no_search_engine_lists_it_and_nobody_keeps_it(site: Flask, visitor: Reader) -> None:
    page = visitor.open(f"/verify/{certified_at(site)}")

    assert page.response.headers["Cache-Control"] == "no-store"
    assert "noindex" in page.response.headers["X-Robots-Tag"]
    assert "noindex" in str(page.soup.select('meta[name="robots"]'))


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_stands_on_the_page_letter_by_letter(site: Flask, visitor: Reader, name: str) -> None:
    page = visitor.open(f"/verify/{certified_at(site, learner=name)}")

    assert page.soup.select("dd[dir=auto]")[0].get_text() == name


def test_a_revoked_certificate_says_so_with_day_and_reason(site: Flask, visitor: Reader) -> None:
    with_id = certified_at(site)
    with database_of(site).unit() as db:
        revoke(db, with_id, "cleo", "Issued to the wrong person.", NOW + DAY)

    page = visitor.open(f"/verify/{with_id}")

    assert page.status == 200 and "valid" not in str(page.soup.title)
    assert "revoked on 19 November 2026" in page.text and "Issued to the wrong person." in page.text


def test_a_superseded_certificate_does_not_lead_to_the_new_one(site: Flask, visitor: Reader) -> None:
    old = certified_at(site)
    with database_of(site).unit() as db:
        keys = keys_of(site.extensions["palpate"].settings)
        new = supersede(db, keys, old, "Ada Lind", None, "cleo", "A name.", NOW)

    page = visitor.open(f"/verify/{old}")

    assert "superseded on 18 November 2026" in page.text
    assert new not in page.response.text and "Ada Lind" not in page.response.text


def test_unknown_and_altered_look_the_same_and_say_what_to_do(site: Flask, visitor: Reader) -> None:
    altered = certified_at(site)
    with database_of(site).unit() as db:
        stolen(db, altered, signature="A" * 86)

    with capture_logs() as logs:
        first, second = visitor.open(f"/verify/{altered}"), visitor.open(f"/verify/{'A' * 22}")

    assert first.status == second.status == 404 and first.h1 == "No such certificate"
    assert first.text == second.text and "ask the provider" in first.text
    assert [line["event"] for line in logs if line["log_level"] == "error"] == ["cert.invalid"]


def test_a_program_can_check_it_with_the_public_keys_alone(site: Flask, visitor: Reader) -> None:
    with_id = certified_at(site)

    told = visitor.client.get(f"/verify/{with_id}.json").json
    keys = visitor.client.get("/.well-known/ce-keys.json").json

    assert told and keys and told["state"] == "valid"
    (x,) = [key["x"] for key in keys["keys"] if key["kid"] == told["kid"]]
    public, signature = base64url.to_bytes(x), base64url.to_bytes(told["signature"])
    assert ed25519.genuine(public, told["signed_text"], signature)
    assert json.loads(told["signed_text"])["id"] == with_id


def test_a_program_may_also_ask_by_its_accept_header(site: Flask, visitor: Reader) -> None:
    with_id = certified_at(site)

    asked = visitor.client.get(f"/verify/{with_id}", headers={"Accept": "application/json"})
    missing = visitor.client.get(f"/verify/{'A' * 22}.json", headers={"Accept": "application/json"})

    assert asked.json == visitor.client.get(f"/verify/{with_id}.json").json
    assert missing.status_code == 404 and missing.json and missing.json["title"] == "No such certificate"


@pytest.fixture
def tries(visitor: Reader) -> Iterator[list[int]]:
    yield [visitor.client.get(f"/verify/{'A' * 22}{end}").status_code for end in ("", ".json") * 10]


def test_the_twenty_first_try_in_a_minute_has_to_wait(visitor: Reader, tries: list[int], clock: FixedClock) -> None:
    answer = visitor.client.get(f"/verify/{'A' * 22}")

    assert tries == [404] * 20
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3")
    clock.forward(3_000)
    assert visitor.client.get(f"/verify/{'A' * 22}").status_code == 404


@pytest.mark.parametrize(
    "typed", ["{}", "  {} ", "https://palpate.example/verify/{}", "https://a.example/verify/{}/"]
)
def test_an_id_or_the_address_of_a_code_leads_to_its_page(site: Flask, visitor: Reader, typed: str) -> None:
    with_id = certified_at(site)

    answer = visitor.client.get("/verify", query_string={"id": typed.format(with_id)})

    assert (answer.status_code, answer.location) == (303, f"/verify/{with_id}")


@pytest.mark.parametrize("typed", ["", "Ada Moss", "A" * 21, "A" * 23, "../../etc", "A" * 21 + "é", "<script>"])
def test_what_is_no_id_is_refused_with_what_one_looks_like(visitor: Reader, typed: str) -> None:
    answer = visitor.client.get("/verify", query_string={"id": typed})

    assert answer.status_code == 422 and "An id has 22 letters" in answer.text and "<script>" not in answer.text


def test_a_check_costs_three_statements(site: Flask, visitor: Reader) -> None:
    with_id = certified_at(site)
    visitor.open(f"/verify/{with_id}")
    with counting.statements() as sent:
        visitor.open(f"/verify/{with_id}")

    assert len(sent) <= 3
