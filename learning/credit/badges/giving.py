"""Making the badge of a certificate, once for each wish about the licence, and finding it again."""

import secrets
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, Table, TextClause, func, select

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Conflict
from learning.credit.badges.credential import claims
from learning.credit.badges.models import FIRST, badge, badge_spent
from learning.credit.badges.places import LENGTH, Places
from learning.credit.badges.tokens import USE, write
from learning.credit.certificates.checking import Certified
from learning.credit.signing import ring
from learning.credit.signing.keys import Keys
from learning.credit.signing.models import signing_key


@dataclass(frozen=True)
class Badge:
    """A badge; `made_at` in milliseconds; `licence`: whether the licence is in it, as its owner said."""

    token: str
    made_at: int
    licence: bool


def badge_of(db: Connection, certificate_id: str) -> Badge | None:
    """The newest badge of a certificate, None when none was made or its key is no longer trusted for it."""
    key, row = signing_key.c, badge.c
    trusted = key.revoked_after.is_(None) | (row.made_at <= key.revoked_after)
    found = db.execute(
        select(row.token, row.made_at, row.licence, trusted.label("trusted"))
        .join(signing_key, key.kid == row.kid)
        .where(row.certificate_id == certificate_id)
        .order_by(row.number.desc())
        .limit(1)
    ).first()
    return Badge(found.token, found.made_at, found.licence) if found and found.trusted else None


def make(db: Connection, keys: Keys, found: Certified, actor: str, now: int, *, licence: bool = False) -> None:
    """Sign it, unless the newest one is trusted and says the same. Raises Conflict, NoKey.

    `licence`: whether its owner wants the licence in it. The badges before it stay genuine: they are true, have the
    same id and the same bit, and a later `validFrom` tells which is newest. Call it inside a unit.
    """
    said = found.snapshot
    if found.standing.state != "valid":
        raise Conflict(f"This certificate is {found.standing.state}, so no badge is made of it.", next=_NEXT)
    licence = licence and said.licence is not None
    newest = badge_of(db, said.id)
    if newest is not None and newest.licence == licence:
        return
    kid = ring.signing_kid(db, keys, USE, now)
    place = _place(db, said.id)
    token = write(keys, kid, ring.public_half(db, kid), claims(said, Places(keys.site), place.position, now, licence))
    values = {**asdict(place), "token": token, "kid": kid, "made_at": now, "licence": licence}
    unless_there = insert(db, badge).values(certificate_id=said.id, **values).on_conflict_do_nothing()
    if db.scalar(unless_there.returning(badge.c.number)) is not None:  # otherwise somebody was quicker by a moment
        audit.record(db, actor, "badge.make", said.id, now, {"kid": kid, "licence": licence})


@dataclass(frozen=True)
class _Place:
    number: int
    position: int


def _place(db: Connection, certificate_id: str) -> _Place:
    """Which of its certificate's badges the next one is, and its bit, which the first one drew."""
    row = badge.c
    last = select(func.max(row.number), func.max(row.position)).where(row.certificate_id == certificate_id)
    number, position = db.execute(last).one()
    return _Place(1, _free(db)) if number is None else _Place(number + 1, position)


_NEXT = "Its public page says why; a corrected certificate is in your list."


def _free(db: Connection) -> int:
    """A place that no badge has, in the list that is less than half full."""
    given = select(func.count()).select_from(badge).where(FIRST)
    count = sum(db.scalar(one) or 0 for one in (given, select(func.count()).select_from(badge_spent)))
    first = count // (LENGTH // 2) * LENGTH
    while True:
        drawn = first + secrets.randbelow(LENGTH)
        if not db.scalar(select(_taken(badge, drawn, FIRST) | _taken(badge_spent, drawn))):
            return drawn


def _taken(of: Table, position: int, *where: TextClause) -> ColumnElement[bool]:
    return select(of.c.position).where(of.c.position == position, *where).exists()
