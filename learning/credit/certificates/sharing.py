"""A certificate as programs read it, with all that is needed to check it without asking this site again."""

from typing import Any

from learning.core.dates import iso
from learning.credit.certificates.checking import Certified

HOW = (
    "Ed25519 (RFC 8032) over the UTF-8 bytes of signed_text; the key is x of kid in the key set; both are base64url."
)


def shared(found: Certified, site: str) -> dict[str, Any]:
    """Everything the public page shows."""
    standing = found.standing
    return {
        "id": found.snapshot.id,
        "state": standing.state,
        "since": None if standing.since is None else iso(standing.since),
        "reason": standing.reason,
        "signed_text": found.text,
        "signature": found.signature,
        "kid": found.snapshot.kid,
        "keys": f"{site}/.well-known/ce-keys.json",
        "how": HOW,
    }
