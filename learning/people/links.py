"""One-time links: a secret that lives ten minutes, works once and is stored as its hash alone.

A link that was used, has run out or was never made is the same: the row is not there, and the answer is Gone.
"""

from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select

from learning.core.clock import MINUTE
from learning.core.errors import Gone
from learning.core.ids import hashed, new_secret
from learning.core.settings import Settings
from learning.people.models import link

LIFE = 10 * MINUTE

Purpose = Literal["reset", "invitation"]


def make(db: Connection, purpose: Purpose, subject: str, now: int) -> str:
    """Return the secret of a new link for this subject; its earlier links for the purpose stop working."""
    earlier = and_(link.c.purpose == purpose, link.c.subject == subject)
    db.execute(delete(link).where(or_(earlier, link.c.ends_at <= now)))
    secret = new_secret()
    row = {"hash": hashed(secret), "purpose": purpose, "subject": subject, "ends_at": now + LIFE}
    db.execute(link.insert().values(row))
    return secret


def subject_of(db: Connection, purpose: Purpose, secret: str, now: int) -> str:
    """Return whom a usable link acts on and leave it usable (mail scanners open links too); else raise Gone."""
    return _or_gone(db.execute(select(link.c.subject).where(_usable(purpose, secret, now))).scalar())


def spend(db: Connection, purpose: Purpose, secret: str, now: int) -> str:
    """Return whom the link acts on and use it up; raise Gone for all but the first who come."""
    spent = delete(link).where(_usable(purpose, secret, now)).returning(link.c.subject)
    return _or_gone(db.execute(spent).scalar())


def forget(db: Connection, purpose: Purpose, subject: str) -> None:
    """End every link of this subject for the purpose."""
    db.execute(delete(link).where(link.c.purpose == purpose, link.c.subject == subject))


def address(settings: Settings, purpose: Purpose, secret: str) -> str:
    """Return the whole address of a link. It is built from the settings alone: a Host header can be forged."""
    return f"{settings.base_url}/{purpose}/{secret}"


def _usable(purpose: Purpose, secret: str, now: int) -> ColumnElement[bool]:
    return and_(link.c.hash == hashed(secret), link.c.purpose == purpose, link.c.ends_at > now)


def _or_gone(subject: str | None) -> str:
    if subject is None:
        raise Gone
    return subject
