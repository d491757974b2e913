"""Signed receipts: what the server acknowledged can be shown later, by the candidate too."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from learning.attempts.exams.models import sitting, sitting_event
from learning.attempts.owners import Owner, owned, owner_values
from learning.core.errors import NotFound


@dataclass(frozen=True)
class Kept:
    """One event that is on disk: what was acknowledged."""

    sitting_id: str
    client_id: str
    seq: int
    sha256: str
    received_at: int


def sign(key: str, kept: Kept) -> str:
    """The receipt, 64 hexadecimal digits."""
    body = f"{kept.sitting_id}.{kept.client_id}.{kept.seq}.{kept.sha256}.{kept.received_at}"
    # The words in front keep this key's other uses apart.
    return hmac.digest(key.encode(), b"exam receipt:" + body.encode(), hashlib.sha256).hex()


def genuine(keys: Iterable[str], kept: Kept, receipt: str) -> bool:
    """Whether one of our keys, present or former, signed it."""
    return any(hmac.compare_digest(sign(key, kept).encode(), receipt.encode()) for key in keys)


def lines(db: Connection, owner: Owner, sitting_id: str, key: str) -> list[str]:
    """One line for each event that is kept, in the order of their arrival; NotFound for another's sitting."""
    known = select(sitting.c.id).where(sitting.c.id == sitting_id, owned(sitting))
    if db.scalar(known, owner_values(owner)) is None:
        raise NotFound
    event = sitting_event.c
    rows = db.execute(
        select(event.client_id, event.seq, event.sha256, event.received_at, event.outcome)
        .where(event.sitting_id == sitting_id)
        .order_by(event.rev)
    )
    both = [(row, Kept(sitting_id, row.client_id, row.seq, row.sha256, row.received_at)) for row in rows]
    return [
        f"{kept.received_at} {kept.client_id} {kept.seq} {kept.sha256} {row.outcome} {sign(key, kept)}"
        for row, kept in both
    ]
