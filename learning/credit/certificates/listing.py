"""Somebody's own certificates."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, case, select

from learning.core.logs import log
from learning.credit.certificates.checking import find_all
from learning.credit.certificates.models import certificate, certificate_state
from learning.credit.certificates.snapshot import Snapshot, read
from learning.credit.signing.models import signing_key


@dataclass(frozen=True)
class Listed:
    """One line of the list; `state`: valid, superseded or revoked. Instants in milliseconds."""

    snapshot: Snapshot
    issued_at: int
    state: str


def certificates_of(db: Connection, account_id: str, most: int = 200) -> list[Listed]:
    """Newest first; those that a correction replaced come with the state superseded."""
    return _listed(db, certificate.c.account_id == account_id, most)


def certificates_of_course(db: Connection, course: str) -> list[Listed]:
    """Every certificate of a course, newest first, each checked. Raises Tampered."""
    return [Listed(one.snapshot, one.issued_at, one.standing.state) for one in find_all(db, course)]


def _listed(db: Connection, which: ColumnElement[bool], most: int) -> list[Listed]:
    row, ended, key = certificate.c, certificate_state.c, signing_key.c
    # What a key signed in wrong hands counts as little as what somebody revoked.
    state = case((row.issued_at > key.revoked_after, "revoked"), else_=ended.state)
    rows = db.execute(
        select(row.id, row.snapshot, row.issued_at, state)
        .select_from(certificate.join(signing_key, key.kid == row.kid).outerjoin(certificate_state))
        .where(which)
        .order_by(row.issued_at.desc(), row.id, ended.state.desc())  # superseded before revoked
        .limit(most)
    )
    by_id: dict[str, Listed] = {}
    for ident, text, issued_at, became in rows:
        if snapshot := _legible(ident, text):
            by_id[ident] = Listed(snapshot, issued_at, became or "valid")  # the later row, revoked, stands
    return list(by_id.values())


def _legible(certificate_id: str, text: str) -> Snapshot | None:
    """The copy, unless somebody made it illegible behind our back: their other pages must not break for that."""
    try:
        return read(text)
    except (ValueError, TypeError, KeyError, AttributeError):
        log.error("cert.invalid", certificate=certificate_id)
        return None


def ids_of_course(db: Connection, course: str) -> list[str]:
    """Every certificate of a course, whatever became of it, in the order of issue."""
    row = certificate.c
    return list(db.scalars(select(row.id).where(row.course == course).order_by(row.issued_at, row.id)))


def courses_certified(db: Connection) -> list[str]:
    """The courses that anybody has a certificate of, by their names in addresses."""
    return list(db.scalars(select(certificate.c.course).distinct().order_by(certificate.c.course)))
