"""Making the badge of a certificate, once, and finding it again."""

import secrets
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Conflict
from learning.credit.badges.credential import claims
from learning.credit.badges.models import badge, badge_spent
from learning.credit.badges.places import LENGTH, Places
from learning.credit.badges.tokens import USE, write
from learning.credit.certificates.checking import Certified
from learning.credit.signing import ring
from learning.credit.signing.keys import Keys
from learning.credit.signing.models import signing_key


@dataclass(frozen=True)
class Badge:
    """A badge; `made_at` in milliseconds."""

    token: str
    made_at: int


def badge_of(db: Connection, certificate_id: str) -> Badge | None:
    """The badge of a certificate, None when none was made or its key is no longer trusted for it."""
    key, row = signing_key.c, badge.c
    trusted = key.revoked_after.is_(None) | (row.made_at <= key.revoked_after)
    found = db.execute(
        select(row.token, row.made_at)
        .join(signing_key, key.kid == row.kid)
        .where(row.certificate_id == certificate_id, trusted)
    ).first()
    return Badge(found.token, found.made_at) if found else None


def make(db: Connection, keys: Keys, found: Certified, actor: str, now: int) -> None:
    """Sign it, unless that was done; anew when its key is no longer trusted. Raises Conflict, NoKey.

    Call it inside a unit.
    """
    said = found.snapshot
    if found.standing.state != "valid":
        raise Conflict(f"This certificate is {found.standing.state}, so no badge is made of it.", next=_NEXT)
    if badge_of(db, said.id) is not None:
        return
    earlier = db.scalar(select(badge.c.position).where(badge.c.certificate_id == said.id))
    position = _free(db) if earlier is None else earlier
    kid = ring.signing_kid(db, keys, USE, now)
    token = write(keys, kid, ring.public_half(db, kid), claims(said, Places(keys.site), position, now))
    signed = {"token": token, "kid": kid, "made_at": now}
    row = insert(db, badge).values(certificate_id=said.id, position=position, **signed)
    db.execute(
        row.on_conflict_do_update(
            index_elements=[badge.c.certificate_id], set_=signed, where=badge.c.position == position
        )
    )
    audit.record(db, actor, "badge.make", said.id, now, {"kid": kid})


_NEXT = "Its public page says why; a corrected certificate is in your list."


def _free(db: Connection) -> int:
    """A place that no badge has, in the list that is less than half full."""
    count = sum(db.scalar(select(func.count()).select_from(of)) or 0 for of in (badge, badge_spent))
    first = count // (LENGTH // 2) * LENGTH
    while True:
        drawn = first + secrets.randbelow(LENGTH)
        if not db.scalar(select(_taken(badge, drawn) | _taken(badge_spent, drawn))):
            return drawn


def _taken(of: Table, position: int) -> ColumnElement[bool]:
    return select(of.c.position).where(of.c.position == position).exists()
