"""Badges in the hands of a program that is not ours: openbadgeslib, with PyJWT beneath. Nothing is fetched."""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jwt.algorithms import RSAAlgorithm
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3Verifier, check_credential_status
from openbadgeslib.ob3.contexts import load_context

from learning.core.database import Database
from learning.credit.badges import drawing
from learning.credit.badges.credential import CONTEXTS, profile
from learning.credit.badges.status import claims as list_claims
from learning.credit.badges.status import signed_list
from learning.credit.badges.tokens import write
from learning.credit.certificates.checking import find
from learning.credit.certificates.ending import revoke
from learning.credit.signing import base64url, ring
from learning.credit.signing.published import jwk, published
from tests.conftest import NOW
from tests.credit.badges.making import badged, part, parts, with_parts
from tests.credit.badges.wholes import PLACES, Where, changed, full
from tests.credit.completions import SITE, keys_in


def public_pem(key: dict[str, str]) -> bytes:
    """A published key as its file."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = RSAAlgorithm.from_jwk(key)
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[union-attr]


class Elsewhere:
    """A badge of Ada's with her licence in it, and a verifier that knows our public key alone."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.keys = database, keys_in(folder)
        with database.unit() as db:
            self.certificate, self.token = badged(db, self.keys, licence=True)
            (self.key,) = [key for key in ring.known(db) if key.use == "badges"]
            self.said = find(db, self.certificate).snapshot
        self.pem = public_pem(jwk(self.key))
        self.verifier = OB3Verifier(self.pem)

    def signed(self, payload: dict[str, Any]) -> str:
        """A token that our own key signed."""
        return write(self.keys, self.key.kid, self.key.public, payload)

    def list_of_today(self, _address: str) -> bytes:
        """The status list as it is published now."""
        with self.database.reading() as db:
            return signed_list(db, self.keys, 0, NOW).encode()


@pytest.fixture
def elsewhere(database: Database, tmp_path: Path) -> Elsewhere:
    return Elsewhere(database, tmp_path)


def test_the_text_and_both_pictures_verify_there(elsewhere: Elsewhere) -> None:
    svg = OB3Verifier.extract_token_from_svg(drawing.svg(elsewhere.said, elsewhere.token))
    png = OB3Verifier.extract_token_from_png(drawing.png(elsewhere.said, elsewhere.token))

    assert svg == png == elsewhere.token
    read = elsewhere.verifier.verify(svg, expected_recipient=parts(elsewhere.token)[1]["sub"])
    assert (read.achievement.name, read.issuer.id) == (elsewhere.said.course_title, PLACES.issuer)


def with_hmac(here: Elsewhere) -> str:
    """Signed with our public key as if it were a shared secret."""
    signed = f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{here.token.split('.')[1]}"
    return f"{signed}.{base64url.to_text(hmac.digest(here.pem, signed.encode(), hashlib.sha256))}"


def by_another_key(here: Elsewhere) -> str:
    """Signed with a key that the header brings along, under our name."""
    other = here.keys.make("badges", NOW + 1)
    forged = write(here.keys, other.kid, other.public, parts(here.token)[1])
    header = part(parts(forged)[0] | {"kid": PLACES.key(here.key.kid)})
    signed = f"{header}.{forged.split('.')[1]}"
    return f"{signed}.{here.keys.sign('badges', other.kid, signed)}"


