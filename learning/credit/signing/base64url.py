"""Bytes as text that may stand in JSON and addresses: base64url without padding (RFC 4648, section 5)."""

import base64


def to_text(raw: bytes) -> str:
    """The text of some bytes."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    """The bytes of a text. ValueError unless it is written exactly as `to_text` writes it."""
    raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if to_text(raw) != text:  # the last character may carry bits that no byte uses
        raise ValueError("This is not base64url as it is written here.")
    return raw
