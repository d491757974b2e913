"""What staff do with a certificate: correct it, which makes another, or revoke it. Each act has a reason."""

from sqlalchemy import Connection, select

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Conflict, Forbidden
from learning.credit.certificates.certifying import add, stamp
from learning.credit.certificates.checking import Certified, find
from learning.credit.certificates.facts import Licence
from learning.credit.certificates.models import certificate, certificate_state
from learning.credit.certificates.snapshot import corrected
from learning.credit.signing.keys import Keys
from learning.people import accounts


class OwnCertificate(Forbidden):
    """Staff do not act on what certifies themselves."""

    what = "This certificate is your own. Another member of staff has to do this."


def supersede(
    db: Connection, keys: Keys, certificate_id: str, name: str, licence: Licence | None,
    actor: str, reason: str, now: int,
) -> str:  # fmt: skip
    """The id of a new certificate with another name or licence; the old one is superseded.

    Raises NoSuchCertificate, OwnCertificate, and Conflict when the old one has ended already.
    """
    old = _anothers(db, certificate_id, actor)
    if old.standing.state == "revoked" and not old.standing.by_key:
        raise Conflict("This certificate is revoked.", next="Nothing that is revoked is corrected.")
    snapshot = corrected(old.snapshot, name, licence, stamp(db, keys, now))
    _end(db, certificate_id, "superseded", actor, reason, now)
    if not add(db, keys, snapshot, old.enrolment_id, accounts.hold(db, old.account_id), now):
        raise Conflict
    audit.record(db, actor, "certificate.supersede", certificate_id, now, {"by": snapshot.id, "reason": reason})
    return snapshot.id


def revoke(db: Connection, certificate_id: str, actor: str, reason: str, now: int) -> None:
    """From now on the public page says that it is revoked, since when and why.

    Raises NoSuchCertificate, OwnCertificate, and Conflict when it is revoked already.
    """
    _anothers(db, certificate_id, actor)
    _end(db, certificate_id, "revoked", actor, reason, now)
    audit.record(db, actor, "certificate.revoke", certificate_id, now, {"reason": reason})


def _anothers(db: Connection, certificate_id: str, actor: str) -> Certified:
    # Held: what is purged or erased at this moment is either gone already or stays until this is done.
    itself = select(certificate.c.id).where(certificate.c.id == certificate_id)
    db.execute(itself.with_for_update(read=True, key_share=True))
    found = find(db, certificate_id)
    if found.account_id == actor:
        raise OwnCertificate
    return found


def _end(db: Connection, certificate_id: str, state: str, actor: str, reason: str, now: int) -> None:
    values = {"certificate_id": certificate_id, "state": state, "at": now, "by": actor, "reason": reason}
    unless_there = insert(db, certificate_state).values(values).on_conflict_do_nothing()
    if db.scalar(unless_there.returning(certificate_state.c.state)) is None:
        raise Conflict("This was done to this certificate before.")
