"""Which badges hold no more: a Bitstring Status List (W3C, 1.0) as signed credential."""

import gzip
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select, union_all

from learning.core.dates import iso
from learning.core.errors import NotFound
from learning.credit.badges.models import FIRST, badge, badge_spent
from learning.credit.badges.places import LENGTH, Places
from learning.credit.badges.tokens import USE, write
from learning.credit.certificates.models import certificate, certificate_state
from learning.credit.signing import base64url, ring
from learning.credit.signing.keys import Keys, NoKey
from learning.credit.signing.models import signing_key

HELD_S = 300


def signed_list(db: Connection, keys: Keys, number: int, now: int) -> str:
    """The list of that number as token. Raises NotFound when no badge stands in it, NoKey."""
    last = [place for of in (badge, badge_spent) if (place := db.scalar(select(func.max(of.c.position)))) is not None]
    if not last or number > max(last) // LENGTH:
        raise NotFound
    if (kid := ring.ready(db, keys, USE)) is None:
        raise NoKey(next="Whoever runs the site makes a key with `flask keys make --use badges`; then try again.")
    return write(keys, kid, ring.public_half(db, kid), claims(Places(keys.site), number, _ended(db, number), now))


def claims(places: Places, number: int, ended: Iterable[int], now: int) -> dict[str, Any]:
    """The payload: the credential and its claims. `ended`: indices in this list. Pure."""
    address = places.status_list(number)
    credential = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": places.issuer,
        "validFrom": iso(now),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "ttl": HELD_S * 1000,
            "encodedList": encoded(ended),
        },
    }
    # No jti: the one context of a list does not define it.
    return credential | {"iss": places.issuer, "nbf": now // 1000, "sub": f"{address}#list"}


def encoded(ended: Iterable[int]) -> str:
    """The bits, most significant first, as GZIP in multibase base64url."""
    bits = bytearray(LENGTH // 8)
    for index in ended:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64url.to_text(gzip.compress(bytes(bits), mtime=0))


def _ended(db: Connection, number: int) -> list[int]:
    """Superseded, revoked, signed by a key that was in wrong hands, or purged: none of them comes back."""
    row, spent, first = badge.c.position, badge_spent.c.position, number * LENGTH
    by_act = select(certificate_state.c.certificate_id)
    by_key = (
        select(certificate.c.id)
        .join(signing_key, signing_key.c.kid == certificate.c.kid)
        .where(certificate.c.issued_at > signing_key.c.revoked_after)
    )
    gone = badge.c.certificate_id.in_(by_act) | badge.c.certificate_id.in_(by_key)
    here = (first, first + LENGTH - 1)
    ended = union_all(select(row).where(FIRST, row.between(*here), gone), select(spent).where(spent.between(*here)))
    return [one - first for one in db.scalars(ended)]
