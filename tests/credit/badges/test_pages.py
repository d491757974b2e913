import io
from collections.abc import Callable

import pytest
from flask import Flask

from learning.credit.badges import baking, tokens
from learning.credit.badges.checking_views import NOTHING
from learning.credit.badges.places import Places
from learning.credit.certificates.ending import revoke
from tests.conftest import NOW, database_of
from tests.credit.badges.making import badged_at, parts, token_of, with_parts
from tests.credit.completions import certified_at
from tests.reader import Reader, one

LABEL = "Check a badge"


def checked(reader: Reader, name: str, sent: bytes) -> str:
    """The words of the page after a file was sent to be checked."""
    token = str(one(reader.open("/verify").form(LABEL), "input[name=csrf_token]")["value"])
    answer = reader.client.post("/verify", data={"csrf_token": token, "badge": "", "file": (io.BytesIO(sent), name)})
    return answer.text


def test_a_badge_is_made_by_its_owner_and_checked_by_anybody(site: Flask, ada: Reader, visitor: Reader) -> None:
    mine = certified_at(site, account_id=ada.account)
    page = ada.send(ada.open(f"/certificates/{mine}/badge"), "Make the badge")

    for form in ("png", "svg", "jwt"):
        assert f"/certificates/{mine}/badge.{form}" in page.links()
        answer = ada.client.get(f"/certificates/{mine}/badge.{form}")
        assert answer.headers["Content-Disposition"] == f"attachment; filename=badge-{mine}.{form}"
        assert answer.headers["Cache-Control"] == "no-store"
        told = checked(visitor, f"badge.{form}", answer.data)
        assert "This badge was made here" in told and f"/verify/{mine}" in told and "Ada Moss" in told


def test_the_box_for_the_licence_is_empty_until_its_owner_ticks_it(site: Flask, ada: Reader) -> None:
    mine = certified_at(site, account_id=ada.account)
    page = ada.open(f"/certificates/{mine}/badge")
    assert one(page.form("Make the badge"), "input[type=checkbox]").get("checked") is None

    ada.send(page, "Make the badge")
    assert "Your licence is not in it" in ada.open(f"/certificates/{mine}/badge").text
    page = ada.send(ada.open(f"/certificates/{mine}/badge"), "Make it again", licence="yes")

    assert "and your licence." in page.text
    assert "MA 00000" in str(parts(ada.client.get(f"/certificates/{mine}/badge.jwt").text)[1])
    page = ada.send(page, "Make it again")
    assert "MA 00000" not in str(parts(ada.client.get(f"/certificates/{mine}/badge.jwt").text)[1])


@pytest.mark.parametrize("sent", ["", "no", "YES", "on", "1", "<script>alert(1)</script>", "yes" * 3_000])
def test_whatever_is_not_the_tick_leaves_the_licence_out(site: Flask, ada: Reader, sent: str) -> None:
    mine = certified_at(site, account_id=ada.account)
    ada.post(f"/certificates/{mine}/badge", licence=sent)

    assert "MA 00000" not in str(parts(ada.client.get(f"/certificates/{mine}/badge.jwt").text)[1])


def test_who_has_no_licence_is_not_asked(site: Flask, ada: Reader) -> None:
    mine = certified_at(site, account_id=ada.account, licence=None)
    page = ada.send(ada.open(f"/certificates/{mine}/badge"), "Make the badge")

    assert "licence" not in one(page.soup, "main").text.lower()


def test_a_badge_may_be_pasted_with_its_line_breaks(site: Flask, visitor: Reader) -> None:
    _, token = badged_at(site)

    page = visitor.send(visitor.open("/verify"), LABEL, badge=f" {token[:70]}\n{token[70:]}\n")

    assert page.status == 200 and page.h1 == "This badge was made here" and "is valid" in page.text
    assert "noindex" in page.response.headers["X-Robots-Tag"]


