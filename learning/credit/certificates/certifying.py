"""Issuing a certificate, exactly once for each enrolment."""

import secrets

from sqlalchemy import Connection, select

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Trouble
from learning.core.provider import Provider
from learning.credit.certificates import signatures
from learning.credit.certificates.facts import Completion
from learning.credit.certificates.models import FIRST, certificate
from learning.credit.certificates.snapshot import Snapshot, Stamp, snapshot_of, to_text
from learning.credit.certificates.words import missing
from learning.credit.signing import ring
from learning.credit.signing.keys import Keys

USE = "certificates"


class Unissuable(Trouble):
    """The provider lacks what every certificate has to say; `sentences` name each setting."""

    status = 503
    title = "No certificate can be issued yet"
    safe = "What you have completed is kept, and nothing has to be done again."
    next = "Whoever runs the site sets it; the certificate is issued then."

    def __init__(self, sentences: tuple[str, ...]) -> None:
        self.sentences = sentences
        super().__init__(" ".join(sentences))


def issue(db: Connection, keys: Keys, provider: Provider, completion: Completion, now: int) -> str:
    """The id of the certificate of an enrolment: made by the first call, found by each later one.

    Call it inside a unit. Raises Unissuable, and NoKey when there is nothing to sign with.
    """
    if found := _issued(db, completion.enrolment_id):
        return found
    if sentences := missing(provider, completion.instructor):
        raise Unissuable(sentences)
    snapshot = snapshot_of(completion, provider, stamp(db, keys, now), _signature(db, provider, now))
    if not add(db, keys, snapshot, completion.enrolment_id, completion.account_id, now):
        return str(_issued(db, completion.enrolment_id))  # somebody was quicker by a moment
    detail = {"enrolment": completion.enrolment_id, "course": completion.course}
    audit.record(db, completion.account_id, "certificate.issue", snapshot.id, now, detail)
    return snapshot.id


def _signature(db: Connection, provider: Provider, now: int) -> str:
    try:
        return signatures.keep(db, provider.signature_file, now)
    except signatures.Unsigned as trouble:
        raise Unissuable((str(trouble),)) from None


def stamp(db: Connection, keys: Keys, now: int) -> Stamp:
    """An id that nobody can guess, and the key of now."""
    fresh = secrets.token_urlsafe(16)
    return Stamp(fresh, f"{keys.site}/verify/{fresh}", ring.signing_kid(db, keys, USE, now), now)


def add(db: Connection, keys: Keys, snapshot: Snapshot, enrolment_id: str, account_id: str | None, now: int) -> bool:
    """Sign the copy and keep it; False when its enrolment, or the certificate it corrects, has one already."""
    text = to_text(snapshot)
    values = {
        "id": snapshot.id, "enrolment_id": enrolment_id, "account_id": account_id, "course": snapshot.course,
        "snapshot": text, "signature": keys.sign(USE, snapshot.kid, text), "kid": snapshot.kid, "issued_at": now,
        "supersedes": snapshot.supersedes,
    }  # fmt: skip
    unless_there = insert(db, certificate).values(values).on_conflict_do_nothing()
    return db.scalar(unless_there.returning(certificate.c.id)) is not None


def _issued(db: Connection, enrolment_id: str) -> str | None:
    row = certificate.c
    return db.scalar(select(row.id).where(row.enrolment_id == enrolment_id, FIRST))
