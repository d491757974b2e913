"""Public keys as others read them: a JSON Web Key Set (RFC 7517, RFC 8037) with the time each key held."""

from collections.abc import Iterable
from typing import Any

from learning.core.dates import iso
from learning.credit.signing.ring import PublicKey


def published(site: str, keys: Iterable[PublicKey]) -> dict[str, Any]:
    """The set; members beside those of a key set say for what and until when."""
    return {"issuer": site, "keys": [_key(key) for key in keys]}


def _key(key: PublicKey) -> dict[str, Any]:
    return jwk(key) | {
        "use": "sig",
        "kid": key.kid,
        "signs": key.use,
        "made_at": iso(key.made_at),
        "retired_at": None if key.retired_at is None else iso(key.retired_at),
        "revoked_after": None if key.revoked_after is None else iso(key.revoked_after),
    }


def jwk(key: PublicKey) -> dict[str, str]:
    """The key itself, as RFC 7517 writes it."""
    if key.use == "badges":
        return {"kty": "RSA", "alg": "RS256", "n": key.public, "e": "AQAB"}
    return {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "x": key.public}
