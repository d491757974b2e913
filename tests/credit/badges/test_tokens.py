import json
import random
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256
from structlog.testing import capture_logs

from learning.core.database import Database
from learning.credit.badges import tokens
from learning.credit.badges.checking import NOT_GIVEN, check
from learning.credit.badges.models import badge
from learning.credit.badges.places import Places
from learning.credit.badges.status import signed_list
from learning.credit.badges.tokens import NotGenuine, write
from learning.credit.signing import base64url, ring
from learning.credit.signing.models import signing_key
from tests.conftest import NOW
from tests.credit.badges.making import badged, part, parts, with_parts
from tests.credit.completions import SITE, keys_in, stolen

PLACES = Places(SITE)


def refusal(database: Database, token: str, now: int = NOW) -> str:
    """The sentence with which a badge is refused."""
    with database.reading() as db, pytest.raises(NotGenuine) as refused:
        check(db, token, PLACES, now)
    return str(refused.value)


def made(database: Database, folder: Path) -> str:
    with database.unit() as db:
        return badged(db, keys_in(folder))[1]


def verified_by_hand(token: str, modulus: str) -> bool:
    """RFC 7515 and RFC 7518 with nothing but RSA."""
    signed, _, signature = token.rpartition(".")
    number = int.from_bytes(base64url.to_bytes(modulus), "big")
    key = RSAPublicNumbers(65537, number).public_key()
    try:
        key.verify(base64url.to_bytes(signature), signed.encode(), PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def test_another_library_verifies_it_with_the_public_key_alone(database: Database, tmp_path: Path) -> None:
    token = made(database, tmp_path)
    with database.reading() as db:
        (key,) = [key for key in ring.known(db) if key.use == "badges"]

    assert verified_by_hand(token, key.public)
    assert parts(token)[0]["jwk"] == {"kty": "RSA", "n": key.public, "e": "AQAB"}
    assert not verified_by_hand(with_parts(token, {}, {"name": "Another course"}), key.public)


def test_its_header_has_four_members(database: Database, tmp_path: Path) -> None:
    header = parts(made(database, tmp_path))[0]

    assert set(header) == {"alg", "kid", "typ", "jwk"} and header["alg"] == "RS256"
    assert header["kid"].startswith(f"{SITE}/badges/keys/2026-")


def test_a_genuine_one_leads_to_its_certificate(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        certificate_id, token = badged(db, keys_in(tmp_path))
        assert check(db, token, PLACES, NOW).snapshot.id == certificate_id


@pytest.mark.parametrize(
    "payload",
    [{"name": "Another course"}, {"jti": f"{SITE}/verify/{'A' * 22}"}, {"nbf": 1}, {"credentialSubject": {}}],
)
def test_an_altered_one_is_refused(database: Database, tmp_path: Path, payload: dict[str, object]) -> None:
    assert refusal(database, with_parts(made(database, tmp_path), {}, payload)) == tokens.ALTERED


def test_no_changed_letter_goes_unnoticed(database: Database, tmp_path: Path) -> None:
    token, chance = made(database, tmp_path), random.Random(7)
    for _ in range(300):
        at = chance.randrange(len(token))
        letter = chance.choice("ABCDwxyz0189-_. é".replace(token[at], ""))
        assert refusal(database, token[:at] + letter + token[at + 1 :])


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({"alg": "none"}, tokens.UNSIGNED),
        ({"alg": "None"}, tokens.OTHER_WAY),
        ({"alg": "HS256"}, tokens.OTHER_WAY),
        ({"alg": "RS512"}, tokens.OTHER_WAY),
        ({"alg": ["RS256"]}, tokens.OTHER_WAY),
        ({"kid": "https://palpate.example/badges/keys/2026-0"}, tokens.UNKNOWN_KEY),
        ({"kid": None}, tokens.UNKNOWN_KEY),
        ({"crit": ["b64"], "b64": False}, tokens.ALTERED),
        ({"crit": 5}, tokens.ALTERED),
        ({"crit": None}, tokens.ALTERED),
        ({"crit": [None]}, tokens.ALTERED),
    ],
)
def test_another_way_of_signing_is_refused(
    database: Database, tmp_path: Path, header: dict[str, object], sentence: str
) -> None:
    token = with_parts(made(database, tmp_path), header, {})

    assert refusal(database, token) == sentence
    assert refusal(database, token.rpartition(".")[0] + ".") in {sentence, tokens.UNREADABLE}


