"""Names that nobody can guess: public ids and secrets."""

import base64
import hashlib
import secrets


def new_id() -> str:
    """128 random bits as 26 lower-case letters and digits: a primary key that may stand in an address."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


def new_secret() -> str:
    """256 random bits as 43 characters that may stand in a cookie or a link; only its hash is stored."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """The SHA-256 of a secret, in hexadecimal: what is kept at rest."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