def test_what_became_of_it_is_told(site: Flask, visitor: Reader) -> None:
    mine, token = badged_at(site)
    with database_of(site).unit() as db:
        revoke(db, mine, "cleo", "Issued to the wrong person.", NOW)

    page = visitor.send(visitor.open("/verify"), LABEL, badge=token)

    assert "was revoked on 18 November 2026" in page.text and "Issued to the wrong person." in page.text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda token: with_parts(token, {}, {"name": "Another"}), tokens.ALTERED),
        (lambda token: with_parts(token, {"alg": "none"}, {}), tokens.UNSIGNED),
        (lambda token: with_parts(token, {"alg": "HS256"}, {}), tokens.OTHER_WAY),
        (lambda token: with_parts(token, {}, {"iss": "https://elsewhere.example"}), tokens.FOREIGN),
        (lambda token: "<b>nothing</b>", tokens.UNREADABLE),
        (lambda token: "", NOTHING),
    ],
)
def test_each_refusal_has_its_sentence(
    site: Flask, visitor: Reader, change: Callable[[str], str], sentence: str
) -> None:
    _, token = badged_at(site)

    page = visitor.send(visitor.open("/verify"), LABEL, badge=change(token))

    assert page.status == 422 and sentence in page.text and "made here" not in page.h1


def test_an_altered_file_is_refused_beside_the_file(site: Flask, visitor: Reader) -> None:
    _, token = badged_at(site)
    picture = baking.into_svg("<svg>", "Ada", with_parts(token, {}, {"name": "Another"}))

    told = checked(visitor, "badge.svg", picture.encode())

    assert tokens.ALTERED in told and 'id="field-file-error"' in told


def test_anothers_badge_is_not_found_even_for_staff(site: Flask, ada: Reader, ben: Reader, cleo: Reader) -> None:
    mine, _ = badged_at(site, account_id=ada.account)

    for path in (f"/certificates/{mine}/badge", f"/certificates/{mine}/badge.jwt"):
        assert [who.client.get(path).status_code for who in (ada, ben, cleo)] == [200, 404, 404]
    assert ben.post(f"/certificates/{mine}/badge").status_code == 404


def test_before_it_is_made_there_is_no_file(site: Flask, ada: Reader) -> None:
    mine = certified_at(site, account_id=ada.account)

    assert ada.client.get(f"/certificates/{mine}/badge.png").status_code == 404


def test_programs_find_issuer_key_and_status_where_a_badge_says(site: Flask, visitor: Reader) -> None:
    _, token = badged_at(site)
    header, said = parts(token)
    base = site.extensions["palpate"].settings.base_url

    issuer = visitor.client.get(said["iss"].removeprefix(base)).json
    key = visitor.client.get(header["kid"].removeprefix(base)).json
    status = visitor.client.get(said["credentialStatus"]["statusListCredential"].removeprefix(base))
    keys = visitor.client.get("/.well-known/ce-keys.json").json

    assert issuer and issuer["id"] == Places(base).issuer and issuer["type"] == ["Profile"]
    assert keys and key and key["n"] == header["jwk"]["n"] and key["n"] in {one.get("n") for one in keys["keys"]}
    assert status.mimetype == "application/vc+jwt" and parts(status.text)[1]["iss"] == said["iss"]
    assert visitor.client.get("/badges/keys/2026-0").status_code == 404


def test_the_twenty_first_check_in_a_minute_has_to_wait(visitor: Reader) -> None:
    answers = [visitor.post("/verify", badge="x").status_code for _ in range(21)]

    assert answers == [422] * 20 + [429]


def test_a_revoked_certificate_offers_no_badge(site: Flask, ada: Reader) -> None:
    mine = certified_at(site, account_id=ada.account)
    with database_of(site).unit() as db:
        revoke(db, mine, "cleo", "Wrong person.", NOW)

    assert "No new badge is made" in ada.open(f"/certificates/{mine}/badge").text
    assert ada.post(f"/certificates/{mine}/badge").status_code == 409


def test_a_badge_once_made_stays_the_same(site: Flask, ada: Reader) -> None:
    mine, token = badged_at(site, account_id=ada.account)
    ada.post(f"/certificates/{mine}/badge")

    with database_of(site).reading() as db:
        assert token_of(db, mine) == token