def test_another_issuer_is_refused_even_with_its_own_key(database: Database, tmp_path: Path) -> None:
    token = made(database, tmp_path)
    stranger = keys_in(tmp_path / "stranger")
    stranger.site = "https://elsewhere.example"
    key = stranger.make("badges", NOW)
    payload = parts(token)[1]

    foreign = write(stranger, key.kid, key.public, payload | {"iss": "https://elsewhere.example/badges/issuer"})
    pretended = write(stranger, key.kid, key.public, payload)

    assert refusal(database, foreign) == tokens.FOREIGN
    assert refusal(database, pretended) == tokens.UNKNOWN_KEY, "the key that it brings along is not believed"


def test_a_key_that_ended_before_it_signed_is_refused(database: Database, tmp_path: Path) -> None:
    token = made(database, tmp_path)
    kid = parts(token)[0]["kid"].rpartition("/")[2]
    with database.unit() as db:
        ring.revoke(db, kid, NOW - 1_000, NOW, None)

    assert refusal(database, token) == tokens.LOST_KEY


def test_one_from_before_its_key_was_lost_or_retired_holds(database: Database, tmp_path: Path) -> None:
    token = made(database, tmp_path)
    kid = parts(token)[0]["kid"].rpartition("/")[2]
    with database.unit() as db:
        ring.retire(db, kid, NOW, None)
        ring.make(db, keys_in(tmp_path), "badges", NOW + 1_000, None)
        assert check(db, token, PLACES, NOW + 2_000).snapshot.name == "Ada Moss"
        ring.revoke(db, kid, NOW + 1_000, NOW + 2_000, None)
        assert check(db, token, PLACES, NOW + 2_000).snapshot.name == "Ada Moss"


def test_a_key_put_in_the_place_of_ours_is_not_believed(database: Database, tmp_path: Path) -> None:
    keys, payload = keys_in(tmp_path), parts(made(database, tmp_path))[1]
    forger = keys.make("badges", NOW + 1)
    with database.unit() as db:
        db.execute(signing_key.update().where(signing_key.c.use == "badges").values(public=forger.public))
        kid = next(key.kid for key in ring.known(db) if key.use == "badges")
    forged = write(keys, forger.kid, forger.public, payload)
    header = part(parts(forged)[0] | {"kid": PLACES.key(kid)})
    signed = f"{header}.{forged.split('.')[1]}"

    assert refusal(database, f"{signed}.{keys.sign('badges', forger.kid, signed)}") == tokens.UNKNOWN_KEY


def test_one_from_the_future_is_refused(database: Database, tmp_path: Path) -> None:
    assert refusal(database, made(database, tmp_path), NOW - 1_000) == tokens.EARLY


def test_what_our_key_signed_and_nobody_was_given_is_refused(database: Database, tmp_path: Path) -> None:
    token, keys = made(database, tmp_path), keys_in(tmp_path)
    with database.unit() as db:
        forged_status = signed_list(db, keys, 0, NOW)
        db.execute(badge.delete())

    assert refusal(database, token) == refusal(database, forged_status) == NOT_GIVEN


def test_one_whose_certificate_was_written_over_is_refused_and_logged(database: Database, tmp_path: Path) -> None:
    with database.unit() as db:
        mine, token = badged(db, keys_in(tmp_path))
        stolen(db, mine, course="another")

    with capture_logs() as logs:
        assert refusal(database, token) == NOT_GIVEN
    assert [(line["event"], line["certificate"]) for line in logs] == [("cert.invalid", mine)]


@pytest.mark.parametrize(
    "text", ["", "a.b.c", "....", "e30.e30.", "W10.W10.AA", "é.é.é", f"{part({'alg': 'RS256'})}.W10.AA", "[" * 40_001]
)
def test_what_is_no_token_is_refused(database: Database, text: str) -> None:
    assert refusal(database, text) in {tokens.UNREADABLE, tokens.OTHER_WAY}


def test_deeply_nested_json_is_refused(database: Database) -> None:
    nested = base64url.to_text(b"[" * 20_000)

    assert refusal(database, f"{nested}.{nested[:100]}.AA") == tokens.UNREADABLE


def test_a_token_is_as_short_as_json_can_be(database: Database, tmp_path: Path) -> None:
    raw = base64url.to_bytes(made(database, tmp_path).split(".")[1]).decode()

    assert raw == json.dumps(json.loads(raw), separators=(",", ":"), ensure_ascii=False)
