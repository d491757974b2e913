"""What a key is called. Pure."""

from datetime import UTC, datetime
from hashlib import sha256


def kid_of(public: bytes, made_at: int) -> str:
    """The name of a key made at that instant (milliseconds): the year and 128 bits of its SHA-256."""
    return f"{datetime.fromtimestamp(made_at / 1000, UTC).year}-{_fingerprint(public)}"


def named(public: bytes, kid: str) -> bool:
    """Whether the name is this key's: another key put in its place has another fingerprint."""
    return kid.partition("-")[2] == _fingerprint(public)


def _fingerprint(public: bytes) -> str:
    return sha256(public).hexdigest()[:32]