@pytest.mark.parametrize(
    "forge",
    [
        lambda here: with_parts(here.token, {}, {"name": "Another course"}),
        lambda here: with_parts(here.token, {"kid": PLACES.key("2026-0")}, {}),
        lambda here: here.token[:-9] + "AAAAAAAAA",
        lambda here: with_parts(here.token, {"alg": "none"}, {}).rpartition(".")[0] + ".",
        with_hmac,
        by_another_key,
        lambda here: here.signed(parts(here.token)[1] | {"exp": NOW // 1000 - 60}),
        lambda here: here.signed(parts(here.token)[1] | {"jti": f"{SITE}/verify/{'A' * 22}"}),
        lambda here: here.signed(parts(here.token)[1] | {"sub": "urn:uuid:0"}),
        lambda here: here.signed(parts(here.token)[1] | {"iss": "https://elsewhere.example"}),
    ],
    ids=[
        "text", "kid", "signature", "none", "HS256", "other key",
        "expired", "other id", "other person", "other issuer",
    ],
)  # fmt: skip
def test_no_forgery_verifies_there(elsewhere: Elsewhere, forge: Callable[[Elsewhere], str]) -> None:
    with pytest.raises(LibOpenBadgesException):
        elsewhere.verifier.verify(forge(elsewhere))


def test_the_key_set_tells_them_that_a_key_was_lost_before_it_signed(elsewhere: Elsewhere) -> None:
    with elsewhere.database.unit() as db:
        ring.revoke(db, elsewhere.key.kid, NOW - 1_000, NOW, None)
        listed = published(SITE, ring.known(db))["keys"]

    (told,) = [key for key in listed if key["kid"] == elsewhere.key.kid]
    assert told["revoked_after"] < parts(elsewhere.token)[1]["validFrom"]
    assert public_pem(told) == elsewhere.pem, "so that what it signed before can still be checked"


def test_they_find_a_revoked_one_in_the_status_list(elsewhere: Elsewhere) -> None:
    badge = elsewhere.verifier.verify(elsewhere.token)

    def check() -> None:
        check_credential_status(badge, elsewhere.list_of_today, verify_list=True, list_pubkey_pem=elsewhere.pem)

    check()

    with elsewhere.database.unit() as db:
        revoke(db, elsewhere.certificate, "cleo", "Wrong person.", NOW)

    with pytest.raises(LibOpenBadgesException, match="revocation"):
        check()


def test_a_status_list_that_somebody_else_signed_is_refused_there(elsewhere: Elsewhere) -> None:
    other = elsewhere.keys.make("badges", NOW + 1)
    forged = write(elsewhere.keys, other.kid, other.public, list_claims(PLACES, 0, [], NOW)).encode()

    with pytest.raises(LibOpenBadgesException, match="Invalid signature"):
        check_credential_status(
            elsewhere.verifier.verify(elsewhere.token),
            download=lambda _address: forged, verify_list=True, list_pubkey_pem=elsewhere.pem,
        )  # fmt: skip


Terms = dict[str, Any]


def scoped(terms: Terms, name: str) -> Terms:
    """The terms that a term brings along for what it stands at."""
    term = terms.get(name)
    return dict(term["@context"] or {}) if isinstance(term, dict) and "@context" in term else {}


def undefined(node: dict[str, Any], terms: Terms) -> Iterator[str]:
    """Every name and type in a JSON-LD document that its contexts do not define.

    What a type brings along holds for its own members, what a member does for all beneath it (JSON-LD 1.1, 4.1).
    """
    types = node.get("type", [])
    types = types if isinstance(types, list) else [types]
    yield from (one for one in types if terms.get(one) is None)
    here = terms | {name: term for one in sorted(types) for name, term in scoped(terms, one).items()}
    for name, value in node.items():
        if name == "@context":
            continue
        if here.get(name) is None:
            yield name
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from undefined(one, terms | scoped(here, name))


def left_out(document: dict[str, Any]) -> list[str]:
    terms: Terms = {}
    for address in document["@context"]:
        terms |= load_context(address)["@context"]
    return list(undefined(document, terms))


def test_the_contexts_define_every_name_and_type_that_is_published() -> None:
    issuer = {"@context": list(CONTEXTS), **profile("Quiet Hands", PLACES)}

    assert left_out(full()) == left_out(list_claims(PLACES, 0, [5], NOW)) == left_out(issuer) == []


@pytest.mark.parametrize(
    ("path", "value", "name"),
    [
        (("licence",), "MA 1", "licence"),
        (("credentialSubject", "achievement", "creditsEarned"), 1, "creditsEarned"),
        (("credentialSubject", "result", 0, "type"), ["Outcome"], "Outcome"),
        (("credentialSchema",), {"type": "1EdTechJsonSchemaValidator2019"}, "1EdTechJsonSchemaValidator2019"),
    ],
)  # fmt: skip
def test_a_name_that_no_context_defines_there_is_found(path: Where, value: object, name: str) -> None:
    assert name in left_out(changed(full(), path, value))
