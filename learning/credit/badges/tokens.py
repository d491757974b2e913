"""A credential as signed token (VC-JWT, RS256), and reading one that somebody hands over.

Of what arrives nothing is believed before the signature is checked with a key of our own rows: neither the algorithm
nor the key that its header brings along.
"""

import json
from typing import Any

from learning.credit.badges.places import Places
from learning.credit.signing import base64url
from learning.credit.signing.keys import Keys
from learning.credit.signing.naming import named
from learning.credit.signing.published import jwk
from learning.credit.signing.ring import PublicKey

USE = "badges"
ALGORITHM = "RS256"
LONGEST = 40_000  # characters; one with twelve results and the longest names has 10,000

LONGEST_HEADER = 2_000  # with the key that badges have to bring along it has 700


class NotGenuine(ValueError):
    """A token that does not hold. The text is a sentence for a person."""


UNREADABLE = "This is no signed badge, or a part of it is missing. Paste all of it, or send the file itself."
UNSIGNED = "This badge is not signed: anybody could have written it."
OTHER_WAY = "This badge is signed in a way that this site never signs: it signs with RS256."
FOREIGN = "Another issuer made this badge. Only badges of this site can be checked here."
UNKNOWN_KEY = "This badge names a key that this site never had."
ALTERED = "This badge was altered: the signature is not over what it says."
LOST_KEY = "The key of this badge was no longer trusted when it was signed. Ask its owner to make it again."
EARLY = "This badge says that it holds only from a later time on."


def write(keys: Keys, kid: str, modulus: str, payload: dict[str, Any]) -> str:
    """The token. The header has alg, kid, typ and jwk, and no more."""
    header = {
        "alg": ALGORITHM,
        "kid": Places(keys.site).key(kid),
        "typ": "JWT",
        "jwk": {"kty": "RSA", "n": modulus, "e": "AQAB"},
    }
    signed = f"{_part(header)}.{_part(payload)}"
    return f"{signed}.{keys.sign(USE, kid, signed)}"


def _part(value: dict[str, Any]) -> str:
    return base64url.to_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def read(token: str, known: list[PublicKey], places: Places, now: int) -> dict[str, Any]:
    """What a genuine token says. Raises NotGenuine."""
    header, claimed = _unchecked(token)
    if header.get("alg") == "none":
        raise NotGenuine(UNSIGNED)
    if header.get("alg") != ALGORITHM:
        raise NotGenuine(OTHER_WAY)
    if claimed.get("iss") != places.issuer:
        raise NotGenuine(FOREIGN)
    key = _key(header, known, places)
    payload = _signed(token, key)
    if not key.holds_at(payload["nbf"] * 1000):
        raise NotGenuine(LOST_KEY)
    if payload["nbf"] * 1000 > now:
        raise NotGenuine(EARLY)
    return payload


def _unchecked(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        if len(token) > LONGEST:
            raise ValueError
        first, second, _ = token.split(".")
        header, payload = (json.loads(base64url.to_bytes(part)) for part in (first, second))
    except (ValueError, RecursionError):
        raise NotGenuine(UNREADABLE) from None
    if not isinstance(header, dict) or not isinstance(payload, dict):
        raise NotGenuine(UNREADABLE)
    return header, payload


def _key(header: dict[str, Any], known: list[PublicKey], places: Places) -> PublicKey:
    found = next((key for key in known if key.use == USE and header.get("kid") == places.key(key.kid)), None)
    if found is None or not named(base64url.to_bytes(found.public), found.kid):
        raise NotGenuine(UNKNOWN_KEY)
    return found


def _signed(token: str, key: PublicKey) -> dict[str, Any]:
    from joserfc import jws
    from joserfc.errors import JoseError
    from joserfc.jwk import RSAKey

    rules = jws.JWSRegistry(algorithms=[ALGORITHM])
    rules.max_header_length = LONGEST_HEADER
    try:
        checked = jws.deserialize_compact(token, RSAKey.import_key({**jwk(key)}), registry=rules)
    except (JoseError, ValueError, TypeError):  # the last one where a member of the header is of another type
        raise NotGenuine(ALTERED) from None
    payload: dict[str, Any] = json.loads(checked.payload)
    return payload
